import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { china } from '../calendar/testing/samples.js';
import { yuan } from '../document/testing/domestic-samples.js';
import type { Money } from '../kernel/money.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { honourPresentation, type Honoured, type Honouring } from '../presentation/honour-presentation.js';
import type { Presentation } from '../presentation/presentation.js';
import type { ReimbursementClaim } from './reimbursement-claim.js';
import { accepted, claim, claiming, issuing, lodged, paid, received, sentOn, terms, uetr } from './testing/samples.js';

const inYuan = <Drawn extends { readonly amount: Money }>(drawn: Drawn): Drawn => ({
    ...drawn,
    amount: { ...drawn.amount, currency: 'CNY' },
});
const atSight: CreditTerms = {
    ...terms,
    availability: { availableWith: terms.availability.availableWith, by: 'PAYMENT' },
};
const facts: Honouring = {
    presentation: inYuan(sentOn),
    original: inYuan(paid),
    forwarded: undefined,
    terms: atSight,
    reimbursementClaims: [],
    assignments: [],
    bank: issuing,
    calendar: china,
    at: received,
    transactionId: 'tx1',
    claimIdOf: String,
};
const reimbursed: ReimbursementClaim = {
    ...inYuan(claim),
    status: 'REIMBURSED',
    payment: { uetr, paidOn: '2026-05-20', at: received },
};
const half: ReimbursementClaim = { ...reimbursed, amount: yuan(100_000n) };
const inCoins = { means: { kind: 'E_CNY' as const } };
const honour = (
    claims: readonly ReimbursementClaim[],
    order: object = inCoins,
    change: Partial<Honouring> = {},
): Honoured => honourPresentation(order, { ...facts, reimbursementClaims: claims, ...change });
describe('honour of documents for which their bank has claimed reimbursement (UCP 600 art. 7c, 13)', () => {
    it('pays nothing where all was reimbursed, and says by which claim', () => {
        const { presentation, coins, claims } = honour([reimbursed], {});

        expect([coins, claims]).toEqual([undefined, []]);
        expect(presentation).toMatchObject({
            status: 'PAID',
            reimbursed: { claimNumber: 1, amount: yuan(200_000n), at: received },
        });
        expect(presentation).not.toHaveProperty('payment');
    });

    it.each<[string, ReimbursementClaim, bigint]>([
        ['what the reimbursing bank has left', half, 100_000n],
        ['what the issuing bank’s cover has left', { ...half, status: 'COVERED' }, 100_000n],
        ['all of what was paid back after a refusal', { ...reimbursed, refundedAt: received }, 200_000n],
        ['all of what was claimed for other documents', { ...reimbursed, presentationNumber: 2 }, 200_000n],
    ])('pays %s', (_words, one, left) => {
        expect(honour([one]).coins?.amount).toEqual(yuan(left));
    });

    it('pays all where nobody sent the documents on, whatever was claimed for others', () => {
        const direct: Presentation = {
            ...inYuan(lodged),
            presentingBank: claiming,
            examiningBank: issuing,
            examinesAs: 'ISSUING_BANK',
            status: 'COMPLYING',
        };

        expect(honour([reimbursed], inCoins, { presentation: direct }).coins?.amount).toEqual(yuan(200_000n));
    });

    it('counts what was reimbursed for what is due first, and owes the rest on its day', () => {
        const parts = [
            { amount: yuan(60_000n), maturity: '2026-08-08' },
            { amount: yuan(80_000n), maturity: '2026-09-07' },
        ];
        const original: Presentation = { ...inYuan(accepted), undertaking: { parts, at: received } };
        const { claims, coins } = honour([half], {}, { original });

        // Sixty thousand were due at sight, and forty of the first part come out of the hundred that was reimbursed.
        expect(coins).toBeUndefined();
        expect(claims).toMatchObject([
            { amount: yuan(20_000n), maturity: '2026-08-08', holder: claiming },
            { amount: yuan(80_000n), maturity: '2026-09-07', holder: claiming },
        ]);
    });

    it.each<[string, readonly ReimbursementClaim[], object]>([
        ['REIMBURSEMENT_CLAIM_MUST_BE_SETTLED', [inYuan(claim)], inCoins],
        ['REIMBURSEMENT_CLAIM_MUST_BE_SETTLED', [{ ...half, status: 'OVERDUE' }], inCoins],
        ['REIMBURSEMENT_CLAIM_MUST_BE_SETTLED', [{ ...half, status: 'DECLINED' }], inCoins],
        ['REIMBURSED_DRAWING_MUST_NOT_BE_PAID_AGAIN', [reimbursed], inCoins],
        ['PAYMENT_AT_SIGHT_MUST_HAVE_MEANS', [half], {}],
    ])('refuses %s (%#)', (code, claims, order) => {
        expect(codeOf(() => honour(claims, order))).toBe(code);
    });
});
