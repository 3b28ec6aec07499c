import { describe, expect, it } from '@jest/globals';
import type { ReimbursementClaim } from '../reimbursement/reimbursement-claim.js';
import {
    authorisation,
    authorisedAt,
    claim,
    claiming,
    credit,
    issuing,
    onThirdDay,
    reimbursing,
    tooLate,
    uetr,
    undertaken,
} from '../reimbursement/testing/samples.js';
import type { TimelineFacts } from './entry.js';
import { facts } from './testing/samples.js';
import { timelineOf, type TimelineViewer } from './timeline.js';

const later = '2026-05-27T02:00:00.000Z';
const told = (changes: Partial<TimelineFacts>, viewer: TimelineViewer = { bank: issuing }) =>
    timelineOf(facts({ credit, authorisation, at: onThirdDay, ...changes }), viewer);
const codesOf = (changes: Partial<TimelineFacts>): readonly unknown[] =>
    told(changes).entries.flatMap(({ code, by }) => (/REIMBURSE|^CLAIM/.test(code) ? [[code, by?.bank]] : []));
const awaitedOf = (changes: Partial<TimelineFacts>): readonly unknown[] =>
    told(changes).awaited.flatMap(({ code, of, due, isLate }) =>
        /REIMBURSE|COVER/.test(code) ? [[code, of.bank, due.kind, isLate]] : [],
    );
const cover = {
    interest: { ...claim.amount, minorUnits: 0n },
    valueDate: '2026-05-27',
    payment: { means: 'OUTSIDE', uetr, at: later },
} as const;
const claimed = (changes: Partial<ReimbursementClaim>, at = later): Partial<TimelineFacts> => ({
    reimbursementClaims: [{ ...claim, ...changes }],
    at,
});

describe('reimbursement in the timeline of a credit', () => {
    const [authorised, made] = [
        ['REIMBURSEMENT_AUTHORISED', issuing],
        ['REIMBURSEMENT_CLAIMED', claiming],
    ];
    const overdue = ['CLAIM_OVERDUE', reimbursing];

    it.each<
        [string, Partial<TimelineFacts>, { readonly entries: readonly unknown[]; readonly awaited: readonly unknown[] }]
    >([
        ['authorised', {}, { entries: [authorised], awaited: [] }],
        [
            'changed',
            { authorisation: { ...authorisation, amendedAt: authorisedAt } },
            { entries: [authorised, ['REIMBURSEMENT_AMENDED', issuing]], awaited: [] },
        ],
        [
            'taken back',
            { authorisation: { ...authorisation, cancelledAt: authorisedAt } },
            { entries: [authorised, ['REIMBURSEMENT_CANCELLED', issuing]], awaited: [] },
        ],
        [
            'asked to bind itself',
            { authorisation: { ...authorisation, undertaking: { latestClaimDate: '2026-07-31' } } },
            { entries: [authorised], awaited: [['REIMBURSEMENT_UNDERTAKING', reimbursing, 'NO_DAY', false]] },
        ],
        [
            'bound',
            { authorisation: undertaken },
            { entries: [authorised, ['REIMBURSEMENT_UNDERTAKEN', reimbursing]], awaited: [] },
        ],
        [
            'not bound',
            {
                authorisation: {
                    ...undertaken,
                    undertaking: { latestClaimDate: '2026-07-31', decision: { outcome: 'DECLINED', at: authorisedAt } },
                },
            },
            { entries: [authorised, ['REIMBURSEMENT_NOT_UNDERTAKEN', reimbursing]], awaited: [] },
        ],
        [
            'claimed: answered in three banking days',
            claimed({}, onThirdDay),
            { entries: [authorised, made], awaited: [['REIMBURSEMENT', reimbursing, 'BY_EITHER_READING', false]] },
        ],
        [
            'not answered in them: the issuing bank answers for it',
            claimed({}, tooLate),
            {
                entries: [authorised, made, overdue],
                awaited: [
                    ['COVER', issuing, 'WITHOUT_DELAY', false],
                    ['REIMBURSEMENT', reimbursing, 'BY_EITHER_READING', true],
                ],
            },
        ],
        [
            'paid',
            claimed({ status: 'REIMBURSED', payment: { uetr, paidOn: '2026-05-25', at: onThirdDay } }),
            { entries: [authorised, made, ['CLAIM_REIMBURSED', reimbursing]], awaited: [] },
        ],
        [
            'declined',
            claimed({ status: 'DECLINED', decline: { reason: 'NO_FUNDS', explanation: 'None came', at: onThirdDay } }),
            {
                entries: [authorised, made, ['CLAIM_DECLINED', reimbursing]],
                awaited: [['COVER', issuing, 'WITHOUT_DELAY', false]],
            },
        ],
        [
            'covered',
            claimed({ status: 'COVERED', overdueAt: tooLate, cover }),
            { entries: [authorised, made, overdue, ['CLAIM_COVERED', issuing]], awaited: [] },
        ],
    ])('%s', (_, changes, expected) => {
        expect(codesOf(changes)).toEqual(expected.entries);
        expect(awaitedOf(changes)).toEqual(expected.awaited);
    });

    it('is told neither where the authorisation is not held, nor to a customer', () => {
        const without = facts({ credit, reimbursementClaims: [claim] });
        const applicant = { bank: issuing, customer: 'APPLICANT' } as const;
        const shown = told({ reimbursementClaims: [claim] }, applicant);

        expect(timelineOf(without, { bank: issuing }).entries.some(({ code }) => code.startsWith('REIMB'))).toBe(false);
        expect([...shown.entries, ...shown.awaited].some(({ code }) => /REIMB|CLAIM/.test(code))).toBe(false);
    });
});
