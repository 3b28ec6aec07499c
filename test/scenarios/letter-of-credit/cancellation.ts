import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { everythingReadableBy, placesOf } from '../adversary.js';
import type { TestConsortium } from '../consortium.js';
import { advising, byTwo, confirming, deskOf, issued, issuing, outcome, usance, type Desk } from './desks.js';

/** What a bank outside the credit must not find. */
const needles = {
    'the applicant': 'Temasek Lantern Traders Pte. Ltd.',
    'the beneficiary': 'Haizhou Brocade Weaving Mill Co., Ltd.',
    'the amount': '731299.50',
    'the goods': 'Brocade curtains with dragon medallions',
    'the number of the credit': 'LC26-SECRET-77',
    'what the banks tell each other': 'Debit our account at thirty basis points',
};

const unconfirmed: CreditTermsWire = {
    ...usance,
    applicant: { ...usance.applicant, partyName: needles['the applicant'] },
    beneficiary: { ...usance.beneficiary, partyName: needles['the beneficiary'] },
    amount: { amount: needles['the amount'], currency: 'USD' },
    availability: { availableWith: { kind: 'ANY_BANK', countryCode: 'CN' }, by: 'PAYMENT' },
    goods: { kind: 'GOODS', lines: [{ description: needles['the goods'] }] },
    confirmation: { instruction: 'WITHOUT' },
};

/** A credit between two banks, of which the third learns nothing, ended by the consent of both sides. */
export function cancellation(running: () => TestConsortium): void {
    describe('a credit between two banks is cancelled by consent', () => {
        let harbour: Desk;
        let haizhou: Desk;
        let creditId: string;
        const credit = () => `/v1/letters-of-credit/${creditId}`;

        beforeAll(async () => {
            [harbour, haizhou] = [deskOf(running(), issuing), deskOf(running(), advising)];
            const letterOfCreditReference = needles['the number of the credit'];
            const instructions = { instructionsToBanks: needles['what the banks tell each other'] };
            creditId = await issued(running(), { letterOfCreditReference, terms: unconfirmed, instructions });
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

        it('a bank outside finds no credit, and in all that it can read no term, name or amount', async () => {
            const outside = deskOf(running(), confirming).maker;
            expect((await outside.get(credit())).status).toBe(404);
            expect(outcome(await outside.post(`${credit()}/advices`))).toEqual([404, 'RECORD_MUST_EXIST']);

            const truth = { bank: issuing, creditId };
            const seen = await everythingReadableBy(confirming, running(), truth);
            const known = await everythingReadableBy(advising, running(), truth);
            for (const [what, needle] of Object.entries(needles)) {
                expect([what, placesOf(needle, known).length > 0]).toEqual([what, true]);
                expect([what, placesOf(needle, seen)]).toEqual([what, []]);
            }
        }, 60_000);
    });
}
