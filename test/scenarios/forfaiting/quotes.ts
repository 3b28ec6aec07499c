import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TestConsortium } from '../consortium.js';
import {
    advising,
    byTwo,
    confirming,
    deskOf,
    fifthBank,
    fourthBank,
    inDays,
    issuing,
    outcome,
} from '../letter-of-credit/desks.js';
import type { Desk } from '../letter-of-credit/desks.js';
import { heldClaim } from './held-claim.js';
import { announceHoliday, holiday } from './holiday.js';

export const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
export const quoteAt = (percentPerYear: string, more: object = {}): object => ({
    quote: {
        kind: 'FIRM',
        terms: { method: 'SIMPLE_YIELD', percentPerYear, graceDays: 0, ...more },
        validUntil: inHours(24),
    },
});
/** What the bank that is chosen quotes, which the others must not learn. */
export const bestRate = '2.802585';
/** A request to banks; each has an hour. */
export const askedOf = (claimId: string, ...invited: readonly string[]): object => ({
    claimId,
    invited,
    closesAt: inHours(1),
    revealHours: 1,
    disbursedOn: inDays(3),
    availability: { kind: 'IMMEDIATE' },
    deliveryPlace: 'CHINA',
});
/** The page of the only invitation that is open. */
export async function invitedTo({ maker }: Desk, bank: string): Promise<string> {
    const open = (await maker.get(`/v1/quote-invitations?bank=${bank}&status=OPEN`)).list('data');
    expect(open).toHaveLength(1);

    return `/v1/quote-invitations/${String(open[0]?.['invitationId'])}`;
}

