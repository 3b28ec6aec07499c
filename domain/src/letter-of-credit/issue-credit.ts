import { chinaDate } from '../kernel/time.js';
import { mustBeOpen, type Application } from './application.js';
import type { ApplicationFacts } from './apply-for-credit.js';
import type { Credit } from './credit.js';
import { mustHaveNoFaults } from './fault.js';
import { termsFaults } from './terms-faults.js';

/** What is written where: the application in the bank's own books, the credit at every bank that is party to it. */
export interface IssuedCredit {
    readonly application: Application;
    readonly credit: Credit;
}

/**
 * Issues a credit as its application says, and from that moment the bank is irrevocably bound (UCP 600 art. 3, 7b).
 *
 * Everything that the rules find wrong is refused at once. Today is the date of issue: the banks here keep the time of
 * China, Hong Kong and Singapore, where the day is the same.
 */
export function issueCredit(
    { version }: { readonly version: number },
    { application, at, ...naming }: ApplicationFacts & { readonly application: Application },
): IssuedCredit {
    const { creditId, letterOfCreditReference, issuingBank, terms } = application;
    const issueDate = chinaDate(at);
    mustBeOpen(application, version);
    mustHaveNoFaults(termsFaults(terms, { ...naming, issueDate }));

    return {
        application: { ...application, issuedAt: at },
        credit: {
            creditId,
            letterOfCreditReference,
            issuingBank,
            terms,
            issueDate,
            issuedAt: at,
            advices: [],
            numberOfAmendments: 0,
            numberOfPresentations: 0,
            numberOfTransfers: 0,
            numberOfAssignments: 0,
        },
    };
}
