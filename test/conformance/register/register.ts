import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type OrganisationMaterial, readMaterial } from '@cohong/embedded-fabric';
import { status } from '@grpc/grpc-js';
import {
    GatewayError,
    type ProposalOptions,
    type Status,
    type SubmittedTransaction,
    type Transaction,
} from '@hyperledger/fabric-gateway';
import { common, peer } from '@hyperledger/fabric-protos';

import { until } from '../../story/until.js';
import { committedTransaction, type CommittedTransaction } from './committed-transaction.js';
import { type Client, connectAs, type Credentials } from './client.js';
import { channelName, registerConsortium } from './consortium.js';
import { embeddedRegister } from './embedded.js';
import type { Endpoint, RegisterEngine, RunningRegister } from './engine.js';
import { fabricRegister } from './fabric.js';

const engines: Readonly<Record<string, RegisterEngine>> = { embedded: embeddedRegister, fabric: fabricRegister };

/** The engine that the environment variable NETWORK names; the embedded one by default. */
export function engineUnderTest(): RegisterEngine {
    const name = process.env['NETWORK'] ?? 'embedded';
    const engine = engines[name];
    if (engine === undefined) throw new Error(`NETWORK must be ${Object.keys(engines).join(' or ')}; it is ${name}.`);
    return engine;
}

/** The code of a gateway that knows of no peer to ask. */
const noneKnown: number = status.FAILED_PRECONDITION;

/** One transaction to propose. */
export interface Call {
    readonly name: string;
    readonly options: ProposalOptions;
}

/** The register on a running network: all that the areas of the suite share, so its keys must not collide. */
export class Register {
    readonly engine: RegisterEngine;
    readonly #folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    readonly #clients = new Map<string, Client>();
    readonly #materials = new Map<string, OrganisationMaterial>();
    #running: RunningRegister | undefined;

    constructor(engine: RegisterEngine) {
        this.engine = engine;
    }

    async start(): Promise<void> {
        this.#running = await this.engine.start(this.#folder);
        for (const { mspId } of registerConsortium.organisations) {
            this.#materials.set(mspId, readMaterial(join(this.#folder, 'organisations', mspId)));
        }
    }

    async stop(): Promise<void> {
        for (const client of this.#clients.values()) client.close();
        await this.#running?.stop();
        rmSync(this.#folder, { recursive: true, force: true });
    }

    /** Everything that an organisation has in keys and certificates. */
    material(mspId: string): OrganisationMaterial {
        return this.#materials.get(mspId)!;
    }

    /** Where the gateway of an organisation's peer listens. */
    endpoint(mspId: string): Endpoint {
        return this.#network.endpoint(mspId);
    }

    /** The user of an organisation, at its own gateway or at another's. */
    client(mspId: string, { at = mspId }: { readonly at?: string } = {}): Client {
        return this.connect({ mspId, ...this.material(mspId).users['alice']! }, at);
    }

    /** Whoever has these credentials, at an organisation's gateway; closed when the register stops. */
    connect(credentials: Credentials, at: string): Client {
        const { mspId, certificatePem, privateKeyPem } = credentials;
        const key = [at, mspId, certificatePem, privateKeyPem].join();
        const client = this.#clients.get(key) ?? connectAs(credentials, this.#network.endpoint(at));
        this.#clients.set(key, client);
        return client;
    }

    /** Simulates all on the same state, then has them in one block, in this order, until every peer has it. */
    async inOneBlock({ contract }: Client, ...calls: readonly Call[]): Promise<Status[]> {
        const endorsed: Transaction[] = [];
        for (const { name, options } of calls) endorsed.push(await contract.newProposal(name, options).endorse());
        await this.awaitCut();
        const submitted = await this.order(endorsed);
        const statuses = await Promise.all(submitted.map((transaction) => transaction.getStatus()));
        if (new Set(statuses.map(({ blockNumber }) => blockNumber)).size > 1) {
            throw new Error('The orderer cut a block between them: this machine hands them in too slowly.');
        }
        await this.untilLevel();
        return statuses;
    }

    /** Waits for the next interval to begin, where blocks are cut at intervals: one block takes what is handed in now. */
    async awaitCut(): Promise<void> {
        if (this.engine.cutsAtIntervals) await this.client('AlphaMSP').contract.submitTransaction('Announce', 'Cut');
    }

    /** Hands transactions in so that they come into one block, in this order. */
    async order(transactions: readonly Transaction[]): Promise<SubmittedTransaction[]> {
        return this.#network.inOneBlock(async () => {
            const submitted: SubmittedTransaction[] = [];
            for (const transaction of transactions) submitted.push(await transaction.submit());
            return submitted;
        });
    }

