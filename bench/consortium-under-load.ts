import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readMaterial } from '@cohong/embedded-fabric';
import { messageSigner } from '@cohong/gateway';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, hash, type Contract } from '@hyperledger/fabric-gateway';
import type { ConsortiumReady } from './consortium-process.js';

export const bank = 'HaizhouBankMSP';
const user = 'maker-1';
export const holder = {
    holderUscc: '91330206MA2CH0012E',
    holderName: 'Huating Textiles Co Ltd',
    holderKey:
        '0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
};
export const clients = 16;

export type Act = () => Promise<void>;

/** A consortium in a process of its own, with its gateways and databases, to be loaded from here. */
export interface ConsortiumUnderLoad extends ConsortiumReady {
    readonly folder: string;
    /** One act through the SDK in this process, as a client of Fabric would do it who needs nothing to be remembered. */
    readonly throughSdk: Act;
}

/** Brings it up, has it measured, and ends it whatever comes of that. NETWORK chooses its engine. */
export async function underLoad(measure: (consortium: ConsortiumUnderLoad) => Promise<void>): Promise<void> {
    await withConsortium(bank, user, async (ready, folder) => {
        const client = new Client(
            ready.peer.address,
            credentials.createSsl(readFileSync(ready.peer.tlsRootCertificateFile)),
        );
        await measure({ ...ready, folder, throughSdk: openWallet(contractOf(ready, folder, client)) });
        client.close();
    });
}

/** The same for one user of any organisation, over HTTP alone. */
export async function withConsortium(
    mspId: string,
    userName: string,
    measure: (ready: ConsortiumReady, folder: string) => Promise<void>,
): Promise<void> {
    const folder = mkdtempSync(path.join(tmpdir(), 'bench-consortium-'));
    const child = fork(path.join(__dirname, 'consortium-process.js'), [folder, mspId, userName]);
    try {
        await measure(await readyOf(child), folder);
    } finally {
        child.send('stop');
        await once(child, 'exit');
        rmSync(folder, { recursive: true, force: true });
    }
}

/** Does so many acts, so many at a time. */
export async function rate(
    act: Act,
    count: number,
    concurrency = clients,
): Promise<{ readonly perSecond: number; readonly latencies: readonly number[] }> {
    const latencies: number[] = [];
    let begun = 0;
    const began = performance.now();
    const work = async (): Promise<void> => {
        while (begun < count) {
            begun += 1;
            const at = performance.now();
            await act();
            latencies.push(performance.now() - at);
        }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
    return { perSecond: (count * 1_000) / (performance.now() - began), latencies };
}

function openWallet(contract: Contract): Act {
    return async () => {
        await contract.submit('wallet:OpenWallet', {
            transientData: {
                input: JSON.stringify({
                    ...holder,
                    openingId: randomBytes(16).toString('hex'),
                    walletId: randomBytes(16).toString('hex'),
                }),
                seed: randomBytes(32),
                request: JSON.stringify({
                    bodyHash: randomBytes(32).toString('hex'),
                    key: randomBytes(32).toString('hex'),
                }),
            },
            endorsingOrganizations: ['PbocMSP', bank],
        });
    };
}

function contractOf({ channel }: ConsortiumReady, folder: string, client: Client): Contract {
    const { users } = readMaterial(path.join(folder, 'organisations', bank));
    const identity = users[user];
    if (identity === undefined) {
        throw new Error(`${bank} has no ${user}.`);
    }
    const gateway = connect({
        client,
        identity: { mspId: bank, credentials: Buffer.from(identity.certificatePem) },
        signer: messageSigner(identity.privateKeyPem),
        hash: hash.none,
    });
    return gateway.getNetwork(channel).getContract('dcep');
}

async function readyOf(child: ChildProcess): Promise<ConsortiumReady> {
    const failed = once(child, 'exit').then(() => {
        throw new Error('The consortium has ended before it was up.');
    });
    const [ready] = (await Promise.race([once(child, 'message'), failed])) as [ConsortiumReady];
    failed.catch(() => undefined);
    return ready;
}
