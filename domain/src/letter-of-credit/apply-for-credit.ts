import type { DomesticDrafting } from '../domestic-credit/domestic-faults.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import type { ApplyForCredit, ReviseApplication } from './api.js';
import { mustBeOpen, preAdviceFaults, preAdviceOf, type Application, type PreAdvice } from './application.js';
import type { Naming } from './bank-faults.js';
import { mustHaveNoFaults } from './fault.js';
import { termsFaults } from './terms-faults.js';

const refusal = refusals({ APPLICATION_MUST_NOT_BE_PRE_ADVISED: 'conflict' });

/** What the ledger knows when a bank's desk works on an application. */
export interface ApplicationFacts extends Naming, Pick<DomesticDrafting, 'domesticPolicies'> {
    readonly at: Instant;
}

/**
 * Takes an application into the bank's books. It is tested as if it were issued today, so that the applicant hears of
 * every fault before anybody drafts anything.
 */
export function applyForCredit(request: ApplyForCredit, { at, ...naming }: ApplicationFacts): Application {
    mustHaveNoFaults(termsFaults(request.terms, { ...naming, issueDate: chinaDate(at) }));

    return { ...request, issuingBank: naming.bank, version: 1, appliedAt: at };
}

/** Changes what is asked for. What was pre-advised stays: the issuing bank has bound itself to it (UCP 600 art. 11b). */
export function reviseApplication(
    { version, terms, instructions }: ReviseApplication,
    { application, at, ...naming }: ApplicationFacts & { readonly application: Application },
): Application {
    mustBeOpen(application, version);
    mustHaveNoFaults([
        ...preAdviceFaults(application, terms),
        ...termsFaults(terms, { ...naming, issueDate: chinaDate(at) }),
    ]);

    return { ...application, terms, instructions, version: version + 1 };
}

/** Gives an application up, as its applicant wishes. One that was pre-advised must become a credit. */
export function withdrawApplication(application: Application, at: Instant): Application {
    mustBeOpen(application);
    mustNotBePreAdvised(application);

    return { ...application, withdrawnAt: at };
}

/** Word of the credit to the advising bank, once: from then on the bank must issue it, and on these terms (art. 11b). */
export function preAdviseCredit(
    { version }: { readonly version: number },
    { application, at, ...naming }: ApplicationFacts & { readonly application: Application },
): { readonly application: Application; readonly preAdvice: PreAdvice } {
    mustBeOpen(application, version);
    mustNotBePreAdvised(application);
    mustHaveNoFaults(termsFaults(application.terms, { ...naming, issueDate: chinaDate(at) }));

    return { application: { ...application, preAdvisedAt: at }, preAdvice: preAdviceOf(application, at) };
}

function mustNotBePreAdvised({ preAdvisedAt }: Application): void {
    if (preAdvisedAt !== undefined) {
        throw refusal('APPLICATION_MUST_NOT_BE_PRE_ADVISED');
    }
}
