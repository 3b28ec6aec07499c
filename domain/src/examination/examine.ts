import { crossFindings } from './cross-checks.js';
import { dateFindings } from './dates.js';
import { setFindings } from './document-set.js';
import { draftFindings } from './drafts.js';
import { examinedOf, type ExaminationFacts } from './examined.js';
import type { Finding } from './finding.js';
import { goodsFindings } from './goods.js';
import { insuranceFindings } from './insurance.js';
import { moneyFindings } from './money.js';
import { partyFindings } from './parties.js';
import { sortBySet } from './required.js';
import type { CreditTerms, RuleSet } from '../letter-of-credit/terms.js';
import { transportFindings } from './transport.js';
import { refusals } from '../kernel/refusal.js';

const refusal = refusals({
    CREDIT_MUST_BE_SUBJECT_TO_UCP: 'conflict',
    CLAIM_MUST_BE_IN_CURRENCY_OF_CREDIT: 'conflict',
});

/** The sets of rules whose articles the findings cite: UCP 600, alone or with the eUCP or the rules on reimbursement. */
const examinedRules: readonly RuleSet[] = [
    'UCP_LATEST_VERSION',
    'EUCP_LATEST_VERSION',
    'UCPURR_LATEST_VERSION',
    'EUCPURR_LATEST_VERSION',
];

/** Refuses credits under other rules, whose articles and periods are not these. */
export function mustBeSubjectToUcp({ applicableRules }: Pick<CreditTerms, 'applicableRules'>): void {
    if (!examinedRules.includes(applicableRules.code)) {
        throw refusal('CREDIT_MUST_BE_SUBJECT_TO_UCP', { rules: applicableRules.code });
    }
}

/**
 * Examines documents on their face and alone (article 14a): everything that can be told without judgement, in the order
 * of the articles. People decide: what is found here is put before them, and they add to it or take away from it.
 */
export function examine(facts: ExaminationFacts): readonly Finding[] {
    const { amount } = facts.terms;
    mustBeSubjectToUcp(facts.terms);
    if (facts.amountClaimed.currency !== amount.currency) {
        throw refusal('CLAIM_MUST_BE_IN_CURRENCY_OF_CREDIT', { currency: amount.currency });
    }
    const examined = examinedOf(facts, sortBySet(facts.terms, facts.documents));

    return [
        ...dateFindings(examined),
        ...draftFindings(examined),
        ...partyFindings(examined),
        ...moneyFindings(examined),
        ...goodsFindings(examined),
        ...transportFindings(examined),
        ...insuranceFindings(examined),
        ...setFindings(examined),
        ...crossFindings(examined),
    ];
}

/** Whether nothing was found for which a bank may refuse. */
export function complies(findings: readonly Pick<Finding, 'kind'>[]): boolean {
    return findings.every(({ kind }) => kind !== 'DISCREPANCY');
}
