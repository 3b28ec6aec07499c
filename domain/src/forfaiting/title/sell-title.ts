import { refusals } from '../../kernel/refusal.js';
import { mustBeFree, type TitleFacts } from './held-title.js';
import { withStep, type Title } from './title.js';

const refusal = refusals({
    BUYER_MUST_NOT_HOLD_TITLE: 'invalid',
    BUYER_MUST_NOT_OWE_CLAIM: 'invalid',
});

/** To whom a title goes, and under which deal. */
export interface Sale {
    readonly dealId: string;
    readonly buyer: string;
}

/** Passes the title to the buyer, in the transaction in which it is paid for. */
export function sellTitle(sale: Sale, facts: TitleFacts): Title {
    mustBeFree(facts);
    mustBeBuyer(sale, facts.title);

    const { dealId, buyer } = sale;
    const { title, ...act } = facts;

    return { ...withStep(title, { kind: 'SOLD', dealId, from: title.holder, to: buyer }, act), holder: buyer };
}

/** Another than who holds it. A bank that bought what it owes would be its own creditor: it prepays the claim instead. */
export function mustBeBuyer({ buyer }: Pick<Sale, 'buyer'>, { holder, debtorBank }: Title): void {
    if (buyer === holder) {
        throw refusal('BUYER_MUST_NOT_HOLD_TITLE');
    }
    if (buyer === debtorBank) {
        throw refusal('BUYER_MUST_NOT_OWE_CLAIM');
    }
}
