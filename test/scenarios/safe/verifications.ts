import { bedLinen, bedLinenShortShipped } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';

const declarationNumber = '310420260000000943';
const patient = { prefer: 'wait=20' };
const [haizhou, pearl, harbour] = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;
const { uscc: exporterUscc } = bedLinen.consignor;

/** A bank has verified what its customer shows, proves the answer to another, and is told when customs falls silent. */
export function verifications(running: () => TestConsortium): void {
    describe('customs confirms what a bank was shown, and nothing to those who were not', () => {
        let releaseCode: string;
        const user = (mspId: string, name: string) => running().organisation(mspId).user(name);
        const customs = () => user('CustomsMSP', 'officer-1');
        const page = '/v1/declaration-verifications';
        const vouch = (): Promise<Answer> =>
            customs().post('/v1/declaration-source', {
                status: 'CURRENT',
                completeUntil: new Date().toISOString(),
            });
        const verify = (bank: string, shown: object = {}, more: object = {}): Promise<Answer> =>
            user(bank, 'maker-1').post(
                page,
                { declarationNumber, releaseCode, shown: { exporterUscc, ...shown }, ...more },
                patient,
            );

        beforeAll(async () => {
            const declared = await customs().post('/v1/declarations', { ...bedLinen, declarationNumber });
            releaseCode = declared.text('releaseCode');
            expect((await vouch()).at('source.status')).toBe('CURRENT');
        }, 60_000);

        it('what agrees is confirmed, under the terms of the invoice, with evidence that another bank checks', async () => {
            const value = { amount: { amount: '3124000.00', currency: 'CNY' }, incotermCode: 'FCA' };
            const verified = await verify(haizhou, { value, contractReference: 'hzlt 2026/0731' });

            expect([verified.status, verified.at('result'), verified.at('releaseCode')]).toEqual([
                201,
                'MATCH',
                undefined,
            ]);
            const own = `${page}/${verified.text('verificationId')}`;
            const proof = (await user(haizhou, 'auditor-1').get(`${own}/proof`)).text('proof');
            const checked = await user(pearl, 'maker-1').get(`/v1/verification-checks?proof=${proof}`);
            expect([checked.at('verdict'), checked.at('verification.result')]).toEqual(['GENUINE_VALID', 'MATCH']);
            expect(checked.at('verification.evidence')).toEqual(verified.at('evidence'));
            expect((await user(pearl, 'maker-1').get(own)).status).toBe(404);
        }, 60_000);

        it('what differs is named, and not what customs has', async () => {
            const value = { amount: { amount: '3500000.00', currency: 'CNY' }, incotermCode: 'FOB' };
            const differing = await verify(pearl, { value });

            expect([differing.at('result'), differing.at('mismatches')]).toEqual(['MISMATCH', ['value']]);
            expect(JSON.stringify(differing.body)).not.toContain('3124000.00');
        }, 60_000);

        it('guesses are answered alike, and SAFE sees who guesses', async () => {
            const guessed = await verify(harbour, {}, { releaseCode: '00'.repeat(16) });
            const unknown = await verify(harbour, {}, { declarationNumber: '310420260000099943' });

            expect([guessed.at('result'), unknown.at('result')]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
            const listed = await user('SafeMSP', 'regulator-1').get(
                `/v1/supervision/declaration-verifications?bank=${harbour}&result=NOT_FOUND`,
            );
            expect(listed.at('total')).toBe(2);
            expect((await user(harbour, 'maker-1').get(`/v1/supervision/declaration-verifications`)).status).toBe(404);
        }, 60_000);

        it('an amendment is told to whoever has the evidence of before', async () => {
            const contentHash = (await verify(haizhou)).text('evidence.contentHash');
            await customs().post(`/v1/declarations/${declarationNumber}/amendments`, {
                ...bedLinenShortShipped,
                expectedVersion: 1,
            });

            expect((await verify(haizhou, { contentHash })).at('result')).toBe('AMENDED_SINCE');
        }, 60_000);

        it('while customs says that it sends nothing, nothing passes', async () => {
            await customs().post('/v1/declaration-source', { status: 'SUSPENDED' });
            const silent = await verify(haizhou);

            expect([silent.at('result'), silent.at('evidence')]).toEqual(['SOURCE_UNAVAILABLE', undefined]);
            const source = await user(haizhou, 'maker-1').get('/v1/declaration-source');
            expect(source.at('source.status')).toBe('SUSPENDED');
            await vouch();
            expect((await verify(haizhou)).at('result')).toBe('MATCH');
        }, 60_000);
    });
}
