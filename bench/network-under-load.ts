import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readMaterial } from '@cohong/embedded-fabric';
import { messageSigner } from '@cohong/gateway';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, hash, type Contract, type Gateway } from '@hyperledger/fabric-gateway';
import type { NetworkMessage } from './network-process.js';

const endorsers = ['SafeMSP', 'PbocMSP'];

/** What one round of load came to. */
export interface Round {
    readonly submitsPerSecond: number;
    /** From the proposal until the commit is known. */
    readonly latenciesMilliseconds: readonly number[];
}

/** A network in a process of its own, with one client of SAFE's in this one. */
export class NetworkUnderLoad {
    readonly name: string;
    readonly startSeconds: number;
    readonly #child: ChildProcess;
    readonly #folder: string;
    readonly #client: Client;
    readonly #gateway: Gateway;
    readonly #contract: Contract;
    readonly #members: number;
    #submitted = 0;

    private constructor(started: Started, gateway: Gateway, client: Client) {
        this.name = started.engine;
        this.startSeconds = started.seconds;
        this.#child = started.child;
        this.#folder = started.folder;
        this.#members = started.ready.members;
        this.#client = client;
        this.#gateway = gateway;
        this.#contract = gateway.getNetwork(started.ready.channel).getContract('trade');
    }

    static async start(engine: string): Promise<NetworkUnderLoad> {
        const started = await startProcess(engine);
        const { peer } = started.ready;
        const { users } = readMaterial(path.join(started.folder, 'organisations', 'SafeMSP'));
        const user = users['officer-1'];
        if (user === undefined) {
            throw new Error('SafeMSP has no officer-1.');
        }
        const client = new Client(peer.address, credentials.createSsl(readFileSync(peer.tlsRootCertificateFile)));
        const gateway = connect({
            client,
            identity: { mspId: 'SafeMSP', credentials: Buffer.from(user.certificatePem) },
            signer: messageSigner(user.privateKeyPem),
            hash: hash.none,
        });
        return new NetworkUnderLoad(started, gateway, client);
    }

    /** Submits so many transactions, so many at a time, each until it is committed. */
    async round({ submits, concurrency }: { submits: number; concurrency: number }): Promise<Round> {
        const latenciesMilliseconds: number[] = [];
        const last = this.#submitted + submits;
        const began = performance.now();
        const worker = async (): Promise<void> => {
            while (this.#submitted < last) {
                this.#submitted += 1;
                const at = performance.now();
                await this.#contract.submit('CreateAsset', {
                    arguments: [`bench-${this.#submitted}`, 'bench', '1'],
                    endorsingOrganizations: endorsers,
                });
                latenciesMilliseconds.push(performance.now() - at);
            }
        };
        await Promise.all(Array.from({ length: concurrency }, worker));
        const seconds = (performance.now() - began) / 1_000;
        return { submitsPerSecond: submits / seconds, latenciesMilliseconds };
    }

    /** Resident memory of all the network's processes, shared out among its members, in MiB. */
    async mebibytesPerMember(): Promise<number> {
        const answer = once(this.#child, 'message') as Promise<[NetworkMessage]>;
        this.#child.send('processes');
        const [message] = await answer;
        const pids = 'processes' in message ? new Set(Object.values(message.processes)) : new Set<number>();
        const total = [...pids].reduce((sum, pid) => sum + residentMebibytes(pid), 0);
        return total / this.#members;
    }

    async stop(): Promise<void> {
        this.#gateway.close();
        this.#client.close();
        const ended = once(this.#child, 'exit');
        this.#child.send('stop');
        await ended;
        rmSync(this.#folder, { recursive: true, force: true });
    }
}

interface Started {
    readonly engine: string;
    readonly child: ChildProcess;
    readonly folder: string;
    readonly seconds: number;
    readonly ready: Extract<NetworkMessage, { ready: object }>['ready'];
}

async function startProcess(engine: string): Promise<Started> {
    const folder = mkdtempSync(path.join(tmpdir(), `bench-${engine}-`));
    const began = performance.now();
    const child = fork(path.join(__dirname, 'network-process.js'), [engine, folder]);
    const failed = once(child, 'exit').then(() => {
        throw new Error(`The ${engine} network has ended before it was up.`);
    });
    const [message] = (await Promise.race([once(child, 'message'), failed])) as [NetworkMessage];
    failed.catch(() => undefined);
    if (!('ready' in message)) {
        throw new Error(`The ${engine} network began with something else than that it is ready.`);
    }
    return { engine, child, folder, seconds: (performance.now() - began) / 1_000, ready: message.ready };
}

function residentMebibytes(pid: number): number {
    const [, kibibytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes) / 1_024;
}
