import { standingAt } from '../../claim/claim-status.js';
import { refusals } from '../../kernel/refusal.js';
import type { Clock } from '../../presentation/preclusion.js';
import type { Title, TitleAct } from './title.js';

const refusal = refusals({
    TITLE_MUST_BE_HELD_BY_BANK: 'forbidden',
    TITLE_MUST_NOT_HAVE_ENDED: 'conflict',
    TITLE_MUST_NOT_BE_ACKNOWLEDGED: 'conflict',
    TITLE_MUST_NOT_BE_RETURNABLE: 'conflict',
    CLAIM_MUST_NOT_HAVE_MATURED: 'conflict',
});

/** What every act with a title starts from; the calendar is that of the place where the claim is payable. */
export interface TitleFacts extends Clock, TitleAct {
    /** The bank that acts. */
    readonly bank: string;
    readonly title: Title;
}

/**
 * A title with which its holder may do as it likes: nobody sells what it does not hold, holds no longer, or has promised to
 * another. From maturity on there is nothing to sell, only to collect.
 */
export function mustBeFree({ bank, title, calendar, at }: TitleFacts): void {
    mustBeHeldBy(bank, title);
    mustNotBeAcknowledged(title);
    mustNotBeReturnable(title);
    if (standingAt(title.maturity, { calendar, at }) !== 'OUTSTANDING') {
        throw refusal('CLAIM_MUST_NOT_HAVE_MATURED', { maturity: title.maturity });
    }
}

/** A title that was split or paid is nobody's any more, whoever held it last. */
export function mustBeHeldBy(bank: string, { holder, status }: Title): void {
    if (holder !== bank) {
        throw refusal('TITLE_MUST_BE_HELD_BY_BANK');
    }
    if (status !== 'HELD') {
        throw refusal('TITLE_MUST_NOT_HAVE_ENDED', { status });
    }
}

/** What is acknowledged to a buyer waits for its money: nobody else buys it, and nobody is paid. */
export function mustNotBeAcknowledged({ acknowledgedTo }: Title): void {
    if (acknowledgedTo !== undefined) {
        throw refusal('TITLE_MUST_NOT_BE_ACKNOWLEDGED');
    }
}

/** What may have to go back to its seller is not its holder's to sell. */
function mustNotBeReturnable({ returnableTo }: Title): void {
    if (returnableTo !== undefined) {
        throw refusal('TITLE_MUST_NOT_BE_RETURNABLE');
    }
}
