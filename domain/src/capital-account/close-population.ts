import { addHours, epochMilliseconds, type Instant } from '../kernel/time.js';
import type { Sha256 } from '../kernel/sha256.js';
import { commitmentOf, sizeOf, type CapitalPopulation } from './capital-population.js';

/** Whether no more payments are to be taken in: its days are over, or it is full. */
export function isToBeClosed(population: CapitalPopulation, at: Instant): boolean {
    const { status, closesAt } = population;

    return status === 'OPEN' && (isFull(population) || epochMilliseconds(at) >= epochMilliseconds(closesAt));
}

export function isFull(population: CapitalPopulation): boolean {
    return sizeOf(population) >= population.policy.population.payments;
}

export interface ClosingFacts {
    readonly transactionId: string;
    /** What the regulators alone know of the seed: without it a bank could try out blocks until one draws nothing of its own. */
    readonly share: string;
    readonly at: Instant;
    readonly sha256: Sha256;
}

/** Closes it. From now on its members are fixed, and what will draw from them is in a block that nobody has seen. */
export function closePopulation(
    population: CapitalPopulation,
    { transactionId, share, at, sha256 }: ClosingFacts,
): CapitalPopulation & { readonly closed: NonNullable<CapitalPopulation['closed']> } {
    const shareSha256 = sha256(share);
    const commitment = commitmentOf(population, { shareSha256, sha256 });
    const witnessUntil = addHours(at, population.policy.witnessHours);

    return { ...population, status: 'CLOSED', closed: { at, transactionId, shareSha256, commitment, witnessUntil } };
}
