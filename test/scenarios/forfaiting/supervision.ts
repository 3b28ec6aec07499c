import { describe, expect, it } from '@jest/globals';
import type { TestConsortium } from '../consortium.js';
import { advising, confirming, deskOf, fourthBank, issuing } from '../letter-of-credit/desks.js';

/** SAFE and the central bank look at the claim that was sold and sold on. */
export function supervision(running: () => TestConsortium): void {
    describe('SAFE and the central bank see what was sold, each thing once', () => {
        const lookers = () =>
            (
                [
                    ['SafeMSP', 'regulator-1'],
                    ['PbocMSP', 'officer-1'],
                ] as const
            ).map(([organisation, user]) => running().organisation(organisation).user(user));

        it('in lists over all banks, by debtor, seller, buyer, status, currency and period', async () => {
            for (const regulator of lookers()) {
                const count = async (what: string) => {
                    const listed = await regulator.get(`/v1/supervision/${what}`);
                    return [what, listed.status, listed.at('total')];
                };
                const counted = [
                    ['quote-requests', 2],
                    [`quote-requests?seller=${advising}&status=DECIDED`, 1],
                    ['quote-invitations', 4],
                    [`quote-invitations?bank=${confirming}&status=TAKEN&debtorBank=${issuing}&currency=CNY`, 1],
                    ['deals', 2],
                    [`deals?debtorBank=${issuing}&status=SETTLED&currency=CNY`, 2],
                    [`deals?seller=${advising}&buyer=${fourthBank}`, 1],
                    ['deals?currency=USD', 0],
                    ['deals?before=2020-01-01T00:00:00.000Z', 0],
                    ['assignment-notices', 2],
                    [`assignment-notices?buyer=${confirming}&currency=CNY`, 1],
                    ['assignment-notices?before=2020-01-01', 0],
                    [`titles?bank=${issuing}&currency=CNY&status=PAID`, 1],
                ] as const;

                for (const [what, total] of counted) {
                    expect(await count(what)).toEqual([what, 200, total]);
                }
            }
        });

        it('and by its id, in the books of the bank that they name', async () => {
            const [deal] = (await deskOf(running(), fourthBank).maker.get(`/v1/deals?buyer=${fourthBank}`)).list(
                'data',
            );
            const { dealId, invitationId } = deal as { dealId: string; invitationId: string };
            for (const regulator of lookers()) {
                const look = (page: string) => regulator.get(`/v1/supervision/${page}`);
                const listed = (await look(`quote-requests?seller=${advising}`)).list('data');
                const request = await look(`quote-requests/${advising}/${String(listed[0]?.['requestId'])}`);

                expect(request.at('decision.chosen')).toBe(fourthBank);
                expect((await look(`quote-invitations/${fourthBank}/${invitationId}`)).at('sealed.kind')).toBe('FIRM');
                expect((await look(`quote-invitations/${advising}/${invitationId}`)).body).not.toHaveProperty('sealed');
                expect((await look(`deals/${fourthBank}/${dealId}`)).at('status')).toBe('SETTLED');
                expect((await look(`deals/${confirming}/${dealId}`)).at('code')).toBe('RECORD_MUST_EXIST');
                const notice = await look(`assignment-notices/${issuing}/${dealId}`);
                expect([notice.at('buyer'), notice.at('debtorBank')]).toEqual([fourthBank, issuing]);
                const [limit] = (await look(`buyer-limits/${confirming}`)).list('limits');
                expect(limit).toMatchObject({ debtorBank: issuing, amount: { amount: '80000.00', currency: 'CNY' } });
            }
        });
    });
}
