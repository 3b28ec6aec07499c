import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readMaterial } from '@cohong/embedded-fabric';
import { messageSigner } from '@cohong/gateway';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, hash, type Contract } from '@hyperledger/fabric-gateway';
import type { ConsortiumReady } from './consortium-process.js';
import { percentile, ratioLine } from './statistics.js';

const pairs = Number(process.env['PAIRS'] ?? 5);
const acts = 320;
const clients = 16;
const atLowLoad = 40;
const bank = 'HaizhouBankMSP';
const user = 'maker-1';
const holder = { holderUscc: '91330206MA2CH0012E', holderName: 'Huating Textiles Co Ltd' };

/** A gateway keeps each request and each envelope before it goes on; that should cost little of what a commit takes. */
const goal = 0.85;

type Act = () => Promise<void>;

/**
 * Acts per second over HTTP, with token, outbox and the record read back, and of the same act through the SDK in this
 * process under the same signer: the same consortium, in turns. NETWORK chooses its engine.
 */
async function main(): Promise<void> {
    const folder = mkdtempSync(path.join(tmpdir(), 'bench-http-'));
    const child = fork(path.join(__dirname, 'consortium-process.js'), [folder, bank, user]);
    try {
        const ready = await readyOf(child);
        const client = new Client(
            ready.peer.address,
            credentials.createSsl(readFileSync(ready.peer.tlsRootCertificateFile)),
        );
        await compare(overHttp(ready), throughSdk(await contractOf(ready, folder, client)));
        client.close();
    } finally {
        child.send('stop');
        await once(child, 'exit');
        rmSync(folder, { recursive: true, force: true });
    }
}

async function compare(http: Act, sdk: Act): Promise<void> {
    await rate(http, clients * 4);
    await rate(sdk, clients * 4);
    for (const [name, act] of Object.entries({ HTTP: http, SDK: sdk })) {
        const { latencies } = await rate(act, atLowLoad, 1);
        const [half, most] = [percentile(latencies, 50), percentile(latencies, 99)].map((value) => value.toFixed(0));
        console.log(`${name}, one client: p50 ${half} ms, p99 ${most} ms`);
    }
    const ratios: number[] = [];
    for (let pair = 1; pair <= pairs; pair += 1) {
        const [ours, theirs] = [(await rate(http, acts)).perSecond, (await rate(sdk, acts)).perSecond];
        ratios.push(ours / theirs);
        console.log(`pair ${pair}: ${ours.toFixed(0)} and ${theirs.toFixed(0)} acts/s`);
    }
    console.log(ratioLine('http-overhead', ratios, goal));
}

async function rate(
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

function overHttp({ url, token }: ConsortiumReady): Act {
    return async () => {
        const response = await fetch(`${url}/v1/wallets`, {
            method: 'POST',
            headers: {
                authorization: `Bearer ${token}`,
                'content-type': 'application/json',
                'idempotency-key': randomUUID(),
            },
            body: JSON.stringify(holder),
        });
        const text = await response.text();
        if (response.status !== 201) {
            throw new Error(`The gateway answered ${response.status}: ${text}`);
        }
    };
}

/** As a client of Fabric would do it who needs nothing to be remembered. */
function throughSdk(contract: Contract): Act {
    return async () => {
        await contract.submit('wallet:OpenWallet', {
            transientData: {
                input: JSON.stringify({ ...holder, walletId: randomBytes(16).toString('hex') }),
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

async function contractOf({ channel }: ConsortiumReady, folder: string, client: Client): Promise<Contract> {
    const { users } = await readMaterial(path.join(folder, 'organisations', bank));
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

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
