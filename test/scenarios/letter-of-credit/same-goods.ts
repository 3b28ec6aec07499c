import { draft, insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import { bedLinen, lanternTextiles } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { inOurDays, renewed } from '../../story/documents.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';
import {
    advising,
    byTwo,
    carryCalendarOn,
    confirming,
    deskOf,
    fourthBank,
    issued,
    outcome,
    usance,
    type Desk,
} from './desks.js';

const dollars = (amount: string) => ({ amount, currency: 'USD' });
const patient = { prefer: 'wait=20' };
const inDollars = JSON.parse(JSON.stringify(bedLinen).replaceAll('"CNY"', '"USD"')) as typeof bedLinen;
/** Each worth USD 3 124 000.00, of which 90 % may be financed. */
const [first, second] = ['310420260046018801', '310420260046018802'] as const;
const decision = (answer: Answer): unknown => [answer.at('status'), answer.at('decision.code')];

/** The same goods are financed once, by letter of credit or by open account, at whichever bank. */
export function sameGoods(running: () => TestConsortium): void {
    describe('the same goods are not financed twice, under a credit and by open account', () => {
        let haizhou: Desk;
        let pearl: Desk;
        let stranger: Client;
        let page: string;
        const codes = new Map<string, string>();
        const lodge = async (number: number, mark: string) => {
            // The second time the bill is one in copy: customs has the same goods both times.
            const documents = [
                ...renewed(inOurDays([draft, invoice, insurance]), mark),
                ...renewed(inOurDays([{ ...billOfLading, numberOfOriginalsPresented: number === 1 ? 3 : 0 }]), 'G'),
            ];
            const presented = { number, examiningBank: confirming, amount: dollars('200000.00'), documents };
            expect(outcome(await haizhou.maker.post(page, presented))).toEqual([201, 'LODGED']);
        };
        /** Haizhou asks for USD 150 000.00 on the documents that it has presented. */
        const advance = (number: number) =>
            haizhou.maker.post(
                `${page}/${String(number)}/financings`,
                {
                    amount: dollars('150000.00'),
                    shares: [
                        { declarationNumber: first, releaseCode: codes.get(first), amount: dollars('100000.00') },
                        { declarationNumber: second, releaseCode: codes.get(second), amount: dollars('50000.00') },
                    ],
                },
                patient,
            );
        /** Lingnan Bank, a stranger to the credit, asks by open account. */
        const byOpenAccount = (declarationNumber: string, amount: string, more: object = {}) => {
            const releaseCode = codes.get(declarationNumber);
            const { uscc: exporterUscc } = lanternTextiles;
            const order = { declarationNumber, releaseCode, exporterUscc, amount: dollars(amount), ...more };
            return stranger.post('/v1/financings', order, patient);
        };
        const lyingOn = (declarationNumber: string) =>
            running()
                .organisation('SafeMSP')
                .user('regulator-1')
                .get(`/v1/supervision/declarations/${declarationNumber}`);
        /** Waits until a registrar has taken everything off. */
        const isFree = (declarationNumber: string) =>
            until({
                what: 'the release of the goods',
                ask: () => lyingOn(declarationNumber),
                isAwaited: (answer) => answer.at('used.amount') === '0.00',
            });

        beforeAll(async () => {
            [haizhou, pearl] = [deskOf(running(), advising), deskOf(running(), confirming)];
            stranger = deskOf(running(), fourthBank).maker;
            await carryCalendarOn(running());
            const customs = running().organisation('CustomsMSP').user('officer-1');
            for (const declarationNumber of [first, second]) {
                const declared = await customs.post('/v1/declarations', {
                    ...inDollars,
                    declarationNumber,
                    transportDocumentReference: `${billOfLading.documentReference}-G`,
                });
                codes.set(declarationNumber, declared.text('releaseCode'));
            }
            const terms = { ...usance, presentationPeriod: { days: 60 } };
            const creditId = await issued(running(), { letterOfCreditReference: 'HCB2603LC0077', terms });
            page = `/v1/letters-of-credit/${creditId}/presentations`;
            await haizhou.maker.post(`/v1/letters-of-credit/${creditId}/advices`);
            await byTwo(pearl, `/v1/letters-of-credit/${creditId}/confirmations`);
            await lodge(1, 'G');
        }, 60_000);

        it('what a bank has under the credit, a second bank cannot lend on', async () => {
            const advanced = await advance(1);
            expect(decision(advanced)).toEqual(['RESERVED', 'AMOUNT_IS_RESERVED']);

            const refused = await byOpenAccount(first, '2711600.01');
            expect(decision(refused)).toEqual(['REFUSED', 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE']);
            expect(refused.at('decision.available')).toEqual(dollars('2711600.00'));
            const invoices = [advanced.list('invoices')[0] as unknown as string];
            const again = await byOpenAccount(second, '1.00', { invoices });
            expect(decision(again)).toEqual(['REFUSED', 'INVOICE_MUST_NOT_BE_FINANCED']);
            // All that the stranger learns: the rule, what is left, and its own invoice.
            expect(JSON.stringify([refused.body, again.body])).not.toContain(advising);
            expect(decision(await advance(1))).toEqual(['REFUSED', 'PRESENTATION_MUST_NOT_BE_FINANCED']);

            const fitting = await byOpenAccount(first, '2711600.00');
            expect(decision(fitting)).toEqual(['RESERVED', 'AMOUNT_IS_RESERVED']);
            expect((await lyingOn(first)).body).toMatchObject({
                allocations: [
                    { bank: advising, presentation: { number: 1 }, outstanding: dollars('100000.00') },
                    { bank: fourthBank, outstanding: dollars('2711600.00') },
                ],
                available: dollars('0.00'),
            });
            await stranger.post(`/v1/financings/${fitting.text('financingId')}/withdrawal`);
        });

        it('documents that are refused hold nothing: what was reserved on them comes free', async () => {
            await pearl.maker.post(`${page}/1/examinations`);
            const finding = {
                kind: 'DISCREPANCY',
                code: 'GOODS_MUST_BE_THOSE_OF_CREDIT',
                rule: 'UCP 600 art. 18c',
                field: 'lines',
                expected: 'as the credit says',
                found: 'otherwise',
            };
            const added = [{ finding, reason: 'The goods differ' }];
            await pearl.maker.post(`${page}/1/judgements`, { dropped: [], added });
            await byTwo(pearl, `${page}/1/refusals`, { disposal: 'HELD_FOR_PRESENTER' });

            for (const declarationNumber of [first, second]) {
                await isFree(declarationNumber);
            }
            expect(outcome(await advance(1))).toEqual([409, 'PRESENTATION_MUST_BE_OPEN']);
        });

        it('what a bank has lent on, no bank can advance under a credit: it gets all it asks for, or nothing', async () => {
            await lodge(2, 'G2');
            const lent = await byOpenAccount(second, '2761600.01');
            expect(decision(lent)).toEqual(['RESERVED', 'AMOUNT_IS_RESERVED']);

            const refused = await advance(2);

            expect(decision(refused)).toEqual(['REFUSED', 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE']);
            expect([refused.at('decision.declarationNumber'), refused.at('decision.available')]).toEqual([
                second,
                dollars('49999.99'),
            ]);
            expect((await lyingOn(first)).at('allocations')).toEqual([]);
            await stranger.post(`/v1/financings/${lent.text('financingId')}/withdrawal`);
            await isFree(second);
            const advanced = await advance(2);
            expect(decision(advanced)).toEqual(['RESERVED', 'AMOUNT_IS_RESERVED']);
            const { financingId } = advanced.body as { financingId: string };
            await byTwo(haizhou, `/v1/financings/${financingId}/disbursements`, {
                means: { kind: 'OUTSIDE', reference: 'CIPS 2026 77' },
            });
            expect(outcome(await haizhou.maker.get(`/v1/financings/${financingId}`))).toEqual([200, 'DISBURSED']);
        });
    });
}
