import { randomUUID } from 'node:crypto';
import { bedLinen, lanternTextiles, mainStory } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { Holder } from '../../story/holder.js';
import { startTestConsortium, type TestConsortium } from '../consortium.js';
import { secondGatewayOf, type SecondGateway } from '../second-gateway.js';
import { until } from '../../story/until.js';

const { issue, reserve } = mainStory;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const times = 6;

describe('a request that is sent more than once', () => {
    let consortium: TestConsortium;
    let second: SecondGateway;
    let maker: Client;
    let checker: Client;
    let secondMaker: Client;
    let secondChecker: Client;
    let financingOf: (amount: string) => object;

    beforeAll(async () => {
        consortium = await startTestConsortium();
        const bank = consortium.organisation('HaizhouBankMSP');
        second = await secondGatewayOf(bank.mspId, consortium);
        [maker, checker] = [bank.user('maker-1'), bank.user('checker-1')];
        [secondMaker, secondChecker] = [second.user('maker-1'), second.user('checker-1')];

        const customs = consortium.organisation('CustomsMSP').user('officer-1');
        const releaseCode = (await customs.post('/v1/declarations', bedLinen)).text('releaseCode');
        const { declarationNumber } = bedLinen;
        financingOf = (amount) => ({
            declarationNumber,
            releaseCode,
            exporterUscc: lanternTextiles.uscc,
            amount: cny(amount),
        });
        await approvedByCentralBank('/v1/reserve-credits', reserve);
        await approvedByCentralBank('/v1/issues', issue);
    }, 120_000);
    afterAll(async () => {
        await second.stop();
        await consortium.stop();
    });

    const approvedByCentralBank = async (order: string, amount: object): Promise<void> => {
        const [issuer, other] = ['issuer-1', 'issuer-2'].map((name) => consortium.organisation('PbocMSP').user(name));
        const proposed = await issuer!.post(order, { bank: 'HaizhouBankMSP', amount });
        await other!.post(`/v1/approvals/${proposed.text('approvalId')}/approve`);
    };
    const allFinancings = async () => (await maker.get('/v1/financings?limit=100')).list('data');
    const ofAmount = async (amount: string) =>
        (await allFinancings()).filter((financing) => (financing['amount'] as { amount: string }).amount === amount);
    const inVault = async () => (await maker.get('/v1/vault')).text('coins.amount');
    const inWallet = async (walletId: string) => (await maker.get(`/v1/wallets/${walletId}`)).text('balance.amount');
    const inCirculation = async () =>
        (await consortium.organisation('PbocMSP').user('issuer-1').get('/v1/supply')).text('inCirculation.amount');

    it('at once, with one key, makes one financing, and the others hear that it runs or what came of it', async () => {
        const key = keyed();

        const answers = await atOnce(() => maker.post('/v1/financings', financingOf('100.01'), key));
        const later = await maker.post('/v1/financings', financingOf('100.01'), key);

        const [first, ...more] = await ofAmount('100.01');
        expect(more).toEqual([]);
        expect(answers.filter(isFirst).map(financingIdOf)).toEqual([first!['financingId']]);
        answers.filter((answer) => !isFirst(answer)).forEach((answer) => expectLater(answer, first!['financingId']));
        expect([later.status, isReplay(later), financingIdOf(later)]).toEqual([201, true, first!['financingId']]);
    });

    it('at once to two gateways of the bank makes one financing: the ledger is what tells them apart', async () => {
        const key = keyed();

        const answers = await Promise.all(
            [maker, secondMaker].map((client) => client.post('/v1/financings', financingOf('100.02'), key)),
        );

        const [first, ...more] = await ofAmount('100.02');
        expect(more).toEqual([]);
        expect(answers.map(({ status }) => status)).toEqual([201, 201]);
        expect(answers.map(financingIdOf)).toEqual([first!['financingId'], first!['financingId']]);
        expect(answers.map(isReplay).sort()).toEqual([false, true]);
        expect(answers[0]!.at('ledger')).toEqual(answers[1]!.at('ledger'));
    });

    it('with the same key and another body is refused, while the first runs and afterwards', async () => {
        const key = keyed();

        const [first, other] = await Promise.all(
            ['100.03', '100.04'].map((amount) => maker.post('/v1/financings', financingOf(amount), key)),
        );
        const [done, refused] = first!.status === 201 ? [first, other] : [other, first];
        const asked = (done!.at('amount') as { amount: string }).amount;
        const later = await maker.post('/v1/financings', financingOf(asked === '100.03' ? '100.04' : '100.03'), key);

        // Which of the two it is rests on how long the first took.
        expect([
            [409, 'REQUEST_MUST_NOT_BE_RUNNING'],
            [422, 'REQUEST_BODY_MUST_MATCH'],
        ]).toContainEqual([refused!.status, refused!.at('code')]);
        expect([later.status, later.at('code')]).toEqual([422, 'REQUEST_BODY_MUST_MATCH']);
        expect([...(await ofAmount('100.03')), ...(await ofAmount('100.04'))]).toHaveLength(1);
    });

    it('with the same key by another user is another request', async () => {
        const key = keyed();
        const colleague = consortium.organisation('HaizhouBankMSP').user('maker-2');

        const answers = await Promise.all(
            [maker, colleague].map((client) => client.post('/v1/financings', financingOf('100.05'), key)),
        );

        expect(new Set(answers.map(financingIdOf)).size).toBe(2);
        expect(answers.map(isReplay)).toEqual([false, false]);
    });

    it('before and after the gateway has restarted is answered the same, and done once', async () => {
        const bank = consortium.organisation('HaizhouBankMSP');
        const key = keyed();

        const before = await maker.post('/v1/financings', financingOf('100.06'), key);
        await bank.stopGateway();
        await bank.startGateway();
        // A client whose connection was closed sends the same again: that is what its key is for.
        const after = await until({
            what: 'an answer of the new gateway',
            ask: () => maker.post('/v1/financings', financingOf('100.06'), key).catch(() => undefined),
            isAwaited: (answer) => answer !== undefined,
        });

        expect([isReplay(before), isReplay(after!)]).toEqual([false, true]);
        expect(financingIdOf(after!)).toBe(financingIdOf(before));
        expect(after!.at('ledger')).toEqual(before.at('ledger'));
        expect(await ofAmount('100.06')).toHaveLength(1);
    });

    describe('to pay', () => {
        let walletId: string;

        const reservedAndProposed = async (amount: string): Promise<{ financingId: string; approve: string }> => {
            const requested = await maker.post('/v1/financings', financingOf(amount), { prefer: 'wait=20' });
            expect(requested.at('status')).toBe('RESERVED');
            const financingId = requested.text('financingId');
            const proposed = await maker.post(`/v1/financings/${financingId}/disbursements`, {
                means: { kind: 'E_CNY', walletId },
            });
            return { financingId, approve: `/v1/approvals/${proposed.text('approvalId')}/approve` };
        };

        beforeAll(async () => {
            const { uscc, partyName } = lanternTextiles;
            const { holderKey } = new Holder();
            const holder = { holderUscc: uscc, holderName: partyName, holderKey };
            const wallet = await maker.post('/v1/wallets', holder);
            walletId = wallet.text('walletId');
        });

        it.each([
            { how: 'with one key', amount: '1000.01', keys: sameEachTime(keyed()) },
            { how: 'with a key for each', amount: '1000.02', keys: keyed },
        ])('approved many times at once $how, at two gateways, is paid once', async ({ amount, keys }) => {
            const { financingId, approve } = await reservedAndProposed(amount);
            const [vault, wallet] = [fen(await inVault()), fen(await inWallet(walletId))];

            const answers = await atOnce((index) =>
                (index % 2 === 0 ? checker : secondChecker).post(approve, {}, keys()),
            );

            expect(answers.filter((answer) => answer.status === 200 && !isReplay(answer))).toHaveLength(1);
            answers
                .filter(({ status }) => status !== 200)
                .forEach(({ status, body }) => {
                    expect([status, body]).toEqual([
                        409,
                        expect.objectContaining({
                            code: expect.stringMatching(/^(REQUEST_MUST_NOT_BE_RUNNING|APPROVAL_MUST_BE_AWAITING)$/),
                        }),
                    ]);
                });
            expect((await maker.get(`/v1/financings/${financingId}`)).at('status')).toBe('DISBURSED');
            expect(fen(await inVault())).toBe(vault - fen(amount));
            expect(fen(await inWallet(walletId))).toBe(wallet + fen(amount));
            expect(await inCirculation()).toBe(issue.amount);
        });
    });
});

