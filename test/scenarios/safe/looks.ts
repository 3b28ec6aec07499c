import { bedLinen } from '@cohong/fixtures';
import { describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';

const patient = { prefer: 'wait=30' };
const ofOne = '/v1/supervision/financings/{bank}/{financingId}';
const ofAll = '/v1/supervision/financings';

/** Every look that a regulator takes into a bank's books is recorded, and the bank counts it. */
export function looks(running: () => TestConsortium): void {
    describe('a regulator looks into the books of a bank', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const countsAt = (bank: string, since: string): Promise<Answer> =>
            user(bank, 'auditor-1').get(`/v1/regulator-looks/counts?since=${since}`);
        /** How often each regulator has looked by these two routes. */
        const counted = (answer: Answer): readonly string[] =>
            answer
                .list('data')
                .filter(({ what }) => what === ofOne || what === ofAll)
                .map(({ regulator, what, looks: times }) => `${String(regulator)} ${String(what)} ${String(times)}`)
                .sort();

        it('which counts every look, of which regulator, when and at what; another bank counts its own', async () => {
            const since = new Date().toISOString();
            const declarationNumber = '310420260046013106';
            const declared = await user('CustomsMSP', 'officer-1').post('/v1/declarations', {
                ...bedLinen,
                declarationNumber,
            });
            const requested = await user('HaizhouBankMSP', 'maker-1').post(
                '/v1/financings',
                {
                    declarationNumber,
                    releaseCode: declared.text('releaseCode'),
                    exporterUscc: bedLinen.consignor.uscc,
                    amount: { amount: '1000.00', currency: 'CNY' },
                },
                patient,
            );
            const page = `/v1/supervision/financings/HaizhouBankMSP/${requested.text('financingId')}`;
            const safe = user('SafeMSP', 'regulator-1');

            const seen = [await safe.get(page), await safe.get(page), await user('PbocMSP', 'regulator-1').get(page)];
            const listed = [await safe.get(`${ofAll}?bank=PearlBankMSP`), await safe.get(ofAll)];
            const unknown = await safe.get(`/v1/supervision/financings/HaizhouBankMSP/${'0'.repeat(32)}`);
            const ofNoBank = await safe.get(`${ofAll}?bank=NoSuchBankMSP`);

            expect([...seen, ...listed, unknown, ofNoBank].map(({ status }) => status)).toEqual([
                ...[200, 200, 200, 200, 200, 404, 422],
            ]);
            const ofHaizhou = [`PbocMSP ${ofOne} 1`, `SafeMSP ${ofAll} 1`, `SafeMSP ${ofOne} 2`];
            const told = await until({
                what: 'the looks into the books of Haizhou Bank',
                ask: () => countsAt('HaizhouBankMSP', since),
                isAwaited: (answer) => counted(answer).length === ofHaizhou.length,
            });
            expect(counted(told)).toEqual(ofHaizhou);
            expect(counted(await countsAt('PearlBankMSP', since))).toEqual([`SafeMSP ${ofAll} 2`]);
        });

        it('and each look stands in the bank’s vault, with the transaction that recorded it', async () => {
            const pages = await user('HaizhouBankMSP', 'auditor-1').get('/v1/regulator-looks?regulator=PbocMSP');

            const page = pages.list('data').find(({ looks: taken }) => (taken as { what: string }[]).some(isOfOne));
            expect(page).toMatchObject({ regulator: 'PbocMSP', ledger: { transactionId: expect.any(String) } });
        });

        it('once, though the regulator’s gateway was stopped before it had recorded it', async () => {
            const since = new Date().toISOString();
            const safe = running().organisation('SafeMSP');
            expect((await user('SafeMSP', 'regulator-1').get(ofAll)).status).toBe(200);
            await safe.stopGateway();
            await safe.startGateway();

            const told = await until({
                what: 'the look that was kept',
                ask: () => countsAt('HaizhouBankMSP', since),
                isAwaited: (answer) => counted(answer).length > 0,
            });
            expect(counted(told)).toEqual([`SafeMSP ${ofAll} 1`]);
        });

        it('and nobody but a bank has such a list', async () => {
            const atCustoms = await user('CustomsMSP', 'officer-1').get('/v1/regulator-looks');

            expect([atCustoms.status, atCustoms.at('code')]).toEqual([404, 'ROUTE_MUST_EXIST']);
        });
    });
}

const isOfOne = ({ what }: { readonly what: string }): boolean => what === ofOne;
