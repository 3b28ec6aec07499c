import { calendarOf, type CalendarBook } from '../calendar/calendar-book.js';
import { deadlineOf } from '../calendar/deadline.js';
import type { BlockHeader } from '../kernel/block-header.js';
import { refusals } from '../kernel/refusal.js';
import type { Sha256 } from '../kernel/sha256.js';
import { epochMilliseconds, type Instant } from '../kernel/time.js';
import type { WitnessSeed } from './api.js';
import { strata, type CapitalPayment } from './capital-payment.js';
import type { CapitalPolicy } from './capital-policy.js';
import type { CapitalPopulation } from './capital-population.js';
import { drawSample, seedOf } from './draw-sample.js';

const refusal = refusals({
    POPULATION_MUST_BE_CLOSED: 'conflict',
    SEED_MUST_BE_WITNESSED_ONCE: 'conflict',
    SEED_MUST_BE_WITNESSED_IN_TIME: 'conflict',
    SEED_MUST_BE_WITNESSED: 'conflict',
    SEED_MUST_BE_THE_BLOCK_OF_THE_WITNESS: 'conflict',
});

/** Takes from the bank which block it sees, before it can know what that block draws. */
export function witnessSeed(
    { header }: WitnessSeed,
    { population, at }: { readonly population: CapitalPopulation; readonly at: Instant },
): CapitalPopulation {
    const { witnessUntil } = closedOf(population);
    if (population.witnessed !== undefined) {
        throw refusal('SEED_MUST_BE_WITNESSED_ONCE');
    }
    if (epochMilliseconds(at) >= epochMilliseconds(witnessUntil)) {
        throw refusal('SEED_MUST_BE_WITNESSED_IN_TIME');
    }

    return { ...population, witnessed: { header, at } };
}

export type DrawnPopulation = CapitalPopulation & { readonly sample: NonNullable<CapitalPopulation['sample']> };

export interface DrawingFacts {
    /** The block as the regulators see it. */
    readonly header: BlockHeader;
    readonly share: string;
    readonly at: Instant;
    readonly sha256: Sha256;
}

/**
 * Draws, from the block that both the bank and the regulators have seen. No transaction can look at a block; so either of them
 * alone could name another, and both together would have to. Who keeps silent or says otherwise beyond the time for it
 * stops nothing: the block lies at every peer, and tells who was right.
 */
export function drawPopulation(
    population: CapitalPopulation,
    { header, share, at, sha256 }: DrawingFacts,
): DrawnPopulation {
    const { commitment, witnessUntil } = closedOf(population);
    const isWitnessed = population.witnessed !== undefined && isSame(population.witnessed.header, header);
    if (!isWitnessed && epochMilliseconds(at) < epochMilliseconds(witnessUntil)) {
        throw refusal(
            population.witnessed === undefined ? 'SEED_MUST_BE_WITNESSED' : 'SEED_MUST_BE_THE_BLOCK_OF_THE_WITNESS',
        );
    }
    const seed = seedOf({ header, share, commitment, policy: population.policy }, sha256);
    const payments = drawSample(population, { seed, sha256 });

    return { ...population, status: 'DRAWN', sample: { header, share, isWitnessed, drawnAt: at, payments } };
}

/** A payment that was drawn, with the day until which evidence is awaited. */
export function drawnPayment(
    payment: CapitalPayment,
    { policy, calendars, at }: { policy: CapitalPolicy; calendars: CalendarBook | undefined; at: Instant },
): CapitalPayment & { readonly check: NonNullable<CapitalPayment['check']> } {
    const period = { receivedAt: at, bankingDays: policy.evidenceBankingDays };
    const { endsAt } = deadlineOf(period, calendarOf(calendars, 'CHINA'));

    return { ...payment, check: { status: 'AWAITED', drawnAt: at, evidenceUntil: endsAt } };
}

/** The ids of all that were drawn. */
export function drawnIds({ sample: { payments } }: DrawnPopulation): readonly string[] {
    return strata.flatMap((stratum) => payments[stratum]);
}

export function isSame(one: BlockHeader, other: BlockHeader): boolean {
    return one.number === other.number && one.previousHash === other.previousHash && one.dataHash === other.dataHash;
}

function closedOf({ status, closed }: CapitalPopulation): NonNullable<CapitalPopulation['closed']> {
    if (status !== 'CLOSED' || closed === undefined) {
        throw refusal('POPULATION_MUST_BE_CLOSED', { status });
    }

    return closed;
}
