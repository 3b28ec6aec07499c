import { holdsAmount } from './presentation-status.js';
import type { Presentation } from './presentation.js';

/** What of a presentation tells whether it draws. */
type Drawing = Pick<Presentation, 'number' | 'status' | 'firstPresentedAs' | 'negotiation'>;

/**
 * The drawings that presentations make: documents that a bank forwards are drawn once, where they were presented first.
 * What is forwarded and then refused is drawn no longer, unless a bank bears it that has paid, or has bound itself to pay,
 * without recourse; and what the bank has refused that forwarded it is drawn where it was sent.
 */
export function drawingsOf<Each extends Drawing>(presentations: readonly Each[]): readonly Each[] {
    const refused = new Set(
        presentations
            .filter(({ status }) => !holdsAmount(status))
            .map(({ firstPresentedAs }) => firstPresentedAs?.number),
    );
    const held = new Set(presentations.filter(({ status }) => holdsAmount(status)).map(({ number }) => number));

    return presentations.filter((each) => {
        const { number, status, firstPresentedAs } = each;
        const isElsewhere = firstPresentedAs !== undefined && held.has(firstPresentedAs.number);

        return holdsAmount(status) && !isElsewhere && (!refused.has(number) || isBorne(each));
    });
}

/** Whether its bank has given value that it cannot ask back from the beneficiary. */
function isBorne({ status, negotiation }: Drawing): boolean {
    return negotiation === undefined ? hasBeenHonoured(status) : !negotiation.hasRecourse;
}

/** Whether a bank has paid, or bound itself to pay, what a presentation claims. */
export function hasBeenHonoured(status: Presentation['status']): boolean {
    return ['UNDERTAKEN', 'ASSIGNED', 'MATURED', 'OVERDUE', 'PAID'].includes(status);
}
