import { describe, expect, it } from '@jest/globals';
import { china } from '../../calendar/testing/samples.js';
import { dayCounts } from '../../day-count/testing/samples.js';
import { canonicalJson } from '../../kernel/json.js';
import type { MeansOfPayment } from '../../presentation/payment.js';
import { buyer, claim, early, seller } from '../title/testing/samples.js';
import { inTime, held, late, paidAt, prepaidAt } from '../holding/testing/samples.js';
import { payLateInterest, waiveLateInterest, type AnsweringFacts } from './answer-late-interest.js';
import { claimLateInterest, type ClaimingFacts } from './claim-late-interest.js';
import { interestAsItStands } from './interest-as-it-stands.js';
import { interestDue } from './interest-due.js';
import { lateInterestRateOn, lateInterestRatesSchema, setLateInterestRates } from './late-interest-rate.js';
import {
    lateInterestAfter,
    lateInterestStatuses,
    lateInterestSteps,
    lateInterestTransitions,
} from './late-interest-status.js';
import { lateInterestBanks, lateInterestSchema, type LateInterest } from './late-interest.js';
import { lateInterestRates } from './testing/samples.js';

const { claimId, creditId, debtorBank, maturity } = claim;
const books = { rates: lateInterestRates, dayCounts };
const nineDays = '2026-06-10T02:00:00.000Z';
const paid = paidAt(nineDays).claim;
/** A million at 18 % for nine days of 360: from Monday, 1 June, on which it was payable. */
const owed = {
    yearlyBasisPoints: 1_800,
    daysPerYear: 360,
    from: '2026-06-01',
    until: '2026-06-10',
    amount: { currency: 'CNY', minorUnits: 450_000n },
};
const clock = { calendar: china, ...books };
const claiming: ClaimingFacts = { ...clock, bank: buyer, claim: paid, at: '2026-06-11T02:00:00.000Z' };
const claimed = claimLateInterest(claiming);

describe('what a debtor owes for being late', () => {
    it('counts from the day on which the claim was payable to that on which it is paid, and as long as it is not to today', () => {
        expect(interestDue(held.claim, { ...clock, at: nineDays })).toEqual(owed);
        expect(interestDue(paid, { ...clock, at: '2026-12-01T02:00:00.000Z' })).toEqual(owed);
        expect(interestDue(held.claim, { ...clock, at: late })?.amount.minorUnits).toBe(50_000n);
    });

    it.each([
        ['a debtor that pays on the Monday after a Sunday', held.claim, inTime],
        ['one that has paid in time', paidAt(inTime).claim, nineDays],
        ['one that has prepaid', prepaidAt(early, claim.amount).claim, nineDays],
    ])('is nothing for %s', (_words, of, at) => {
        expect(interestDue(of, { ...clock, rates: undefined, at })).toBeUndefined();
    });

    it('is rounded once, half up', () => {
        const amount = { currency: 'CNY', minorUnits: 1_000n };

        expect(interestDue({ ...held.claim, amount }, { ...clock, at: late })?.amount.minorUnits).toBe(1n);
        expect(
            interestDue({ ...held.claim, amount: { ...amount, minorUnits: 999n } }, { ...clock, at: late })?.amount
                .minorUnits,
        ).toBe(0n);
    });

    it('is shown as it stands, and not at all where nobody has set a rate or a day count', () => {
        const standing = (of: { claim: typeof paid; lateInterest?: LateInterest }, more: object = {}) =>
            interestAsItStands({ lateInterest: undefined, ...of }, { ...clock, at: nineDays, ...more });

        expect(standing({ claim: held.claim })).toEqual({ ...owed, status: 'ACCRUING' });
        expect(standing({ claim: paid })).toEqual({ ...owed, status: 'OWED' });
        expect(standing({ claim: paid, lateInterest: claimed })).toEqual({ ...owed, status: 'CLAIMED' });
        expect(standing({ claim: paid }, { rates: undefined })).toBeUndefined();
        expect(standing({ claim: paid }, { dayCounts: undefined })).toBeUndefined();
    });
});

describe('the rates of late interest', () => {
    const [first] = lateInterestRates.rates;
    const dollars = [{ currency: 'USD', yearlyBasisPoints: 1_000 }];
    const next = { ...first!, effectiveFrom: '2026-06-01', currencies: dollars };
    const setAt = '2026-05-31T01:00:00.000Z';
    const book = setLateInterestRates([next], { book: lateInterestRates, setAt });

    it('are those of the day, whatever was set since', () => {
        const on = (day: string) => lateInterestRateOn(book, { currency: 'USD', day });

        expect([on('2026-05-31'), on('2026-06-01')]).toEqual([900, 1_000]);
        expect(setLateInterestRates([first!], { book: undefined, setAt })).toEqual(lateInterestRates);
    });

    it.each([
        ['EUR', '2026-05-31'],
        ['CNY', '2026-06-01'],
        ['CNY', '2025-12-31'],
    ])('refuse: LATE_INTEREST_RATE_MUST_BE_KNOWN (%s on %s)', (currency, day) => {
        for (const known of [book, undefined]) {
            expect(() => lateInterestRateOn(known, { currency, day })).toThrow('LATE_INTEREST_RATE_MUST_BE_KNOWN');
        }
    });

    it('begin no earlier than today, and name each currency once and none that there is not', () => {
        const isRead = (...currencies: readonly unknown[]): boolean =>
            lateInterestRatesSchema.safeParse({ ...next, currencies }).success;

        expect(() => setLateInterestRates([first!], { book, setAt })).toThrow('POLICY_MUST_NOT_BEGIN_IN_THE_PAST');
        expect([isRead(...dollars), isRead(...dollars, ...dollars)]).toEqual([true, false]);
        expect(isRead({ currency: 'CNH', yearlyBasisPoints: 1 })).toBe(false);
        expect(isRead({ currency: 'CNY', yearlyBasisPoints: 10_001 })).toBe(false);
    });
});

