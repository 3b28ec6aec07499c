import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import {
    createCertificateAuthority,
    type EmbeddedNetwork,
    issueTlsCertificate,
    type ServiceAddress,
} from '@cohong/embedded-fabric';
import { freePorts } from '@cohong/network';

import { chaincodeCrashes } from './areas/chaincode-crashes.js';
import { chaincodeModule, type Client, connectTo, startRegister, text } from './register-network.js';

const endorsementPolicy = "AND('AlphaMSP.peer', 'BetaMSP.peer')";

describe('A chaincode', () => {
    let network: EmbeddedNetwork | undefined;
    let clients: Client[] = [];
    let processes: ChildProcess[] = [];

    afterEach(async () => {
        for (const client of clients) client.close();
        await network?.stop();
        for (const child of processes) child.kill('SIGKILL');
        clients = [];
        processes = [];
        network = undefined;
    });

    function clientOf(mspId: string): Client {
        const client = connectTo(network!, { mspId });
        clients.push(client);
        return client;
    }

    describe('in a worker of each organisation', () => {
        it('has its own module state, its own environment and the same answers', async () => {
            network = await startRegister({
                chaincodes: [
                    { name: 'register', endorsementPolicy, source: { kind: 'worker', module: chaincodeModule } },
                    { name: 'archive', endorsementPolicy, source: { kind: 'worker', module: chaincodeModule } },
                ],
            });
            const alpha = clientOf('AlphaMSP').contract;
            const beta = clientOf('BetaMSP').contract;
            await alpha.submitTransaction('CreateAsset', 'ship', 'Ming', '1');
            expect(text(await beta.evaluateTransaction('Exists', 'ship'))).toBe('true');
            expect(text(await alpha.evaluateTransaction('WhereAmI'))).toBe('AlphaMSP');
            expect(text(await beta.evaluateTransaction('WhereAmI'))).toBe('BetaMSP');
            for (const calls of ['1', '2']) {
                expect(text(await alpha.evaluateTransaction('CallsOfThisCopy'))).toBe(calls);
            }
            expect(text(await beta.evaluateTransaction('CallsOfThisCopy'))).toBe('1');
            const create = JSON.stringify(['CreateAsset', 'deed', 'Ming', '1']);
            await alpha.submitTransaction('Call', 'archive', create);
        });

        it('fails while it is stopped and is launched again', async () => {
            network = await startRegister({
                chaincodes: [
                    { name: 'register', endorsementPolicy, source: { kind: 'worker', module: chaincodeModule } },
                ],
            });
            const { contract } = clientOf('AlphaMSP');
            const options = { arguments: ['a'], endorsingOrganizations: ['AlphaMSP'] };
            await network.peer('AlphaMSP').chaincode('register').stop();
            await expect(contract.submit('Exists', options)).rejects.toMatchObject({
                details: [{ message: expect.stringContaining('could not launch chaincode register') as unknown }],
            });
            await network.peer('AlphaMSP').chaincode('register').start();
            expect(text(await contract.evaluate('Exists', { arguments: ['a'] }))).toBe('false');
        });

        it('does not start the network if it cannot be loaded', async () => {
            const module = join(__dirname, 'nothing-here');
            await expect(
                startRegister({
                    chaincodes: [{ name: 'register', endorsementPolicy, source: { kind: 'worker', module } }],
                }),
            ).rejects.toThrow('Cannot find module');
        });
    });

    describe('in a worker that ends', () => {
        beforeEach(async () => {
            network = await startRegister({
                chaincodes: [
                    { name: 'register', endorsementPolicy, source: { kind: 'worker', module: chaincodeModule } },
                ],
            });
        });

        chaincodeCrashes(clientOf);
    });

    describe('as a service', () => {
        /** The chaincode in a process of its own, started as the shim's documentation starts it. */
        function serve(mspId: string, port: number, options: string[] = []): ChildProcess {
            const cli = join(dirname(require.resolve('fabric-shim/package.json')), 'cli.js');
            const address = `--chaincode-address=127.0.0.1:${port}`;
            const child = spawn(process.execPath, [cli, 'server', address, '--chaincode-id=register:1', ...options], {
                cwd: chaincodeModule,
                env: { ...process.env, CORE_PEER_LOCALMSPID: mspId },
                stdio: 'ignore',
            });
            processes.push(child);
            return child;
        }

        const startWith = (addressOf: (mspId: string) => ServiceAddress): Promise<EmbeddedNetwork> =>
            startRegister({
                chaincodes: [{ name: 'register', endorsementPolicy, source: { kind: 'service', addressOf } }],
            });

        async function portsOf(...mspIds: string[]): Promise<(mspId: string) => number> {
            const ports = await freePorts(mspIds.length);
            return (mspId) => ports[mspIds.indexOf(mspId)]!;
        }

        it('answers each organisation from its own process, and is reached again after it died', async () => {
            const mspIds = ['AlphaMSP', 'BetaMSP', 'GammaMSP'];
            const portOf = await portsOf(...mspIds);
            const [first] = mspIds.map((mspId) => serve(mspId, portOf(mspId)));
            network = await startWith((mspId) => ({ address: `127.0.0.1:${portOf(mspId)}` }));
            const { contract } = clientOf('AlphaMSP');
            await contract.submitTransaction('CreateAsset', 'ship', 'Ming', '1');
            expect(text(await contract.evaluateTransaction('WhereAmI'))).toBe('AlphaMSP');
            const died = new Promise((resolve) => first!.once('exit', resolve));
            first!.kill('SIGKILL');
            await died;
            serve('AlphaMSP', portOf('AlphaMSP'));
            expect(text(await contract.evaluateTransaction('WhereAmI'))).toBe('AlphaMSP');
        });

        describe('that ends', () => {
            beforeEach(async () => {
                const portOf = await portsOf('AlphaMSP', 'BetaMSP', 'GammaMSP');
                // Brought back, as by whoever looks after processes.
                const keepUp = (mspId: string): void => {
                    serve(mspId, portOf(mspId)).once('exit', (code) => code === 1 && keepUp(mspId));
                };
                for (const mspId of ['AlphaMSP', 'BetaMSP', 'GammaMSP']) keepUp(mspId);
                network = await startWith((mspId) => ({ address: `127.0.0.1:${portOf(mspId)}` }));
            });

            chaincodeCrashes(clientOf);
        });

        it('demands the peer’s certificate where both sides prove who they are', async () => {
            const directory = await mkdtemp(join(tmpdir(), 'chaincode-'));
            const authority = await createCertificateAuthority('Chaincode TLS');
            const [service, client] = await Promise.all([
                issueTlsCertificate(authority, { commonName: 'chaincode' }),
                issueTlsCertificate(authority, { commonName: 'peer' }),
            ]);
            const files = { cert: service.certificatePem, key: service.privateKeyPem, ca: authority.certificatePem };
            for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
            const port = (await freePorts(1))[0]!;
            serve('AlphaMSP', port, [
                `--chaincode-tls-cert-file=${join(directory, 'cert')}`,
                `--chaincode-tls-key-file=${join(directory, 'key')}`,
                `--chaincode-tls-client-cacert-file=${join(directory, 'ca')}`,
            ]);
            const tls = { rootCertificatePem: authority.certificatePem };
            const address = `localhost:${port}`;
            network = await startWith(() => ({ address, tls: { ...tls, client } }));
            expect(text(await clientOf('BetaMSP').contract.evaluateTransaction('Exists', 'a'))).toBe('false');
            await expect(startWith(() => ({ address, tls }))).rejects.toThrow(`connection to ${address} failed`);
            await rm(directory, { recursive: true });
        });
    });
});
