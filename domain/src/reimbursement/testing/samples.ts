import { china } from '../../calendar/testing/samples.js';
import { dollars, presentedSet } from '../../document/testing/samples.js';
import type { Credit } from '../../letter-of-credit/credit.js';
import { confirmed, creditId, usanceTerms } from '../../letter-of-credit/testing/samples.js';
import type { Presentation } from '../../presentation/presentation.js';
import { authoriseReimbursement } from '../authorise-reimbursement.js';
import type { ReimbursementClaim } from '../reimbursement-claim.js';

/** The credit of the other tests, under the rules for reimbursement: Lingnan Bank reimburses Pearl River Bank. */
export const [issuing, claiming, reimbursing] = ['HarbourBankMSP', 'PearlBankMSP', 'LingnanBankMSP'] as const;
export const terms = {
    ...usanceTerms,
    applicableRules: { code: 'UCPURR_LATEST_VERSION' as const },
    reimbursingBank: { mspId: reimbursing, partyName: 'Lingnan Bank', bic: 'LNGNCNB0' },
};
export const credit: Credit = { ...confirmed, terms };
/** Monday. */
export const authorisedAt = '2026-03-09T02:00:00.000Z';
export const authorisation = authoriseReimbursement(
    { creditId, amount: dollars(472_500n) },
    { credit, amendments: [], bank: issuing, at: authorisedAt },
);
/** Given until the last day of the credit and a month more. */
export const undertaken = {
    ...authorisation,
    undertaking: {
        latestClaimDate: '2026-07-31',
        decision: { outcome: 'GIVEN' as const, at: authorisedAt },
    },
};

/** Wednesday. What is claimed then is answered by the end of Monday the 25th, at midnight in China. */
export const received = '2026-05-20T02:00:00.000Z';
export const onThirdDay = '2026-05-25T15:59:59.999Z';
export const tooLate = '2026-05-25T16:00:00.000Z';
export const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01';

export const lodged: Presentation = {
    creditId,
    number: 1,
    presentingBank: 'HaizhouBankMSP',
    examiningBank: claiming,
    examinesAs: 'CONFIRMING_BANK',
    amount: dollars(200_000n),
    documents: [...presentedSet],
    receivedAt: '2026-05-18T02:00:00.000Z',
    examinationDays: 5,
    status: 'LODGED',
};
/** A drawing that the claiming bank has paid at sight. */
export const paid: Presentation = { ...lodged, status: 'PAID', payment: { means: 'OUTSIDE', uetr, at: received } };
/** One that it has bound itself to pay on Saturday 8 August, which is Monday the 10th for a bank. */
export const accepted: Presentation = {
    ...lodged,
    status: 'UNDERTAKEN',
    undertaking: { parts: [{ amount: lodged.amount, maturity: '2026-08-08' }], at: received },
};
/** The documents of the first, as the issuing bank has them to honour. */
export const sentOn: Presentation = {
    ...lodged,
    number: 3,
    presentingBank: claiming,
    examiningBank: issuing,
    examinesAs: 'ISSUING_BANK',
    firstPresentedAs: { number: 1, receivedAt: lodged.receivedAt },
    receivedAt: received,
    status: 'COMPLYING',
};

export const claim: ReimbursementClaim = {
    creditId,
    number: 1,
    claimingBank: claiming,
    presentationNumber: 1,
    amount: dollars(200_000n),
    isUndertaken: false,
    receivedAt: received,
    status: 'CLAIMED',
};
export const clock = { calendar: china, at: onThirdDay };
