import { createCertificateAuthority, issueTlsCertificate, type IssuedIdentity } from '@cohong/embedded-fabric';
import { createGateway, loadConfig, type Gateway } from '@cohong/gateway';
import { openTokenIssuer, type TokenIssuer } from '@cohong/network';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { pino } from 'pino';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';

const skipped = reasonToSkip();
const suite = skipped === undefined ? describe : describe.skip;
const bank = 'HaizhouBankMSP';

let consortium: TestConsortium;
let issuer: TokenIssuer;
let serverCa: IssuedIdentity;
let backOffice: IssuedIdentity;
let otherOffice: IssuedIdentity;
let stranger: IssuedIdentity;

/** Further gateways of one bank, which end TLS themselves. */
suite(`a gateway that serves HTTPS${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
    beforeAll(async () => {
        consortium = await startTestConsortium();
        issuer = await openTokenIssuer(path.join(consortium.folder, 'issuers', bank), bank);
        serverCa = await createCertificateAuthority('tlsca.haizhou');
        const clientCa = await createCertificateAuthority('clientca.haizhou');
        const strangersCa = await createCertificateAuthority('clientca.stranger');
        [backOffice, otherOffice, stranger] = await Promise.all([
            issueTlsCertificate(clientCa, { commonName: 'back-office' }),
            issueTlsCertificate(clientCa, { commonName: 'other-office' }),
            issueTlsCertificate(strangersCa, { commonName: 'back-office' }),
        ]);
        const server = await issueTlsCertificate(serverCa, { commonName: 'gateway' });
        writeFileSync(beside('server.pem'), server.certificatePem);
        writeFileSync(beside('server.key'), server.privateKeyPem);
        writeFileSync(beside('clients.pem'), clientCa.certificatePem);
    }, 180_000);
    afterAll(() => consortium.stop());

    describe('and demands certificates of its clients', mutual);
    describe('and demands no certificates', oneSided);

    it('401: a bound token where TLS ends elsewhere, since nobody there has shown a certificate', async () => {
        const token = await issuer.issue('maker-1', { certificatePem: backOffice.certificatePem });
        const { status } = await fetch(`${consortium.organisation(bank).url}/v1/members`, {
            headers: { authorization: `Bearer ${token}` },
        });

        expect(status).toBe(401);
    });
});

function mutual(): void {
    const serving = gatewayWith({ clientCaFile: 'clients.pem' });

    it('200: a token that is bound to the certificate of its bearer', async () => {
        expect(await serving.ask({ client: backOffice, boundTo: backOffice })).toMatchObject({ status: 200 });
    });

    it.each([
        ["a token that is bound to another client's certificate", () => ({ client: backOffice, boundTo: otherOffice })],
        ['a token that is bound to none', () => ({ client: backOffice })],
    ])('401: %s', async (_what, asking) => {
        expect(await serving.ask(asking())).toMatchObject({ status: 401, body: { code: 'TOKEN_MUST_BE_VALID' } });
    });

    it.each([
        ['no certificate', () => ({ boundTo: backOffice })],
        ['one of another authority', () => ({ client: stranger, boundTo: stranger })],
    ])('does not even hear who shows %s', async (_what, asking) => {
        await expect(serving.ask(asking())).rejects.toMatchObject({
            code: expect.stringMatching(/^ERR_SSL|^ECONN|^EPIPE/),
        });
    });
}

function oneSided(): void {
    const serving = gatewayWith({});

    it('200: a token that is bound to none', async () => {
        expect(await serving.ask({})).toMatchObject({ status: 200 });
    });

    it.each([
        ['from nobody', () => ({ boundTo: backOffice })],
        ['from its bearer, whose certificate was not asked for', () => ({ client: backOffice, boundTo: backOffice })],
    ])('401: a bound token %s', async (_what, asking) => {
        expect(await serving.ask(asking())).toMatchObject({ status: 401, body: { code: 'TOKEN_MUST_BE_VALID' } });
    });
}

interface Asking {
    /** What is shown when the connection is made. */
    readonly client?: IssuedIdentity;
    /** What stands in the token. */
    readonly boundTo?: IssuedIdentity;
}

interface Answered {
    readonly status: number | undefined;
    readonly body: unknown;
}

function gatewayWith(tls: object): { readonly ask: (asking: Asking) => Promise<Answered> } {
    let gateway: Gateway;
    let port: number;
    beforeAll(async () => {
        const file = beside('gateway-with-tls.json');
        const described = JSON.parse(readFileSync(beside('gateway.json'), 'utf8')) as object;
        const listen = { host: '127.0.0.1', port: 0 };
        const own = { certificateFile: 'server.pem', keyFile: 'server.key', ...tls };
        writeFileSync(file, JSON.stringify({ ...described, listen, tls: own }));
        gateway = createGateway(await loadConfig(file), { logger: pino({ level: 'silent' }) });
        ({ port } = await gateway.listen());
    });
    afterAll(() => gateway.stop());

    return {
        ask: async ({ client, boundTo }) => {
            const token = await issuer.issue('maker-1', boundTo && { certificatePem: boundTo.certificatePem });

            return await new Promise((resolve, reject) => {
                const sending = request({
                    port,
                    path: '/v1/members',
                    ca: serverCa.certificatePem,
                    agent: false,
                    headers: { authorization: `Bearer ${token}` },
                    ...(client && { cert: client.certificatePem, key: client.privateKeyPem }),
                });
                sending.on('error', reject).on('response', (response) => {
                    json(response).then((body) => resolve({ status: response.statusCode, body }), reject);
                });
                sending.end();
            });
        },
    };
}

function beside(name: string): string {
    return path.join(consortium.folder, 'gateways', bank, name);
}
