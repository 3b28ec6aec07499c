import { mainStory } from '@cohong/fixtures';
import { loadConfig } from '../config.js';
import { createGateway, type Gateway } from '../gateway.js';
import { openTokenIssuer } from '@cohong/network';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import { freshDatabase } from '../../../test/postgres/fresh-database.js';
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

    it('202: an outcome that is not known is pursued, and can be asked for', async () => {
        const key = { 'idempotency-key': randomUUID(), prefer: 'wait=2' };
        consortium.embedded?.orderer.hold();
        let underWay;
        let again;
        try {
            underWay = await maker.post('/v1/financings', body, key);
            again = await maker.post('/v1/financings', body, key);
        } finally {
            consortium.embedded?.orderer.release();
        }
        const place = underWay.headers.get('location')!;
        const known = await eventually(
            () => maker.get(place),
            (operation) => operation.at('status') === 'DONE',
        );
        const replayed = await maker.post('/v1/financings', body, key);

        expect([underWay.status, underWay.at('status')]).toEqual([202, 'RUNNING']);
        expect(underWay.headers.get('preference-applied')).toBe('wait=2');
        expect(place).toBe(`/v1/operations/${underWay.text('operationId')}`);
        expect([again.status, again.at('code')]).toEqual([409, 'REQUEST_MUST_NOT_BE_RUNNING']);
        expect([replayed.status, replayed.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
        expect(known.at('answer')).toEqual(replayed.body);
        expect(known.at('transactionId')).toBe(replayed.at('ledger.transactionId'));
    }, 40_000);

    it('404: an operation of another user, like one that does not exist', async () => {
        const made = await maker.post('/v1/financings', body, { prefer: 'wait=0' });
        const place = `/v1/operations/${made.text('operationId')}`;
        const other = consortium.organisation(mspId).user('maker-2');
        const answers = [await other.get(place), await other.get(`/v1/operations/${randomUUID()}`)];

        expect(made.status).toBe(202);
        expect(answers.map((answer) => [answer.status, answer.at('code')])).toEqual([
            [404, 'OPERATION_MUST_EXIST'],
            [404, 'OPERATION_MUST_EXIST'],
        ]);
        await eventually(
            () => maker.get(place),
            (operation) => operation.at('status') === 'DONE',
        );
    }, 40_000);

    it('409: of two gateways that share a database, one carries a request out, and the other hears of it', async () => {
        const other = consortium.organisation(mspId).user('maker-1');
        const key = { 'idempotency-key': randomUUID() };
        const [first, second] = await Promise.all([
            maker.post('/v1/financings', body, key),
            other.post('/v1/financings', body, key),
        ]);

        const [done, other409] = first.status === 201 ? [first, second] : [second, first];
        const later = await other.post('/v1/financings', body, key);

        expect(done.status).toBe(201);
        expect([
            [409, 'REQUEST_MUST_NOT_BE_RUNNING'],
            [201, done.at('financingId')],
        ]).toContainEqual([other409.status, other409.at(other409.status === 409 ? 'code' : 'financingId')]);
        expect([later.status, later.body]).toEqual([201, done.body]);
    }, 30_000);

    it('a gateway that is stopped while it still opens its streams ends', async () => {
        const config = await loadConfig(join(consortium.folder, 'gateways', mspId, 'gateway.json'));
        const brief = createGateway(
            { ...config, listen: { host: '127.0.0.1', port: 0 } },
            { logger: pino({ level: 'silent' }) },
        );
        await brief.listen();

        await expect(brief.stop()).resolves.toBeUndefined();
    });

    it('201: of two gateways that share nothing but their secret, both tell of the one financing', async () => {
        const database = await freshDatabase();
        const config = await loadConfig(join(consortium.folder, 'gateways', mspId, 'gateway.json'));
        const other = createGateway(
            { ...config, listen: { host: '127.0.0.1', port: 0 }, database: { url: database.url } },
            { logger: pino({ level: 'silent' }) },
        );
        const { port } = await other.listen();
        const { token } = consortium.organisation(mspId);
        const there = new Client({ url: `http://127.0.0.1:${port}`, token }, 'maker-1');
        const key = { 'idempotency-key': randomUUID() };
        const answers = await Promise.all([
            maker.post('/v1/financings', body, key),
            there.post('/v1/financings', body, key),
        ]);
        await other.stop();
        await database.drop();

        expect(answers.map(({ status }) => status)).toEqual([201, 201]);
        const [here, elsewhere] = answers.map((answer) => [answer.at('financingId'), answer.at('ledger')]);
        expect(here).toEqual(elsewhere);
        expect(answers.filter(({ headers }) => headers.has('idempotency-replayed'))).toHaveLength(1);
    }, 40_000);

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
