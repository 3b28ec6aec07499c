import { refusals } from '../../kernel/refusal.js';
import { mustBeFree, type TitleFacts } from './held-title.js';
import { mustBeBuyer, sellTitle, type Sale } from './sell-title.js';
import type { Title } from './title.js';

const refusal = refusals({ TITLE_MUST_BE_ACKNOWLEDGED_FOR_DEAL: 'conflict' });

/**
 * The debtor acknowledges that it will pay the buyer. From now on the title can go to nobody else, and nobody is paid until the
 * buyer has it or the sale is called off: of two buyers of one claim one is acknowledged.
 */
export function acknowledgeTitle({ dealId, buyer }: Sale, facts: TitleFacts): Title {
    mustBeFree(facts);
    mustBeBuyer({ buyer }, facts.title);

    return { ...facts.title, acknowledgedTo: { dealId, buyer } };
}

/** Passes the title to the buyer to which it is acknowledged, in the transaction in which it is paid for. */
export function sellAcknowledgedTitle({ dealId }: Pick<Sale, 'dealId'>, facts: Omit<TitleFacts, 'bank'>): Title {
    const { sale, title } = acknowledgedFor(dealId, facts.title);

    return sellTitle(sale, { ...facts, bank: title.holder, title });
}

/** Frees the title of a sale that is called off. */
export function releaseTitle({ dealId }: Pick<Sale, 'dealId'>, title: Title): Title {
    return acknowledgedFor(dealId, title).title;
}

/** The sale that a title is acknowledged for, and the title without it. */
function acknowledgedFor(
    dealId: string,
    { acknowledgedTo, ...title }: Title,
): { readonly sale: Sale; readonly title: Title } {
    if (acknowledgedTo?.dealId !== dealId) {
        throw refusal('TITLE_MUST_BE_ACKNOWLEDGED_FOR_DEAL');
    }

    return { sale: acknowledgedTo, title };
}
