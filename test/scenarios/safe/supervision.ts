import { airConditioners } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';

const patient = { prefer: 'wait=20' };
const lines = 'application/x-ndjson';
const { consignor, destinationCountry, totalValue, lines: goods } = airConditioners;
const { currency } = totalValue;
const enterprise = consignor.uscc;
const hsChapter = goods[0]!.hsCode.slice(0, 2);
const money = (amount: string) => ({ amount, currency });

/** What regulators find over all banks, from the sum down to the row that it comes of. */
export function supervision(running: () => TestConsortium): void {
    describe('SAFE searches what banks finance, and adds it up', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const safe = (): Client => user('SafeMSP', 'regulator-1');
        const declarationNumber = `${airConditioners.declarationNumber.slice(0, 9)}000099317`;
        let financings: readonly string[];
        const find = (what: string, filters: Readonly<Record<string, string>>): Promise<Answer> =>
            safe().get(`/v1/supervision/${what}?${new URLSearchParams(filters).toString()}`);
        const idsIn = (answer: Answer): readonly unknown[] => answer.list('data').map(({ financingId }) => financingId);
        /** What stands at an enterprise in a list of sums. */
        const ofEnterprise = async (path: string, member = 'member') =>
            (await safe().get(path)).list('data').find((each) => each[member] === enterprise);
        const blockOf = async (): Promise<number> =>
            Number((await safe().get('/v1/supervision/exposures?by=BANK')).headers.get('x-ledger-height')) - 1;

        const finance = async (releaseCode: string, bank: string, amount: string): Promise<string> => {
            const order = { declarationNumber, releaseCode, exporterUscc: enterprise, amount: money(amount) };
            const reserved = await user(bank, 'maker-1').post('/v1/financings', order, patient);
            expect(reserved.at('status')).toBe('RESERVED');
            return reserved.text('financingId');
        };

        beforeAll(async () => {
            const declared = await user('CustomsMSP', 'officer-1').post('/v1/declarations', {
                ...airConditioners,
                declarationNumber,
                status: 'RELEASED',
            });
            const releaseCode = declared.text('releaseCode');
            financings = [
                await finance(releaseCode, 'HaizhouBankMSP', '3000.000'),
                await finance(releaseCode, 'PearlBankMSP', '1000.000'),
            ];
        }, 60_000);

        it('by declaration, enterprise, bank, country, chapter, status, time and amount', async () => {
            const [larger, smaller] = financings;
            const period = { since: '2020-01-01T00:00:00Z', before: '2100-01-01T00:00:00Z' };
            const goodsOf = { declarationNumber, enterprise, country: destinationCountry, hsChapter };

            expect(idsIn(await find('financings', { ...goodsOf, ...period, status: 'RESERVED' }))).toEqual([
                smaller,
                larger,
            ]);
            expect(idsIn(await find('financings', { declarationNumber, bank: 'PearlBankMSP' }))).toEqual([smaller]);
            expect(idsIn(await find('financings', { declarationNumber, currency, amountFrom: '1000.001' }))).toEqual([
                larger,
            ]);
            expect((await find('financings', { declarationNumber, before: '2020-01-01T00:00:00Z' })).at('total')).toBe(
                0,
            );
            const listed = await find('declarations', { ...goodsOf, bank: 'PearlBankMSP', status: 'RELEASED' });
            expect(listed.list('data')).toMatchObject([{ declarationNumber, totalValue }]);
            expect((await find('declarations', { declarationNumber, bank: 'HarbourBankMSP' })).at('total')).toBe(0);
        });

        it('an amount without its currency, two members of a series and a bank that asks are turned away', async () => {
            const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];
            const series = '/v1/supervision/series?measure=LENT&per=DAY&country=US&bank=PearlBankMSP';

            expect(outcome(await find('financings', { amountFrom: '1.00' }))).toEqual([
                422,
                'REQUEST_MUST_MATCH_SCHEMA',
            ]);
            expect(outcome(await safe().get(series))).toEqual([422, 'REQUEST_MUST_MATCH_SCHEMA']);
            const bank = user('PearlBankMSP', 'auditor-1');
            for (const path of ['declarations', 'exposures?by=BANK', 'receipts', 'receipt-gaps']) {
                expect((await bank.get(`/v1/supervision/${path}`)).status).toBe(404);
            }
            const service = user('SafeMSP', 'gateway');
            expect(outcome(await service.get('/v1/supervision/exposures?by=BANK'))).toEqual([
                403,
                'CALLER_MUST_HAVE_ROLE',
            ]);
            expect((await service.get('/v1/supervision/declarations', { accept: lines })).status).toBe(403);
        });

        it('exposures are of what is reserved and lent, and lead to their rows; the past stays as it was', async () => {
            const path = `/v1/supervision/exposures?by=ENTERPRISE&currency=${currency}&limit=100`;
            const before = await blockOf();
            const then = await ofEnterprise(path);
            expect(then).toMatchObject({ exposed: then!['reserved'], outstanding: money('0.000') });
            const rows = await safe().get(String(then!['rows']));
            expect(idsIn(rows)).toEqual(expect.arrayContaining([...financings]));
            const sum = rows.list('data').reduce((total, row) => {
                return total + Number((row['outstanding'] as { amount: string }).amount);
            }, 0);
            expect(sum).toBe(Number((then!['exposed'] as { amount: string }).amount));

            const maker = user('HaizhouBankMSP', 'maker-1');
            const paid = await maker.post(`/v1/financings/${financings[0]!}/disbursements`, {
                means: { kind: 'OUTSIDE', reference: 'CNAPS 2026-04-01 000931' },
            });
            await user('HaizhouBankMSP', 'checker-1').post(`/v1/approvals/${paid.text('approvalId')}/approve`);
            const now = await until({
                what: 'that it is lent',
                ask: () => ofEnterprise(path),
                isAwaited: (row) => (row!['outstanding'] as { amount: string }).amount === '3000.000',
            });
            expect(now!['exposed']).toEqual(then!['exposed']);
            const {
                rows: _rows,
                importRows: _importRows,
                ...asOfThen
            } = (await ofEnterprise(`${path}&asOfBlock=${before}`))!;
            expect(asOfThen).toEqual({ ...then, rows: undefined, importRows: undefined });
        });

        it('proceeds close the gap of an enterprise, and stand in the series of the day', async () => {
            const path = `/v1/supervision/receipt-gaps?enterprise=${enterprise}&currency=${currency}`;
            const before = await ofEnterprise(path, 'enterprise');
            expect(before).toMatchObject({ exported: totalValue, received: money('0.000'), more: 'EXPORTED' });

            await user('HaizhouBankMSP', 'maker-1').post(`/v1/financings/${financings[0]!}/repayments`, {
                amount: money('2500.000'),
                source: 'EXPORT_PROCEEDS',
                means: { kind: 'OUTSIDE', reference: 'CIPS 2026-04-02 000931' },
            });
            const after = await until({
                what: 'that the registry has noted it',
                ask: () => ofEnterprise(path, 'enterprise'),
                isAwaited: (row) => (row!['received'] as { amount: string }).amount === '2500.000',
            });
            const receipts = await safe().get(String(after!['receiptRows']));
            expect(receipts.list('data')).toMatchObject([{ declarationNumber, enterprise, amount: money('2500.000') }]);
            expect((await safe().get(String(after!['declarationRows']))).list('data')).toMatchObject([
                { declarationNumber },
            ]);

            const series = (measure: string) =>
                safe().get(`/v1/supervision/series?measure=${measure}&per=MONTH&enterprise=${enterprise}`);
            expect((await series('EXPORTED')).list('data')).toMatchObject([{ number: 1, amount: totalValue }]);
            for (const [measure, amount] of [
                ['RECEIVED', '2500.000'],
                ['LENT', '3000.000'],
                ['REQUESTED', '4000.000'],
            ] as const) {
                const [point, ...others] = (await series(measure)).list('data');
                expect([measure, point!['amount'], others]).toEqual([measure, money(amount), []]);
                expect((await safe().get(String(point!['rows']))).at('total')).toBe(point!['number']);
            }
        });

        it('all rows come as lines, with how many there are before and that it is whole after, or as a table', async () => {
            const path = `/v1/supervision/financings?declarationNumber=${declarationNumber}&order=oldest-first`;
            const told = (await safe().get(path, { accept: lines })).body as readonly Readonly<
                Record<string, unknown>
            >[];

            expect(told.map(({ kind }) => kind)).toEqual(['BEGIN', 'ROW', 'ROW', 'SUMMARY']);
            expect(told[0]).toMatchObject({ total: 2 });
            expect(told.slice(1, 3).map(({ row }) => row)).toEqual((await safe().get(path)).list('data'));
            expect(told[3]).toEqual({ kind: 'SUMMARY', status: 'COMPLETE', rows: 2 });

            const since = new Date().toISOString();
            const { url, token } = running().organisation('PbocMSP');
            const authorization = `Bearer ${await token('officer-1')}`;
            const table = await fetch(`${url}${path}`, { headers: { authorization, accept: 'text/csv' } });
            const [header, ...rows] = (await table.text()).trimEnd().split('\r\n');
            expect([table.headers.get('x-total-rows'), table.headers.get('vary')]).toEqual(['2', 'Accept']);
            expect(header).toMatch(/^"financingId","bank","exporterUscc",/);
            expect(rows.map((row) => row.split(',')[0])).toEqual(financings.map((id) => `"${id}"`));
            await until({
                what: 'that banks count it as a look',
                ask: () => user('HarbourBankMSP', 'auditor-1').get(`/v1/regulator-looks/counts?since=${since}`),
                isAwaited: (counts) => counts.list('data').some(({ regulator }) => regulator === 'PbocMSP'),
            });
        });
    });
}
