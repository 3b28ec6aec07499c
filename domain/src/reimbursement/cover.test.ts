import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { dayCounts } from '../day-count/testing/samples.js';
import { dollars } from '../document/testing/samples.js';
import { creditId } from '../letter-of-credit/testing/samples.js';
import type { MeansOfPayment } from '../presentation/payment.js';
import { reimburseClaim, type Answering } from './answer-claim.js';
import type { DemandCover } from './api.js';
import { coverClaim, demandCover } from './cover-claim.js';
import type { ReimbursementClaim } from './reimbursement-claim.js';
import {
    authorisation,
    claim,
    claiming,
    clock,
    issuing,
    onThirdDay,
    reimbursing,
    tooLate,
    uetr,
} from './testing/samples.js';

const answering: Answering = { ...clock, claim, authorisation, bank: claiming, at: tooLate };
const expenses = dollars(62n, 50n);
const demand = (change: Partial<Answering> = {}, asked: Partial<DemandCover> = {}): ReimbursementClaim =>
    demandCover({ yearlyBasisPoints: 450, expenses, ...asked }, { ...answering, dayCounts, ...change });
const declined: ReimbursementClaim = {
    ...claim,
    status: 'DECLINED',
    decline: { reason: 'NO_FUNDS', explanation: 'The account is not in funds', at: onThirdDay },
};

describe('the claiming bank turns to the issuing bank (UCP 600 art. 13b iii)', () => {
    const asked = { yearlyBasisPoints: 450, daysPerYear: 360, from: '2026-05-25', expenses, at: tooLate };

    it('demands interest from the last day on which it could have been paid in time, and expenses', () => {
        expect(demand()).toEqual({ ...claim, status: 'OVERDUE', overdueAt: tooLate, demand: asked });
        expect(demand({ claim: declined })).toEqual({ ...declined, demand: asked });
    });

    it('demands them also for what was paid too late', () => {
        const late = reimburseClaim({ uetr }, { ...answering, bank: reimbursing });

        expect(demand({ claim: late })).toMatchObject({ status: 'REIMBURSED', demand: asked });
    });

    it.each<[string, Partial<Answering>, Partial<DemandCover>]>([
        ['DEMAND_MUST_BE_BY_CLAIMING_BANK', { bank: issuing, at: onThirdDay }, {}],
        ['DEMAND_MUST_FOLLOW_FAILURE_TO_REIMBURSE', { at: onThirdDay }, {}],
        ['DEMAND_MUST_FOLLOW_FAILURE_TO_REIMBURSE', { claim: { ...claim, status: 'REIMBURSED' } }, {}],
        ['DEMAND_MUST_FOLLOW_FAILURE_TO_REIMBURSE', { claim: { ...demand(), status: 'COVERED' } }, {}],
        ['DEMAND_MUST_BE_THE_ONLY_ONE', { claim: demand() }, { expenses: { currency: 'EUR', minorUnits: 1n } }],
        ['EXPENSES_MUST_BE_IN_CURRENCY_OF_CLAIM', {}, { expenses: { currency: 'EUR', minorUnits: 1n } }],
    ])('refuses %s (%#)', (code, change, changed) => {
        expect(codeOf(() => demand(change, changed))).toBe(code);
    });

    it('refuses where nobody has said how many days a year has: DAY_COUNT_MUST_BE_KNOWN', () => {
        expect(codeOf(() => demandCover({ yearlyBasisPoints: 0 }, { ...answering, dayCounts: undefined }))).toBe(
            'DAY_COUNT_MUST_BE_KNOWN',
        );
    });
});

describe('the issuing bank is never relieved (UCP 600 art. 13b iii, 13c)', () => {
    const means: MeansOfPayment = { kind: 'OUTSIDE', uetr };
    /** In China it is the fourth of June: ten days after the last on which the reimbursing bank was in time. */
    const at = '2026-06-04T01:00:00.000Z';
    const [today, tomorrow] = ['2026-06-04', '2026-06-05'];
    const covering: Answering & { readonly transactionId: string } = {
        ...answering,
        claim: demand(),
        bank: issuing,
        at,
        transactionId: 'tx1',
    };
    const cover = (change: Partial<Answering> = {}, valueDate = today, by: MeansOfPayment = means) =>
        coverClaim({ means: by, valueDate }, { ...covering, ...change });

    it.each([
        ['declined', demand({ claim: declined })],
        ['not answered in time', demand()],
    ])('pays what was %s, with interest for ten days and the expenses', (_words, unpaid) => {
        expect(cover({ claim: unpaid })).toEqual({
            claim: {
                ...unpaid,
                status: 'COVERED',
                cover: {
                    amount: dollars(200_000n),
                    interest: dollars(250n),
                    expenses,
                    valueDate: today,
                    payment: { means: 'OUTSIDE', uetr, at },
                },
            },
        });
    });

    it('pays interest until the day on which the money is there, whenever that is recorded', () => {
        expect(cover({}, '2026-06-03').claim.cover?.interest).toEqual(dollars(225n));
    });

    it('pays interest and expenses alone where the reimbursing bank has paid after all, until it did', () => {
        const late = reimburseClaim({ uetr }, { ...answering, claim: demand(), bank: reimbursing });
        const { claim: compensated } = cover({ claim: late });

        expect(compensated).toMatchObject({ status: 'REIMBURSED', cover: { interest: dollars(25n), expenses } });
        expect(compensated.cover).not.toHaveProperty('amount');
        expect(codeOf(() => cover({ claim: compensated }))).toBe('COVER_MUST_BE_THE_ONLY_ONE');
    });

    it('in e-CNY moves amount, interest and expenses at once into the vault of the claiming bank', () => {
        const yuan = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });
        const inYuan = { ...claim, amount: yuan(20_000_000n) };
        const demanded = demand({ claim: inYuan }, { expenses: yuan(6_250n) });

        expect(cover({ claim: demanded }, today, { kind: 'E_CNY' }).coins).toEqual({
            reference: creditId,
            amount: yuan(20_000_000n + 25_000n + 6_250n),
            from: { bank: issuing, wallet: 'vault' },
            to: { bank: claiming, wallet: 'vault' },
        });
        expect(codeOf(() => cover({ claim: demanded }, '2026-06-03', { kind: 'E_CNY' }))).toBe(
            'COINS_MUST_MOVE_ON_VALUE_DATE',
        );
    });

    it.each<[string, Partial<Answering>, string]>([
        ['COVER_MUST_BE_BY_ISSUING_BANK', { bank: reimbursing, claim }, tomorrow],
        ['REIMBURSEMENT_MUST_STAND_AT_THIS_ACT', { claim, at: onThirdDay }, tomorrow],
        ['REIMBURSEMENT_MUST_STAND_AT_THIS_ACT', { claim: { ...demand(), status: 'COVERED' } }, tomorrow],
        ['COVER_MUST_BE_DEMANDED', { claim }, tomorrow],
        ['COVER_MUST_BE_DEMANDED', { claim: { ...claim, status: 'REIMBURSED' } }, tomorrow],
        ['VALUE_DATE_MUST_LIE_BETWEEN_DEMAND_AND_TODAY', {}, tomorrow],
        ['VALUE_DATE_MUST_LIE_BETWEEN_DEMAND_AND_TODAY', {}, '2026-05-25'],
        ['UETR_MUST_BE_NEW', { earlierPayment: { uetr, creditId, at } }, today],
    ])('refuses %s (%#)', (code, change, valueDate) => {
        expect(codeOf(() => cover(change, valueDate))).toBe(code);
    });
});
