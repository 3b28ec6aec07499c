import { capitalPopulationSchema } from '@cohong/domain/capital-account/capital-population';
import { faultsOfSample } from '@cohong/domain/capital-account/verify-sample';
import { chinaDate } from '@cohong/domain/kernel/time';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { common } from '@hyperledger/fabric-protos';
import { createHash } from 'node:crypto';
import {
    exampleCapitalAccount,
    exampleCapitalPayment,
    exampleCapitalPolicy,
} from '../../../gateway/src/capital-account/capital-examples.js';
import { carryCalendarOn } from '../../story/calendar.js';
import type { Answer, Client } from '../../story/client.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';
import { asClient } from '../fabric-client.js';

const patient = { prefer: 'wait=30' };
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const today = (): string => chinaDate(new Date().toISOString());
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];
const [haizhou, pearl, harbour] = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;
const proof = { kind: 'PROOF', proofSha256: 'b'.repeat(64) };
const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Capital receipts are paid out without proof; what is looked at afterwards nobody picks, and one failure counts at every bank. */
export function capitalAccounts(running: () => TestConsortium): void {
    describe('payments out of capital receipts', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const officer = (): Client => user('SafeMSP', 'officer-1');
        const accounts: Record<string, string> = {};
        let populationId: string;
        let drawn: Answer;

        beforeAll(async () => {
            await carryCalendarOn(user('PbocMSP', 'officer-1'));
            // Four are enough to draw one from, so that nobody has to wait for a month.
            const policy = {
                ...exampleCapitalPolicy,
                effectiveFrom: today(),
                population: { days: 30, payments: 4 },
            };
            expect((await officer().post('/v1/capital-policies', policy)).status).toBe(201);
        });

        const received = (bank: string): Promise<Answer> =>
            user(bank, 'maker-1').post(`/v1/capital-accounts/${accounts[bank]!}/receipts`, {
                amount: cny('1000000.00'),
                reference: 'CIPS 1',
            });
        const propose = (bank: string, changes: object = {}): Promise<Answer> =>
            user(bank, 'maker-1').post(`/v1/capital-accounts/${accounts[bank]!}/payments`, {
                ...exampleCapitalPayment,
                basis: { ...exampleCapitalPayment.basis, signedOn: today() },
                ...changes,
            });
        const approve = (bank: string, proposed: Answer): Promise<Answer> =>
            user(bank, 'checker-1').post(`/v1/approvals/${proposed.text('approvalId')}/approve`);
        const pay = async (bank: string, changes: object = {}): Promise<string> => {
            const proposed = await propose(bank, changes);
            expect((await approve(bank, proposed)).status).toBe(200);
            return proposed.text('input.capitalPaymentId');
        };
        const standing = async (bank: string): Promise<unknown> =>
            (await user(bank, 'auditor-1').get(`/v1/capital-accounts/${accounts[bank]!}`)).at('standing');
        const population = (): Promise<Answer> =>
            user(haizhou, 'maker-1').get(`/v1/capital-populations/${populationId}`);
        const becomes = (status: string): Promise<Answer> =>
            until({
                what: `that the payments are ${status}`,
                ask: population,
                isAwaited: (answer) => answer.at('status') === status,
            });

        it('an enterprise that has failed nowhere pays on a commitment letter, as far as something came in', async () => {
            for (const bank of [haizhou, pearl]) {
                const opened = await user(bank, 'maker-1').post('/v1/capital-accounts', exampleCapitalAccount, patient);
                expect([opened.status, opened.at('standing')]).toEqual([201, 'BY_COMMITMENT']);
                accounts[bank] = opened.text('capitalAccountId');
                await received(bank);
            }

            expect(outcome(await propose(haizhou, { amount: cny('1000000.01') }))).toEqual([
                409,
                'PAYMENT_MUST_NOT_EXCEED_CAPITAL_BALANCE',
            ]);
            populationId = await pay(haizhou);
            expect((await population()).at('members.ORDINARY')).toEqual([populationId]);
        });

        it.each<[string, object]>([
            ['USE_MUST_NOT_BE_ON_NEGATIVE_LIST', { use: 'SECURITIES' }],
            ['USE_MUST_NOT_BE_ON_NEGATIVE_LIST', { use: 'LENDING_TO_OUTSIDERS', basis: proof }],
            ['CLASS_MUST_BE_ELIGIBLE', { basis: { ...exampleCapitalPayment.basis, tradeClass: 'C' } }],
        ])('nothing is paid that the policy forbids: %s', async (code, changes) => {
            expect(outcome(await propose(haizhou, changes))).toEqual([422, code]);
        });

        it('payments are closed with their members fixed, and drawn from a block that comes later', async () => {
            for (let payment = 2; payment <= 4; payment += 1) {
                await pay(haizhou);
            }
            await becomes('CLOSED');
            const witness = (): Promise<Answer> =>
                user(haizhou, 'maker-1').post(`/v1/capital-populations/${populationId}/witness`);
            expect(outcome(await witness())).toEqual([409, 'SEED_BLOCK_MUST_EXIST']);
            // The channel goes on: two blocks later is the one that draws.
            await received(haizhou);
            await received(haizhou);
            const witnessed = await witness();
            expect(witnessed.status).toBe(200);

            drawn = await becomes('DRAWN');
            expect(drawn.at('sample.header')).toEqual(witnessed.at('witnessed.header'));
            expect([drawn.at('sample.isWitnessed'), drawn.at('sample.payments.LARGE')]).toEqual([true, []]);
            expect(drawn.at('sample.payments.ORDINARY')).toHaveLength(1);
        });

        it('the bank and the regulator prove the sample, each from the blocks of its own peer', async () => {
            const own = await user(haizhou, 'auditor-1').get(`/v1/capital-populations/${populationId}/proof`);
            const path = `/v1/supervision/capital-populations/${haizhou}/${populationId}/proof`;
            const regulators = await user('SafeMSP', 'regulator-1').get(path);

            expect(own.at('faults')).toEqual([]);
            expect(regulators.body).toEqual(own.body);
            expect(Number(own.at('block.header.number'))).toBe(Number(own.at('block.closedIn')) + 2);
        });

        it('and so does another bank that is shown it, whose peer names the same hash in the next block', async () => {
            const shown = (await user(haizhou, 'auditor-1').get(`/v1/capital-populations/${populationId}/proof`))
                .body as {
                readonly population: unknown;
                readonly block: {
                    readonly commitment: string;
                    readonly header: { readonly number: number };
                    hash: string;
                };
            };
            const { number } = shown.block.header;
            const [seed, next] = await asClient(running(), { mspId: harbour }, async (gateway) => {
                const { channel } = running().description;
                const block = async (at: number) =>
                    common.Block.deserializeBinary(
                        await gateway
                            .getNetwork(channel)
                            .getContract('qscc')
                            .evaluateTransaction('GetBlockByNumber', channel, String(at)),
                    ).getHeader()!;
                return [await block(number), await block(number + 1)] as const;
            });
            const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
            const header = {
                number,
                previousHash: hex(seed.getPreviousHash_asU8()),
                dataHash: hex(seed.getDataHash_asU8()),
            };

            expect(hex(next.getPreviousHash_asU8())).toBe(shown.block.hash);
            const evidence = { commitment: shown.block.commitment, header, sha256 };
            expect(faultsOfSample(capitalPopulationSchema.parse(shown.population), evidence)).toEqual([]);
        });

        it('of another bank’s payments and samples a bank sees nothing', async () => {
            const path = `/v1/capital-populations/${populationId}`;

            expect(outcome(await user(pearl, 'auditor-1').get(path))).toEqual([404, 'RECORD_MUST_EXIST']);
            expect(outcome(await user(pearl, 'auditor-1').get(`${path}/proof`))).toEqual([404, 'RECORD_MUST_EXIST']);
            expect(outcome(await user(pearl, 'maker-1').post(`${path}/witness`))).toEqual([404, 'RECORD_MUST_EXIST']);
        });

        it('a check that fails has the enterprise prove each payment at every bank, until SAFE restores it', async () => {
            const [id] = drawn.at('sample.payments.ORDINARY') as readonly string[];
            const filed = await user(haizhou, 'maker-1').post(`/v1/capital-payments/${id!}/evidence`, {
                finding: 'FAILED',
                evidenceSha256: 'c'.repeat(64),
            });
            await approve(haizhou, filed);
            await until({
                what: 'the consequence at the other bank',
                ask: () => standing(pearl),
                isAwaited: (told) => told === 'CASE_BY_CASE',
            });

            expect(await standing(haizhou)).toBe('CASE_BY_CASE');
            expect(outcome(await propose(pearl))).toEqual([409, 'PAYMENT_MUST_BE_PROVEN_BEFORE']);
            await pay(pearl, { basis: proof });
            const { enterpriseUscc } = exampleCapitalAccount;
            const seen = await user('PbocMSP', 'regulator-1').get(
                `/v1/supervision/capital-enterprises/${enterpriseUscc}`,
            );
            expect(seen.list('failures')).toMatchObject([{ bank: haizhou, capitalPaymentId: id, status: 'FAILED' }]);
            const failed = await user('SafeMSP', 'regulator-1').get(
                '/v1/supervision/capital-payments?checkStatus=FAILED',
            );
            expect(failed.list('data')).toMatchObject([{ bank: haizhou, capitalPaymentId: id }]);

            const restored = await officer().post(`/v1/capital-enterprises/${enterpriseUscc}/restoration`, {
                reason: 'The papers of all payments were seen',
            });
            expect([restored.status, restored.at('standing')]).toEqual([200, 'BY_COMMITMENT']);
            await pay(pearl);
        });
    });
}