describe('claiming it', () => {
    it('asks for what is owed, of the debtor and by who was paid late', () => {
        expect(claimed).toEqual({
            ...{ claimId, creditId, debtorBank, maturity, creditorBank: buyer },
            ...owed,
            claimedAt: claiming.at,
            status: 'CLAIMED',
        });
        expect(lateInterestSchema.parse(JSON.parse(canonicalJson(claimed)))).toEqual(claimed);
        expect(lateInterestBanks(claimed)).toEqual([debtorBank, buyer]);
    });

    // Each row breaks the rule it names and every rule below it, as far as it can.
    const small = { ...paid, amount: { currency: 'CNY', minorUnits: 1n } };
    it.each<[string, Partial<ClaimingFacts>]>([
        ['LATE_INTEREST_MUST_BE_CLAIMED_BY_HOLDER', { bank: seller, claim: held.claim, rates: undefined }],
        ['LATE_INTEREST_MUST_BE_CLAIMED_BY_HOLDER', { bank: debtorBank }],
        ['LATE_INTEREST_MUST_FOLLOW_PAYMENT', { claim: held.claim, rates: undefined }],
        ['LATE_INTEREST_MUST_BE_OWED', { claim: paidAt(inTime).claim, rates: undefined }],
        ['LATE_INTEREST_RATE_MUST_BE_KNOWN', { rates: undefined, dayCounts: undefined, claim: small }],
        ['DAY_COUNT_MUST_BE_KNOWN', { dayCounts: undefined, claim: small }],
        ['LATE_INTEREST_MUST_BE_OWED', { claim: small }],
    ])('refuses: %s (%#)', (code, change) => {
        expect(() => claimLateInterest({ ...claiming, ...change })).toThrow(code);
    });
});

describe('what becomes of it', () => {
    const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f02';
    const at = '2026-06-12T02:00:00.000Z';
    const answering: AnsweringFacts = { bank: debtorBank, lateInterest: claimed, at };
    const pay = (change: object = {}, means: MeansOfPayment = { kind: 'OUTSIDE', uetr }) =>
        payLateInterest({ means }, { ...answering, transactionId: 'tx5', ...change });
    const waive = (change: Partial<AnsweringFacts> = {}) =>
        waiveLateInterest({ reason: 'A mistake of our own' }, { ...answering, bank: buyer, ...change });

    it.each(lateInterestStatuses.flatMap((status) => lateInterestSteps.map((step) => [status, step] as const)))(
        '%s: %s leads where the table says, or is refused',
        (status, step) => {
            const next = lateInterestTransitions[status][step];
            const take = () => lateInterestAfter(status, step);

            if (next === undefined) {
                expect(take).toThrow('LATE_INTEREST_MUST_STAND_AT_THIS_ACT');
            } else {
                expect(take()).toBe(next);
            }
        },
    );

    it('is paid or waived once', () => {
        const moves = lateInterestStatuses.map((status) => Object.values(lateInterestTransitions[status]));

        expect(moves).toEqual([['PAID', 'WAIVED'], [], []]);
    });

    it('it is paid in e-CNY to the fen, into the vault of who was paid late, or outside', () => {
        expect(pay()).toEqual({
            lateInterest: { ...claimed, status: 'PAID', payment: { means: 'OUTSIDE', uetr, at } },
        });
        expect(pay({}, { kind: 'E_CNY' }).coins).toEqual({
            reference: claimId,
            amount: owed.amount,
            from: { bank: debtorBank, wallet: 'vault' },
            to: { bank: buyer, wallet: 'vault' },
        });
    });

    it('it is waived for a reason', () => {
        expect(waive()).toEqual({
            ...claimed,
            status: 'WAIVED',
            waived: { reason: 'A mistake of our own', at },
        });
    });

    const waived = waive();
    const inDollars = { ...claimed, amount: { ...owed.amount, currency: 'USD' } };
    it.each<[string, () => unknown]>([
        ['LATE_INTEREST_MUST_BE_PAID_BY_DEBTOR', () => pay({ bank: buyer, lateInterest: waived })],
        ['LATE_INTEREST_MUST_STAND_AT_THIS_ACT', () => pay({ lateInterest: waived })],
        ['LATE_INTEREST_MUST_STAND_AT_THIS_ACT', () => pay({ lateInterest: pay().lateInterest })],
        ['CURRENCY_MUST_BE_CNY_FOR_E_CNY', () => pay({ lateInterest: inDollars }, { kind: 'E_CNY' })],
        ['UETR_MUST_BE_NEW', () => pay({ earlierPayment: { uetr, creditId, at } })],
        ['LATE_INTEREST_MUST_BE_WAIVED_BY_CREDITOR', () => waive({ bank: debtorBank, lateInterest: waived })],
        ['LATE_INTEREST_MUST_STAND_AT_THIS_ACT', () => waive({ lateInterest: pay().lateInterest })],
    ])('refuses: %s (%#)', (code, act) => {
        expect(act).toThrow(code);
    });
});
