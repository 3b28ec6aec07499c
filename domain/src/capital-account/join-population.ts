import { addDays, chinaDate, startOfChinaDate, type Instant } from '../kernel/time.js';
import type { CapitalPayment, Stratum } from './capital-payment.js';
import type { CapitalPolicy } from './capital-policy.js';
import type { CapitalPopulation } from './capital-population.js';

export interface JoiningFacts {
    readonly population: CapitalPopulation | undefined;
    readonly policy: CapitalPolicy;
    readonly stratum: Stratum;
    readonly at: Instant;
}

/**
 * Puts a payment among those out of which a sample is drawn. Nobody can leave one out: the act that makes it puts it there.
 * Without a population that takes payments in it opens one.
 */
export function joinPopulation(
    payment: CapitalPayment,
    facts: JoiningFacts,
): { readonly payment: CapitalPayment; readonly population: CapitalPopulation } {
    const { stratum } = facts;
    const population = facts.population ?? openedBy(payment, facts);
    const { populationId, members } = population;

    return {
        payment: { ...payment, membership: { populationId, stratum } },
        population: {
            ...population,
            members: { ...members, [stratum]: [...members[stratum], payment.capitalPaymentId] },
        },
    };
}

function openedBy({ capitalPaymentId, bank }: CapitalPayment, { policy, at }: JoiningFacts): CapitalPopulation {
    return {
        populationId: capitalPaymentId,
        bank,
        policy,
        openedAt: at,
        closesAt: startOfChinaDate(addDays(chinaDate(at), policy.population.days)),
        status: 'OPEN',
        members: { ORDINARY: [], LARGE: [] },
    };
}
