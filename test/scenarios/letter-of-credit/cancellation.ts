import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import type { TestConsortium } from '../consortium.js';
import { advising, byTwo, deskOf, issued, issuing, outcome, usance, type Desk } from './desks.js';

const unconfirmed: CreditTermsWire = {
    ...usance,
    availability: { availableWith: { kind: 'ANY_BANK', countryCode: 'CN' }, by: 'PAYMENT' },
    confirmation: { instruction: 'WITHOUT' },
};

/** A credit between two banks, ended by the consent of both sides. */
export function cancellation(running: () => TestConsortium): void {
    describe('a credit between two banks is cancelled by consent', () => {
        let harbour: Desk;
        let haizhou: Desk;
        let creditId: string;
        const credit = () => `/v1/letters-of-credit/${creditId}`;

        beforeAll(async () => {
            [harbour, haizhou] = [deskOf(running(), issuing), deskOf(running(), advising)];
            creditId = await issued(running(), { letterOfCreditReference: 'LC26/000148', terms: unconfirmed });
            await haizhou.maker.post(`${credit()}/advices`);
        }, 60_000);

        it('one refusal leaves it in force, and the beneficiary consents only through its own bank', async () => {
            await byTwo(harbour, `${credit()}/cancellations`);
            expect(
                outcome(await harbour.maker.post(`${credit()}/cancellation-consents`, { party: 'BENEFICIARY' })),
            ).toEqual([403, 'PARTY_MUST_BE_SPOKEN_FOR_BY_ITS_BANK']);
            expect(
                outcome(await haizhou.maker.post(`${credit()}/cancellation-refusals`, { party: 'BENEFICIARY' })),
            ).toEqual([200, 'EFFECTIVE']);
        });

        it('the last consent ends it, and then nothing but its closure is done', async () => {
            await byTwo(harbour, `${credit()}/cancellations`);
            expect(
                outcome(await haizhou.maker.post(`${credit()}/cancellation-consents`, { party: 'BENEFICIARY' })),
            ).toEqual([200, 'CANCELLED']);
            expect(outcome(await harbour.maker.post(`${credit()}/cancellations`))).toEqual([
                409,
                'CREDIT_MUST_BE_LIVE',
            ]);
            expect(outcome(await harbour.maker.post(`${credit()}/closure`))).toEqual([200, 'CLOSED']);
        });
    });
}
