import { describe, expect, it } from '@jest/globals';
import type { Claim } from '../claim/claim.js';
import { dollars } from '../document/testing/samples.js';
import { issued } from '../letter-of-credit/testing/samples.js';
import { accepted, claim as claimed, issuing, paid, received, sentOn, uetr } from '../reimbursement/testing/samples.js';
import { ofClaimPayment, ofReimbursement, ofSightPayment, underCredit } from './credit-payment.js';
import { paymentAddressSchema, type PaymentKind } from './cross-border-payment.js';
import { enterpriseUscc, idOf } from './testing/samples.js';

const { creditId, terms } = issued;
/** As the credit of the samples is turned round: a company in Ningbo buys in Singapore. */
const credit = { ...issued, terms: { ...terms, applicant: terms.beneficiary, beneficiary: terms.applicant } };
const payment = { means: 'OUTSIDE', uetr, at: '2026-05-20T16:00:00.000Z' } as const;
const honoured = { ...sentOn, status: 'PAID' as const, payment };
const claim: Claim = {
    claimId: idOf(50),
    creditId,
    presentationNumber: 3,
    part: 1,
    undertaking: 'DEFERRED_PAYMENT',
    debtorBank: issuing,
    holder: 'PearlBankMSP',
    amount: dollars(60_000n),
    maturity: '2026-08-10',
    payableAt: { countryCode: 'CN' },
    incurredAt: received,
    status: 'PAID',
    payment,
};

describe('a payment at sight', () => {
    it('is what the issuing bank has paid at once, on the day that it was in China, and not what is due later or was reimbursed', () => {
        expect(ofSightPayment(honoured)).toEqual({
            kind: 'SIGHT_PAYMENT',
            paymentId: creditId,
            number: 3,
            bank: issuing,
            direction: 'PAID',
            amount: dollars(200_000n),
            reference: uetr,
            day: '2026-05-21',
        });
        const parts = [{ amount: dollars(60_000n), maturity: '2026-08-10' }];
        const reimbursed = { claimNumber: 1, amount: dollars(30_000n), at: received };
        const mixed = { ...honoured, undertaking: { parts, at: received }, reimbursed };
        expect(ofSightPayment(mixed).amount).toEqual(dollars(110_000n));
    });

    it('is by its transaction where it was made in coins', () => {
        const coins = { means: 'E_CNY', transactionId: 'ab'.repeat(32), at: received } as const;

        expect(ofSightPayment({ ...honoured, payment: coins }).reference).toBe('ab'.repeat(32));
    });

    it('is none where nothing was paid at once', () => {
        expect(() => ofSightPayment(accepted)).toThrow('PAYMENT_MUST_BE_FINAL');
    });
});

describe('a payment of a claim', () => {
    it('is what was paid at maturity, or less before', () => {
        expect(ofClaimPayment(claim)).toMatchObject({
            kind: 'CLAIM_PAYMENT',
            paymentId: claim.claimId,
            amount: dollars(60_000n),
        });
        const prepaid: Claim = { ...claim, status: 'PREPAID', proceeds: dollars(59_000n) };
        expect(ofClaimPayment(prepaid).amount).toEqual(dollars(59_000n));
        const { payment: _, ...owed } = claim;
        expect(() => ofClaimPayment({ ...owed, status: 'OUTSTANDING' })).toThrow('PAYMENT_MUST_BE_FINAL');
    });
});

describe('a reimbursement', () => {
    const reimbursed = {
        ...claimed,
        status: 'REIMBURSED' as const,
        payment: { uetr, paidOn: '2026-05-25', at: received },
    };
    const cover = { interest: dollars(12n), valueDate: '2026-06-04', payment };

    it('is what the reimbursing bank has paid, or else the issuing bank itself, without interest', () => {
        expect(ofReimbursement(reimbursed, issuing)).toMatchObject({
            kind: 'REIMBURSEMENT',
            number: 1,
            bank: issuing,
            amount: dollars(200_000n),
            reference: uetr,
            day: '2026-05-25',
        });
        const covered = { ...claimed, status: 'COVERED' as const, cover: { ...cover, amount: dollars(200_000n) } };
        expect(ofReimbursement(covered, issuing)).toMatchObject({ amount: dollars(200_000n), day: '2026-05-21' });
    });

    it('is none before it is paid, of interest alone, or once it is paid back', () => {
        for (const none of [claimed, { ...claimed, cover }, { ...reimbursed, refundedAt: received }]) {
            expect(() => ofReimbursement(none, issuing)).toThrow('PAYMENT_MUST_BE_FINAL');
        }
    });
});

describe('underCredit', () => {
    const sight = ofSightPayment(honoured);

    it('is the applicant’s, to the beneficiary abroad', () => {
        expect(underCredit(sight, { credit, bank: issuing })).toEqual({
            ...sight,
            enterpriseUscc,
            payee: { partyName: 'Straits Homeware Pte. Ltd.', countryCode: 'SG' },
        });
    });

    it('is reported by the issuing bank, of what that has paid, and not under a credit that was transferred', () => {
        const transferred = { bank: {}, transferReference: 'T1', amendmentAdvice: 'NEVER' } as never;
        const cases = [
            [sight, { credit, bank: 'PearlBankMSP' }],
            [ofSightPayment(paid), { credit, bank: issuing }],
            [sight, { credit: { ...credit, terms: { ...credit.terms, transferred } }, bank: issuing }],
        ] as const;

        for (const [made, under] of cases) {
            expect(() => underCredit(made, under)).toThrow('PAYMENT_MUST_BE_UNDER_CREDIT_OF_BANK');
        }
    });

    it('goes abroad, for a company that is here', () => {
        const athome = { ...credit, terms: { ...credit.terms, beneficiary: terms.beneficiary } };

        expect(() => underCredit(sight, { credit: issued, bank: issuing })).toThrow('PAYMENT_MUST_GO_ABROAD');
        expect(() => underCredit(sight, { credit: athome, bank: issuing })).toThrow('PAYMENT_MUST_GO_ABROAD');
    });
});

describe('the address of a payment', () => {
    it.each<[PaymentKind, number | undefined, boolean]>([
        ['SIGHT_PAYMENT', 1, true],
        ['REIMBURSEMENT', 1, true],
        ['REIMBURSEMENT', undefined, false],
        ['CLAIM_PAYMENT', undefined, true],
        // Under a number of its own it would be reported a second time.
        ['CLAIM_PAYMENT', 1, false],
        ['EXPORT_RECEIPT', 1, false],
    ])('%s with number %s: %s', (kind, number, isGood) => {
        const address = { kind, paymentId: creditId, ...(number !== undefined && { number }) };

        expect(paymentAddressSchema.safeParse(address).success).toBe(isGood);
    });
});
