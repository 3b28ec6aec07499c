import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { china } from '../calendar/testing/samples.js';
import { dollars } from '../document/testing/samples.js';
import { presented } from '../examination/testing/samples.js';
import type { Money } from '../kernel/money.js';
import { sellTitle } from '../forfaiting/title/sell-title.js';
import { titleOf } from '../forfaiting/title/title.js';
import { assignment } from '../forfaiting/title/testing/assigned.js';
import { confirmed, creditId } from '../letter-of-credit/testing/samples.js';
import type { MeansOfPayment } from '../presentation/payment.js';
import type { Presentation } from '../presentation/presentation.js';
import { claimAfter, claimStatuses, claimSteps, claimTransitions } from './claim-status.js';
import { claimView, type Claim } from './claim.js';
import { payClaim, prepayClaim, type PayingFacts } from './pay-claim.js';

const { documents } = presented();
const incurredAt = '2026-05-27T02:00:00.000Z';
const claim: Claim = {
    claimId: '3'.repeat(32),
    creditId,
    presentationNumber: 1,
    part: 1,
    undertaking: 'ACCEPTANCE',
    debtorBank: 'PearlBankMSP',
    holder: 'HaizhouBankMSP',
    amount: dollars(450_000n),
    maturity: '2026-08-08',
    payableAt: { countryCode: 'CN' },
    incurredAt,
    status: 'OUTSTANDING',
};
const presentation: Presentation = {
    creditId,
    number: 1,
    presentingBank: 'HaizhouBankMSP',
    examiningBank: 'PearlBankMSP',
    examinesAs: 'CONFIRMING_BANK',
    amount: dollars(450_000n),
    documents: [...documents],
    receivedAt: '2026-05-20T02:00:00.000Z',
    examinationDays: 5,
    status: 'UNDERTAKEN',
    undertaking: { parts: [{ amount: dollars(450_000n), maturity: claim.maturity }], at: incurredAt },
};
/** Saturday: it is payable on Monday the 10th. */
const matured = '2026-08-07T16:00:00.000Z';
const early = '2026-08-07T15:59:59.999Z';
const title = titleOf(claim, { at: incurredAt, transactionId: 'tx0' });
const facts: PayingFacts = {
    bank: claim.debtorBank,
    claim,
    title,
    otherParts: [],
    presentation,
    credit: confirmed,
    assignments: [],
    calendar: china,
    at: matured,
    transactionId: 'tx1',
};
const means: MeansOfPayment = { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' };
const pay = (change: Partial<PayingFacts> = {}) => payClaim({ means }, { ...facts, ...change });
const prepay = (proceeds: Money, change: Partial<PayingFacts> = {}) =>
    prepayClaim({ means, proceeds }, { ...facts, at: early, ...change });
const sold = sellTitle(
    { dealId: 'd'.repeat(32), buyer: 'HarbourBankMSP' },
    { bank: claim.holder, title, calendar: china, at: early, transactionId: 'tx0' },
);

describe('a claim', () => {
    it.each([
        ['OUTSTANDING', early],
        ['DUE', matured],
        ['DUE', '2026-08-10T15:59:59.999Z'],
        ['OVERDUE', '2026-08-10T16:00:00.000Z'],
    ])('is %s at %s: payable on the first banking day from maturity on', (status, at) => {
        expect(claimView(claim, { calendar: china, at })).toEqual({ ...claim, status });
        expect(claimView({ ...claim, status: 'PAID' }, { calendar: china, at }).status).toBe('PAID');
    });

    it.each(claimStatuses.flatMap((status) => claimSteps.map((step) => [status, step] as const)))(
        '%s: %s leads where the table says, or is refused',
        (status, step) => {
            const next = claimTransitions[status][step];

            expect(codeOf(() => claimAfter(status, step))).toBe(
                next === undefined ? 'CLAIM_MUST_STAND_AT_THIS_ACT' : undefined,
            );
        },
    );

    it('is paid when it is due, however late, and never twice or before', () => {
        const moves = claimStatuses.map((status) => [status, Object.values(claimTransitions[status])]);

        expect(moves).toEqual([
            ['OUTSTANDING', ['PREPAID', 'SPLIT']],
            ['DUE', ['PAID']],
            ['OVERDUE', ['PAID']],
            ['PAID', []],
            ['PREPAID', []],
            ['SPLIT', []],
        ]);
    });
});

describe('paying a claim', () => {
    const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01';

    it('pays all of it, and the presentation is paid with its last part', () => {
        expect(pay()).toEqual({
            claim: { ...claim, status: 'PAID', payment: { means: 'OUTSIDE', uetr, at: matured } },
            title: {
                ...title,
                status: 'PAID',
                history: [...title.history, { kind: 'PAID', at: matured, transactionId: 'tx1' }],
            },
            presentation: {
                ...presentation,
                status: 'PAID',
                undertaking: {
                    at: incurredAt,
                    parts: [{ amount: claim.amount, maturity: claim.maturity, settledAt: matured }],
                },
            },
            assignments: [],
        });
        const two = {
            at: incurredAt,
            parts: [...presentation.undertaking!.parts, { ...claim, maturity: '2026-09-07' }],
        };
        const half = pay({ presentation: { ...presentation, undertaking: two } }).presentation;
        expect([half.status, half.undertaking?.parts.map(({ settledAt }) => settledAt)]).toEqual([
            'UNDERTAKEN',
            [matured, undefined],
        ]);
    });

    it('of a part of a claim that was split leaves the presentation unpaid until all parts are paid', () => {
        expect(pay({ otherParts: [{ status: 'PAID' }, { status: 'HELD' }] })).toMatchObject({
            claim: { status: 'PAID' },
            title: { status: 'PAID' },
            presentation,
        });
        expect(pay({ otherParts: [{ status: 'PAID' }] }).presentation.status).toBe('PAID');
    });

    it('pays however late', () => {
        expect(pay({ at: '2026-12-30T00:00:00.000Z' }).claim.status).toBe('PAID');
    });

    it('in e-CNY moves what is due into the vault of who holds it now', () => {
        const inYuan = { ...claim, holder: 'HarbourBankMSP', amount: { currency: 'CNY', minorUnits: 7n } };
        // What the beneficiary has assigned of it since is not its own any more.
        const bought = { claim: inYuan, title: sold, assignments: [{ ...assignment, creditId }] };
        const { coins } = payClaim({ means: { kind: 'E_CNY' } }, { ...facts, ...bought });

        expect(coins).toEqual({
            reference: claim.claimId,
            amount: inYuan.amount,
            from: { bank: 'PearlBankMSP', wallet: 'vault' },
            to: { bank: 'HarbourBankMSP', wallet: 'vault' },
        });
    });

    const paid = { ...claim, status: 'PAID' as const };
    const acknowledgedTo = { dealId: 'd'.repeat(32), buyer: 'HarbourBankMSP' };
    it.each<[string, Partial<PayingFacts>]>([
        ['CLAIM_MUST_BE_PAID_BY_ITS_DEBTOR', { bank: 'HaizhouBankMSP', at: early }],
        ['PAYMENT_MUST_NOT_PRECEDE_MATURITY', { at: early }],
        ['CLAIM_MUST_STAND_AT_THIS_ACT', { claim: paid }],
        ['CLAIM_MUST_STAND_AT_THIS_ACT', { claim: paid, at: early }],
        ['CLAIM_MUST_STAND_AT_THIS_ACT', { claim: { ...claim, status: 'PREPAID' } }],
        ['CLAIM_MUST_STAND_AT_THIS_ACT', { claim: { ...claim, status: 'SPLIT' } }],
        ['TITLE_MUST_BE_HELD_BY_BANK', { title: sold }],
        ['TITLE_MUST_NOT_HAVE_ENDED', { title: { ...title, status: 'SPLIT' } }],
        ['TITLE_MUST_NOT_BE_ACKNOWLEDGED', { title: { ...title, acknowledgedTo } }],
        ['ASSIGNEES_MUST_BE_PAID_FIRST', { assignments: [{ ...assignment, creditId }] }],
    ])('refuses %s (%#)', (code, change) => {
        expect(codeOf(() => pay(change))).toBe(code);
    });
});

describe('paying a claim before it is due (UCP 600 art. 12b)', () => {
    it('settles all of it for as much or less', () => {
        const { claim: prepaid, presentation: settled } = prepay(dollars(441_000n));

        expect(prepaid).toMatchObject({ status: 'PREPAID', amount: claim.amount, proceeds: dollars(441_000n) });
        expect(settled.status).toBe('PAID');
        expect(prepay(claim.amount).claim.proceeds).toEqual(claim.amount);
    });

    it.each<[string, () => unknown]>([
        ['CLAIM_MUST_BE_PAID_BY_ITS_DEBTOR', () => prepay(claim.amount, { bank: 'HaizhouBankMSP', at: matured })],
        ['PREPAYMENT_MUST_PRECEDE_MATURITY', () => prepay(dollars(450_000n, 1n), { at: matured })],
        [
            'CLAIM_MUST_STAND_AT_THIS_ACT',
            () => prepay(dollars(450_000n, 1n), { claim: { ...claim, status: 'PREPAID' } }),
        ],
        ['PREPAYMENT_MUST_NOT_EXCEED_CLAIM', () => prepay(dollars(450_000n, 1n))],
        ['PREPAYMENT_MUST_NOT_EXCEED_CLAIM', () => prepay(dollars(0n))],
        ['PREPAYMENT_MUST_NOT_EXCEED_CLAIM', () => prepay({ currency: 'EUR', minorUnits: 1n })],
    ])('refuses %s (%#)', (code, act) => {
        expect(codeOf(act)).toBe(code);
    });
});
