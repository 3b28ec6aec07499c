import { daysAfterShipment, examinationDays } from '../calendar/deadline.js';
import type { DomesticPolicyBook } from '../domestic-credit/domestic-policy.js';
import { domesticPolicyOn } from '../domestic-credit/set-domestic-policies.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate } from '../kernel/time.js';
import { waysOfAvailability, type WayOfAvailability } from './availability.js';
import type { CreditTerms, RuleSet } from './terms.js';

const refusal = refusals({ CREDIT_MUST_BE_UNDER_KNOWN_RULES: 'conflict' });

/** In what the sets of rules differ under which documents are presented here. */
export interface CreditRules {
    /** Whose articles are examined by. */
    readonly examinedBy: 'UCP_600' | 'PRC_DOMESTIC';
    /** Banking days that each bank has for documents. */
    readonly examinationDays: number;
    /** Days after shipment or service to present in, where the credit does not say. */
    readonly presentationDays: number;
    /** The ways of availability in which documents are honoured or negotiated. */
    readonly honouredBy: readonly WayOfAvailability[];
    /** Whether documents are bought, whatever was found in them, once the issuing bank has bound itself to pay for them. */
    readonly buysWhatIsConfirmed: boolean;
}

/** UCP 600 art. 2, 14b, 14c. */
export const ucp600: CreditRules = {
    examinedBy: 'UCP_600',
    examinationDays,
    presentationDays: daysAfterShipment,
    honouredBy: waysOfAvailability,
    buysWhatIsConfirmed: false,
};

/** UCP 600, alone or with the eUCP or the rules on reimbursement. */
const ucpSets: readonly RuleSet[] = [
    'UCP_LATEST_VERSION',
    'EUCP_LATEST_VERSION',
    'UCPURR_LATEST_VERSION',
    'EUCPURR_LATEST_VERSION',
];

/** Whether the articles of UCP 600 are those of the credit. */
export function isUnderUcp({ applicableRules }: Pick<CreditTerms, 'applicableRules'>): boolean {
    return ucpSets.includes(applicableRules.code);
}

/** Whether the measures for domestic credits are. */
export function isUnderMeasures({ applicableRules }: Pick<CreditTerms, 'applicableRules'>): boolean {
    return applicableRules.code === 'PRC_DOMESTIC';
}

/** What tells the rules of a credit: what it says, and when it was issued. */
export interface UnderRules {
    readonly terms: Pick<CreditTerms, 'applicableRules'>;
    readonly issueDate: CalendarDate;
    readonly domesticPolicies?: DomesticPolicyBook | undefined;
}

/** The rules of a credit. Refuses one under others, whose articles and periods are not known here. */
export function rulesOf({ terms, issueDate, domesticPolicies }: UnderRules): CreditRules {
    if (isUnderUcp(terms)) {
        return ucp600;
    }
    const { code } = terms.applicableRules;
    if (code !== 'PRC_DOMESTIC') {
        throw refusal('CREDIT_MUST_BE_UNDER_KNOWN_RULES', { rules: code });
    }
    const policy = domesticPolicyOn(domesticPolicies, issueDate);

    return {
        examinedBy: 'PRC_DOMESTIC',
        examinationDays: policy.examinationDays,
        presentationDays: policy.presentationDays,
        // A negotiable credit is paid, or confirmed for its maturity, by its issuing bank to whoever presents to it.
        honouredBy: ['PAYMENT', 'DEFERRED_PAYMENT', 'NEGOTIATION'],
        buysWhatIsConfirmed: true,
    };
}
