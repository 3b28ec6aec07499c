import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readMaterial } from '@cohong/embedded-fabric';
import { messageSigner } from '@cohong/gateway';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, hash, type Contract, type Gateway } from '@hyperledger/fabric-gateway';
import type { NetworkMessage } from './network-process.js';
import { startNetworkProcess, type NetworkProcess } from './start-network-process.js';

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
    readonly #network: NetworkProcess;
    readonly #client: Client;
    readonly #gateway: Gateway;
    readonly #contract: Contract;
    #submitted = 0;

    private constructor(network: NetworkProcess, gateway: Gateway, client: Client) {
        this.name = network.engine;
        this.startSeconds = network.seconds;
        this.#network = network;
        this.#client = client;
        this.#gateway = gateway;
        this.#contract = gateway.getNetwork(network.ready.channel).getContract('trade');
    }

    static async start(engine: string): Promise<NetworkUnderLoad> {
        const started = await startNetworkProcess(engine, 'register');
        const peer = started.ready.peers['SafeMSP'];
        const user = readMaterial(path.join(started.folder, 'organisations', 'SafeMSP')).users['officer-1'];
        if (peer === undefined || user === undefined) {
            throw new Error('SafeMSP has no peer, or no officer-1.');
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
        const { child, ready } = this.#network;
        const answer = once(child, 'message') as Promise<[NetworkMessage]>;
        child.send('processes');
        const [message] = await answer;
        const pids = 'processes' in message ? new Set(Object.values(message.processes)) : new Set<number>();
        const total = [...pids].reduce((sum, pid) => sum + residentMebibytes(pid), 0);
        return total / Object.keys(ready.peers).length;
    }

    async stop(): Promise<void> {
        this.#gateway.close();
        this.#client.close();
        await this.#network.stop();
    }
}

function residentMebibytes(pid: number): number {
    const [, kibibytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes) / 1_024;
}
