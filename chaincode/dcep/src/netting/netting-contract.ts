import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { bookingsOfNet } from '@cohong/domain/journal/bookings';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { anyCycleAddressSchema, confirmPositionSchema, cycleAddressSchema } from '@cohong/domain/netting/api';
import { collectPosition } from '@cohong/domain/netting/collect-position';
import { confirmPosition } from '@cohong/domain/netting/confirm-position';
import { endCycle } from '@cohong/domain/netting/end-cycle';
import type { Contribution } from '@cohong/domain/netting/position';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { mintingIn, writeCoins } from '../coin/purse.js';
import { book } from '../journal/journal.js';
import { actingBank, nettingPlace } from '../places.js';
import { obligationsOf, outcomeOf, partiesOf, saveObligations } from './cycle-facts.js';
import { contributions, failedCycles, positions, settledCycles } from './records.js';

/**
 * Nets of a day's deferred payments. No transaction may read the collections of two banks, so each bank counts its own
 * net and lays it down at the central bank, which settles all of them in one transaction that touches its own alone.
 */
@Info({ title: 'Netting', description: 'Nets of deferred payments, settled together' })
export class NettingContract extends CohongContract {
    constructor() {
        super('netting');
    }

    /** Counts what the bank pays and is paid in a cycle, and lays down what it pays. Endorsers: the central bank and it. */
    @Transaction()
    @Returns('string')
    async ConfirmPosition(ctx: CohongContext): Promise<string> {
        const { cycleId, positionId } = ctx.input(confirmPositionSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const own = ctx.ledger.in(place);

            const confirmed = confirmPosition(
                { cycleId, positionId },
                {
                    ...mintingIn(ctx),
                    bank,
                    obligations: await obligationsOf(ctx, acting, cycleId),
                    isConfirmed: await own.isThere(positions, cycleId),
                    outcome: await outcomeOf(ctx, cycleId),
                },
            );

            await own.insert(positions, confirmed.position);
            if (confirmed.contribution !== undefined) {
                await ctx.ledger.in(nettingPlace).insert(contributions, confirmed.contribution);
            }
            await saveObligations(ctx, acting, confirmed.closed);
            await writeCoins(ctx, place, { spent: confirmed.ended, made: confirmed.held });
            await writeCoins(ctx, nettingPlace, { made: confirmed.funded });
            await book(ctx, place, bookingsOfNet('NET_PAID', confirmed.position.pays));
            ctx.emit({ type: 'PositionConfirmed', cycleId });
            return positionId;
        });
    }

    /** Settles all positions of a cycle together, or none. It touches the central bank's own, which endorses it alone. */
    @Transaction()
    @Returns('string')
    async EndCycle(ctx: CohongContext): Promise<string> {
        const { cycleId } = ctx.input(anyCycleAddressSchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'issuer');

        return await once(ctx, nettingPlace, async () => {
            const { outcome, spent, made } = endCycle(cycleId, {
                ...mintingIn(ctx),
                outcome: await outcomeOf(ctx, cycleId),
                contributions: await this.#contributions(ctx, cycleId),
            });

            await writeCoins(ctx, nettingPlace, { spent, made });
            await ctx.ledger.in(nettingPlace).insert(outcome === 'SETTLED' ? settledCycles : failedCycles, { cycleId });
            ctx.emit({ type: outcome === 'SETTLED' ? 'CycleSettled' : 'CycleFailed', cycleId });
            return cycleId;
        });
    }

    /**
     * Fetches what the bank is paid, or what it laid down for a cycle that failed. It removes the coin at the central bank
     * without reading it: what there is of the bank's there, its own position says, and how the cycle ended, a hash.
     */
    @Transaction()
    @Returns('string')
    async CollectPosition(ctx: CohongContext): Promise<string> {
        const { cycleId } = ctx.input(cycleAddressSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const own = ctx.ledger.in(place);

            const { position, came, arrived, ended, held } = collectPosition({
                ...mintingIn(ctx),
                position: await own.find(positions, cycleId),
                outcome: await outcomeOf(ctx, cycleId),
            });

            await own.replace(positions, position);
            await writeCoins(ctx, nettingPlace, { spent: arrived });
            await writeCoins(ctx, place, { spent: ended, made: held });
            await book(ctx, place, bookingsOfNet('NET_RECEIVED', came));
            ctx.emit({ type: 'PositionCollected', cycleId });
            return position.positionId;
        });
    }

    /** What the caller's bank has counted of a cycle. */
    @Transaction(false)
    @Returns('string')
    async ReadPosition(ctx: CohongContext): Promise<string> {
        const { cycleId } = ctx.input(cycleAddressSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');

        return canonicalJson(await ctx.ledger.in(place).get(positions, cycleId));
    }

    /** What banks or payment institutions have laid down for a cycle, and how it has ended. */
    @Transaction(false)
    @Returns('string')
    async ReadCycle(ctx: CohongContext): Promise<string> {
        const { cycleId } = ctx.input(anyCycleAddressSchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'issuer', 'officer', 'regulator');
        const outcome = await outcomeOf(ctx, cycleId);
        const laidDown = (await this.#contributions(ctx, cycleId)).filter((each) => each !== undefined);

        return canonicalJson({ cycleId, status: outcome ?? 'OPEN', contributions: laidDown });
    }

    async #contributions(ctx: CohongContext, cycleId: string): Promise<(Contribution | undefined)[]> {
        const found: (Contribution | undefined)[] = [];
        for (const party of await partiesOf(ctx, cycleId)) {
            found.push(await ctx.ledger.in(nettingPlace).find(contributions, cycleId, party));
        }

        return found;
    }
}
