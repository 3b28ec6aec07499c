import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { TestConsortium } from '../consortium.js';
import { collectionsWrittenBy, hashedWritesOf } from '../dcep/collections-written.js';
import { advising, byTwo, confirming, deskOf, fourthBank, issuing, outcome } from '../letter-of-credit/desks.js';
import type { Desk } from '../letter-of-credit/desks.js';
import { cny, issueCoins } from '../letter-of-credit/settlement.js';
import { askedOf } from './quotes.js';
import { settled, traded } from './sale.js';

/** A document as a list shows it. */
interface Told {
    readonly kind: string;
    readonly recordHash: string;
    readonly ledger: { readonly transactionId: string };
}

/** What the buyer finds, and no bank but the two is told. */
export const wrongWithDocuments = 'The acceptance of the debtor is not signed';

const sha256 = (file: Buffer): string => createHash('sha256').update(file).digest('hex');

/** The claim of the quotes is bought by Lingnan Bank, which sells it on to Pearl River Bank. */
export function deals(running: () => TestConsortium): void {
    describe('a claim is sold and sold on, title against e-CNY, and the debtor owes it to its buyer', () => {
        let [seller, debtor, pearl, lingnan]: Desk[] = [];
        let deal: string;
        let claimId: string;
        let said: { readonly amount: object; readonly maturity: unknown };
        const inVault = async ({ maker }: Desk) => (await maker.get('/v1/vault')).at('coins.amount');
        const noticeOf = (page: string) => page.replace('/v1/deals/', '/v1/assignment-notices/');
        const statusOf = async ({ maker }: Desk, page: string) => outcome(await maker.get(page));

        beforeAll(async () => {
            [seller, debtor, pearl, lingnan] = [advising, issuing, confirming, fourthBank].map((bank) =>
                deskOf(running(), bank),
            );
            const [made] = (await lingnan!.maker.get('/v1/deals')).list('data');
            deal = `/v1/deals/${String(made?.['dealId'])}`;
            claimId = String(made?.['claimId']);
            said = {
                amount: cny('80000.00'),
                maturity: (await seller!.maker.get(`/v1/titles/${claimId}`)).at('maturity'),
            };
            await issueCoins(running(), '80000.00', fourthBank);
            await issueCoins(running(), '80000.00', confirming);
            await issueCoins(running(), '80000.00');
        }, 60_000);

        it('the deal is the seller’s and the buyer’s, and neither the debtor nor the bank that lost finds it', async () => {
            for (const desk of [seller!, lingnan!]) {
                const held = await desk.maker.get(deal);
                expect([held.at('status'), held.at('pricing.method')]).toEqual(['TRADED', 'SIMPLE_YIELD']);
            }
            for (const desk of [debtor!, pearl!]) {
                expect(await statusOf(desk, deal)).toEqual([404, 'RECORD_MUST_EXIST']);
            }
            const again = await seller!.maker.post('/v1/quote-requests', askedOf(claimId, confirming));
            expect(outcome(again)).toEqual([409, 'CLAIM_MUST_NOT_BE_UNDER_DEAL']);
        });

        it('documents are delivered, rejected with what is wrong, cured and found satisfactory', async () => {
            const deliver = () => seller!.maker.post(`${deal}/deliveries`);
            expect(outcome(await lingnan!.maker.post(`${deal}/deliveries`))).toEqual([403, 'DEAL_MUST_BE_OF_SELLER']);
            expect(outcome(await deliver())).toEqual([200, 'DELIVERED']);
            const reasons = [wrongWithDocuments];
            expect(outcome(await lingnan!.maker.post(`${deal}/rejections`, { reasons }))).toEqual([200, 'REJECTED']);
            expect((await seller!.maker.get(deal)).at('rejections')).toMatchObject([{ reasons }]);
            expect(outcome(await deliver())).toEqual([200, 'DELIVERED']);
            await byTwo(lingnan!, `${deal}/acceptances`);
            expect(await statusOf(seller!, deal)).toEqual([200, 'SATISFIED']);
            expect(outcome(await lingnan!.maker.post(`${deal}/settlements`))).toEqual([404, 'RECORD_MUST_EXIST']);
        });

        it('the debtor acknowledges what it owes, and then pays nobody and the seller sells nothing', async () => {
            expect(outcome(await seller!.maker.post(`${deal}/notices`))).toEqual([200, 'NOTIFIED']);
            const page = `${noticeOf(deal)}/acknowledgements`;
            const wrong = await debtor!.maker.post(page, { ...said, maturity: '2030-01-01' });
            expect(outcome(wrong)).toEqual([422, 'ACKNOWLEDGEMENT_MUST_MATCH_CLAIM']);
            const notice = await debtor!.maker.get(noticeOf(deal));
            expect(notice.body).not.toHaveProperty('pricing');
            await byTwo(debtor!, page, said);

            const prepay = { means: { kind: 'E_CNY' }, proceeds: cny('79000.00') };
            const paid = await debtor!.maker.post(`/v1/claims/${claimId}/prepayments`, prepay);
            expect(outcome(paid)).toEqual([409, 'TITLE_MUST_NOT_BE_ACKNOWLEDGED']);
            const again = await seller!.maker.post('/v1/quote-requests', askedOf(claimId, confirming));
            expect(outcome(again)).toEqual([409, 'TITLE_MUST_NOT_BE_ACKNOWLEDGED']);
            expect(outcome(await seller!.maker.post(`${deal}/calling-off`))).toEqual([
                409,
                'TIME_TO_SETTLE_MUST_BE_OVER',
            ]);
        });

        it('title and e-CNY move in one transaction, and the old holder finds no claim', async () => {
            const price = (await lingnan!.maker.get(deal)).at('priceNow.proceeds.amount');
            const proposed = await lingnan!.maker.post(`${deal}/settlements`);
            const approved = await lingnan!.checker.post(`/v1/approvals/${proposed.text('approvalId')}/approve`);

            expect(outcome(approved)).toEqual([200, 'APPROVED']);
            expect(await inVault(seller!)).toEqual(price);
            const settled = await seller!.maker.get(deal);
            expect([settled.at('status'), settled.at('settlement.pricing.proceeds.amount')]).toEqual([
                'SETTLED',
                price,
            ]);
            for (const page of [`/v1/titles/${claimId}`, `/v1/claims/${claimId}`]) {
                expect((await lingnan!.maker.get(page)).at('holder')).toBe(fourthBank);
                expect((await debtor!.maker.get(page)).at('holder')).toBe(fourthBank);
                expect(await statusOf(seller!, page)).toEqual([404, 'RECORD_MUST_EXIST']);
            }
            expect(await collectionsWrittenBy(approved.text('ledger.transactionId'), running())).toEqual(
                expect.arrayContaining([
                    ...[fourthBank, advising].map((bank) => `dcep coins_${bank}`),
                    ...[fourthBank, advising, issuing].map((bank) => `trade vault_${bank}`),
                ]),
            );
            const again = await seller!.maker.post('/v1/quote-requests', askedOf(claimId, confirming));
            expect(outcome(again)).toEqual([404, 'RECORD_MUST_EXIST']);
        });

        it('documents are the same bytes at every bank that may see them, and anyone in the deal can check them', async () => {
            const pdf = async ({ maker }: Desk, kind: string) => await maker.get(`${deal}/documents/${kind}`);
            const listed = (await seller!.maker.get(`${deal}/documents`)).list('data');
            expect(listed.map(({ kind }) => kind)).toEqual([
                'agreement',
                'notice-of-assignment',
                'acknowledgement',
                'settlement-advice',
            ]);
            const [agreement, , acknowledgement] = listed.map((each) => each as unknown as Told);
            const [atSeller, atBuyer] = [await pdf(seller!, 'agreement'), await pdf(lingnan!, 'agreement')];
            expect(atSeller.headers.get('content-type')).toBe('application/pdf');
            expect(atSeller.body).toEqual(atBuyer.body);
            expect(atSeller.headers.get('x-ledger-transaction')).toBe(agreement!.ledger.transactionId);
            const said = await pdf(debtor!, 'acknowledgement');
            expect(said.body).toEqual((await pdf(seller!, 'acknowledgement')).body);
            for (const [desk, kind] of [
                [debtor!, 'agreement'],
                [debtor!, 'settlement-advice'],
                [pearl!, 'acknowledgement'],
            ] as const) {
                expect(outcome(await pdf(desk, kind))).toEqual([404, 'DEAL_DOCUMENT_MUST_EXIST']);
            }

            // The block that everybody has shows the hash of the record that a document states.
            for (const { recordHash, ledger } of [agreement!, acknowledgement!]) {
                const hashes = await hashedWritesOf(ledger.transactionId, running());
                expect(hashes.flatMap(({ valueHashes }) => valueHashes)).toContain(recordHash);
            }
            const check = async ({ maker }: Desk, file: Buffer, page = deal) =>
                await maker.post(`${page}/document-checks`, { sha256: sha256(file) });
            expect((await check(debtor!, said.body as Buffer)).at('document')).toEqual(acknowledgement);
            expect((await check(lingnan!, atSeller.body as Buffer)).at('document')).toEqual(agreement);
            const altered = Buffer.concat([said.body as Buffer, Buffer.from('\n')]);
            expect((await check(debtor!, altered)).body).toEqual({ sha256: sha256(altered) });
            // What the debtor may not see it cannot find out about either.
            expect((await check(debtor!, atSeller.body as Buffer)).at('document')).toBeUndefined();
            expect(outcome(await check(pearl!, said.body as Buffer))).toEqual([404, 'DEAL_DOCUMENT_MUST_EXIST']);
            const safe = running().organisation('SafeMSP').user('regulator-1');
            const inBooks = deal.replace('/v1/deals', `/v1/supervision/deals/${fourthBank}`);
            const checked = await check({ maker: safe, checker: safe }, atSeller.body as Buffer, inBooks);
            expect(checked.at('document')).toEqual(agreement);
        });

        it('the buyer, which is no party to the credit, sells it on', async () => {
            const sale = { seller: fourthBank, buyer: confirming };
            const resale = await traded(running(), { ...sale, claimId });
            const own = `/v1/holdings/${deal.split('/').at(-1) ?? ''}`;
            expect(await statusOf(lingnan!, own)).toEqual([200, 'OFFERED']);
            const [paper] = (await pearl!.maker.get(`${resale}/documents`)).list('data');
            expect(paper).toMatchObject({ kind: 'confirmation' });
            await settled(running(), resale, sale);

            const title = await pearl!.maker.get(`/v1/titles/${claimId}`);
            expect([title.at('holder'), title.at('resaleCount')]).toEqual([confirming, 1]);
            expect(title.list('history')).toMatchObject([
                { kind: 'INCURRED', holder: advising },
                { kind: 'SOLD', from: advising, to: fourthBank },
                { kind: 'SOLD', from: fourthBank, to: confirming },
            ]);
            expect(await statusOf(lingnan!, `/v1/titles/${claimId}`)).toEqual([404, 'RECORD_MUST_EXIST']);
        });

        it('both see what they have bought and what became of it, and a regulator sees it in their books', async () => {
            const [held] = (await pearl!.maker.get('/v1/holdings')).list('data');
            const [sold] = (await lingnan!.maker.get('/v1/holdings')).list('data');
            const regulator = running().organisation('SafeMSP').user('regulator-1');
            const seen = await regulator.get(`/v1/supervision/holdings?buyer=${confirming}`);

            expect(held).toMatchObject({ claimId, status: 'HELD', seller: fourthBank, daysLate: 0 });
            expect(sold).toMatchObject({ claimId, status: 'SOLD', seller: advising });
            expect((await seller!.maker.get('/v1/holdings')).list('data')).toEqual([]);
            expect(seen.list('data')).toMatchObject([{ claimId, status: 'HELD', price: held?.['price'] }]);
            const one = `/v1/holdings/${String(held?.['dealId'])}`;
            expect(await statusOf(pearl!, one)).toEqual([200, 'HELD']);
            expect(await statusOf(lingnan!, one)).toEqual([403, 'DEAL_MUST_BE_OF_BUYER']);
            const early = await pearl!.maker.post(`/v1/claims/${claimId}/write-offs`, { reason: 'No hope' });
            expect(outcome(early)).toEqual([409, 'HOLDING_MUST_STAND_AT_THIS_ACT']);
        });
    });
}
