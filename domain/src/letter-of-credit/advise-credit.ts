import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { isAdvisedBy, mustBeLive, type Advice, type Credit } from './credit.js';
import { bankIn } from './parties.js';

const refusal = refusals({
    ADVICE_MUST_BE_BY_ADVISING_BANK: 'forbidden',
    ADVICE_MUST_BE_DECIDED_ONCE: 'conflict',
    ADVICE_MUST_COME_BY_ITS_ROUTE: 'conflict',
});

export interface Advising {
    readonly bank: string;
    readonly at: Instant;
}

/**
 * Passes the credit on: the advising bank to the second, or whoever is last to the beneficiary. It vouches that the credit
 * appears genuine and promises nothing (UCP 600 art. 9a, 9b); so one user does it.
 */
export function adviseCredit(credit: Credit, { bank, at }: Advising): Credit {
    return { ...credit, advices: withAdvice(credit, credit.advices, { bank, outcome: 'ADVISED', at }) };
}

/** Tells the bank that sent the credit that it is not passed on, without delay (UCP 600 art. 9e, 9f). */
export function declineAdvice(
    credit: Credit,
    { bank, at, reason }: Advising & Pick<Extract<Advice, { outcome: 'DECLINED' }>, 'reason'>,
): Credit {
    return { ...credit, advices: withAdvice(credit, credit.advices, { bank, outcome: 'DECLINED', reason, at }) };
}

/** One more advice, of the credit or of an amendment, on the way that the credit names. */
export function withAdvice(credit: Credit, advices: readonly Advice[], advice: Advice): Advice[] {
    const { terms } = credit;
    const [first, second] = [bankIn(terms, 'ADVISING_BANK'), bankIn(terms, 'SECOND_ADVISING_BANK')];
    if (advice.bank !== first && advice.bank !== second) {
        throw refusal('ADVICE_MUST_BE_BY_ADVISING_BANK');
    }
    mustBeLive(credit);
    if (advices.some(({ bank }) => bank === advice.bank)) {
        throw refusal('ADVICE_MUST_BE_DECIDED_ONCE');
    }
    if (advice.bank === second && !isAdvisedBy({ advices }, first)) {
        // What has not come by the first bank nobody has vouched for (art. 9c).
        throw refusal('ADVICE_MUST_COME_BY_ITS_ROUTE');
    }

    return [...advices, advice];
}
