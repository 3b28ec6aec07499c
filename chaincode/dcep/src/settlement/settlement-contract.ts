import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { settlementSchema } from '@cohong/domain/dcep/api';
import { settle } from '@cohong/domain/dcep/settle';
import { bookingsOfSettlement } from '@cohong/domain/journal/bookings';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { findCoins, mintingIn, saveCoins } from '../coin/purse.js';
import { isFrozen } from '../freeze/is-frozen.js';
import { book } from '../journal/journal.js';
import { actingBank } from '../places.js';
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
        const { from, to, amount, coins } = settlement;
        const collection = ctx.ledger.in(place);

        const settled = settle(settlement, {
            ...mintingIn(ctx),
            invokedChaincode: ctx.invokedChaincode,
            bank,
            payerWallet: await collection.find(wallets, from.wallet),
            isPayerFrozen: await isFrozen(ctx, from.wallet),
            payeeWallet: await collection.find(wallets, to.wallet),
            coins: await findCoins(ctx, place, coins),
        });

        await saveCoins(ctx, place, settled);
        await book(ctx, place, bookingsOfSettlement({ from: from.wallet, to: to.wallet, amount }));
        return canonicalJson({ transactionId: ctx.transactionId });
    }
}
