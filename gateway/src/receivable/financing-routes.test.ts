import { importDeclarationNumber, mainStory } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestConsortium, type TestConsortium } from '../../../test/scenarios/consortium.js';
import type { Answer, Client } from '../../../test/story/client.js';
import { Holder } from '../../../test/story/holder.js';

const { exportDeclaration, exporter } = mainStory;
const { declarationNumber } = exportDeclaration;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const patient = { prefer: 'wait=20' };
const unknownId = '0'.repeat(32);
const decision = (answer: Answer): unknown => [answer.status, answer.at('status'), answer.at('decision.code')];
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];

describe('the financings of a bank', () => {
    let consortium: TestConsortium;
    let maker: Client;
    let checker: Client;
    let pearl: Client;
    let safe: Client;
    let releaseCode: string;

    beforeAll(async () => {
        consortium = await startTestConsortium();
        maker = consortium.organisation('HaizhouBankMSP').user('maker-1');
        checker = consortium.organisation('HaizhouBankMSP').user('checker-1');
        pearl = consortium.organisation('PearlBankMSP').user('maker-1');
        safe = consortium.organisation('SafeMSP').user('regulator-1');
        const customs = consortium.organisation('CustomsMSP').user('officer-1');
        releaseCode = (await customs.post('/v1/declarations', exportDeclaration)).text('releaseCode');
        await fund(cny('1000.00'));
    }, 120_000);
    afterAll(() => consortium.stop());

    /** Gives the vault of Haizhou's bank one coin. */
    const fund = async (amount: object) => {
        const [issuer, second] = ['issuer-1', 'issuer-2'].map((name) => consortium.organisation('PbocMSP').user(name));
        for (const path of ['/v1/reserve-credits', '/v1/issues']) {
            const proposed = await issuer!.post(path, { bank: 'HaizhouBankMSP', amount });
            await second!.post(`/v1/approvals/${proposed.text('approvalId')}/approve`);
        }
    };
    const order = (amount = '100.00') => ({
        declarationNumber,
        releaseCode,
        exporterUscc: exporter.uscc,
        amount: cny(amount),
    });
    const reserved = async (amount?: string, bank = maker): Promise<string> => {
        const requested = await bank.post('/v1/financings', order(amount), patient);
        expect(requested.at('status')).toBe('RESERVED');
        return requested.text('financingId');
    };
    const propose = async (financingId: string, means: object, bank = maker): Promise<string> => {
        const answer = await bank.post(`/v1/financings/${financingId}/disbursements`, { means });
        expect([answer.status, answer.at('status')]).toEqual([201, 'AWAITING']);
        return answer.text('approvalId');
    };
    const outside = { kind: 'OUTSIDE', reference: 'CNAPS 417' };
    const holder = new Holder();
    const openWallet = async (bank = maker): Promise<string> => {
        const { holderKey } = holder;
        const order = { holderUscc: exporter.uscc, holderName: exporter.partyName, holderKey };
        return (await bank.post('/v1/wallets', order)).text('walletId');
    };
    const approve = (approvalId: string, user = checker, headers = {}) =>
        user.post(`/v1/approvals/${approvalId}/approve`, {}, headers);

    describe('POST /v1/financings', () => {
        it('201: a request stands on the ledger, before anybody has decided', async () => {
            const requested = await maker.post('/v1/financings', order());

            expect(requested.status).toBe(201);
            expect(['REQUESTED', 'RESERVED']).toContain(requested.at('status'));
            expect(requested.at('ledger.transactionId')).toMatch(/^[0-9a-f]{64}$/);
            expect(requested.at('ledger.blockNumber')).toBeGreaterThan(0);
            expect(requested.headers.get('preference-applied')).toBeNull();
        });

        it('201: waits for the decision as the caller prefers', async () => {
            const decided = await maker.post('/v1/financings', order(), patient);

            expect(decision(decided)).toEqual([201, 'RESERVED', 'AMOUNT_IS_RESERVED']);
            expect(decided.headers.get('preference-applied')).toBe('wait=20');
        });

        it('201: what the registrar refuses is recorded as refused, with what is left', async () => {
            const decided = await maker.post('/v1/financings', order('3124000.00'), patient);

            expect(decision(decided)).toEqual([201, 'REFUSED', 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE']);
        });

        it('201: the same request again has the first outcome, however its body was written', async () => {
            const key = { 'idempotency-key': randomUUID() };
            const first = await maker.post('/v1/financings', order('10.00'), key);
            const again = await maker.post('/v1/financings', { ...order(), amount: cny('10') }, key);

            expect(again.status).toBe(201);
            expect(again.headers.get('idempotency-replayed')).toBe('true');
            expect([again.at('financingId'), again.at('ledger')]).toEqual([
                first.at('financingId'),
                first.at('ledger'),
            ]);
        });

        it('422: the same key with another body', async () => {
            const key = { 'idempotency-key': randomUUID() };
            await maker.post('/v1/financings', order('10.00'), key);

            expect(outcome(await maker.post('/v1/financings', order('10.01'), key))).toEqual([
                422,
                'REQUEST_BODY_MUST_MATCH',
            ]);
        });

        it("201: another user's key is another key", async () => {
            const key = { 'idempotency-key': randomUUID() };
            const [first, second] = await Promise.all(
                ['maker-1', 'maker-2'].map((name) =>
                    consortium.organisation('HaizhouBankMSP').user(name).post('/v1/financings', order(), key),
                ),
            );

            expect([first?.status, second?.status]).toEqual([201, 201]);
            expect(first?.at('financingId')).not.toBe(second?.at('financingId'));
        });

        it('403: a checker does not make requests', async () => {
            expect(outcome(await checker.post('/v1/financings', order()))).toEqual([403, 'CALLER_MUST_HAVE_ROLE']);
        });

        it.each([
            [
                'the declaration of an import',
                { declarationNumber: importDeclarationNumber },
                'DECLARATION_MUST_BE_EXPORT',
            ],
            ['an amount of nothing', { amount: cny('0.00') }, 'AMOUNT_MUST_BE_POSITIVE'],
            ['more decimals than the currency has', { amount: cny('1.005') }, 'REQUEST_MUST_MATCH_SCHEMA'],
            ['an amount that is a number', { amount: { amount: 100, currency: 'CNY' } }, 'REQUEST_MUST_MATCH_SCHEMA'],
        ])('422: %s', async (_case, change, code) => {
            expect(outcome(await maker.post('/v1/financings', { ...order(), ...change }))).toEqual([422, code]);
        });
    });

    describe('GET /v1/financings', () => {
        it('200: page by page, newest first, none twice and none left out', async () => {
            for (const amount of ['1.00', '2.00', '3.00']) {
                await pearl.post('/v1/financings', order(amount));
            }
            const first = await pearl.get('/v1/financings?limit=2');
            const second = await pearl.get(`/v1/financings?limit=2&cursor=${first.text('nextCursor')}`);
            const amounts = [...first.list('data'), ...second.list('data')].map(({ amount }) => amount);

            expect(amounts).toEqual([cny('3.00'), cny('2.00'), cny('1.00')]);
            expect(second.at('nextCursor')).toBeUndefined();
        });

        it('200: only those of a status', async () => {
            await maker.post('/v1/financings', order('3124000.00'), patient);
            const data = (await maker.get('/v1/financings?status=REFUSED')).list('data');

            expect(new Set(data.map(({ status }) => status))).toEqual(new Set(['REFUSED']));
        });

        it('200: an auditor may look', async () => {
            const auditor = consortium.organisation('HaizhouBankMSP').user('auditor-1');

            expect((await auditor.get('/v1/financings')).status).toBe(200);
        });

        it("404: another bank's financing is as unknown as one that does not exist", async () => {
            const financingId = await reserved();

            expect(outcome(await pearl.get(`/v1/financings/${financingId}`))).toEqual([404, 'RECORD_MUST_EXIST']);
            expect(outcome(await pearl.get(`/v1/financings/${unknownId}`))).toEqual([404, 'RECORD_MUST_EXIST']);
        });

        it('403: a certificate without a role of the bank', async () => {
            const service = consortium.organisation('HaizhouBankMSP').user('gateway');

            expect(outcome(await service.get('/v1/financings'))).toEqual([403, 'CALLER_MUST_HAVE_ROLE']);
        });
    });

    describe('POST /v1/financings/{financingId}/withdrawal', () => {
        it('200: and 409 the second time', async () => {
            const address = `/v1/financings/${await reserved()}`;
            const path = `${address}/withdrawal`;
            const withdrawn = await maker.post(path);

            expect([withdrawn.status, withdrawn.at('status')]).toEqual([200, 'WITHDRAWN']);
            const financing = (await maker.get(address)).body as Readonly<Record<string, unknown>>;
            expect(JSON.stringify(withdrawn.body)).toBe(
                JSON.stringify({ ...financing, ledger: withdrawn.at('ledger') }),
            );
            expect(outcome(await maker.post(path))).toEqual([409, 'FINANCING_MUST_NOT_BE_DISBURSED_OR_CLOSED']);
        });

        it('404: a financing that does not exist', async () => {
            expect((await maker.post(`/v1/financings/${unknownId}/withdrawal`)).status).toBe(404);
        });
    });

    describe('disbursement under four eyes', () => {
        it('201, 200: outside the ledger, with its reference', async () => {
            const financingId = await reserved();
            const answer = await approve(await propose(financingId, outside));
            const financing = await maker.get(`/v1/financings/${financingId}`);

            expect([answer.status, answer.at('status')]).toEqual([200, 'APPROVED']);
            expect([financing.at('status'), financing.at('disbursement.payment')]).toEqual([
                'DISBURSED',
                { means: 'OUTSIDE', reference: 'CNAPS 417' },
            ]);
        });

        it('200: shows what waits, and what exactly was proposed', async () => {
            const financingId = await reserved();
            const approvalId = await propose(financingId, outside);
            const { body } = await checker.get(`/v1/approvals/${approvalId}`);
            const data = (await checker.get('/v1/approvals?status=AWAITING')).list('data');

            expect(body).toMatchObject({
                act: 'receivable:ApproveDisbursement',
                input: { financingId, means: outside },
                status: 'AWAITING',
            });
            expect(data.map((each) => each.approvalId)).toContain(approvalId);
        });

        it('403: not by its maker', async () => {
            const approvalId = await propose(await reserved(), outside);

            expect((await approve(approvalId, maker)).status).toBe(403);
        });

        it('409: not twice, and not after it was refused', async () => {
            const [first, second] = [
                await propose(await reserved(), outside),
                await propose(await reserved(), outside),
            ];
            await approve(first);
            const refused = await checker.post(`/v1/approvals/${second}/refuse`);

            expect([refused.status, refused.at('status')]).toEqual([200, 'REFUSED']);
            expect(outcome(await approve(first))).toEqual([409, 'APPROVAL_MUST_BE_AWAITING']);
            expect(outcome(await approve(second))).toEqual([409, 'APPROVAL_MUST_BE_AWAITING']);
        });

        it('404: what nobody proposed', async () => {
            expect(outcome(await approve(unknownId))).toEqual([404, 'APPROVAL_MUST_EXIST']);
            expect(outcome(await checker.get(`/v1/approvals/${unknownId}`))).toEqual([404, 'APPROVAL_MUST_EXIST']);
        });

        it('409: e-CNY that the bank does not have', async () => {
            const pearlChecker = consortium.organisation('PearlBankMSP').user('checker-1');
            const financingId = await reserved('100.00', pearl);
            const means = { kind: 'E_CNY', walletId: await openWallet(pearl) };

            expect(outcome(await approve(await propose(financingId, means, pearl), pearlChecker))).toEqual([
                409,
                'COINS_MUST_COVER_AMOUNT',
            ]);
        });

        it('200: approvals at the same time pay with distinct coins, or with the change of each other', async () => {
            const walletId = await openWallet();
            const approvals = [];
            for (let count = 0; count < 4; count += 1) {
                approvals.push(await propose(await reserved('25.00'), { kind: 'E_CNY', walletId }));
            }
            const answers = await Promise.all(approvals.map((approvalId) => approve(approvalId)));

            expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
            expect((await maker.get(`/v1/wallets/${walletId}`)).at('balance')).toEqual(cny('100.00'));
        }, 30_000);

        it('200: the same approval again with the same key has the first outcome, and pays once', async () => {
            const walletId = await openWallet();
            const approvalId = await propose(await reserved('30.00'), { kind: 'E_CNY', walletId });
            const key = { 'idempotency-key': randomUUID() };
            await approve(approvalId, checker, key);
            const again = await approve(approvalId, checker, key);

            expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
            expect((await maker.get(`/v1/wallets/${walletId}`)).at('balance')).toEqual(cny('30.00'));
        });
    });

    describe('POST /v1/financings/{financingId}/repayments', () => {
        it('201: out of the wallet, whose coins are gone; and the same request again pays nothing more', async () => {
            const walletId = await openWallet();
            const financingId = await reserved('40.00');
            await approve(await propose(financingId, { kind: 'E_CNY', walletId }));
            const amount = cny('40.00');
            const means = await holder.meansOf(maker, { financingId, walletId, amount });
            const repayment = { amount, source: 'OTHER_FUNDS', means };
            const key = { 'idempotency-key': randomUUID() };
            const first = await maker.post(`/v1/financings/${financingId}/repayments`, repayment, key);
            const again = await maker.post(`/v1/financings/${financingId}/repayments`, repayment, key);

            expect([first.status, first.list('repayments').length]).toEqual([201, 1]);
            expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
            expect((await maker.get(`/v1/wallets/${walletId}`)).at('balance')).toEqual(cny('0.00'));
        });

        it('409: one fen more than is owed, and out of a wallet that is too light by one', async () => {
            const walletId = await openWallet();
            const financingId = await reserved('20.00');
            await approve(await propose(financingId, { kind: 'E_CNY', walletId }));
            const path = `/v1/financings/${financingId}/repayments`;
            const rest = { source: 'OTHER_FUNDS' };

            expect(outcome(await maker.post(path, { ...rest, amount: cny('20.01'), means: outside }))).toEqual([
                409,
                'REPAYMENT_MUST_NOT_EXCEED_OUTSTANDING',
            ]);
            const outputs = [{ to: 'vault', amount: cny('0.01') }];
            expect((await holder.pay(maker, { from: walletId, outputs })).status).toBe(201);
            const drafts = `/v1/financings/${financingId}/repayment-drafts`;
            expect(outcome(await maker.post(drafts, { walletId, amount: cny('20.00') }))).toEqual([
                409,
                'COINS_MUST_COVER_AMOUNT',
            ]);
        });

        it('403: out of a wallet whose holder has not signed it, or has signed it for another loan', async () => {
            const walletId = await openWallet();
            const [financingId, other] = [await reserved('10.00'), await reserved('10.00')];
            await approve(await propose(financingId, { kind: 'E_CNY', walletId }));
            await approve(await propose(other, { kind: 'E_CNY', walletId }));
            const amount = cny('10.00');
            const [forged, signed] = [
                await new Holder().meansOf(maker, { financingId, walletId, amount }),
                await holder.meansOf(maker, { financingId, walletId, amount }),
            ];
            const repay = async (id: string, means: object) =>
                outcome(await maker.post(`/v1/financings/${id}/repayments`, { amount, source: 'OTHER_FUNDS', means }));

            expect(await repay(financingId, forged)).toEqual([403, 'SIGNATURE_MUST_BE_OF_HOLDER']);
            expect(await repay(other, signed)).toEqual([403, 'SIGNATURE_MUST_BE_OF_HOLDER']);
            expect(await repay(financingId, { kind: 'E_CNY', walletId })).toEqual([422, 'REQUEST_MUST_MATCH_SCHEMA']);
            expect((await maker.get(`/v1/wallets/${walletId}`)).at('balance')).toEqual(cny('20.00'));
            expect(await repay(financingId, signed)).toEqual([201, undefined]);
        });

        it('409: of a loan that was not paid out', async () => {
            const repayment = { amount: cny('1.00'), source: 'OTHER_FUNDS', means: outside };

            expect(outcome(await maker.post(`/v1/financings/${await reserved()}/repayments`, repayment))).toEqual([
                409,
                'FINANCING_MUST_BE_DISBURSED',
            ]);
        });
    });

    describe('balance questions', () => {
        it('201, 200: asked, answered, and there to be read', async () => {
            const asked = await maker.post('/v1/balance-questions', { declarationNumber, releaseCode }, patient);
            const read = await maker.get(`/v1/balance-questions/${asked.text('questionId')}`);

            expect([asked.status, asked.at('status')]).toEqual([201, 'ANSWERED']);
            expect(read.at('answer')).toEqual(asked.at('answer'));
            expect(asked.headers.get('preference-applied')).toBe('wait=20');
        });

        it('403: a checker does not ask; 404: a question that nobody asked', async () => {
            expect((await checker.post('/v1/balance-questions', { declarationNumber, releaseCode })).status).toBe(403);
            expect((await maker.get(`/v1/balance-questions/${unknownId}`)).status).toBe(404);
        });
    });

    describe('what the ledger has shown', () => {
        it('200: each row with its transaction, block and time; as it was after any block', async () => {
            const requested = await maker.post('/v1/financings', order(), patient);
            const financingId = requested.text('financingId');
            const block = Number(requested.at('ledger.blockNumber'));
            const withdrawn = await maker.post(`/v1/financings/${financingId}/withdrawal`);
            const rowOf = async (query: string) => (await maker.get(`/v1/financings?limit=1${query}`)).list('data')[0];

            const now = await maker.get(
                `/v1/financings?limit=1&atLeastBlock=${String(withdrawn.at('ledger.blockNumber'))}`,
            );

            const [row] = now.list('data');
            const { recordedAt, ...place } = row?.['ledger'] as Record<string, unknown>;
            expect([row?.['financingId'], row?.['status'], place]).toEqual([
                financingId,
                'WITHDRAWN',
                withdrawn.at('ledger'),
            ]);
            expect(Date.parse(String(recordedAt))).toBeLessThanOrEqual(Date.now());
            expect(Number(now.headers.get('x-ledger-height'))).toBeGreaterThan(
                Number(withdrawn.at('ledger.blockNumber')),
            );
            expect(await rowOf(`&asOfBlock=${block}`)).toMatchObject({
                status: 'REQUESTED',
                ledger: { blockNumber: block },
            });
            expect(Number(now.at('total'))).toBeGreaterThan(1);
        });

        it('200: events in the order of the ledger, after the last that one has', async () => {
            const { body } = await maker.post('/v1/financings', order());
            const { financingId, ledger } = body as { financingId: string; ledger: { transactionId: string } };
            const all: Record<string, unknown>[] = [];
            for (;;) {
                const page = (await maker.get(`/v1/events?after=${Number(all.at(-1)?.['id'] ?? 0)}&limit=100`)).list(
                    'data',
                );
                if (page.length === 0) {
                    break;
                }
                all.push(...page);
            }

            expect(all.map(({ id }) => Number(id))).toEqual(all.map((_, index) => index + 1));
            expect(all).toContainEqual(
                expect.objectContaining({
                    specversion: '1.0',
                    source: '/HaizhouBankMSP',
                    type: 'cohong.FinancingRequested',
                    transactionid: ledger.transactionId,
                    data: { financingId },
                }),
            );
        });

        it('200: a bank hears nothing of what another does by itself', async () => {
            const { financingId } = (await maker.post('/v1/financings', order())).body as { financingId: string };
            const heard = (await pearl.get('/v1/events?type=cohong.FinancingRequested&limit=100')).list('data');

            expect(JSON.stringify(heard)).not.toContain(financingId);
        });

        it.each([
            ['?asOfBlock=-1', 422],
            ['?cursor=%00', 422],
            ['?order=largest-first', 422],
            ['?atLeastBlock=999999999', 503],
        ])('%s is %d', async (query, status) => {
            expect((await maker.get(`/v1/financings${query}`)).status).toBe(status);
        });
    });

    describe('supervision', () => {
        it('200: every bank, or one, or one financing', async () => {
            const financingId = await reserved();
            const banks = async (query: string) => {
                const data = (await safe.get(`/v1/supervision/financings${query}`)).list('data');
                return [...new Set(data.map(({ bank }) => bank))].sort();
            };

            expect(await banks('?limit=100')).toEqual(['HaizhouBankMSP', 'PearlBankMSP']);
            expect(await banks('?bank=PearlBankMSP')).toEqual(['PearlBankMSP']);
            expect((await safe.get(`/v1/supervision/financings/HaizhouBankMSP/${financingId}`)).body).toMatchObject({
                financingId,
                status: 'RESERVED',
            });
        });

        it('200: what lies on a declaration, for either regulator', async () => {
            const pboc = consortium.organisation('PbocMSP').user('regulator-1');
            const path = `/v1/supervision/declarations/${declarationNumber}`;
            const [first, second] = [await safe.get(path), await pboc.get(path)];

            expect(first.at('cap')).toEqual(cny('2811600.00'));
            expect(first.at('declaration.releaseCode')).toBeUndefined();
            expect(second.body).toEqual(first.body);
            expect((await pboc.get(`${path}/balance`)).at('available')).toEqual(first.at('available'));
        });

        it('200: the same after any block that there is; 404: before it was declared, and after a block that there is not', async () => {
            const path = `/v1/supervision/declarations/${declarationNumber}`;
            const used = async (block: number) => (await safe.get(`${path}?asOfBlock=${block}`)).at('used.amount');
            const financingId = await reserved();
            const listed = (await safe.get('/v1/supervision/financings?limit=100')).list('data');
            const { ledger } = listed.find((each) => each['financingId'] === financingId)!;
            const { blockNumber } = ledger as { blockNumber: number };
            const [now, then] = [await safe.get(path), await safe.get(`${path}?asOfBlock=${blockNumber}`)];
            const beyond = await safe.get(`${path}?asOfBlock=99999999`);

            expect(then.body).toEqual({ ...(now.body as object), asOf: { blockNumber, at: then.at('asOf.at') } });
            expect(Date.parse(then.text('asOf.at'))).toBeGreaterThan(Date.now() - 600_000);
            expect(Number(await used(blockNumber))).toBeGreaterThan(Number(await used(blockNumber - 1)));
            expect(outcome(await safe.get(`${path}?asOfBlock=0`))).toEqual([404, 'RECORD_MUST_EXIST']);
            expect(outcome(beyond)).toEqual([404, 'BLOCK_MUST_EXIST']);
            expect((await safe.get(`${path}/balance?asOfBlock=${blockNumber}`)).body).toEqual(
                (await safe.get(`${path}/balance`)).body,
            );
            expect((await safe.get(`${path}?asOfBlock=x`)).status).toBe(422);
        });

        it('403: a user without an office; 404: what nobody declared', async () => {
            const service = consortium.organisation('SafeMSP').user('gateway');
            const path = '/v1/supervision/declarations';

            expect((await service.get(`${path}/${declarationNumber}`)).status).toBe(403);
            expect((await service.get(`${path}/${declarationNumber}?asOfBlock=9`)).status).toBe(403);
            expect((await service.get(`${path}/${declarationNumber}/balance?asOfBlock=9`)).status).toBe(403);
            expect((await safe.get(`${path}/${declarationNumber.slice(0, -1)}9`)).status).toBe(404);
            expect((await safe.get(`${path}/${declarationNumber.slice(0, -1)}9/balance`)).status).toBe(404);
            expect((await safe.get(`/v1/supervision/financings/PearlBankMSP/${unknownId}`)).status).toBe(404);
        });
    });

    describe('financing policies', () => {
        const policy = {
            effectiveFrom: '2099-01-01',
            capBasisPoints: 8_000,
            reservationHours: 48,
            balanceQuestionsPerDay: 10,
        };

        it('201: set by an officer of SAFE, and read by everybody; 409: one that begins before the last', async () => {
            const officer = consortium.organisation('SafeMSP').user('officer-1');
            const set = await officer.post('/v1/financing-policies', policy);

            expect([set.status, set.list('policies').at(-1)]).toEqual([
                201,
                { ...policy, signed: { set: expect.objectContaining({ by: expect.stringContaining('officer-1') }) } },
            ]);
            expect((await pearl.get('/v1/financing-policies')).at('policies')).toEqual(set.at('policies'));
            expect(
                outcome(await officer.post('/v1/financing-policies', { ...policy, effectiveFrom: '2098-01-01' })),
            ).toEqual([409, 'POLICY_MUST_NOT_BEGIN_BEFORE_THE_LAST']);
        });

        it('403: a regulator who is no officer; 422: a policy of the past', async () => {
            const officer = consortium.organisation('SafeMSP').user('officer-1');

            expect((await safe.post('/v1/financing-policies', policy)).status).toBe(403);
            expect(
                outcome(await officer.post('/v1/financing-policies', { ...policy, effectiveFrom: '2020-01-01' })),
            ).toEqual([422, 'POLICY_MUST_NOT_BEGIN_IN_THE_PAST']);
        });
    });

    it('200: is ready, its peer and both chaincodes answer', async () => {
        const response = await fetch(`${consortium.organisation('HaizhouBankMSP').url}/health/ready`);

        const checks = { database: true, readModel: true, issuerKeys: true, trade: true, dcep: true };
        expect(await response.json()).toEqual({ status: 'ready', checks });
    });
});
