import { CohongContext, CohongContract, resultOf } from '@cohong/chaincode-runtime';
import {
    convertPackingCreditsSchema,
    decidePackingCreditsSchema,
    settlePackingCreditsSchema,
    type PackingCreditItem,
} from '@cohong/domain/packing-credit/api';
import { decidePackingCredit } from '@cohong/domain/packing-credit/decide-packing-credit';
import { mustBeSettled, settlePackingCredit } from '@cohong/domain/packing-credit/end-packing-credit';
import type { PackingCredit } from '@cohong/domain/packing-credit/packing-credit';
import { pendingConversion } from '@cohong/domain/packing-credit/request-conversion';
import { packingCreditPolicyAt } from '@cohong/domain/packing-credit/set-packing-credit-policy';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { notedRecords, saveAnswered } from '../registry/noted-records.js';
import { mustBeRegistrar } from '../registry/registrars-work.js';
import { ConversionRound } from './conversion-round.js';
import { OrderFile } from './order-file.js';
import { packingCreditPolicies, packingCredits } from './records.js';

/** The kind of note by which a reservation, or a repayment, waits to be carried over. */
const end = 'packing-credit-end';

/**
 * What the registrars of both regulators answer to banks that lend on orders, over all banks, and what they carry into the
 * registry of it. They do so in batches, as `RegistryContract` says. Endorsers of every act: both regulators.
 */
@Info({ title: 'Packing credit registry', description: 'What lies on purchase orders, over all banks' })
export class PackingCreditRegistryContract extends CohongContract {
    constructor() {
        super('packing-credit-registry');
    }

    /** Answers requests for a reservation, each with those before it in the batch taken into account. */
    @Transaction()
    @Returns('string')
    async DecidePackingCredits(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(decidePackingCreditsSchema);
        await mustBeRegistrar(ctx, items);
        const policy = packingCreditPolicyAt(await ctx.ledger.findBook(packingCreditPolicies), ctx.now);
        const orders = await OrderFile.open(ctx);
        const asked = { items: addressesOf(items), note: 'packing-credit' } as const;
        const changed: PackingCredit[] = [];

        for (const before of await notedRecords(ctx, packingCredits, asked)) {
            const { packingCredit, financed } = decidePackingCredit(before, {
                financed: await orders.find(before),
                policy,
                decidedAt: ctx.now,
            });
            if (financed !== undefined) {
                orders.put(financed);
            }
            changed.push(packingCredit);
        }

        await saveAnswered(ctx, packingCredits, { changed, done: 'packing-credit', end });
        await orders.save();
        ctx.emit({ type: 'PackingCreditsDecided', packingCreditIds: idsOf(changed) });
        return resultOf(ctx, ctx.transactionId);
    }

    /** Carries into the registry what banks gave up or were repaid, and ends what they did not pay out in time. */
    @Transaction()
    @Returns('string')
    async SettlePackingCredits(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(settlePackingCreditsSchema);
        await mustBeRegistrar(ctx, items);
        const orders = await OrderFile.open(ctx);
        const asked = { items: addressesOf(items), note: end } as const;
        const changed: PackingCredit[] = [];

        for (const before of await notedRecords(ctx, packingCredits, asked)) {
            if (mustBeSettled(before, ctx.now)) {
                const settled = settlePackingCredit(before, { financed: await orders.get(before), at: ctx.now });
                orders.put(settled.financed);
                changed.push(settled.packingCredit);
            }
        }

        await saveAnswered(ctx, packingCredits, { changed, done: end, end });
        await orders.save();
        ctx.emit({ type: 'PackingCreditsSettled', packingCreditIds: idsOf(changed) });
        return resultOf(ctx, ctx.transactionId);
    }

    /** Moves loans from their orders to declarations of the goods, each whole or not at all. */
    @Transaction()
    @Returns('string')
    async ConvertPackingCredits(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(convertPackingCreditsSchema);
        await mustBeRegistrar(ctx, items);
        const round = await ConversionRound.open(ctx);
        const asked = { items: addressesOf(items), note: 'packing-credit-conversion' } as const;
        const changed: PackingCredit[] = [];

        for (const before of await notedRecords(ctx, packingCredits, asked)) {
            if (pendingConversion(before) !== undefined) {
                changed.push(await round.take(before));
            }
        }

        await saveAnswered(ctx, packingCredits, { changed, done: 'packing-credit-conversion', end });
        await round.save();
        const { financingIds } = round;
        ctx.emit({ type: 'PackingCreditsConverted', packingCreditIds: idsOf(changed), financingIds });
        return resultOf(ctx, ctx.transactionId);
    }
}

/** Where a registrar looks for what waits. */
function addressesOf(items: readonly PackingCreditItem[]): readonly { readonly bank: string; readonly id: string }[] {
    return items.map(({ bank, packingCreditId: id }) => ({ bank, id }));
}

function idsOf(changed: readonly PackingCredit[]): readonly string[] {
    return changed.map(({ packingCreditId }) => packingCreditId);
}
