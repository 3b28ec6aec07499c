import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { postInterestSchema, readDueInterestSchema } from '@cohong/domain/interest/api';
import { dueInterest, postInterest } from '@cohong/domain/interest/post-interest';
import { bookingsOfInterest } from '@cohong/domain/journal/bookings';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { findCoins, mintingIn, saveCoins } from '../coin/purse.js';
import { currencyPolicies } from '../currency/records.js';
import { book } from '../journal/journal.js';
import { holdersOf } from '../limit/holders.js';
import { actingBank } from '../places.js';
import { isTransferIdTaken } from '../transfer/is-transfer-id-taken.js';
import { transfers } from '../transfer/records.js';

/** What wallets earn. Endorsers: the central bank and the bank that keeps the wallets and owes the interest. */
@Info({ title: 'Interest', description: 'Interest on what is in wallets' })
export class InterestContract extends CohongContract {
    constructor() {
        super('interest');
    }

    /**
     * Pays wallets what is due to them, out of the bank's vault. One pair of eyes suffices: to whom, how much and when
     * the rule says, and a maker can do no more than be late.
     */
    @Transaction()
    @Returns('string')
    async PostInterest(ctx: CohongContext): Promise<string> {
        const order = ctx.input(postInterestSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const collection = ctx.ledger.in(place);

            const { transfer, ...posted } = postInterest(order, {
                ...mintingIn(ctx),
                holders: await holdersOf(ctx, place, order.wallets),
                currencyPolicies: (await ctx.ledger.findBook(currencyPolicies))?.policies ?? [],
                isTransferIdTaken: await isTransferIdTaken(ctx, place, order.postingId),
                coins: await findCoins(ctx, place, order.coins),
            });

            await saveCoins(ctx, place, posted);
            await collection.insert(transfers, transfer);
            await book(ctx, place, bookingsOfInterest(transfer));
            ctx.emit({ type: 'InterestPosted', postingId: order.postingId });
            return order.postingId;
        });
    }

    /** What is due now to those of the wallets to which anything is. */
    @Transaction(false)
    @Returns('string')
    async ReadDueInterest(ctx: CohongContext): Promise<string> {
        const { wallets } = ctx.input(readDueInterestSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        const policies = (await ctx.ledger.findBook(currencyPolicies))?.policies ?? [];
        const holders = await holdersOf(ctx, place, wallets);

        return canonicalJson(dueInterest(holders, { currencyPolicies: policies, at: ctx.now }));
    }
}
