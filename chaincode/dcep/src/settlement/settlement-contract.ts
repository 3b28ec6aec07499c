import { CohongContext, CohongContract, isSignedBy, memberBook } from '@cohong/chaincode-runtime';
import { settlementSchema, type Settlement } from '@cohong/domain/dcep/api';
import { spendText } from '@cohong/domain/dcep/holder-order';
import { settle } from '@cohong/domain/dcep/settle';
import type { Wallet } from '@cohong/domain/dcep/wallet';
import { bookingsOfSettlement } from '@cohong/domain/journal/bookings';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { remittanceText } from '@cohong/domain/remittance/signed-text';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { findCoins, mintingIn, saveCoins } from '../coin/purse.js';
import { isFrozen } from '../freeze/is-frozen.js';
import { book } from '../journal/journal.js';
import { actingBank } from '../places.js';
import { remittances } from '../remittance/records.js';
import { saveSent } from '../remittance/save-remittance.js';
import { isTransferIdTaken } from '../transfer/is-transfer-id-taken.js';
import { transfers } from '../transfer/records.js';
import { findWallet } from '../wallet/find-wallet.js';
import { wallets } from '../wallet/records.js';

/** Delivery versus payment: the payment of an act of trade, in the same transaction as the act. */
@Info({ title: 'Settlement', description: 'Payments that belong to acts of trade' })
export class SettlementContract extends CohongContract {
    constructor() {
        super('settlement');
    }

    /**
     * Makes the payment that `trade` has found to be due, within the bank or into the vault of another. It keeps no
     * request record and emits nothing: both are the caller's, and a called chaincode's event would be lost. Endorsers:
     * the central bank and the payer's bank.
     */
    @Transaction()
    @Returns('string')
    async Settle(ctx: CohongContext): Promise<string> {
        const settlement = ctx.settlement(settlementSchema);
        const { bank, place } = await actingBank(ctx, 'maker', 'checker');
        const { transferId, from, to, shares = [], coins } = settlement;
        const collection = ctx.ledger.in(place);
        const payerWallet = await findWallet(ctx, place, from.wallet);

        const settled = settle(settlement, {
            ...mintingIn(ctx),
            invokedChaincode: ctx.invokedChaincode,
            bank,
            memberBook: await ctx.ledger.getBook(memberBook),
            payerWallet,
            isPayerFrozen: await isFrozen(ctx, payerWallet),
            payeeWallet: to.bank === bank ? await collection.find(wallets, to.wallet) : undefined,
            shareWallets: await Promise.all(shares.map(({ wallet }) => collection.find(wallets, wallet))),
            isSigned: isSigned(settlement, { payerWallet, channel: ctx.channel }),
            isTransferIdTaken: await isTransferIdTaken(ctx, place, transferId),
            isIdTaken: await collection.isThere(remittances, transferId),
            coins: await findCoins(ctx, place, coins),
        });

        const bookings = (settled.transfer?.outputs ?? []).flatMap((output) =>
            bookingsOfSettlement({ from: from.wallet, ...output }),
        );
        if ('remittance' in settled) {
            await saveSent(ctx, place, { ...settled, bookings });
        } else {
            await saveCoins(ctx, place, settled);
            await book(ctx, place, bookings);
        }
        if (settled.transfer !== undefined) {
            await collection.insert(transfers, settled.transfer);
        }
        return canonicalJson({ transactionId: ctx.transactionId });
    }
}

/** Whether the holder of the wallet that pays has signed this very payment. */
function isSigned(
    { transferId, reference, from, to, amount, coins, signed }: Settlement,
    { payerWallet, channel }: { readonly payerWallet: Wallet | undefined; readonly channel: string },
): boolean {
    if (signed === undefined || payerWallet === undefined) {
        return false;
    }
    const { signature, ...validity } = signed;
    const whereabouts = { channel, bank: from.bank };
    const order = { reference, from: from.wallet, coins, ...validity };
    const text =
        to.bank === from.bank
            ? spendText({ ...order, transferId, outputs: [{ to: to.wallet, amount }] }, whereabouts)
            : remittanceText(
                  { ...order, remittanceId: transferId, payeeBank: to.bank, payee: to.wallet, amount },
                  whereabouts,
              );

    return isSignedBy(payerWallet.holderKey, { text, signature });
}
