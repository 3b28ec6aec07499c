import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import type { Advising } from '@cohong/domain/letter-of-credit/advise-credit';
import {
    readTransferSchema,
    requestTransferSchema,
    transferAddressSchema,
    transferCreditSchema,
} from '@cohong/domain/transfer/api';
import { requestTransfer, withdrawTransfer } from '@cohong/domain/transfer/request-transfer';
import { returnTransfer } from '@cohong/domain/transfer/return-transfer';
import { declineTransfer, transferCredit } from '@cohong/domain/transfer/transfer-credit';
import type { Transfer } from '@cohong/domain/transfer/transfer';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { saveCredit, vaultsOf } from '../letter-of-credit/find-credit.js';
import { credits } from '../letter-of-credit/records.js';
import { actingBank, vaultInView } from '../places.js';
import { findRequest, findSecond, findTransfer, requestVaults, transferringFacts } from './find-transfer.js';
import { transferRequests, transfers } from './records.js';

const transferByTwo: ByTwo<typeof transferCreditSchema> = {
    act: 'credit-transfer:ApproveTransfer',
    schema: transferCreditSchema,
    decide: async (ctx, acting, input) => {
        const { creditId, number } = input;
        const facts = await transferringFacts(ctx, acting, creditId);
        const found = await findTransfer(ctx, acting, { creditId, number });
        const asked = await findRequest(ctx, acting, found.transfer);

        const decided = transferCredit(input, { ...facts, transfer: found.transfer, request: asked });

        const { transfer, request, transferred } = decided;
        const save = async (): Promise<void> => {
            await vaultsOf(ctx, acting, facts.credit.terms).replace(transfers, transfer);
            await requestVaults(ctx, acting, transfer).replace(transferRequests, request);
            await vaultsOf(ctx, acting, transferred.terms).insert(credits, transferred);
        };
        return { creditId: transferred.creditId, save };
    },
    events: ['TransferProposed', 'CreditTransferred'],
};

interface ChangeOfTransfer {
    readonly event: string;
    readonly change: (transfer: Transfer, advising: Advising) => Transfer;
}

/** Transferable credits (UCP 600 art. 38). Endorsers of every act: the acting bank and a regulator. */
@Info({ title: 'CreditTransfer', description: 'Transfers of letters of credit to second beneficiaries' })
export class TransferContract extends CohongContract {
    constructor() {
        super('credit-transfer');
    }

    /** Asks the transferring bank, for the first beneficiary. */
    @Transaction()
    @Returns('string')
    async RequestTransfer(ctx: CohongContext): Promise<string> {
        const input = ctx.input(requestTransferSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const facts = await transferringFacts(ctx, acting, input.creditId);

            const { credit, transfer, request } = requestTransfer(input, facts);

            await saveCredit(ctx, acting, credit);
            await vaultsOf(ctx, acting, credit.terms).insert(transfers, transfer);
            await requestVaults(ctx, acting, transfer).insert(transferRequests, request);
            ctx.emit({ type: 'TransferRequested', creditId: credit.creditId });
            return credit.creditId;
        });
    }

    /** Takes the request back before the bank decides. */
    @Transaction()
    @Returns('string')
    async WithdrawTransfer(ctx: CohongContext): Promise<string> {
        return await this.#change(ctx, { event: 'TransferWithdrawn', change: withdrawTransfer });
    }

    /** Says that the bank does not transfer. */
    @Transaction()
    @Returns('string')
    async DeclineTransfer(ctx: CohongContext): Promise<string> {
        return await this.#change(ctx, { event: 'TransferDeclined', change: declineTransfer });
    }

    /** Proposes to transfer as asked; another user approves. */
    @Transaction()
    @Returns('string')
    async ProposeTransfer(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, transferByTwo);
    }

    /** Transfers: the second beneficiary's bank has its credit from this block on. */
    @Transaction()
    @Returns('string')
    async ApproveTransfer(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, transferByTwo);
    }

    /** Gives the first beneficiary back what the second has not used. */
    @Transaction()
    @Returns('string')
    async ReturnTransfer(ctx: CohongContext): Promise<string> {
        const address = ctx.input(transferAddressSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const { credit, presentations } = await transferringFacts(ctx, acting, address.creditId);
            const { transfer } = await findTransfer(ctx, acting, address);
            const request = await findRequest(ctx, acting, transfer);
            const second =
                request.transferredCreditId === undefined
                    ? undefined
                    : await findSecond(ctx, acting, { transfer, request });

            const returned = returnTransfer(transfer, { second, presentations, bank, at: ctx.now });

            await vaultsOf(ctx, acting, credit.terms).replace(transfers, returned);
            ctx.emit({ type: 'TransferReturned', creditId: credit.creditId });
            return credit.creditId;
        });
    }

    /** That a part of a credit is transferred, or is to be. */
    @Transaction(false)
    @Returns('string')
    async ReadTransfer(ctx: CohongContext): Promise<string> {
        const { creditId, number, bank } = ctx.input(readTransferSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));

        return canonicalJson(await vault.get(transfers, creditId, String(number)));
    }

    /** What was asked for, at the two banks that know of it. */
    @Transaction(false)
    @Returns('string')
    async ReadTransferRequest(ctx: CohongContext): Promise<string> {
        const { creditId, number, bank } = ctx.input(readTransferSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));

        return canonicalJson(await vault.get(transferRequests, creditId, String(number)));
    }

    async #change(ctx: CohongContext, { event, change }: ChangeOfTransfer): Promise<string> {
        const address = ctx.input(transferAddressSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const { credit, transfer } = await findTransfer(ctx, acting, address);

            const changed = change(transfer, { bank, at: ctx.now });

            await vaultsOf(ctx, acting, credit.terms).replace(transfers, changed);
            ctx.emit({ type: event, creditId: credit.creditId });
            return credit.creditId;
        });
    }
}
