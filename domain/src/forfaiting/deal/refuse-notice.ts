import type { Instant } from '../../kernel/time.js';
import type { AssignmentNotice, NoticeRefusal } from './assignment-notice.js';
import { mustBeOpenTo } from './notify-assignment.js';

export interface RefusingFacts {
    readonly bank: string;
    readonly notice: AssignmentNotice;
    readonly at: Instant;
}

/**
 * The debtor says that it will not acknowledge the buyer, and why. It owes the claim all the same, to whoever holds it. As nobody
 * pays for a claim that is not acknowledged, seller and buyer need not wait any longer to call the sale off.
 */
export function refuseNotice(
    { reasons }: Pick<NoticeRefusal, 'reasons'>,
    { bank, notice, at }: RefusingFacts,
): AssignmentNotice {
    mustBeOpenTo(bank, notice);

    return { ...notice, refusal: { reasons, at } };
}
