import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { china } from '../calendar/testing/samples.js';
import { dayCounts } from '../day-count/testing/samples.js';
import { dollars } from '../document/testing/samples.js';
import { creditId } from '../letter-of-credit/testing/samples.js';
import type { MeansOfPayment } from '../presentation/payment.js';
import type { Presentation } from '../presentation/presentation.js';
import { amendAuthorisation } from '../reimbursement/amend-authorisation.js';
import type { ReimbursementClaim } from '../reimbursement/reimbursement-claim.js';
import {
    authorisation,
    claim,
    claiming,
    credit,
    issuing,
    paid as honoured,
    reimbursing,
    uetr,
} from '../reimbursement/testing/samples.js';
import { disputeReclaim, payReclaim, type PayingBack } from './answer-reclaim.js';
import { reclaimReimbursement, type ReclaimingFacts } from './reclaim-reimbursement.js';
import { reclaimStatuses, reclaimSteps, stepFrom, transitions } from './reclaim-status.js';
import { reclaimBanks, type Reclaim } from './reclaim.js';

const reimbursed: ReimbursementClaim = {
    ...claim,
    status: 'REIMBURSED',
    payment: { uetr, paidOn: '2026-05-25', at: '2026-05-25T02:00:00.000Z' },
};
const refused: Presentation = {
    ...honoured,
    number: 2,
    presentingBank: claiming,
    examiningBank: issuing,
    examinesAs: 'ISSUING_BANK',
    firstPresentedAs: { number: 1, receivedAt: honoured.receivedAt },
    status: 'REFUSED',
    refusal: {
        disposal: 'HELD_FOR_PRESENTER',
        discrepancies: [
            {
                kind: 'DISCREPANCY',
                code: 'INVOICE_MUST_BE_SIGNED',
                rule: 'MT700 46A',
                field: 'isSigned',
                expected: 'true',
                found: 'false',
            },
        ],
        at: '2026-05-28T02:00:00.000Z',
    },
};
/** In China it is the first of June. */
const receivedAt = '2026-06-01T02:00:00.000Z';
const facts: ReclaimingFacts = {
    claim: reimbursed,
    authorisation,
    presentations: [honoured, refused],
    bank: issuing,
    dayCounts,
    at: receivedAt,
};
const reclaim = (change: Partial<ReclaimingFacts> = {}): Reclaim =>
    reclaimReimbursement({ creditId, claimNumber: 1, yearlyBasisPoints: 450 }, { ...facts, ...change });

describe('asking back what was reimbursed (UCP 600 art. 16g)', () => {
    const interest = { yearlyBasisPoints: 450, daysPerYear: 360, from: '2026-05-25' };

    it('asks for what the bank has received, with interest from the day on which it was paid', () => {
        expect(reclaim()).toEqual({
            creditId,
            claimNumber: 1,
            refusedNumber: 2,
            issuingBank: issuing,
            reimbursedBank: claiming,
            amount: dollars(200_000n),
            interest,
            receivedAt,
            status: 'CLAIMED',
        });
        expect(reclaimBanks(reclaim())).toEqual([issuing, claiming]);
    });

    it('asks for it also when the documents have been returned', () => {
        expect(reclaim({ presentations: [honoured, { ...refused, status: 'RETURNED' }] }).status).toBe('CLAIMED');
    });

    it('does not ask for charges that the reimbursing bank has kept', () => {
        const payment = { ...reimbursed.payment!, charges: dollars(80n) };

        expect(reclaim({ claim: { ...reimbursed, payment } }).amount).toEqual(dollars(199_920n));
    });

    it('asks for what the issuing bank has paid itself, without the interest for being late', () => {
        const cover = {
            amount: dollars(200_000n),
            interest: dollars(250n),
            valueDate: '2026-06-04',
            payment: { means: 'OUTSIDE' as const, uetr, at: receivedAt },
        };
        const covered: ReimbursementClaim = { ...claim, status: 'COVERED', cover };

        expect(reclaim({ claim: covered })).toMatchObject({
            amount: dollars(200_000n),
            interest: { ...interest, from: '2026-06-04' },
        });
    });

    const waived: Presentation = { ...refused, status: 'WAIVED' };
    const examined: Presentation = { ...honoured, number: 2, firstPresentedAs: refused.firstPresentedAs! };
    it.each<[string, Partial<ReclaimingFacts>]>([
        ['RECLAIM_MUST_BE_BY_ISSUING_BANK', { bank: reimbursing, claim }],
        ['RECLAIM_MUST_BE_BY_ISSUING_BANK', { bank: claiming }],
        ['RECLAIM_MUST_FOLLOW_REIMBURSEMENT', { claim, presentations: [honoured] }],
        ['RECLAIM_MUST_FOLLOW_REIMBURSEMENT', { claim: { ...claim, status: 'DECLINED' } }],
        ['RECLAIM_MUST_FOLLOW_REFUSAL', { presentations: [honoured], dayCounts: undefined }],
        ['RECLAIM_MUST_FOLLOW_REFUSAL', { presentations: [honoured, { ...examined, status: 'PRECLUDED' }] }],
        ['RECLAIM_MUST_FOLLOW_REFUSAL', { presentations: [honoured, { ...examined, status: 'RECORD_NOT_PRESENTED' }] }],
        ['RECLAIM_MUST_FOLLOW_REFUSAL', { presentations: [honoured, waived] }],
        ['DAY_COUNT_MUST_BE_KNOWN', { dayCounts: undefined }],
    ])('refuses %s (%#)', (code, change) => {
        expect(codeOf(() => reclaim(change))).toBe(code);
    });
});

