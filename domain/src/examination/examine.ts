import { domesticChecks } from '../domestic-credit/domestic-checks.js';
import { refusals } from '../kernel/refusal.js';
import type { CreditRules } from '../letter-of-credit/rules.js';
import { crossFindings } from './cross-checks.js';
import { dateFindings } from './dates.js';
import { setFindings } from './document-set.js';
import { draftFindings } from './drafts.js';
import { examinedOf, type Check, type ExaminationFacts } from './examined.js';
import type { Finding } from './finding.js';
import { goodsFindings } from './goods.js';
import { instalmentFindings } from './instalments.js';
import { insuranceFindings } from './insurance.js';
import { moneyFindings } from './money.js';
import { partyFindings } from './parties.js';
import { sortBySet } from './required.js';
import { transportFindings } from './transport.js';

const refusal = refusals({ CLAIM_MUST_BE_IN_CURRENCY_OF_CREDIT: 'conflict' });

/** What is looked at under each set of rules, in the order of its articles. */
const checks: Readonly<Record<CreditRules['examinedBy'], readonly Check[]>> = {
    UCP_600: [
        dateFindings,
        instalmentFindings,
        draftFindings,
        partyFindings,
        moneyFindings,
        goodsFindings,
        transportFindings,
        insuranceFindings,
        setFindings,
        crossFindings,
    ],
    PRC_DOMESTIC: domesticChecks,
};

/**
 * Examines documents on their face and alone (article 14a): everything that can be told without judgement, in the order
 * of the articles. People decide: what is found here is put before them, and they add to it or take away from it.
 */
export function examine(facts: ExaminationFacts): readonly Finding[] {
    const { amount } = facts.terms;
    if (facts.amountClaimed.currency !== amount.currency) {
        throw refusal('CLAIM_MUST_BE_IN_CURRENCY_OF_CREDIT', { currency: amount.currency });
    }
    const examined = examinedOf(facts, sortBySet(facts.terms, facts.documents));

    return checks[facts.rules.examinedBy].flatMap((check) => check(examined));
}

/** Whether nothing was found for which a bank may refuse. */
export function complies(findings: readonly Pick<Finding, 'kind'>[]): boolean {
    return findings.every(({ kind }) => kind !== 'DISCREPANCY');
}
