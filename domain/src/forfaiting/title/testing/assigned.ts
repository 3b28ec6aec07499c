import type { Assignment } from '../../../assignment/assignment.js';
import type { Claim } from '../../../claim/claim.js';
import { presented } from '../../../examination/testing/samples.js';
import { confirmed } from '../../../letter-of-credit/testing/samples.js';
import type { ClaimOrigin } from '../sell-unassigned.js';

/** The documents for which a claim was incurred, and nobody else to whom what is paid for them is due. */
export function documentsOf({ creditId, amount, debtorBank, holder, maturity, incurredAt: at }: Claim): ClaimOrigin {
    return {
        credit: confirmed,
        presentation: {
            creditId,
            number: 1,
            presentingBank: holder,
            examiningBank: debtorBank,
            examinesAs: 'CONFIRMING_BANK',
            amount,
            documents: [...presented().documents],
            receivedAt: at,
            examinationDays: 5,
            status: 'UNDERTAKEN',
            undertaking: { parts: [{ amount, maturity }], at },
        },
        assignments: [],
    };
}

/** The debtor of the samples has acknowledged that it pays somebody else all that the beneficiary draws. */
export const assignment: Assignment = {
    creditId: 'c'.repeat(32),
    number: 1,
    assigningBank: 'HaizhouBankMSP',
    payingBank: 'PearlBankMSP',
    assignee: { partyName: 'Forwarder', countryCode: 'CN' },
    requestedAt: '2026-02-10T01:00:00.000Z',
    answer: { outcome: 'ACKNOWLEDGED', at: '2026-02-11T01:00:00.000Z' },
};
