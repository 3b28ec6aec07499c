import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { settlementSchema, type Settlement } from '@cohong/domain/dcep/api';
import { spendText } from '@cohong/domain/dcep/holder-order';
import { settle } from '@cohong/domain/dcep/settle';
import type { Wallet } from '@cohong/domain/dcep/wallet';
import { bookingsOfSettlement } from '@cohong/domain/journal/bookings';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { findCoins, mintingIn, saveCoins } from '../coin/purse.js';
import { isFrozen } from '../freeze/is-frozen.js';
import { book } from '../journal/journal.js';
import { actingBank } from '../places.js';
import { transfers } from '../transfer/records.js';
import { isSignedBy } from '../wallet/holder-signature.js';
import { wallets } from '../wallet/records.js';

/** Delivery versus payment: the payment of an act of trade, in the same transaction as the act. */
@Info({ title: 'Settlement', description: 'Payments that belong to acts of trade' })
export class SettlementContract extends CohongContract {
    constructor() {
        super('settlement');
    }

    /**
     * Makes the payment that `trade` has found to be due. It keeps no request record and emits nothing: both are the
     * caller's, and a called chaincode's event would be lost. Endorsers: the central bank and the payer's bank.
     */
    @Transaction()
    @Returns('string')
    async Settle(ctx: CohongContext): Promise<string> {
        const settlement = ctx.settlement(settlementSchema);
        const { bank, place } = await actingBank(ctx, 'maker', 'checker');
        const { transferId, from, to, amount, coins } = settlement;
        const collection = ctx.ledger.in(place);
        const payerWallet = await collection.find(wallets, from.wallet);

        const { transfer, ...settled } = settle(settlement, {
            ...mintingIn(ctx),
            invokedChaincode: ctx.invokedChaincode,
            bank,
            payerWallet,
            isPayerFrozen: await isFrozen(ctx, from.wallet),
            payeeWallet: await collection.find(wallets, to.wallet),
            isSigned: isSigned(settlement, { payerWallet, channel: ctx.channel }),
            earlier: await collection.find(transfers, transferId),
            coins: await findCoins(ctx, place, coins),
        });

        await saveCoins(ctx, place, settled);
        await collection.insert(transfers, transfer);
        await book(ctx, place, bookingsOfSettlement({ from: from.wallet, to: to.wallet, amount }));
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
    const outputs = [{ to: to.wallet, amount }];
    const order = { transferId, reference, from: from.wallet, coins, outputs, ...validity };

    return isSignedBy(payerWallet.holderKey, { text: spendText(order, { channel, bank: from.bank }), signature });
}
