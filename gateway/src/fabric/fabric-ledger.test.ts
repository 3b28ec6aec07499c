import { mainStory } from '@cohong/fixtures';
import { loadConfig } from '../config.js';
import { createGateway, type Gateway } from '../gateway.js';
import { openTokenIssuer } from '@cohong/network';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import { startTestConsortium, type TestConsortium } from '../../../test/scenarios/consortium.js';
import { Client } from '../../../test/story/client.js';

const { exportDeclaration, exporter } = mainStory;
const mspId = 'HaizhouBankMSP';

/** A second gateway of one bank, less patient than the first, so that outcomes stay unknown sooner. */
describe('transactions when something goes wrong', () => {
    let consortium: TestConsortium;
    let gateway: Gateway;
    let maker: Client;
    let body: object;

    beforeAll(async () => {
        consortium = await startTestConsortium();
        const { folder } = consortium;
        const config = await loadConfig(join(folder, 'gateways', mspId, 'gateway.json'));
        gateway = createGateway(
            {
                ...config,
                listen: { host: '127.0.0.1', port: 0 },
                deadlines: { evaluateSeconds: 5, endorseSeconds: 5, submitSeconds: 1, commitSeconds: 1 },
            },
            { logger: pino({ level: 'silent' }) },
        );
        const { port } = await gateway.listen();
        const tokens = await openTokenIssuer(join(folder, 'issuers', mspId), mspId);
        maker = new Client({ url: `http://127.0.0.1:${port}`, token: (user) => tokens.issue(user) }, 'maker-1');
        const customs = consortium.organisation('CustomsMSP').user('officer-1');
        const releaseCode = (await customs.post('/v1/declarations', exportDeclaration)).text('releaseCode');
        const { declarationNumber } = exportDeclaration;
        body = {
            declarationNumber,
            releaseCode,
            exporterUscc: exporter.uscc,
            amount: { amount: '1.00', currency: 'CNY' },
        };
    }, 120_000);
    afterAll(async () => {
        await gateway.stop();
        await consortium.stop();
    });

    it("201: while SAFE's peers are away, PBOC is the notary", async () => {
        const answer = await consortium.withoutPeersOf('SafeMSP', () => maker.post('/v1/financings', body));

        expect(answer.status).toBe(201);
    }, 30_000);

    it('503: an outcome that is not known is not called a failure; the same key finds it out', async () => {
        const key = { 'idempotency-key': randomUUID() };
        consortium.embedded?.orderer.hold();
        let unknown;
        try {
            unknown = await maker.post('/v1/financings', body, key);
        } finally {
            consortium.embedded?.orderer.release();
        }
        const again = await eventually(
            () => maker.post('/v1/financings', body, key),
            ({ headers }) => headers.get('idempotency-replayed') === 'true',
        );

        expect([unknown.status, unknown.at('code')]).toEqual([503, 'COMMIT_MUST_BE_KNOWN']);
        expect(unknown.headers.get('retry-after')).toBe('5');
        expect(again.status).toBe(201);
        expect(again.at('ledger.transactionId')).toBe(unknown.at('transactionId'));
    }, 40_000);

    it('201: two gateways that race with the same request let it take effect once', async () => {
        const other = consortium.organisation(mspId).user('maker-1');
        const key = { 'idempotency-key': randomUUID() };
        const [first, second] = await Promise.all([
            maker.post('/v1/financings', body, key),
            other.post('/v1/financings', body, key),
        ]);

        expect([first.status, second.status]).toEqual([201, 201]);
        expect(first.at('financingId')).toBe(second.at('financingId'));
        expect(first.at('ledger')).toEqual(second.at('ledger'));
    }, 30_000);

    it('answers those who wait for a decision when it is stopped', async () => {
        const organisations = ['SafeMSP', 'PbocMSP'].map((each) => consortium.organisation(each));
        await Promise.all(organisations.map((organisation) => organisation.stopGateway()));
        const pending = maker.post('/v1/financings', body, { prefer: 'wait=30' });
        const requested = async () => {
            return (await maker.get('/v1/financings?status=REQUESTED')).list('data').length;
        };
        await eventually(requested, (count) => count > 0);
        const began = performance.now();
        await gateway.stop();
        const answer = await pending;

        expect([answer.status, answer.at('status')]).toEqual([201, 'REQUESTED']);
        expect(performance.now() - began).toBeLessThan(10_000);
    }, 60_000);
});

async function eventually<Seen>(look: () => Promise<Seen>, isThere: (seen: Seen) => boolean): Promise<Seen> {
    const deadline = Date.now() + 20_000;
    for (;;) {
        const seen = await look();
        if (isThere(seen) || Date.now() > deadline) {
            return seen;
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
}
