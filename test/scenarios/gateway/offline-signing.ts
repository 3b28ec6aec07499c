import { createHash, randomUUID, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bedLinen, lanternTextiles } from '@cohong/fixtures';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client, type Answer } from '../../story/client.js';
import { until } from '../../story/until.js';
import type { TestOrganisation } from '../consortium.js';
import { startGatewayProcess, type GatewayProcess } from './gateway-process.js';

/** A bank whose gateways can be started and killed. */
export interface SigningScene {
    readonly bank: TestOrganisation;
    /** Of a gateway that has all keys. */
    readonly configuration: string;
    readonly releaseCode: string;
}

interface ConfigurationFile {
    readonly listen: { readonly host: string };
    readonly users: Readonly<Record<string, { readonly certificateFile: string; readonly keyFile: string }>>;
}

/** What a bank with an HSM meets: two gateways of it know maker-1 by the certificate alone, and the tests have the key. */
export function offlineSigning(sceneOf: () => SigningScene): void {
    let scene: SigningScene;
    let key: string;
    let configuration: string;
    let gateway: GatewayProcess;

    beforeAll(async () => {
        scene = sceneOf();
        ({ key, configuration } = withoutTheKeyOfMaker(scene.configuration));
        gateway = await startGatewayProcess(configuration);
    });
    afterAll(() => gateway.kill());

    const user = (name: string, { url } = gateway): Client =>
        new Client({ url, token: (each) => scene.bank.token(each) }, name);
    const request = (amount: string, idempotencyKey: string, at = gateway): Promise<Answer> =>
        user('maker-1', at).post(
            '/v1/financings',
            {
                declarationNumber: bedLinen.declarationNumber,
                releaseCode: scene.releaseCode,
                exporterUscc: lanternTextiles.uscc,
                amount: { amount, currency: 'CNY' },
            },
            { 'idempotency-key': idempotencyKey },
        );
    /** As an HSM would: it is given the digest, of what it may look at first. */
    const signed = (answer: Answer): { digest: string; signature: string } => {
        const message = Buffer.from(answer.text('toSign.message'), 'base64');
        const digest = createHash('sha256').update(message).digest('base64');
        expect([answer.at('status'), answer.at('toSign.digest')]).toEqual(['AWAITING_SIGNATURE', digest]);
        return { digest, signature: sign('sha256', message, key).toString('base64') };
    };
    const handIn = (answer: Answer, body: object = signed(answer), at = gateway): Promise<Answer> =>
        user('maker-1', at).post(`/v1/operations/${answer.text('operationId')}/signatures`, body);
    const look = (answer: Answer): Promise<Answer> =>
        user('maker-1').get(`/v1/operations/${answer.text('operationId')}`);
    const step = (answer: Answer): unknown[] => [
        answer.status,
        answer.at('status'),
        answer.at('toSign.step'),
        answer.at('toSign.attempt'),
    ];

    it('a maker whose key the gateway does not have signs proposal and transaction, and it is done', async () => {
        const idempotencyKey = randomUUID();
        const asked = await request('500.00', idempotencyKey);
        const again = await request('500.00', idempotencyKey);
        const first = signed(asked);
        const endorsed = await handIn(asked, first);
        const repeated = await handIn(asked, first);
        const done = await handIn(endorsed);
        const answered = await request('500.00', idempotencyKey);

        expect(step(asked)).toEqual([202, 'AWAITING_SIGNATURE', 'proposal', 1]);
        expect(again.body).toEqual(asked.body);
        expect(step(endorsed)).toEqual([200, 'AWAITING_SIGNATURE', 'transaction', 1]);
        expect(repeated.body).toEqual(endorsed.body);
        expect(endorsed.at('toSign.transactionId')).toBe(asked.at('toSign.transactionId'));
        expect(step(done)).toEqual([200, 'DONE', undefined, undefined]);
        expect([answered.status, answered.body]).toEqual([201, done.at('answer')]);
        expect(done.at('answer.ledger.transactionId')).toBe(asked.at('toSign.transactionId'));
        const financing = await user('maker-1').get(`/v1/financings/${done.text('answer.financingId')}`);
        expect([financing.status, financing.at('amount.amount')]).toEqual([200, '500.00']);
    });

    it("422, 404: a signature by another key, of another digest, or for another user's operation changes nothing", async () => {
        const asked = await request('501.00', randomUUID());
        const good = signed(asked);
        const notTheMessage = sign('sha256', Buffer.from('another message'), key).toString('base64');
        const wrong = await handIn(asked, { ...good, signature: notTheMessage });
        const other = await handIn(asked, { ...good, digest: createHash('sha256').digest('base64') });
        const misspelt = await handIn(asked, { ...good, signature: 'no base64' });
        const place = `/v1/operations/${asked.text('operationId')}`;
        const foreign = [
            await user('maker-2').post(`${place}/signatures`, good),
            await user('maker-2').post(`/v1/operations/${randomUUID()}/signatures`, good),
        ];

        expect([wrong.status, wrong.at('code')]).toEqual([422, 'SIGNATURE_MUST_BE_VALID']);
        expect([other.status, other.at('code')]).toEqual([422, 'DIGEST_MUST_BE_ASKED_FOR']);
        expect([misspelt.status, misspelt.at('errors.0.path')]).toEqual([422, 'signature']);
        expect(foreign.map(({ status }) => status)).toEqual([404, 404]);
        expect(foreign.map((answer) => answer.at('code'))).toEqual(Array(2).fill('OPERATION_MUST_EXIST'));
        expect((await look(asked)).body).toEqual(asked.body);
    });

    it('the signature may reach another gateway of the bank than the one that waits for it', async () => {
        const other = await startGatewayProcess(configuration);
        const asked = await request('502.00', randomUUID());
        const endorsed = await handIn(asked, signed(asked), other);
        const done = await handIn(endorsed, signed(endorsed), other);
        await other.kill();

        expect([step(endorsed)[2], done.at('status')]).toEqual(['transaction', 'DONE']);
    });

    it('kill -9 of the gateway between proposal and transaction: its next start asks anew, and it is done once', async () => {
        const idempotencyKey = randomUUID();
        const asked = await request('503.00', idempotencyKey);
        const endorsed = await handIn(asked);
        const late = signed(endorsed);
        await gateway.kill();
        gateway = await startGatewayProcess(configuration);
        const anew = await until({
            what: 'the proposal to be asked for again',
            ask: () => look(asked),
            isAwaited: (answer) => answer.at('toSign.attempt') === 2,
        });
        const refused = await handIn(asked, late);
        const done = await handIn(await handIn(anew));
        const list = (await user('maker-1').get('/v1/financings?limit=100')).list('data');

        expect(step(anew).slice(1)).toEqual(['AWAITING_SIGNATURE', 'proposal', 2]);
        expect([refused.status, refused.at('code')]).toEqual([409, 'SIGNATURE_MUST_COME_IN_TIME']);
        expect(done.at('status')).toBe('DONE');
        expect((await request('503.00', idempotencyKey)).body).toEqual(done.at('answer'));
        expect(list.filter(({ amount }) => (amount as { amount: string }).amount === '503.00')).toHaveLength(1);
    });

    it('a proposal that nobody signs dies, and the same key tries again', async () => {
        const impatient = await startGatewayProcess(withExpiry(configuration, 1));
        const idempotencyKey = randomUUID();
        const asked = await request('504.00', idempotencyKey, impatient);
        const failed = await until({
            what: 'it to have failed',
            ask: () => look(asked),
            isAwaited: (answer) => answer.at('status') === 'FAILED',
        });
        const late = await handIn(asked);
        await impatient.kill();
        const again = await request('504.00', idempotencyKey);
        const done = await handIn(await handIn(again));

        expect(failed.at('code')).toBe('SIGNATURE_MUST_COME_IN_TIME');
        expect([late.status, late.at('code')]).toEqual([409, 'SIGNATURE_MUST_COME_IN_TIME']);
        expect(step(again)).toEqual([202, 'AWAITING_SIGNATURE', 'proposal', 2]);
        expect(done.at('status')).toBe('DONE');
    });
}

/** Takes the key out of a gateway's configuration, as a bank does that keeps it in an HSM. Several serve on any ports. */
function withoutTheKeyOfMaker(file: string): { key: string; configuration: string } {
    const written = JSON.parse(readFileSync(file, 'utf8')) as ConfigurationFile;
    const { certificateFile = '', keyFile = '' } = written.users['maker-1'] ?? {};
    const users = { ...written.users, 'maker-1': { certificateFile, readsAs: 'auditor-1' } };
    const configuration = path.join(path.dirname(file), 'gateway-without-a-key.json');
    writeFileSync(configuration, JSON.stringify({ ...written, listen: { ...written.listen, port: 0 }, users }));

    return { key: readFileSync(path.resolve(path.dirname(file), keyFile), 'utf8'), configuration };
}

function withExpiry(file: string, expireAfterSeconds: number): string {
    const written = JSON.parse(readFileSync(file, 'utf8')) as object;
    const configuration = path.join(path.dirname(file), `gateway-that-waits-${expireAfterSeconds}-s.json`);
    writeFileSync(configuration, JSON.stringify({ ...written, signatures: { expireAfterSeconds } }));

    return configuration;
}
