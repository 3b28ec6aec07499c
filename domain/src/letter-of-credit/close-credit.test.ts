import { describe, expect, it } from '@jest/globals';
import { dollars } from '../document/testing/samples.js';
import type { Presentation } from '../presentation/presentation.js';
import type { ReimbursementClaim } from '../reimbursement/reimbursement-claim.js';
import { accepted, claim, credit, lodged, paid, received, sentOn, uetr } from '../reimbursement/testing/samples.js';
import type { Transfer } from '../transfer/transfer.js';
import { closeCredit, type ClosingFacts } from './close-credit.js';
import type { Credit } from './credit.js';
import { leftToDraw, statusOfWhole, type DrawnWhole } from './left-to-draw.js';
import { amendment, calendarBook, issuingBank } from './testing/samples.js';

const at = '2026-09-01T02:00:00.000Z';
const expired: Credit = { ...credit, expiredAt: at };
const facts: ClosingFacts = {
    bank: issuingBank.mspId,
    amendments: [],
    presentations: [],
    transfers: [],
    reimbursementClaims: [],
    calendarBook,
    at,
};
const close = (change: Partial<ClosingFacts>, of: Credit = expired): Credit => closeCredit(of, { ...facts, ...change });

/** Documents that come to the issuing bank itself, or are sent on to it. */
const direct = (status: Presentation['status']): Presentation => ({ ...lodged, examinesAs: 'ISSUING_BANK', status });
const there = (status: Presentation['status']): Presentation => ({ ...sentOn, status });
const bought: Presentation = {
    ...lodged,
    examinesAs: 'NOMINATED_BANK',
    status: 'NEGOTIATED',
    negotiation: {
        advance: dollars(195_000n),
        hasRecourse: true,
        payment: { means: 'OUTSIDE', uetr, at: received },
    },
};
const reimbursed: ReimbursementClaim = { ...claim, status: 'REIMBURSED' };
const demand = { yearlyBasisPoints: 450, daysPerYear: 360 as const, from: '2026-05-25', at: received };
const transferred: Transfer = {
    creditId: credit.creditId,
    number: 1,
    requestingBank: 'HaizhouBankMSP',
    transferringBank: 'PearlBankMSP',
    requestedAt: received,
    decision: { outcome: 'TRANSFERRED', amount: dollars(150_000n), at: received },
};
const forwards = {
    transferNumber: 1,
    presentationNumber: 1,
    amount: dollars(150_000n),
    receivedAt: received,
    amendments: [],
};

