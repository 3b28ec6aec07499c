import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';
import { advising, confirming, deskOf, fourthBank, issuing } from '../letter-of-credit/desks.js';
import type { Desk } from '../letter-of-credit/desks.js';

const codes = (answer: Answer, list = 'entries') => answer.list(list).map(({ code }) => code);
const asked = [
    ...['QUOTES_REQUESTED', 'QUOTE_INDICATED'],
    ...['QUOTE_SEALED', 'QUOTE_SEALED', 'QUOTE_SEALED', 'BIDDING_CLOSED'],
    ...['QUOTE_REVEALED', 'QUOTE_REVEALED', 'QUOTE_REVEALED'],
];
const delivered = [
    ...['DEAL_TRADED', 'DOCUMENTS_DELIVERED', 'DOCUMENTS_REJECTED', 'DOCUMENTS_DELIVERED', 'DOCUMENTS_ACCEPTED'],
    ...['DEBTOR_NOTIFIED', 'NOTICE_ACKNOWLEDGED', 'DEAL_SETTLED'],
];

/** Both sales of the claim that was sold on, as their banks, the debtor and the regulators read them. */
export function timeline(running: () => TestConsortium): void {
    describe('a sale tells what happened in it, to each bank what it holds', () => {
        let [seller, debtor, pearl, lingnan]: Desk[] = [];
        let [first, resale] = ['', ''];
        const read = ({ maker }: Desk, page: string, language = 'en') =>
            maker.get(`/v1/${page}/timeline`, { 'accept-language': language });

        beforeAll(async () => {
            [seller, debtor, pearl, lingnan] = [advising, issuing, confirming, fourthBank].map((bank) =>
                deskOf(running(), bank),
            );
            const deals = (await lingnan!.maker.get('/v1/deals?order=oldest-first')).list('data');
            [first, resale] = deals.map(({ dealId }) => `deals/${String(dealId)}`) as [string, string];
        }, 60_000);

        it('to its seller from the request on, to its buyer without what others quoted', async () => {
            const [atSeller, atBuyer] = [await read(seller!, first), await read(lingnan!, first)];

            expect(codes(atSeller)).toEqual([...asked, ...delivered]);
            expect(codes(atBuyer)).toEqual([
                ...['QUOTES_REQUESTED', 'QUOTE_SEALED', 'BIDDING_CLOSED', 'QUOTE_REVEALED'],
                ...delivered,
            ]);
            expect([atSeller.at('status'), atSeller.list('awaited'), atSeller.list('approvals')]).toEqual([
                'SETTLED',
                [],
                [],
            ]);
            expect(atSeller.list('entries').at(-1)?.['text']).toMatch(
                /^Lingnan Bank paid Bank of Haizhou CNY 7\d{4}\.\d\d in e-CNY, and the title passed with it$/,
            );
        });

        it('to the debtor what its notice says, and that it paid whoever held the claim', async () => {
            const [told, last] = [await read(debtor!, first), await read(debtor!, resale)];

            expect(codes(told)).toEqual(['DEBTOR_NOTIFIED', 'NOTICE_ACKNOWLEDGED', 'TITLE_PASSED']);
            expect(JSON.stringify(told.body)).not.toContain('price');
            expect(codes(last).at(-1)).toBe('CLAIM_PAID');
            expect(codes(await read(pearl!, resale)).at(-1)).toBe('CLAIM_PAID');
            expect((await read(debtor!, resale, 'zh')).list('entries').at(-1)?.['text']).toMatch(
                /^Harbour Commercial Bank向Pearl River Bank付款 CNY 80000\.00$/,
            );
        });

        it('to a bank whose quote was not taken that it quoted, and nothing of the deal', async () => {
            const [lost] = (await pearl!.maker.get(`/v1/quote-invitations?status=NOT_TAKEN`)).list('data');
            const told = await read(pearl!, `quote-invitations/${String(lost?.['invitationId'])}`);

            expect([told.at('status'), codes(told)]).toEqual([
                'NOT_TAKEN',
                ['QUOTES_REQUESTED', 'QUOTE_INDICATED', 'QUOTE_SEALED', 'BIDDING_CLOSED', 'QUOTE_REVEALED'],
            ]);
            expect((await read(pearl!, first)).at('code')).toBe('RECORD_MUST_EXIST');
        });

        it('to SAFE and the central bank in the books of each, also by its request', async () => {
            const [request] = (await seller!.maker.get('/v1/quote-requests')).list('data');
            const page = `quote-requests/${String(request?.['requestId'])}`;
            const own = await read(seller!, page);
            expect(codes(own)).toEqual([...asked, ...delivered]);

            for (const organisation of ['SafeMSP', 'PbocMSP']) {
                const regulator = running().organisation(organisation).user('regulator-1');
                const look = (bank: string, where: string) =>
                    regulator.get(`/v1/supervision/${where.replace('/', `/${bank}/`)}/timeline`);

                expect((await look(advising, page)).list('entries')).toEqual(own.list('entries'));
                expect(codes(await look(issuing, first))).toEqual(codes(await read(debtor!, first)));
                expect((await look(confirming, first)).at('code')).toBe('RECORD_MUST_EXIST');
            }
        });
    });
}
