import { isBy, type Amendment } from '../letter-of-credit/amendment.js';
import type { Instant } from '../kernel/time.js';
import type { TransferRequest } from './transfer.js';

/**
 * Numbers of the amendments of a credit that stood for one second beneficiary at an instant: those that were in what it was
 * transferred, and those that it has heard of and accepted since. What it has rejected or not answered is none of its
 * credit, whoever else has accepted it (UCP 600 art. 38f).
 */
export function amendmentsStandingFor(
    { includes = [], passedOn = [] }: Pick<TransferRequest, 'includes' | 'passedOn'>,
    { amendments, at }: { readonly amendments: readonly Amendment[]; readonly at: Instant },
): readonly number[] {
    const accepted = amendments
        .filter(({ answer }) => answer?.outcome === 'ACCEPTED' && isBy(answer.at, at))
        .map(({ number }) => number);
    const heard = passedOn.filter(({ number }) => accepted.includes(number));

    return [...includes, ...heard.map(({ amendmentNumber }) => amendmentNumber)];
}
