import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TestConsortium } from '../consortium.js';
import { advising, byTwo, confirming, deskOf, issued, issuing, outcome, usance, type Desk } from './desks.js';

/** A confirmed credit is amended: half an acceptance, silence, a whole acceptance, and a confirmation that follows later. */
export function amendments(running: () => TestConsortium): void {
    describe('a credit is amended, and each party is bound by what it agreed to', () => {
        let harbour: Desk;
        let haizhou: Desk;
        let pearl: Desk;
        let creditId: string;
        const credit = () => `/v1/letters-of-credit/${creditId}`;
        const money = (amount: string) => ({ amount, currency: 'USD' });
        const amend = (number: number, changes: object) =>
            byTwo(harbour, `${credit()}/amendments`, { number, changes, removes: [] });
        const termsOf = async (party: string, at?: string) => {
            const query = at === undefined ? '' : `&at=${at}`;
            const answer = await haizhou.maker.get(`${credit()}/terms?party=${party}${query}`);
            return [answer.at('terms.amount'), answer.at('amendments'), answer.at('open')];
        };

        beforeAll(async () => {
            [harbour, haizhou, pearl] = [issuing, advising, confirming].map((bank) => deskOf(running(), bank)) as [
                Desk,
                Desk,
                Desk,
            ];
            creditId = await issued(running(), { letterOfCreditReference: 'LC26/000144', terms: usance });
            await haizhou.maker.post(`${credit()}/advices`);
            await byTwo(pearl, `${credit()}/confirmations`);
        }, 60_000);

        it('out of order it is not, nor in another currency', async () => {
            const propose = (number: number, currency: string) =>
                harbour.maker.post(`${credit()}/amendments`, {
                    number,
                    changes: { amount: { amount: '1.00', currency } },
                    removes: [],
                });

            expect(outcome(await propose(2, 'USD'))).toEqual([409, 'AMENDMENT_MUST_BE_NEXT']);
            const refused = await propose(1, 'EUR');
            expect(outcome(refused)).toEqual([422, 'CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES']);
            expect(refused.list('errors')[0]).toMatchObject({ path: 'amount.currency', code: 'CURRENCY_MUST_STAY' });
        });

        it('half an amendment is none: to accept a part is to reject it', async () => {
            await amend(1, { amount: money('500000.00'), presentationPeriod: { days: 10 } });
            const first = `${credit()}/amendments/1`;
            const accept = (fields?: readonly string[]) =>
                haizhou.maker.post(`${first}/answers`, { answer: 'ACCEPT', ...(fields && { fields }) });

            expect(outcome(await accept())).toEqual([409, 'AMENDMENT_MUST_BE_ADVISED']);
            expect(outcome(await haizhou.maker.post(`${first}/advices`))).toEqual([200, 'ADVISED']);
            expect(outcome(await pearl.maker.post(`${first}/answers`, { answer: 'ACCEPT' }))).toEqual([
                403,
                'ANSWER_MUST_BE_BY_BENEFICIARYS_BANK',
            ]);
            expect(outcome(await accept(['amount']))).toEqual([200, 'DEEMED_REJECTED']);
            expect(outcome(await accept())).toEqual([409, 'AMENDMENT_MUST_BE_UNANSWERED']);
            expect(await termsOf('BENEFICIARY')).toEqual([usance.amount, [], []]);
        });

        it('silence accepts nothing, though the issuing bank is bound', async () => {
            await amend(2, { amount: money('480000.00') });
            await haizhou.maker.post(`${credit()}/amendments/2/advices`);

            expect(await termsOf('BENEFICIARY')).toEqual([usance.amount, [], [2]]);
            expect(await termsOf('ISSUING_BANK')).toEqual([usance.amount, [], [2]]);
            expect(await termsOf('CONFIRMING_BANK')).toEqual([usance.amount, [], []]);
        });

        it('accepted, it binds from that moment on, and the confirming bank once it has extended its confirmation', async () => {
            const second = `${credit()}/amendments/2`;
            const { issuedAt } = (await harbour.maker.get(second)).body as { readonly issuedAt: string };
            expect(outcome(await haizhou.maker.post(`${second}/answers`, { answer: 'ACCEPT' }))).toEqual([
                200,
                'ACCEPTED',
            ]);

            expect(await termsOf('BENEFICIARY')).toEqual([money('480000.00'), [2], []]);
            expect(await termsOf('BENEFICIARY', issuedAt)).toEqual([usance.amount, [], []]);
            expect(await termsOf('CONFIRMING_BANK')).toEqual([usance.amount, [], []]);
            await byTwo(pearl, `${second}/extensions`);
            expect(await termsOf('CONFIRMING_BANK')).toEqual([money('480000.00'), [2], []]);
            const view = await haizhou.maker.get(`${credit()}/beneficiarys-view`);
            expect([view.at('terms.amount'), view.at('openAmendments')]).toEqual([money('480000.00'), []]);
        });
    });
}
