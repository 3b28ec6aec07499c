import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, isRecord, type Client } from '@cohong/client';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../scenarios/consortium.js';
import { readyLoan, type ReadyLoan } from '../scenarios/receivable/ready-loan.js';

const skipped = reasonToSkip();
const suite = skipped === undefined ? describe : describe.skip;

suite(skipped === undefined ? 'the client' : `the client (skipped: ${skipped})`, () => {
    let consortium: TestConsortium;
    let loan: ReadyLoan;
    let maker: Client;
    const header = { 'Idempotency-Key': 'repayment-1' };
    const body = {
        amount: { amount: '1.00', currency: 'CNY' },
        source: 'OTHER_FUNDS',
        means: { kind: 'OUTSIDE', reference: 'CNAPS 2026-03-31 000417' },
    } as const;

    beforeAll(async () => {
        consortium = await startTestConsortium();
        loan = await readyLoan(consortium);
        maker = consortium.organisation('HaizhouBankMSP').client('maker-1');
    }, 180_000);
    afterAll(() => consortium.stop());

    it('reads a record whose fields the compiler knows', async () => {
        const path = { financingId: loan.financingId };
        const { data } = await maker.GET('/v1/financings/{financingId}', { params: { path } });

        expect(data?.status).toBe('RESERVED');
        expect(data?.amount.currency).toBe('CNY');
    });

    it('does an act once under its key, and says where in the ledger it stands', async () => {
        const { approvalId } = loan;
        const checker = consortium.organisation('HaizhouBankMSP').client('checker-1');
        const approval = { params: { path: { approvalId }, header: { 'Idempotency-Key': 'approval' } }, body: {} };
        const first = await checker.POST('/v1/approvals/{approvalId}/approve', approval);
        const second = await checker.POST('/v1/approvals/{approvalId}/approve', approval);

        const [one, other] = [first, second].map(({ data }) => (data && isRecord(data) ? data.ledger : undefined));
        expect(one?.transactionId).toMatch(/^[0-9a-f]{64}$/);
        expect(other).toEqual(one);
        expect(second.response.headers.get('idempotency-replayed')).toBe('true');
    });

    it('tells a problem as a problem, in the language that was asked for', async () => {
        const { url, token } = consortium.organisation('HaizhouBankMSP');
        const chinese = createClient({ url, token: () => token('maker-1'), language: 'zh' });
        const path = { financingId: '0'.repeat(32) };
        const { data, error, response } = await chinese.POST('/v1/financings/{financingId}/repayments', {
            params: { path, header },
            body,
        });

        expect([data, response.status]).toEqual([undefined, 404]);
        expect(error).toMatchObject({ code: 'RECORD_MUST_EXIST', title: '记录必须存在', retry: 'after-correction' });
    });

    it('asks for a token with each call, so that it may be renewed', async () => {
        const { url, token } = consortium.organisation('HaizhouBankMSP');
        const tokens = ['spoilt', await token('maker-1')];
        const client = createClient({ url, token: () => tokens.shift() ?? '' });

        expect((await client.GET('/v1/vault')).error?.code).toBe('TOKEN_MUST_BE_VALID');
        expect((await client.GET('/v1/vault')).response.status).toBe(200);
    });
});
