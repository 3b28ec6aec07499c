import { mainStory } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';
import { collectionsWrittenBy } from './collections-written.js';

const outcome = (answer: Answer): unknown => [answer.status, answer.at('code') ?? answer.at('status')];
const { uscc: holderUscc, partyName: holderName } = mainStory.exporter;

/** An investigator learns who stands behind a wallet, and the foreign-exchange regulator sees that it was looked up. */
export function disclosure(running: () => TestConsortium): void {
    describe('the holder of a wallet is disclosed to a case', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const regulator = () => user('PbocMSP', 'regulator-1');
        const approve = async (number: 1 | 2): Promise<Answer> =>
            await user('PbocMSP', `officer-${number}`).post(`/v1/disclosure-cases/${caseId}/approve`);
        let walletId: string;
        let caseId: string;
        let lookId: string;

        beforeAll(async () => {
            const [wallet] = (await user('HaizhouBankMSP', 'maker-1').get('/v1/wallets')).list('data');
            walletId = wallet!['walletId'] as string;
        });

        it('it is asked for with a number, a reason and a last day', async () => {
            const asking = { walletId, caseNumber: '(2026)浙02刑初5号', reason: 'Fraud on an export refund' };
            const past = await regulator().post('/v1/disclosure-cases', { ...asking, endsOn: '2026-01-01' });
            const asked = await regulator().post('/v1/disclosure-cases', { ...asking, endsOn: '2099-12-31' });
            caseId = asked.text('caseId');

            expect(outcome(past)).toEqual([409, 'CASE_MUST_NOT_HAVE_ENDED']);
            expect(outcome(asked)).toEqual([201, 'ASKED']);
            expect(await collectionsWrittenBy(asked.text('ledger.transactionId'), running())).toEqual(['dcep cases']);
        });

        it('two officers approve it, and only then may the one who asked look', async () => {
            const looks = `/v1/disclosure-cases/${caseId}/looks`;

            expect(outcome(await approve(1))).toEqual([200, 'APPROVED_ONCE']);
            expect(outcome(await approve(1))).toEqual([403, 'APPROVERS_MUST_DIFFER']);
            expect(outcome(await regulator().post(looks))).toEqual([409, 'CASE_MUST_BE_APPROVED']);
            expect(outcome(await approve(2))).toEqual([200, 'APPROVED']);
            const looked = await regulator().post(looks);
            lookId = looked.text('lookId');
            expect(looked.status).toBe(201);
        });

        it('the look is recorded, and then the name is shown', async () => {
            const shown = await regulator().get(`/v1/disclosure-looks/${lookId}/identity`);

            const identity = { walletId, bank: 'HaizhouBankMSP', kind: 'ENTERPRISE', holderUscc, holderName };
            expect(shown.body).toEqual({ identities: [identity] });
        });

        it('the foreign-exchange regulator sees case and look at its own gateway, and no name', async () => {
            const safe = user('SafeMSP', 'regulator-1');
            const cases = await safe.get(`/v1/disclosure-cases?walletId=${walletId}`);
            const looks = await safe.get(`/v1/disclosure-looks?caseId=${caseId}`);

            expect(cases.list('data')).toMatchObject([{ caseId, status: 'APPROVED' }]);
            expect(looks.list('data')).toMatchObject([{ lookId, walletId }]);
            expect(JSON.stringify([cases.body, looks.body])).not.toContain(holderName);
            expect(outcome(await safe.get(`/v1/disclosure-looks/${lookId}/identity`))).toEqual([
                404,
                'ROUTE_MUST_EXIST',
            ]);
        });

        it('an officer ends the case, and nothing is shown any more', async () => {
            const ended = await user('PbocMSP', 'officer-2').post(`/v1/disclosure-cases/${caseId}/end`);

            expect(outcome(ended)).toEqual([200, 'ENDED']);
            expect(outcome(await regulator().get(`/v1/disclosure-looks/${lookId}/identity`))).toEqual([
                409,
                'CASE_MUST_BE_APPROVED',
            ]);
        });
    });
}
