import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from '@jest/globals';

import {
    createCertificateAuthority,
    type EmbeddedNetwork,
    issueTlsCertificate,
    type ServiceAddress,
} from '@cohong/embedded-fabric';

import { chaincodeModule, type Client, connectTo, startRegister, text } from './register-network.js';

const endorsementPolicy = "AND('AlphaMSP.peer', 'BetaMSP.peer')";

async function freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    return port;
}

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

    describe('as a service', () => {
        /** The chaincode in a process of its own, started as Fabric's documentation starts it. */
        function serve(mspId: string, port: number, environment: Record<string, string> = {}): void {
            const cli = join(require.resolve('fabric-shim/package.json'), '..', 'cli.js');
            const args = ['server', `--chaincode-address=127.0.0.1:${port}`, '--chaincode-id=register:1'];
            const child = spawn(process.execPath, [cli, ...args], {
                cwd: chaincodeModule,
                env: { ...process.env, CORE_PEER_LOCALMSPID: mspId, ...environment },
                stdio: 'ignore',
            });
            processes.push(child);
        }

        it('answers at any address and is reached again after it died', async () => {
            const ports = new Map<string, number>();
            for (const mspId of ['AlphaMSP', 'BetaMSP', 'GammaMSP']) ports.set(mspId, await freePort());
            for (const [mspId, port] of ports) serve(mspId, port);
            const addressOf = (mspId: string): ServiceAddress => ({ address: `127.0.0.1:${ports.get(mspId)!}` });
            network = await startRegister({
                chaincodes: [{ name: 'register', endorsementPolicy, source: { kind: 'service', addressOf } }],
            });
            const { contract } = clientOf('AlphaMSP');
            await contract.submitTransaction('CreateAsset', 'ship', 'Ming', '1');
            expect(text(await contract.evaluateTransaction('WhereAmI'))).toBe('AlphaMSP');
            const died = new Promise((resolve) => processes[0]!.once('exit', resolve));
            processes[0]!.kill('SIGKILL');
            await died;
            serve('AlphaMSP', ports.get('AlphaMSP')!);
            const read = await contract.evaluate('ReadAsset', { arguments: ['ship'] });
            expect(JSON.parse(text(read))).toMatchObject({ value: 1 });
        }, 30_000);

        it('proves itself to the peer, and the peer to it', async () => {
            const authority = await createCertificateAuthority('Chaincode TLS');
            const [server, client] = await Promise.all(
                ['chaincode', 'peer'].map((commonName) => issueTlsCertificate(authority, { commonName })),
            );
            expect(server).toBeDefined();
            expect(client).toBeDefined();
        });
    });
});
