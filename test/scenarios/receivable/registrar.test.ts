import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bedLinen, lanternTextiles } from '@cohong/fixtures';
import {
    readConsortium,
    removeDatabase,
    startConsortium,
    withFreePorts,
    type RunningConsortium,
} from '@cohong/network';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, type Answer } from '../../story/client.js';
import { engineUnderTest, reasonToSkip } from '../consortium.js';
import { until } from '../../story/until.js';

const patient = { prefer: 'wait=30' };
/** Longer than the registrar of the central bank leaves to that of SAFE. */
const longerThanStandby = { prefer: 'wait=4' };
const banks = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'];
const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** A declaration that bears CNY 2 811 600.00, as a bank is shown it. */
interface Paper {
    readonly declarationNumber: string;
    readonly releaseCode: string;
}

const skipped = reasonToSkip();
const title = 'registrars whose processes are killed';
(skipped === undefined ? describe : describe.skip)(
    skipped === undefined ? title : `${title} (skipped: ${skipped})`,
    () => {
        const folder = mkdtempSync(path.join(tmpdir(), 'cohong-test-'));
        let consortium: RunningConsortium;

        beforeAll(async () => {
            const file = path.resolve(__dirname, '../../../network/consortium.yaml');
            consortium = await startConsortium({
                consortium: await withFreePorts(readConsortium(file)),
                engine: engineUnderTest(),
                folder,
                log: () => undefined,
            });
        }, 180_000);
        afterAll(async () => {
            await consortium.stop();
            removeDatabase(folder);
            rmSync(folder, { recursive: true, force: true });
        });

        const user = (mspId: string, name: string): Client => new Client(consortium.organisations[mspId]!, name);
        const gatewayOf = (mspId: string) => consortium.organisations[mspId]!.gateway;
        /** Killed in the midst of what it does, and kept away, as if its machine were gone. */
        const crash = async (mspId: string): Promise<void> => {
            await gatewayOf(mspId).kill();
            await gatewayOf(mspId).stop();
        };
        const declare = async (declarationNumber: string): Promise<Paper> => {
            const customs = user('CustomsMSP', 'officer-1');
            const declared = await customs.post('/v1/declarations', { ...bedLinen, declarationNumber });
            return { declarationNumber, releaseCode: declared.text('releaseCode') };
        };
        const request = (bank: string, paper: Paper, { amount, headers }: { amount: string; headers: object }) =>
            user(bank, 'maker-1').post(
                '/v1/financings',
                { ...paper, exporterUscc: lanternTextiles.uscc, amount: cny(amount) },
                { ...headers },
            );
        const readAgain = (answer: Answer) =>
            user(answer.text('bank'), 'maker-1').get(`/v1/financings/${answer.text('financingId')}`);
        const decided = (answer: Answer) =>
            until({
                what: 'a decision',
                ask: () => readAgain(answer),
                isAwaited: (read) => read.at('status') !== 'REQUESTED',
            });
        /** As a regulator sees the declaration; its gateway may have been started again, and old connections be closed. */
        const usedOf = async (mspId: string, { declarationNumber }: Paper) => {
            const regulator = user(mspId, 'regulator-1');
            const drilled = await until({
                what: 'the drill-down',
                ask: () => regulator.get(`/v1/supervision/declarations/${declarationNumber}`).catch(() => undefined),
                isAwaited: (answer) => answer !== undefined,
            });
            return drilled!.text('used.amount');
        };

        describe('one after the other', () => {
            let paper: Paper;
            const waiting: Answer[] = [];
            let withdrawn: Answer;
            let question: Answer;

            beforeAll(async () => {
                paper = await declare('310420260600000001');
            });

            it('both alive: a request is decided, and only one of them need do it', async () => {
                expect(await usedOf('SafeMSP', paper)).toBe('0.00');

                const answer = await request('HaizhouBankMSP', paper, { amount: '1000000.00', headers: patient });

                expect(answer.at('status')).toBe('RESERVED');
            }, 60_000);

            it("SAFE's dead: the central bank's takes over", async () => {
                await crash('SafeMSP');

                const answer = await request('PearlBankMSP', paper, { amount: '1000000.00', headers: patient });

                expect(answer.at('status')).toBe('RESERVED');
                expect(await usedOf('PbocMSP', paper)).toBe('2000000.00');
            }, 60_000);

            it('both dead: requests and questions wait, can be withdrawn, and nothing is granted', async () => {
                await crash('PbocMSP');

                const [one, other, third] = await Promise.all(
                    banks.map((bank) => request(bank, paper, { amount: '500000.00', headers: longerThanStandby })),
                );
                waiting.push(one!, other!);
                withdrawn = await user(banks[2]!, 'maker-1').post(
                    `/v1/financings/${third!.text('financingId')}/withdrawal`,
                );
                question = await user('HarbourBankMSP', 'maker-1').post('/v1/balance-questions', { ...paper });

                expect([one, other, third].map((answer) => answer!.at('status'))).toEqual([
                    'REQUESTED',
                    'REQUESTED',
                    'REQUESTED',
                ]);
                expect(withdrawn.at('status')).toBe('WITHDRAWN');
                expect(question.at('status')).toBe('ASKED');
            }, 60_000);

            it('one back: all that waited is decided, the last yuan once', async () => {
                await gatewayOf('SafeMSP').start();

                const decisions = await Promise.all(waiting.map(decided));
                const answered = await until({
                    what: 'the answer to the question',
                    ask: () =>
                        user('HarbourBankMSP', 'maker-1').get(`/v1/balance-questions/${question.text('questionId')}`),
                    isAwaited: (answer) => answer.at('status') === 'ANSWERED',
                });

                expect(decisions.map((answer) => answer.at('status')).sort()).toEqual(['REFUSED', 'RESERVED']);
                expect(decisions.find((answer) => answer.at('status') === 'REFUSED')!.at('decision')).toEqual({
                    code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
                    available: cny('311600.00'),
                });
                expect((await readAgain(withdrawn)).at('status')).toBe('WITHDRAWN');
                expect(answered.at('answer')).toMatchObject({ class: 'PARTLY_FINANCED', available: cny('311600.00') });
                expect(await usedOf('SafeMSP', paper)).toBe('2500000.00');
            }, 60_000);
        });

        it('in the midst of a burst: the other goes on where it stopped, and no yuan is granted twice or forgotten', async () => {
            await gatewayOf('PbocMSP').start();
            const paper = await declare('310420260600000002');

            const burst = Array.from({ length: 30 }, (_, index) =>
                request(banks[index % 3]!, paper, { amount: '200000.00', headers: {} }),
            );
            await decided(await burst[0]!);
            await crash('SafeMSP');
            const decisions = await Promise.all((await Promise.all(burst)).map(decided));

            const reserved = decisions.filter((answer) => answer.at('status') === 'RESERVED');
            const refused = decisions.filter((answer) => answer.at('status') === 'REFUSED');
            expect([reserved.length, refused.length]).toEqual([14, 16]);
            expect(new Set(refused.map((answer) => answer.at('decision.available.amount')))).toEqual(
                new Set(['11600.00']),
            );
            expect(await usedOf('PbocMSP', paper)).toBe('2800000.00');
        }, 60_000);
    },
);
