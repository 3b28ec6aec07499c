import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { confirmCustodySchema, custodyAddressSchema } from '@cohong/domain/custody/api';
import { collectCustody } from '@cohong/domain/custody/collect-custody';
import { confirmCustody } from '@cohong/domain/custody/confirm-custody';
import type { ChangedWallet } from '@cohong/domain/custody/custody-wallet';
import { bookingsOfNet } from '@cohong/domain/journal/bookings';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { mintingIn, writeCoins } from '../coin/purse.js';
import { book } from '../journal/journal.js';
import { outcomeOf } from '../netting/cycle-facts.js';
import { contributions } from '../netting/records.js';
import { nettingPlace } from '../places.js';
import { actingInstitution, findCustody } from './acting-institution.js';
import { findObligations, saveObligations } from './obligations.js';
import { custodyPositions, custodyWallets } from './records.js';

/**
 * Nets between payment institutions. The bank of each counts the one net of its institution and lays it down at the
 * central bank, which settles all of them in one transaction (`netting:EndCycle`). Endorsers: the central bank and the bank.
 */
@Info({ title: 'CustodyNetting', description: 'Nets between payment institutions' })
export class CustodyNettingContract extends CohongContract {
    constructor() {
        super('custody-netting');
    }

    /** Counts what an institution pays and is paid in a cycle, and lays down what it pays. */
    @Transaction()
    @Returns('string')
    async ConfirmPosition(ctx: CohongContext): Promise<string> {
        const { cycleId, institutionId, positionId } = ctx.input(confirmCustodySchema);
        const acting = await actingInstitution(ctx, institutionId, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const custody = await findCustody(ctx, acting);
            const all = acting.book.institutions.map((each) => each.institutionId);
            const others = all.filter((each) => each !== institutionId);
            const obligations = await findObligations(ctx, acting, { cycleId, others, both: true });

            const confirmed = confirmCustody(
                { cycleId, institutionId, positionId },
                {
                    ...mintingIn(ctx),
                    bank,
                    custody,
                    obligations,
                    isConfirmed: await ctx.ledger.in(place).isThere(custodyPositions, cycleId, institutionId),
                    outcome: await outcomeOf(ctx, cycleId),
                },
            );

            await ctx.ledger.in(place).insert(custodyPositions, confirmed.position);
            if (confirmed.contribution !== undefined) {
                await ctx.ledger.in(nettingPlace).insert(contributions, confirmed.contribution);
            }
            await saveObligations(ctx, acting, confirmed.closed);
            await this.#saveChanged(ctx, place, confirmed.changed);
            await writeCoins(ctx, nettingPlace, { made: confirmed.funded });
            await book(ctx, place, bookingsOfNet('CUSTODY_NET_PAID', confirmed.position.pays));
            ctx.emit({ type: 'CustodyConfirmed', cycleId, institutionId });
            return positionId;
        });
    }

    /** Puts into the custody wallet what its institution is paid, or what it laid down for a cycle that failed. */
    @Transaction()
    @Returns('string')
    async CollectPosition(ctx: CohongContext): Promise<string> {
        const { cycleId, institutionId } = ctx.input(custodyAddressSchema);
        const acting = await actingInstitution(ctx, institutionId, 'maker');
        const { place } = acting;

        return await once(ctx, place, async () => {
            const custody = await findCustody(ctx, acting);

            const { position, came, arrived, changed } = collectCustody({
                ...mintingIn(ctx),
                position: await ctx.ledger.in(place).find(custodyPositions, cycleId, institutionId),
                outcome: await outcomeOf(ctx, cycleId),
                custody,
            });

            await ctx.ledger.in(place).replace(custodyPositions, position);
            await writeCoins(ctx, nettingPlace, { spent: arrived });
            await this.#saveChanged(ctx, place, changed);
            await book(ctx, place, bookingsOfNet('CUSTODY_NET_RECEIVED', came));
            ctx.emit({ type: 'CustodyCollected', cycleId, institutionId });
            return position.positionId;
        });
    }

    /** What an institution's bank has counted of a cycle. */
    @Transaction(false)
    @Returns('string')
    async ReadPosition(ctx: CohongContext): Promise<string> {
        const { cycleId, institutionId } = ctx.input(custodyAddressSchema);
        const { place } = await actingInstitution(ctx, institutionId, 'maker', 'checker', 'auditor');

        return canonicalJson(await ctx.ledger.in(place).get(custodyPositions, cycleId, institutionId));
    }

    async #saveChanged(ctx: CohongContext, place: string, changed: ChangedWallet | undefined): Promise<void> {
        if (changed !== undefined) {
            await writeCoins(ctx, place, { spent: changed.ended, made: changed.made });
            await ctx.ledger.in(place).put(custodyWallets, changed.wallet);
        }
    }
}
