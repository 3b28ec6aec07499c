import { draft, insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import { addDays } from '@cohong/domain/kernel/time';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';
import {
    advising,
    byTwo,
    carryCalendarOn,
    confirming,
    deskOf,
    fourthBank,
    inDays,
    instructions,
    issued,
    issuing,
    outcome,
    usance,
    type Desk,
} from './desks.js';
import { inOurDays, renewed } from '../../story/documents.js';

const texts = (answer: Answer, list: string) => answer.list(list).map(({ text }) => text);
/** A period of banking days ends on a day of the calendar, which is that of whoever runs this. */
const withoutDays = (told: readonly unknown[]) =>
    told.map((text) =>
        String(text)
            .replace(/\d{4}-\d\d-\d\d/g, '<day>')
            .replace(/, or by <day> where .*|；如调休工作日.*/, ''),
    );

/** The whole life of a confirmed usance credit, as its banks, their customers and SAFE read it. */
export function timeline(running: () => TestConsortium): void {
    describe('a credit tells what happened under it and who must act by when', () => {
        // The documents of the samples name it.
        const reference = 'HCB2603LC0041';
        const complying = inOurDays([draft, invoice, billOfLading, insurance]);
        let harbour: Desk;
        let haizhou: Desk;
        let pearl: Desk;
        let page: string;
        const read = ({ maker }: Desk, query = '', language = 'en') =>
            maker.get(`${page}/timeline${query}`, { 'accept-language': language });

        beforeAll(async () => {
            [harbour, haizhou, pearl] = [issuing, advising, confirming].map((bank) => deskOf(running(), bank)) as [
                Desk,
                Desk,
                Desk,
            ];
            await carryCalendarOn(running());
            // However many holidays are between a shipment and the next banking day.
            const terms = { ...usance, presentationPeriod: { days: 60 } };
            page = `/v1/letters-of-credit/${await issued(running(), { letterOfCreditReference: reference, terms })}`;
        }, 60_000);

        it('once issued, it waits for the bank that advises it and for the bank that is asked to confirm', async () => {
            const told = await read(haizhou);

            expect([told.status, told.headers.get('content-language'), told.headers.get('vary')]).toEqual([
                200,
                'en',
                expect.stringContaining('Accept-Language'),
            ]);
            expect(texts(told, 'entries')).toEqual([
                `Harbour Commercial Bank issued credit ${reference} and is irrevocably bound by it`,
            ]);
            expect(texts(told, 'awaited')).toEqual([
                'Bank of Haizhou must advise the credit, or tell that it does not: without delay',
                'Pearl River Bank must confirm the credit, or tell that it does not: without delay',
                `Haizhou Lantern Home Textiles Co., Ltd. must ship the goods: by ${inDays(90)}`,
                expect.stringMatching(/may present documents for up to USD 472500\.00, not later than 60 days after/),
            ]);
        });

        it('what a maker has proposed waits for a checker, and no other bank sees it', async () => {
            await haizhou.maker.post(`${page}/advices`);
            const proposed = await pearl.maker.post(`${page}/confirmations`);
            const [waiting] = (await read(pearl)).list('approvals');

            expect(waiting).toMatchObject({
                approvalId: proposed.text('approvalId'),
                act: 'letter-of-credit:ApproveConfirmation',
                text: expect.stringMatching(/^A checker of the bank must approve or refuse what was proposed/),
            });
            expect((await read(harbour)).list('approvals')).toEqual([]);
            await pearl.checker.post(`/v1/approvals/${proposed.text('approvalId')}/approve`);
            expect((await read(pearl)).list('approvals')).toEqual([]);
        });

        it('amended, presented, refused once and honoured, it says so in English and in Chinese', async () => {
            const changes = { conditions: [], charges: [] };
            await byTwo(harbour, `${page}/amendments`, { number: 1, changes, removes: [] });
            await haizhou.maker.post(`${page}/amendments/1/advices`);
            const lodge = async (number: number, amount: string, documents = complying) => {
                const claimed = { amount, currency: 'USD' };
                const presented = renewed(documents, `T${number}`);
                const claim = { number, examiningBank: confirming, amount: claimed, documents: presented };
                expect(outcome(await haizhou.maker.post(`${page}/presentations`, claim))).toEqual([201, 'LODGED']);
                await pearl.maker.post(`${page}/presentations/${number}/examinations`);
                await pearl.maker.post(`${page}/presentations/${number}/judgements`, { dropped: [], added: [] });
            };
            await lodge(1, '450000.00');
            await byTwo(pearl, `${page}/presentations/1/honours`);
            await lodge(
                2,
                '22500.00',
                complying.filter(({ kind }) => kind !== 'INSURANCE_DOCUMENT'),
            );
            await byTwo(pearl, `${page}/presentations/2/refusals`, { disposal: 'HELD_FOR_PRESENTER' });
            const maturity = addDays(inDays(-8), 90);

            const [english, chinese] = [await read(haizhou), await read(haizhou, '', 'zh-CN')];
            expect(texts(english, 'entries')).toEqual([
                `Harbour Commercial Bank issued credit ${reference} and is irrevocably bound by it`,
                'Bank of Haizhou advised the credit to Haizhou Lantern Home Textiles Co., Ltd.',
                'Pearl River Bank added its confirmation and is bound by it',
                'Harbour Commercial Bank issued amendment 1 and is irrevocably bound by it',
                'Bank of Haizhou advised amendment 1 to Haizhou Lantern Home Textiles Co., Ltd.',
                'Bank of Haizhou presented documents to Pearl River Bank as presentation 1, claiming USD 450000.00',
                `Pearl River Bank bound itself to pay USD 450000.00 for presentation 1 on ${maturity}`,
                'Bank of Haizhou presented documents to Pearl River Bank as presentation 2, claiming USD 22500.00',
                expect.stringMatching(
                    /^Pearl River Bank gave its one notice of refusal of presentation 2, .*the documents are held until/,
                ),
            ]);
            expect(texts(chinese, 'entries').slice(0, 5)).toEqual([
                `Harbour Commercial Bank开立信用证 ${reference}，受其不可撤销的约束`,
                'Bank of Haizhou向Haizhou Lantern Home Textiles Co., Ltd.通知信用证',
                'Pearl River Bank加具保兑，受其约束',
                'Harbour Commercial Bank发出第 1 次修改，受其不可撤销的约束',
                'Bank of Haizhou向Haizhou Lantern Home Textiles Co., Ltd.通知第 1 次修改',
            ]);
            expect(chinese.headers.get('content-language')).toBe('zh');
            expect(withoutDays(texts(english, 'awaited'))).toEqual([
                'Pearl River Bank must send the documents of presentation 1 on to the issuing bank: without delay',
                'Pearl River Bank must extend its confirmation to amendment 1, or tell that it does not: without delay',
                'Pearl River Bank must pay USD 450000.00 for presentation 1, due on <day>: by <day>',
                'Haizhou Lantern Home Textiles Co., Ltd. must ship the goods: by <day>',
                'Haizhou Lantern Home Textiles Co., Ltd. may present documents for up to USD 22500.00, not later than 60 days after shipment: by <day>',
                'Bank of Haizhou may say what is to be done with the documents of presentation 2, which were refused: on no particular day, for silence decides nothing',
                'Haizhou Lantern Home Textiles Co., Ltd. may accept or reject amendment 1: on no particular day, for silence decides nothing',
            ]);
            expect(withoutDays(texts(chinese, 'awaited'))).toEqual([
                'Pearl River Bank应将第 1 次交单的单据寄送开证行：不得延误',
                'Pearl River Bank应将保兑扩展至第 1 次修改，或告知不予扩展：不得延误',
                'Pearl River Bank应就第 1 次交单付款 USD 450000.00，到期日 <day>：不迟于 <day>',
                'Haizhou Lantern Home Textiles Co., Ltd.应装运货物：不迟于 <day>',
                'Haizhou Lantern Home Textiles Co., Ltd.可交单支取至多 USD 22500.00，且不迟于装运后 60 天：不迟于 <day>',
                'Bank of Haizhou可指示如何处理已被拒付的第 2 次交单的单据：无期限，沉默不构成任何表示',
                'Haizhou Lantern Home Textiles Co., Ltd.可接受或拒绝第 1 次修改：无期限，沉默不构成任何表示',
            ]);
            expect(english.list('entries').map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
            expect(english.list('entries').at(-1)).toMatchObject({
                code: 'PRESENTATION_REFUSED',
                by: { party: 'CONFIRMING_BANK', bank: confirming },
                subject: { kind: 'PRESENTATION', number: 2 },
                rule: 'UCP 600 art. 16c',
            });
        });

        it("all its banks tell the same, but for what is one bank's own: what it was asked by the applicant, what it found", async () => {
            const [atHarbour, atHaizhou, atPearl] = [await read(harbour), await read(haizhou), await read(pearl)];

            const isJudgement = (text: unknown): boolean => String(text).startsWith('Pearl River Bank judged');
            expect(texts(atPearl, 'entries').filter((text) => !isJudgement(text))).toEqual(texts(atHaizhou, 'entries'));
            expect(texts(atPearl, 'entries').filter(isJudgement)).toEqual([
                expect.stringMatching(/judged presentation 1, .*that stand: 0$/),
                expect.stringMatching(/judged presentation 2, .*that stand: [1-9]\d*$/),
            ]);
            expect(texts(atHarbour, 'entries')).toEqual([
                'Straits Homeware Pte. Ltd. applied for the credit',
                ...texts(atHaizhou, 'entries'),
            ]);
        });

        it('customers are shown nothing that only banks tell each other', async () => {
            const shown = await read(haizhou, '?customer=BENEFICIARY');

            expect(shown.list('entries').map(({ code }) => code)).not.toContain('PRESENTATION_JUDGED');
            expect(shown.list('awaited').map(({ code }) => code)).not.toContain('EXTENSION_DECISION');
            expect((await read(harbour, '?customer=APPLICANT')).status).toBe(200);
            expect(outcome(await read(pearl, '?customer=BENEFICIARY'))).toEqual([403, 'CUSTOMER_MUST_BE_OF_THE_BANK']);
            for (const seen of [await read(pearl), shown]) {
                for (const secret of Object.values(instructions)) {
                    expect(JSON.stringify(seen.body)).not.toContain(secret);
                }
            }
        });

        it('its customers see what has come of its amendments and documents', async () => {
            for (const view of [
                await haizhou.maker.get(`${page}/beneficiarys-view`),
                await harbour.maker.get(`${page}/applicants-view`),
            ]) {
                expect(view.list('amendments')).toMatchObject([{ number: 1, status: 'ADVISED' }]);
                expect(view.list('presentations')).toMatchObject([
                    { number: 1, status: 'UNDERTAKEN' },
                    { number: 2, status: 'REFUSED', refusal: { disposal: 'HELD_FOR_PRESENTER' } },
                ]);
                for (const secret of Object.values(instructions)) {
                    expect(JSON.stringify(view.body)).not.toContain(secret);
                }
            }
        });

        it('SAFE lists amendments and presentations in the books of a bank, by what has come of them and when', async () => {
            const regulator = running().organisation('SafeMSP').user('regulator-1');
            const creditId = page.split('/').at(-1)!;
            const listed = async (what: string, query: string) => {
                const of = `bank=${confirming}&creditId=${creditId}`;
                const answer = await regulator.get(`/v1/supervision/${what}?${of}&${query}`);
                return [answer.status, ...answer.list('data').map(({ number }) => number)];
            };
            const later = `${inDays(2)}T00:00:00%2B08:00`;

            expect(await listed('presentations', 'order=oldest-first')).toEqual([200, 1, 2]);
            expect(await listed('presentations', 'status=REFUSED')).toEqual([200, 2]);
            expect(await listed('presentations', `since=${later}`)).toEqual([200]);
            expect(await listed('credit-amendments', 'since=2026-01-01T00:00:00Z')).toEqual([200, 1]);
            expect(await listed('credit-amendments', 'before=2026-01-01T00:00:00Z')).toEqual([200]);
            expect(await listed('credit-amendments', 'outcome=ACCEPTED')).toEqual([200]);
            expect((await regulator.get('/v1/supervision/presentations')).status).toBe(422);
        });

        it('SAFE and the central bank read it in the books of a bank, and a bank outside finds no credit', async () => {
            const supervised = page.replace('/letters-of-credit/', `/supervision/letters-of-credit/${confirming}/`);
            for (const regulator of ['SafeMSP', 'PbocMSP']) {
                const told = await running().organisation(regulator).user('regulator-1').get(`${supervised}/timeline`);
                expect(texts(told, 'entries')).toEqual(texts(await read(pearl), 'entries'));
            }
            expect(outcome(await read(deskOf(running(), fourthBank)))).toEqual([404, 'RECORD_MUST_EXIST']);
        });
    });
}
