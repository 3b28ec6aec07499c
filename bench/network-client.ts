import { canonicalJson } from '@cohong/domain/kernel/json';
import { readMaterial } from '@cohong/embedded-fabric';
import { messageSigner } from '@cohong/gateway';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, hash, type Gateway, type Network } from '@hyperledger/fabric-gateway';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { NetworkProcess } from './start-network-process.js';

export interface Act {
    /** `PbocMSP/officer-1`. */
    readonly user: string;
    /** `dcep/coin:ProposeIssue`. */
    readonly act: string;
    readonly input: object;
    readonly endorsers: readonly string[];
    /** A gateway's mark of a request that is done once; without it for acts that have none. */
    readonly request?: 'marked' | 'none' | 'unknown';
}

/** What is asked of a network in a process of its own, through the SDK. */
export class NetworkClient {
    readonly #network: NetworkProcess;
    readonly #connections: { readonly gateway: Gateway; readonly client: Client }[] = [];
    readonly #networks = new Map<string, Network>();

    constructor(network: NetworkProcess) {
        this.#network = network;
    }

    get channel(): string {
        return this.#network.ready.channel;
    }

    /** Resolves once it is committed, with the seed that it was given and the transaction's id. */
    async submit({ user, act, input, endorsers, request = 'marked' }: Act): Promise<{ seed: Buffer; id: string }> {
        const seed = randomBytes(32);
        const mark = { bodyHash: randomBytes(32).toString('hex'), key: randomBytes(32).toString('hex') };
        const [chaincode = '', name = ''] = act.split('/');
        const proposal = this.#networkOf(user)
            .getContract(chaincode)
            .newProposal(name, {
                transientData: {
                    input: canonicalJson(input),
                    seed,
                    ...(request !== 'none' && { request: JSON.stringify(request === 'marked' ? mark : null) }),
                },
                endorsingOrganizations: [...endorsers],
            });
        const transaction = await proposal.endorse();
        const status = await (await transaction.submit()).getStatus();
        if (!status.successful) {
            throw new Error(`${act} was committed as invalid (${status.code}).`);
        }

        return { seed, id: proposal.getTransactionId() };
    }

    async evaluate({ user, act, input, endorsers }: Omit<Act, 'request'>): Promise<unknown> {
        const [chaincode = '', name = ''] = act.split('/');
        const answer = await this.#networkOf(user)
            .getContract(chaincode)
            .evaluate(name, {
                transientData: { input: canonicalJson(input), seed: randomBytes(32) },
                endorsingOrganizations: [...endorsers],
            });

        return JSON.parse(Buffer.from(answer).toString());
    }

    /** Ends its connections, and the network with them. */
    async stop(): Promise<void> {
        this.#connections.forEach(({ gateway, client }) => {
            gateway.close();
            client.close();
        });
        await this.#network.stop();
    }

    #networkOf(user: string): Network {
        const network = this.#networks.get(user) ?? this.#connect(user);
        this.#networks.set(user, network);

        return network;
    }

    #connect(name: string): Network {
        const [mspId = '', user = ''] = name.split('/');
        const { ready, folder } = this.#network;
        const peer = ready.peers[mspId];
        const identity = readMaterial(path.join(folder, 'organisations', mspId)).users[user];
        if (peer === undefined || identity === undefined) {
            throw new Error(`There is no ${name}.`);
        }
        const client = new Client(peer.address, credentials.createSsl(readFileSync(peer.tlsRootCertificateFile)));
        const gateway = connect({
            client,
            identity: { mspId, credentials: Buffer.from(identity.certificatePem) },
            signer: messageSigner(identity.privateKeyPem),
            hash: hash.none,
        });
        this.#connections.push({ gateway, client });

        return gateway.getNetwork(ready.channel);
    }
}

/** Does what it is given, so many at a time. */
export async function inTurns(acts: readonly (() => Promise<void>)[], atOnce: number): Promise<void> {
    const left = acts.values();
    const work = async (): Promise<void> => {
        for (const act of left) {
            await act();
        }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
}

export function chunks<Item>(items: readonly Item[], size: number): readonly Item[][] {
    return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}

export function newId(): string {
    return randomBytes(16).toString('hex');
}
