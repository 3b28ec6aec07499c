import { describe, expect, it } from '@jest/globals';
import { china } from '../calendar/testing/samples.js';
import { presented } from '../examination/testing/samples.js';
import { dollars } from '../document/testing/samples.js';
import type { MixedPortion } from '../letter-of-credit/availability.js';
import { creditId } from '../letter-of-credit/testing/samples.js';
import { honourPresentation } from './honour-presentation.js';
import type { MeansOfPayment } from './payment.js';
import type { Presentation } from './presentation.js';

const { terms, documents } = presented();
const bank = 'PearlBankMSP';
const means: MeansOfPayment = { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' };
/** A fifth at sight, the rest in two parts of which neither is a whole number of cents. */
const mixedPayment: MixedPortion[] = [
    { percent: 33, tenor: { basis: 'AFTER_BL_DATE', days: 30 } },
    { percent: 20, tenor: { basis: 'SIGHT' } },
    { percent: 47, tenor: { basis: 'AFTER_BL_DATE', days: 90 } },
];
const honour = (amount = dollars(450_000n, 1n), portions = mixedPayment, by: MeansOfPayment | null = means) => {
    const presentation: Presentation = {
        creditId,
        number: 1,
        presentingBank: 'HaizhouBankMSP',
        examiningBank: bank,
        examinesAs: 'CONFIRMING_BANK',
        amount,
        documents: [...documents],
        receivedAt: '2026-05-20T02:00:00.000Z',
        examinationDays: 5,
        status: 'COMPLYING',
    };
    const availability = {
        availableWith: terms.availability.availableWith,
        by: 'MIXED_PAYMENT' as const,
        mixedPayment: portions,
    };
    return honourPresentation(
        { ...(by && { means: by }) },
        {
            presentation,
            forwarded: undefined,
            assignments: [],
            terms: { ...terms, availability },
            bank,
            calendar: china,
            at: '2026-05-27T02:00:00.000Z',
            transactionId: 'tx1',
            reimbursementClaims: [],
            claimIdOf: String,
        },
    );
};

describe('a mixed payment (UCP 600 art. 2, MT700 42M)', () => {
    it('pays what is due at sight, and is bound to pay each other part at its own time: no cent is lost', () => {
        const { presentation, claims } = honour();

        expect(presentation).toMatchObject({ status: 'UNDERTAKEN', payment: { means: 'OUTSIDE' } });
        expect(presentation.undertaking?.parts).toEqual([
            { amount: dollars(148_500n), maturity: '2026-06-11' },
            { amount: dollars(211_500n, 1n), maturity: '2026-08-10' },
        ]);
        expect(claims?.map(({ claimId, part, amount }) => [claimId, part, amount])).toEqual([
            ['1', 1, dollars(148_500n)],
            ['2', 2, dollars(211_500n, 1n)],
        ]);
    });

    it('in e-CNY moves what is due at sight and no more', () => {
        const { coins } = honour({ currency: 'CNY', minorUnits: 1_001n }, mixedPayment, { kind: 'E_CNY' });

        expect(coins?.amount).toEqual({ currency: 'CNY', minorUnits: 200n });
    });

    it('has no part of nothing: of a cent only the last is left', () => {
        const { presentation, claims } = honour({ currency: 'USD', minorUnits: 1n }, mixedPayment.slice(1), null);

        expect(presentation.undertaking?.parts).toMatchObject([{ amount: { minorUnits: 1n } }]);
        expect(claims).toHaveLength(1);
    });

    it('is paid at once where every part of it is', () => {
        const twice = [50, 50].map((percent): MixedPortion => ({ percent, tenor: { basis: 'SIGHT' } }));

        expect(honour(dollars(1n), twice).presentation.status).toBe('PAID');
    });
});
