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
import type { WaitingKind } from '@cohong/domain/receivable/waiting';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { vaultOf } from '../places.js';
import { waitingNotes } from '../receivable/records.js';
import { mustBeRegistrar, mustWait } from '../registry/registrars-work.js';
import { ConversionRound } from './conversion-round.js';
import { OrderFile } from './order-file.js';
import { packingCreditPolicies, packingCredits } from './records.js';

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
        const changed: PackingCredit[] = [];

        for (const before of await noted(ctx, items, 'packing-credit')) {
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

        await finish(ctx, changed, 'packing-credit');
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
        const changed: PackingCredit[] = [];

        for (const before of await noted(ctx, items, 'packing-credit-end')) {
            if (mustBeSettled(before, ctx.now)) {
                const settled = settlePackingCredit(before, { financed: await orders.get(before), at: ctx.now });
                orders.put(settled.financed);
                changed.push(settled.packingCredit);
            }
        }

        await finish(ctx, changed, 'packing-credit-end');
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
        const changed: PackingCredit[] = [];

        for (const before of await noted(ctx, items, 'packing-credit-conversion')) {
            if (pendingConversion(before) !== undefined) {
                changed.push(await round.take(before));
            }
        }

        await finish(ctx, changed, 'packing-credit-conversion');
        await round.save();
        const { financingIds } = round;
        ctx.emit({ type: 'PackingCreditsConverted', packingCreditIds: idsOf(changed), financingIds });
        return resultOf(ctx, ctx.transactionId);
    }
}

/** Those of the items that wait for this. A note that is gone was dealt with by the other registrar. */
async function noted(
    ctx: CohongContext,
    items: readonly PackingCreditItem[],
    kind: WaitingKind,
): Promise<PackingCredit[]> {
    const found: PackingCredit[] = [];
    for (const { bank, packingCreditId } of items) {
        const vault = ctx.ledger.in(vaultOf(bank));
        if ((await vault.find(waitingNotes, kind, packingCreditId)) !== undefined) {
            found.push(await vault.get(packingCredits, packingCreditId));
        }
    }

    return found;
}

/** Writes the vaults of all whose credits changed: what they waited for is done, and a reservation waits for its end. */
async function finish(ctx: CohongContext, changed: readonly PackingCredit[], done: WaitingKind): Promise<void> {
    mustWait(changed);
    for (const packingCredit of changed) {
        const vault = ctx.ledger.in(vaultOf(packingCredit.bank));
        const { packingCreditId: id, status, reservedUntil } = packingCredit;
        await vault.replace(packingCredits, packingCredit);
        await vault.remove(waitingNotes, done, id);
        if (status === 'RESERVED' && reservedUntil !== undefined) {
            await vault.insert(waitingNotes, { kind: 'packing-credit-end', id, since: reservedUntil });
        }
    }
}

function idsOf(changed: readonly PackingCredit[]): readonly string[] {
    return changed.map(({ packingCreditId }) => packingCreditId);
}