describe('the answer of the bank that was reimbursed', () => {
    const means: MeansOfPayment = { kind: 'OUTSIDE', uetr };
    const [demandedOn, today, tomorrow] = ['2026-06-01', '2026-06-04', '2026-06-05'];
    const at = '2026-06-04T01:00:00.000Z';
    const paying: PayingBack = {
        reclaim: reclaim(),
        claim: reimbursed,
        presentations: [honoured, refused],
        bank: claiming,
        calendar: china,
        at,
        transactionId: 'tx1',
    };
    const pay = (change: Partial<PayingBack> = {}, valueDate = today, by: MeansOfPayment = means) =>
        payReclaim({ means: by, valueDate }, { ...paying, ...change });
    const dispute = (change: Partial<PayingBack> = {}) =>
        disputeReclaim({ explanation: 'The notice named no discrepancy' }, { ...paying, ...change });

    it('pays back, with interest for ten days, and the drawing is no longer reimbursed', () => {
        const payment = { means: 'OUTSIDE', uetr, at };

        expect(pay()).toEqual({
            reclaim: { ...reclaim(), status: 'PAID', paid: { interest: dollars(250n), valueDate: today, payment } },
            claim: { ...reimbursed, refundedAt: at },
        });
        expect(pay({}, demandedOn).reclaim.paid?.interest).toEqual(dollars(175n));
    });

    it('in e-CNY moves amount and interest at once into the vault of the issuing bank', () => {
        const yuan = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });
        const inYuan = reclaim({ claim: { ...reimbursed, amount: yuan(20_000_000n) } });

        expect(pay({ reclaim: inYuan }, today, { kind: 'E_CNY' }).coins).toEqual({
            reference: creditId,
            amount: yuan(20_025_000n),
            from: { bank: claiming, wallet: 'vault' },
            to: { bank: issuing, wallet: 'vault' },
        });
    });

    it('disputes it, and may pay all the same', () => {
        const disputed = dispute();

        expect(disputed).toEqual({
            ...reclaim(),
            status: 'DISPUTED',
            dispute: { explanation: 'The notice named no discrepancy', at },
        });
        expect(pay({ reclaim: disputed }).reclaim.status).toBe('PAID');
    });

    it.each<[string, Partial<PayingBack>, readonly [valueDate: string, by: MeansOfPayment]]>([
        ['ANSWER_MUST_BE_BY_REIMBURSED_BANK', { bank: issuing, reclaim: pay().reclaim }, [tomorrow, means]],
        ['RECLAIM_MUST_STAND_AT_THIS_ACT', { reclaim: pay().reclaim, presentations: [] }, [tomorrow, means]],
        ['RECLAIM_MUST_FOLLOW_REFUSAL', { presentations: [{ ...refused, status: 'WAIVED' }] }, [tomorrow, means]],
        ['VALUE_DATE_MUST_LIE_BETWEEN_DEMAND_AND_TODAY', {}, [tomorrow, { kind: 'E_CNY' }]],
        ['VALUE_DATE_MUST_LIE_BETWEEN_DEMAND_AND_TODAY', {}, ['2026-05-31', means]],
        ['COINS_MUST_MOVE_ON_VALUE_DATE', {}, [demandedOn, { kind: 'E_CNY' }]],
        ['CURRENCY_MUST_BE_CNY_FOR_E_CNY', {}, [today, { kind: 'E_CNY' }]],
        ['UETR_MUST_BE_NEW', { earlierPayment: { uetr, creditId, at } }, [today, means]],
    ])('refuses to pay: %s (%#)', (code, change, [valueDate, by]) => {
        expect(codeOf(() => pay(change, valueDate, by))).toBe(code);
    });

    it.each<[string, Partial<PayingBack>]>([
        ['ANSWER_MUST_BE_BY_REIMBURSED_BANK', { bank: issuing, reclaim: pay().reclaim }],
        ['RECLAIM_MUST_STAND_AT_THIS_ACT', { reclaim: pay().reclaim }],
        ['RECLAIM_MUST_STAND_AT_THIS_ACT', { reclaim: dispute() }],
    ])('refuses to dispute: %s (%#)', (code, change) => {
        expect(codeOf(() => dispute(change))).toBe(code);
    });

    it.each(reclaimStatuses.flatMap((status) => reclaimSteps.map((step) => [status, step] as const)))(
        '%s: %s leads where the table says, or is refused',
        (status, step) => {
            const next = transitions[status][step];

            expect(codeOf(() => stepFrom(status, step))).toBe(
                next === undefined ? 'RECLAIM_MUST_STAND_AT_THIS_ACT' : undefined,
            );
        },
    );

    it('lets the issuing bank authorise so much more, of which the reimbursing bank has paid what came back', () => {
        const amend = (claims: readonly ReimbursementClaim[]) =>
            codeOf(() =>
                amendAuthorisation(
                    { amount: dollars(672_500n) },
                    { authorisation, claims, credit, amendments: [], bank: issuing, calendar: china, at },
                ),
            );

        expect(amend([reimbursed])).toBe('AUTHORISATION_MUST_CONFORM_TO_CREDIT');
        expect(amend([pay().claim])).toBeUndefined();
        // What the issuing bank has paid itself was never taken from the authorisation.
        expect(amend([{ ...claim, status: 'COVERED', refundedAt: at }])).toBe('AUTHORISATION_MUST_CONFORM_TO_CREDIT');
    });
});
