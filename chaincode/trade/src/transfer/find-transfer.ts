import { memberBook, type CohongContext, type PrivateCollection } from '@cohong/chaincode-runtime';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import type { TransferAddress } from '@cohong/domain/transfer/api';
import { amountOf } from '@cohong/domain/transfer/recount-transfer';
import type { TransferringFacts } from '@cohong/domain/transfer/request-transfer';
import { mustBeTransferringBank } from '@cohong/domain/transfer/transfer-credit';
import type { Transfer, TransferRequest } from '@cohong/domain/transfer/transfer';
import { findCredit, vaultsOf, type Acting } from '../letter-of-credit/find-credit.js';
import { standingUnder, type Standing } from '../presentation/find-presentation.js';
import { vaultsOfBanks } from '../places.js';
import { transferRequests, transfers } from './records.js';

/** Everything that decides how much of a credit can be transferred. */
export async function transferringFacts(
    ctx: CohongContext,
    acting: Acting,
    creditId: string,
): Promise<TransferringFacts & Standing> {
    const credit = await findCredit(ctx, acting, creditId);

    return {
        ...(await standingUnder(ctx, vaultsOf(ctx, acting, credit.terms), credit)),
        memberBook: await ctx.ledger.getBook(memberBook),
        bank: acting.bank,
        at: ctx.now,
    };
}

/** A transfer with its credit, as all banks of the credit hold them. */
export async function findTransfer(
    ctx: CohongContext,
    acting: Acting,
    { creditId, number }: TransferAddress,
): Promise<{ readonly credit: Credit; readonly transfer: Transfer }> {
    const credit = await findCredit(ctx, acting, creditId);
    const transfer = await vaultsOf(ctx, acting, credit.terms).get(transfers, creditId, String(number));

    return { credit, transfer };
}

/** The vaults of the bank that asked for a transfer and the one that does it, the acting bank's first. */
export function requestVaults(
    ctx: CohongContext,
    acting: Acting,
    { requestingBank, transferringBank }: Pick<Transfer, 'requestingBank' | 'transferringBank'>,
): PrivateCollection {
    return vaultsOfBanks(ctx, acting, [requestingBank, transferringBank]);
}

/** What was asked for, as the two banks hold it that know of it. Any other bank finds nothing. */
export async function findRequest(ctx: CohongContext, acting: Acting, transfer: Transfer): Promise<TransferRequest> {
    const { creditId, number } = transfer;

    return await requestVaults(ctx, acting, transfer).get(transferRequests, creditId, String(number));
}

/**
 * What the second beneficiary has, with everything under it, as the transferring bank and the second one's bank hold it.
 * Refuses any other bank, and where nothing was transferred.
 */
export async function findSecond(
    ctx: CohongContext,
    acting: Acting,
    { transfer, request }: { readonly transfer: Transfer; readonly request: TransferRequest },
): Promise<Standing> {
    mustBeTransferringBank(transfer, acting.bank);
    amountOf(transfer);
    const credit = await findCredit(ctx, acting, request.transferredCreditId ?? '');

    return await standingUnder(ctx, vaultsOf(ctx, acting, credit.terms), credit);
}
