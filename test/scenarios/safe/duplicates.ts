import { bedLinen } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { alteredInvoice, describedBill, describedInvoice, otherInvoice } from '../../contracts/described-documents.js';
import type { Answer } from '../../story/client.js';
import { midnightIsFar } from '../../story/midnight.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';

const declarationNumber = '310420260000000942';
const patient = { prefer: 'wait=20' };
const [haizhou, pearl, harbour] = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;

/** One exporter shows an invoice to one bank, and the same invoice in other clothes to another. */
export function duplicates(running: () => TestConsortium): void {
    describe('SAFE sees what is financed twice, and nobody else does', () => {
        let releaseCode: string;
        const user = (mspId: string, name: string) => running().organisation(mspId).user(name);
        const finance = (bank: string, documents: readonly object[]): Promise<Answer> =>
            user(bank, 'maker-1').post(
                '/v1/financings',
                {
                    declarationNumber,
                    releaseCode,
                    exporterUscc: bedLinen.consignor.uscc,
                    documents,
                    amount: { amount: '1000.00', currency: 'CNY' },
                },
                patient,
            );
        const check = (bank: string, ...documents: readonly object[]): Promise<Answer> =>
            user(bank, 'maker-1').post('/v1/document-checks', { documents }, patient);
        const caseOf = async (financingId: string): Promise<string> => {
            const listed = await user('SafeMSP', 'regulator-1').get('/v1/supervision/similarity-cases?status=OPEN');
            const found = listed
                .list('data')
                .find(({ later }) => (later as { financingId: string }).financingId === financingId);
            return `/v1/supervision/similarity-cases/${String(found?.['caseId'])}`;
        };

        beforeAll(midnightIsFar, 180_000);
        beforeAll(async () => {
            const declared = await user('CustomsMSP', 'officer-1').post('/v1/declarations', {
                ...bedLinen,
                declarationNumber,
            });
            releaseCode = declared.text('releaseCode');
            expect((await finance(haizhou, [describedInvoice, describedBill])).at('status')).toBe('RESERVED');
        }, 60_000);

        it('a bank asks about documents, and is told a word of each', async () => {
            const asked = await check(pearl, describedInvoice, alteredInvoice, otherInvoice, describedBill);

            expect(asked.status).toBe(201);
            expect(asked.at('status')).toBe('ANSWERED');
            expect(asked.at('answers')).toEqual([
                { likeness: 'EXACT' },
                { likeness: 'SIMILAR' },
                { likeness: 'NONE' },
                { likeness: 'EXACT' },
            ]);
            expect(JSON.stringify(asked.body)).not.toContain(haizhou);
        }, 60_000);

        it('SAFE sees who asked, about what and how often; the bank sees its own questions alone', async () => {
            const page = '/v1/supervision/document-checks';
            const listed = await user('SafeMSP', 'regulator-1').get(`${page}?bank=${pearl}`);
            const [seen] = listed.list('data');

            expect(listed.at('total')).toBe(1);
            expect(seen).toMatchObject({ bank: pearl, documents: { length: 4 } });
            const read = await user('PbocMSP', 'officer-1').get(`${page}/${pearl}/${String(seen!['checkId'])}`);
            expect(read.at('answers')).toEqual(seen!['answers']);
            const own = async (bank: string) => (await user(bank, 'auditor-1').get('/v1/document-checks')).at('total');
            expect([await own(pearl), await own(harbour)]).toEqual([1, 0]);
            expect((await user(pearl, 'maker-1').get(page)).status).toBe(404);
        });

        it('questions about declarations it sees as well', async () => {
            const guessed = { declarationNumber, releaseCode: '00'.repeat(16) };
            await user(harbour, 'maker-1').post('/v1/balance-questions', guessed, patient);
            const listed = await user('SafeMSP', 'officer-1').get(
                `/v1/supervision/balance-questions?bank=${harbour}&status=REFUSED`,
            );

            expect(listed.list('data')).toMatchObject([{ declarationNumber, status: 'REFUSED' }]);
        }, 60_000);

        it('what is financed already is refused, and what is like it reserved with a word and a case', async () => {
            const refused = await finance(pearl, [describedInvoice]);
            const reserved = await finance(pearl, [alteredInvoice]);

            expect(refused.at('decision.code')).toBe('INVOICE_MUST_NOT_BE_FINANCED');
            expect([reserved.at('status'), reserved.at('decision.documents')]).toEqual([
                'RESERVED',
                [{ likeness: 'SIMILAR' }],
            ]);
            const [attempt, likeness] = [refused, reserved].map((each) => caseOf(each.text('financingId')));
            const regulator = user('SafeMSP', 'regulator-1');
            expect((await regulator.get(await attempt!)).at('likeness')).toBe('EXACT');
            const found = await regulator.get(await likeness!);
            expect(found.at('rules')).toContain('SELLER_AND_LIKE_NUMBER');
            expect([found.at('earlierDocument'), found.at('laterDocument')]).toEqual([
                describedInvoice,
                alteredInvoice,
            ]);
            expect((await user(pearl, 'maker-1').get(await likeness!)).status).toBe(404);
        }, 60_000);

        it('two people of SAFE say what it is', async () => {
            const again = await finance(harbour, [{ ...alteredInvoice, documentReference: 'LT-2026-0914 COPY' }]);
            const page = await caseOf(again.text('financingId'));
            const [regulator, officer] = ['regulator-1', 'officer-1'].map((name) => user('SafeMSP', name));
            const verdict = { verdict: 'DUPLICATE', note: 'One delivery: the bill of lading is the same' };

            const confirm = (expectedVersion: number) => officer!.post(`${page}/confirm`, { expectedVersion });
            expect((await confirm(1)).at('code')).toBe('CASE_MUST_BE_JUDGED');
            expect((await regulator!.post(`${page}/verdict`, verdict)).at('status')).toBe('JUDGED');
            expect((await officer!.post(`${page}/reopen`)).at('status')).toBe('OPEN');
            await officer!.post(`${page}/verdict`, verdict);
            expect((await confirm(2)).at('code')).toBe('VERSION_MUST_BE_CURRENT');
            expect((await confirm(4)).at('code')).toBe('CONFIRMING_USER_MUST_DIFFER');
            await officer!.post(`${page}/reopen`);
            await regulator!.post(`${page}/verdict`, verdict);
            const resolved = await confirm(6);
            expect([resolved.at('status'), resolved.at('judged.verdict')]).toEqual(['RESOLVED', 'DUPLICATE']);
        }, 60_000);

        it('keys change by epochs, and every match is found before, meanwhile and afterwards', async () => {
            const officer = user('SafeMSP', 'officer-1');
            const answers = async () => (await check(harbour, describedInvoice, otherInvoice)).at('answers');
            const before = await answers();

            const rotated = await officer.post('/v1/fingerprint-epochs');
            expect(rotated.list('epochs').map(({ epoch }) => epoch)).toEqual([1, 2]);
            expect(await answers()).toEqual(before);
            const epochs = await until({
                what: 'the carrying over of what was filed',
                ask: () => officer.get('/v1/fingerprint-epochs'),
                isAwaited: (answer) => answer.list('epochs')[0]!['filed'] === 0,
            });
            expect(Number(epochs.list('epochs')[1]!['filed'])).toBeGreaterThan(10);
            expect((await officer.post('/v1/fingerprint-epochs/2/retirement')).at('code')).toBe(
                'EPOCH_MUST_NOT_BE_NEWEST',
            );
            expect((await officer.post('/v1/fingerprint-epochs/1/retirement')).list('epochs')).toHaveLength(1);
            expect(await answers()).toEqual(before);
            expect(before).toMatchObject([{ likeness: 'EXACT' }, { likeness: 'NONE' }]);
            expect(JSON.stringify(epochs.body)).not.toMatch(/[0-9a-f]{32}/);
        }, 60_000);
    });
}