/** A key for one request, as a client draws it. */
function keyed(): { readonly 'idempotency-key': string } {
    return { 'idempotency-key': randomUUID() };
}

function sameEachTime<Value>(value: Value): () => Value {
    return () => value;
}

function atOnce(call: (index: number) => Promise<Answer>): Promise<readonly Answer[]> {
    return Promise.all(Array.from({ length: times }, (_, index) => call(index)));
}

function isReplay({ headers }: Answer): boolean {
    return headers.get('idempotency-replayed') === 'true';
}

/** Whether the call is the one that was carried out. */
function isFirst(answer: Answer): boolean {
    return answer.status === 201 && !isReplay(answer);
}

function financingIdOf(answer: Answer): string {
    return answer.text('financingId');
}

/** What the gateway says to a call that came while the first was running, or after it. */
function expectLater(answer: Answer, financingId: unknown): void {
    if (answer.status === 409) {
        expect(answer.at('code')).toBe('REQUEST_MUST_NOT_BE_RUNNING');
        expect(answer.headers.get('retry-after')).toBe('1');
    } else {
        expect([answer.status, isReplay(answer), financingIdOf(answer)]).toEqual([201, true, financingId]);
    }
}

function fen(amount: string): bigint {
    return BigInt(amount.replace('.', ''));
}