    /** How many blocks an organisation's peer has. */
    async height(mspId = 'AlphaMSP'): Promise<number> {
        const info = await this.#system(mspId).evaluateTransaction('GetChainInfo', channelName);
        return common.BlockchainInfo.deserializeBinary(info).getHeight();
    }

    /** Waits until every peer has the blocks that Alpha's has: a commit status tells of one peer only. */
    async untilLevel(): Promise<void> {
        const height = await this.height();
        for (const { mspId } of registerConsortium.organisations) {
            await until({
                what: `${mspId} to have ${height} blocks`,
                ask: () => this.height(mspId),
                isAwaited: (own) => own >= height,
            });
        }
    }

    /** A block as an organisation's peer keeps it. */
    async block(number: number, mspId = 'AlphaMSP'): Promise<common.Block> {
        return common.Block.deserializeBinary(await this.blockBytes(number, mspId));
    }

    /** The same before anybody has read it. */
    async blockBytes(number: number, mspId = 'AlphaMSP'): Promise<Uint8Array> {
        return this.#system(mspId).evaluateTransaction('GetBlockByNumber', channelName, String(number));
    }

    /** A transaction as it stands in its block. */
    async transaction(txId: string): Promise<CommittedTransaction> {
        const bytes = await this.#system('AlphaMSP').evaluateTransaction('GetTransactionByID', channelName, txId);
        return committedTransaction(peer.ProcessedTransaction.deserializeBinary(bytes));
    }

    /** Whether a text lies in clear anywhere in what an organisation's peer keeps. */
    keepsInClear(mspId: string, text: string): boolean {
        return this.#network.keepsInClear(mspId, Buffer.from(text));
    }

    /** Does something while an organisation's chaincode is not there. */
    async withChaincodeDown(mspId: string, chaincode: string, act: () => Promise<void>): Promise<void> {
        const node = this.#network.node(`${chaincode}.peer0.${mspId}`);
        await node.stop();
        try {
            await act();
        } finally {
            await node.start();
        }
    }

    /** Does something while organisations' peers, killed as by a crash, are not there and the others have noticed. */
    async withPeersDown(mspIds: readonly string[], act: () => Promise<void>): Promise<void> {
        const nodes = mspIds.map((mspId) => this.#network.node(`peer0.${mspId}`));
        await Promise.all(nodes.map((node) => node.kill()));
        // Whatever kept it up brings it back no more.
        await Promise.all(nodes.map((node) => node.stop()));
        try {
            await this.#untilEachSees(mspIds, 'gone');
            await act();
        } finally {
            await Promise.all(nodes.map((node) => node.start()));
            await this.#untilEachSees(mspIds, 'there');
        }
    }

    /** Peers learn by gossip who is there, and a gateway asks whom its peer knows of. */
    async #untilEachSees(mspIds: readonly string[], sight: 'there' | 'gone'): Promise<void> {
        const all = registerConsortium.organisations.map(({ mspId }) => mspId);
        const asked = sight === 'there' ? all : all.filter((mspId) => !mspIds.includes(mspId));
        const forMs = sight === 'there' ? this.engine.settlesWithinMs : 0;
        const pairs = asked.flatMap((at) => mspIds.map((mspId) => [mspId, at] as const));
        let since = Infinity;
        await until({
            what: `${asked.join()} to see ${mspIds.join()} ${sight}`,
            ask: async () => {
                const askedAt = performance.now();
                const seen = await Promise.all(pairs.map(([mspId, at]) => this.#sightOf(mspId, at)));
                since = seen.every((each) => each === sight) ? Math.min(since, askedAt) : Infinity;
                return { seen, forMs: askedAt - since };
            },
            isAwaited: (answer) => answer.forMs >= forMs,
            seconds: 60,
        });
    }

    /** A gateway that still believes in a peer which has gone answers that it cannot reach it. */
    async #sightOf(mspId: string, at: string): Promise<'there' | 'gone' | 'unclear'> {
        const { contract } = this.client(at);
        try {
            await contract.evaluate('WhereAmI', { endorsingOrganizations: [mspId] });
            return 'there';
        } catch (cause) {
            return cause instanceof GatewayError && cause.code === noneKnown ? 'gone' : 'unclear';
        }
    }

    #system(mspId: string): ReturnType<Client['network']['getContract']> {
        return this.client(mspId).network.getContract('qscc');
    }

    get #network(): RunningRegister {
        if (this.#running === undefined) throw new Error('The register has not been started.');
        return this.#running;
    }
}