/** Three banks are asked for quotes, none sees another's, and the best is taken. */
export function quotes(running: () => TestConsortium): void {
    describe('a claim is offered to three banks, which quote under seal', () => {
        let [seller, pearl, lingnan, minnan]: Desk[] = [];
        let claimId: string;
        let request: string;
        let [pearls, lingnans, minnans] = ['', '', ''];
        const seen = async () =>
            (await seller!.maker.get(request)).body as { bids: Readonly<Record<string, unknown>>[] };

        beforeAll(async () => {
            [seller, pearl, lingnan, minnan] = [advising, confirming, fourthBank, fifthBank].map((bank) =>
                deskOf(running(), bank),
            );
            await announceHoliday(running());
            claimId = await heldClaim(running(), '80000.00', { basis: 'FIXED', dueDate: holiday.first });
        }, 60_000);

        it('its title lies with who owes it and who holds it, and with nobody else', async () => {
            const debtor = deskOf(running(), issuing).maker;
            const page = `/v1/titles/${claimId}`;

            for (const { maker } of [seller!, { maker: debtor }]) {
                const held = await maker.get(page);
                expect([held.status, held.at('holder'), held.at('resaleCount')]).toEqual([200, advising, 0]);
                expect((await maker.get('/v1/titles')).list('data')).toMatchObject([{ claimId, status: 'HELD' }]);
            }
            expect(outcome(await pearl!.maker.get(page))).toEqual([404, 'RECORD_MUST_EXIST']);
            const regulator = running().organisation('SafeMSP').user('regulator-1');
            expect((await regulator.get(`/v1/supervision/titles/${issuing}/${claimId}`)).at('holder')).toBe(advising);
        });

        it('only its holder asks, and not the bank that owes it', async () => {
            const ask = (desk: Desk, ...banks: readonly string[]) =>
                desk.maker.post('/v1/quote-requests', askedOf(claimId, ...banks));

            expect(outcome(await ask(deskOf(running(), issuing), confirming))).toEqual([
                403,
                'TITLE_MUST_BE_HELD_BY_BANK',
            ]);
            expect(outcome(await ask(pearl!, fourthBank))).toEqual([404, 'RECORD_MUST_EXIST']);
            expect(outcome(await ask(seller!, issuing))).toEqual([422, 'BUYER_MUST_NOT_OWE_CLAIM']);
            const asked = await ask(seller!, confirming, fourthBank, fifthBank);
            expect(outcome(asked)).toEqual([201, 'OPEN']);
            request = `/v1/quote-requests/${asked.text('requestId')}`;
            [pearls, lingnans, minnans] = [
                await invitedTo(pearl!, confirming),
                await invitedTo(lingnan!, fourthBank),
                await invitedTo(minnan!, fifthBank),
            ];
        });

        it('a bank keeps to limits that it alone knows, and the seller learns nothing of what they keep it from', async () => {
            const limitOf = (amount: string, expectedVersion: number): object => ({
                expectedVersion,
                limits: [{ debtorBank: issuing, amount: { amount, currency: 'CNY' }, maxDays: 400 }],
            });
            await byTwo(pearl!, '/v1/buyer-limits', limitOf('79999.99', 0));
            const seenBefore = await seen();

            expect(outcome(await pearl!.maker.post(`${pearls}/quotes`, quoteAt('2.85')))).toEqual([
                409,
                'EXPOSURE_MUST_BE_WITHIN_LIMIT',
            ]);
            expect(await seen()).toEqual(seenBefore);
            expect((await seller!.maker.get('/v1/buyer-limits')).list('limits')).toEqual([]);
            const stale = await pearl!.maker.post('/v1/buyer-limits', limitOf('1.00', 0));
            expect(outcome(stale)).toEqual([409, 'LIMITS_VERSION_MUST_BE_CURRENT']);
            await byTwo(pearl!, '/v1/buyer-limits', limitOf('80000.00', 1));
        });

        it('a bank says within what range it would quote, which binds nobody', async () => {
            const rates = { fromPercentPerYear: '2.8', toPercentPerYear: '2.9' };
            const indication = { method: 'SIMPLE_YIELD', ...rates, graceDays: 0 };
            const said = await pearl!.maker.post(`${pearls}/indications`, { indication });

            expect([said.status, said.at('indication.toPercentPerYear')]).toEqual([200, '2.9']);
            expect((await seller!.maker.get(pearls)).at('indication.proceeds.most')).toMatchObject({ currency: 'CNY' });
            expect((await seen()).bids).toEqual([]);
        });

        it('each bank quotes, and the seller sees that it has and not what', async () => {
            await byTwo(pearl!, `${pearls}/quotes`, quoteAt('2.85'));
            const early = await seller!.maker.post(`${request}/closure`);
            expect(outcome(early)).toEqual([409, 'BIDDING_MUST_RUN_ITS_TIME']);
            await byTwo(lingnan!, `${lingnans}/quotes`, quoteAt(bestRate));
            await byTwo(minnan!, `${minnans}/quotes`, quoteAt('2.9'));

            const { bids } = await seen();
            expect(bids.map(({ bank }) => bank)).toEqual([confirming, fourthBank, fifthBank]);
            expect(bids.filter((bid) => 'revealed' in bid || 'sealed' in bid)).toEqual([]);
            expect((await pearl!.maker.get(pearls)).at('sealed.terms.percentPerYear')).toBe('2.85');
            expect(outcome(await pearl!.maker.get(lingnans))).toEqual([404, 'RECORD_MUST_EXIST']);
            expect(outcome(await pearl!.maker.get(request))).toEqual([404, 'RECORD_MUST_EXIST']);
            expect(outcome(await pearl!.maker.post(`${pearls}/revelation`))).toEqual([409, 'BIDDING_MUST_BE_CLOSED']);
        });

        it('when bidding is closed quotes are revealed, and the best is taken, or another for a reason', async () => {
            expect(outcome(await seller!.maker.post(`${request}/closure`))).toEqual([200, 'CLOSED']);
            for (const [desk, page] of [
                [pearl!, pearls],
                [lingnan!, lingnans],
                [minnan!, minnans],
            ] as const) {
                expect(outcome(await desk.maker.post(`${page}/revelation`))).toEqual([200, 'CLOSED']);
            }
            const worse = await seller!.maker.post(`${request}/decisions`, { chosen: confirming });
            expect(outcome(worse)).toEqual([422, 'CHOICE_MUST_BE_BEST_OR_REASONED']);
            await byTwo(seller!, `${request}/decisions`, { chosen: fourthBank });

            const decided = await seller!.maker.get(request);
            expect([decided.at('status'), decided.at('decision.bestBy')]).toEqual(['DECIDED', 'PROCEEDS']);
            expect(decided.list('decision.standings')).toMatchObject([
                { bank: fourthBank, outcome: 'RANKED', rank: 1 },
                { bank: confirming, outcome: 'RANKED', rank: 2 },
                { bank: fifthBank, outcome: 'RANKED', rank: 3 },
            ]);
            expect((await lingnan!.maker.get(lingnans)).at('status')).toBe('TAKEN');
            for (const lost of [await pearl!.maker.get(pearls), await minnan!.maker.get(minnans)]) {
                expect(lost.at('status')).toBe('NOT_TAKEN');
                expect(JSON.stringify(lost.body)).not.toContain(fourthBank);
            }
            const [limit] = (await pearl!.maker.get('/v1/buyer-limits')).list('limits');
            expect(limit).toMatchObject({ atStake: { amount: '0.00', currency: 'CNY' } });
        });
    });
}