describe('closing a credit when nobody owes anything under it', () => {
    it.each<[string, Partial<ClosingFacts>]>([
        ['nothing was presented', {}],
        ['all was paid by the issuing bank', { presentations: [direct('PAID')] }],
        ['what was refused was given back', { presentations: [direct('RETURNED')] }],
        ['what was to come as records never was presented', { presentations: [direct('INCOMPLETE')] }],
        ['both banks have paid', { presentations: [paid, there('PAID')] }],
        [
            'a nominated bank has only sent on what was paid then',
            { presentations: [{ ...lodged, status: 'COMPLYING' }, there('PAID')] },
        ],
        [
            'a bank bears what it has bought and the issuing bank has refused',
            { presentations: [bought, there('RETURNED')] },
        ],
        ['a bank has been reimbursed in full', { presentations: [paid], reimbursementClaims: [reimbursed] }],
        [
            'a bank has been paid late, and compensated',
            {
                presentations: [paid, there('PAID')],
                reimbursementClaims: [
                    {
                        ...reimbursed,
                        demand,
                        cover: {
                            interest: dollars(1n),
                            valueDate: '2026-06-01',
                            payment: { means: 'OUTSIDE', uetr, at },
                        },
                    },
                ],
            },
        ],
        [
            'nobody pays a claim for what the issuing bank has refused',
            {
                presentations: [paid, there('RETURNED')],
                reimbursementClaims: [{ ...claim, status: 'DECLINED' }],
            },
        ],
        [
            'a second beneficiary has presented all that it had',
            {
                transfers: [transferred],
                presentations: [{ ...direct('PAID'), forwards }],
            },
        ],
        ['what was transferred was returned', { transfers: [{ ...transferred, returnedAt: at }] }],
        ['nothing was decided on a transfer', { transfers: [{ ...transferred, decision: undefined as never }] }],
    ])('%s', (_words, change) => {
        expect(close(change).closedAt).toBe(at);
    });

    // Each row breaks the rule it names.
    it.each<[string, string, Partial<ClosingFacts>]>([
        ['a bank has documents to decide on', 'PRESENTATIONS_MUST_BE_SETTLED', { presentations: [direct('LODGED')] }],
        ['their records are awaited', 'PRESENTATIONS_MUST_BE_SETTLED', { presentations: [direct('SUSPENDED')] }],
        ['they are to be honoured', 'PRESENTATIONS_MUST_BE_SETTLED', { presentations: [direct('PRECLUDED')] }],
        [
            'they are to be paid at maturity',
            'PRESENTATIONS_MUST_BE_SETTLED',
            { presentations: [accepted, there('PAID')] },
        ],
        ['they are overdue', 'PRESENTATIONS_MUST_BE_SETTLED', { presentations: [direct('OVERDUE')] }],
        [
            'they were sent on and are not decided',
            'PRESENTATIONS_MUST_BE_SETTLED',
            { presentations: [paid, there('LODGED')] },
        ],
        ['who has paid has not sent them on', 'PRESENTATIONS_MUST_BE_SETTLED', { presentations: [paid] }],
        ['who has bought them has not sent them on', 'PRESENTATIONS_MUST_BE_SETTLED', { presentations: [bought] }],
        [
            'a part of them was reimbursed',
            'PRESENTATIONS_MUST_BE_SETTLED',
            {
                presentations: [paid],
                reimbursementClaims: [{ ...reimbursed, amount: dollars(199_999n) }],
            },
        ],
        [
            'the reimbursing bank may pay',
            'REIMBURSEMENT_CLAIMS_MUST_BE_SETTLED',
            {
                presentations: [paid, there('RETURNED')],
                reimbursementClaims: [claim],
            },
        ],
        [
            'the issuing bank is to cover',
            'REIMBURSEMENT_CLAIMS_MUST_BE_SETTLED',
            {
                presentations: [{ ...paid, number: 1 }, there('PAID')],
                reimbursementClaims: [{ ...claim, status: 'DECLINED' }],
            },
        ],
        [
            'interest is demanded',
            'REIMBURSEMENT_CLAIMS_MUST_BE_SETTLED',
            {
                presentations: [paid, there('PAID')],
                reimbursementClaims: [{ ...reimbursed, demand }],
            },
        ],
        [
            'documents of a second beneficiary may come',
            'TRANSFERS_MUST_BE_USED_UP_OR_RETURNED',
            { transfers: [transferred] },
        ],
        [
            'a second beneficiary has presented a part',
            'TRANSFERS_MUST_BE_USED_UP_OR_RETURNED',
            {
                transfers: [transferred],
                presentations: [{ ...direct('PAID'), forwards: { ...forwards, amount: dollars(149_999n) } }],
            },
        ],
    ])('is refused while %s: %s', (_words, code, change) => {
        expect(() => close(change)).toThrow(code);
    });

    it('a bank that has transferred a credit owes nobody for what it has paid under it', () => {
        const bank = { partyName: 'Pearl River Bank', mspId: 'PearlBankMSP' };
        const terms = {
            ...credit.terms,
            transferred: { bank, transferReference: 'T1', amendmentAdvice: 'ALWAYS' as const },
        };
        const presentations: Presentation[] = [{ ...paid, examinesAs: 'NOMINATED_BANK' }];

        expect(close({ bank: bank.mspId, presentations }, { ...expired, terms }).closedAt).toBe(at);
    });
});

describe('a credit that is fully drawn', () => {
    /** Its amount and five per cent more. */
    const all = dollars(472_500n);
    const drawing = (amount = all, status: Presentation['status'] = 'PAID'): Presentation => ({
        ...direct(status),
        amount,
    });
    const whole: DrawnWhole = { credit, amendments: [], transfers: [], presentations: [drawing()] };

    it('stands so for as long as documents hold all of it, and can be closed before it expires', () => {
        expect([statusOfWhole(whole), leftToDraw(whole)]).toEqual(['FULLY_DRAWN', dollars(0n)]);
        expect(close({ presentations: whole.presentations }, credit).closedAt).toBe(at);
    });

    it.each<[string, Partial<DrawnWhole>, readonly [string, bigint]]>([
        ['a cent is left', { presentations: [drawing(dollars(472_499n, 99n))] }, ['EFFECTIVE', 1n]],
        ['it was refused', { presentations: [drawing(all, 'REFUSED')] }, ['EFFECTIVE', all.minorUnits]],
        [
            'more may be accepted',
            { amendments: [{ ...amendment, changes: { amount: dollars(500_000n) } }] },
            ['EFFECTIVE', 5_250_000n],
        ],
        [
            'a second beneficiary has it',
            {
                presentations: [],
                transfers: [{ ...transferred, decision: { ...transferred.decision!, amount: all } } as Transfer],
            },
            ['EFFECTIVE', 0n],
        ],
        ['it has expired', { credit: expired }, ['EXPIRED', 0n]],
    ])('is %s: it stands otherwise', (_words, change, standing) => {
        const changed = { ...whole, ...change };

        expect([statusOfWhole(changed), leftToDraw(changed).minorUnits]).toEqual(standing);
    });

    it.each<[string, Partial<ClosingFacts>]>([
        ['CREDIT_MUST_HAVE_ENDED', { presentations: [drawing(dollars(472_499n, 99n))] }],
        ['PRESENTATIONS_MUST_BE_SETTLED', { presentations: [drawing(all, 'UNDERTAKEN')] }],
    ])('is not closed otherwise: %s', (code, change) => {
        expect(() => close(change, credit)).toThrow(code);
    });
});
