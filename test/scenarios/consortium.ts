import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import type { ContractClass, EmbeddedNetwork } from '@cohong/embedded-fabric';
import { createGateway, loadConfig, type Gateway, type GatewayConfig } from '@cohong/gateway';
import {
    embeddedEngineOn,
    fabricEngine,
    found,
    keepMaterial,
    onPorts,
    openTokenIssuer,
    readConsortium,
    withFreePorts,
    writeGatewayConfiguration,
    type Consortium,
    type Engine,
    type Organisation,
    type RunningNetwork,
    type TokenRequest,
} from '@cohong/network';
import { createClient, type Client as ApiClient } from '@cohong/client';
import { contracts as dcep } from '@cohong/dcep-chaincode';
import { contracts as trade } from '@cohong/trade-chaincode';
import { pino } from 'pino';
import { freshDatabase, type FreshDatabase } from '../postgres/fresh-database.js';
import { Client, type Door } from '../story/client.js';

const root = path.resolve(__dirname, '../..');
const contractsOf: Readonly<Record<string, readonly ContractClass[]>> = { trade, dcep };

/** One organisation of a consortium under test, its gateway in this process. */
export interface TestOrganisation extends Door {
    readonly mspId: string;
    /** A token of everything, or of what is asked for. */
    readonly token: (user: string, request?: TokenRequest) => Promise<string>;
    /** Everything that its gateway has logged. */
    readonly log: () => string;
    readonly user: (name: string) => Client;
    /** The same user with the client that is made of the API's document. */
    readonly client: (name: string) => ApiClient;
    readonly database: FreshDatabase;
    stopGateway(): Promise<void>;
    startGateway(): Promise<void>;
}

/** A whole consortium, founded, with real gateways over HTTP. */
export interface TestConsortium {
    readonly doors: Readonly<Record<string, TestOrganisation>>;
    /** The embedded network itself, to look inside; undefined on real Fabric. */
    readonly embedded: EmbeddedNetwork | undefined;
    readonly description: Consortium;
    readonly network: RunningNetwork;
    readonly folder: string;
    readonly organisation: (mspId: string) => TestOrganisation;
    /** Does something while all peers of an organisation are away, and brings them back. */
    readonly withoutPeersOf: <Result>(mspId: string, act: () => Promise<Result>) => Promise<Result>;
    stop(): Promise<void>;
}

export interface TestConsortiumOptions {
    /** Another consortium than that of network/consortium.yaml. */
    readonly described?: () => Consortium;
    /** Changes the description before anything starts: another registrar's patience, another chaincode. */
    readonly edit?: (consortium: Consortium) => Consortium;
    /** Contracts of chaincodes that `edit` adds, on the embedded network. */
    readonly contracts?: Readonly<Record<string, readonly ContractClass[]>>;
    /** How long every gateway waits for its peer, and on the embedded network a peer for another: less than in production. */
    readonly patience?: {
        readonly deadlines: GatewayConfig['deadlines'];
        readonly peerMilliseconds: number;
        readonly cancelAfterSeconds?: number;
    };
    /** To whom each gateway tells what it traces. */
    readonly tracing?: (mspId: string) => GatewayConfig['tracing'];
}

/** Whether the scenarios can run on the engine that NETWORK names; the reason when they cannot. */
export function reasonToSkip(): string | undefined {
    return process.env['NETWORK'] === 'fabric' && process.env['FABRIC_BIN'] === undefined
        ? 'NETWORK is fabric and FABRIC_BIN names no folder with its binaries'
        : undefined;
}

/** Brings up the consortium of network/consortium.yaml, or another, on ports and in a folder of its own. */
export async function startTestConsortium(options: TestConsortiumOptions = {}): Promise<TestConsortium> {
    const folder = mkdtempSync(path.join(tmpdir(), 'cohong-test-'));
    const described = options.described?.() ?? readConsortium(path.join(root, 'network/consortium.yaml'));
    const description = await onOtherPorts(options.edit?.(described) ?? described);
    await keepMaterial(folder, description.organisations);
    let embedded: EmbeddedNetwork | undefined;
    const engine = engineUnderTest(options, (network) => (embedded = network));
    const network = await engine.start({ consortium: description, folder, log: () => undefined });
    const organisations: TestOrganisation[] = [];
    for (const organisation of description.organisations) {
        const { patience, tracing } = options;
        const database = await freshDatabase();
        const parts = { description, organisation, network, folder, database };
        organisations.push(await openOrganisation({ ...parts, patience, tracing: tracing?.(organisation.mspId) }));
    }
    const doors = Object.fromEntries(organisations.map((each) => [each.mspId, each]));
    const organisation = (mspId: string): TestOrganisation => doors[mspId]!;
    await found(description.founding, organisation);
    return {
        doors,
        embedded,
        description,
        network,
        folder,
        organisation,
        withoutPeersOf: async (mspId, act) => {
            const peers = Object.values(network.nodes).filter(
                ({ name }) => /^peer\d+\.(.*)$/.exec(name)?.[1] === mspId,
            );
            await Promise.all(peers.map((peer) => peer.stop()));
            try {
                return await act();
            } finally {
                await Promise.all(peers.map((peer) => peer.start()));
            }
        },
        stop: async () => {
            await Promise.all(organisations.map((each) => each.stopGateway()));
            await Promise.all([network.stop(), ...organisations.map(({ database }) => database.drop())]);
            rmSync(folder, { recursive: true, force: true });
        },
    };
}

/**
 * The embedded network binds whatever is free, so that suites run side by side, and waits for little company before it
 * cuts a block, since every act of a story waits for the one before; Fabric must be told its ports beforehand.
 */
async function onOtherPorts(consortium: Consortium): Promise<Consortium> {
    if (process.env['NETWORK'] === 'fabric') {
        return await withFreePorts(consortium);
    }
    const { maxMessages } = consortium.batch;

    return onPorts({ ...consortium, batch: { maxMessages, timeoutMilliseconds: 5 } }, () => 0);
}

/** The embedded network with every chaincode in this thread, so that coverage sees it; or Fabric itself. */
export function engineUnderTest(
    { contracts = {}, patience }: TestConsortiumOptions = {},
    onStart: (network: EmbeddedNetwork) => void = () => undefined,
): Engine {
    if (process.env['NETWORK'] === 'fabric') {
        return fabricEngine;
    }
    return embeddedEngineOn({
        source: ({ name }) => ({ kind: 'in-thread', load: () => contracts[name] ?? contractsOf[name]! }),
        ...(patience && { settings: { chaincodeTimeoutMs: patience.peerMilliseconds } }),
        onStart,
    });
}

interface OpenOrganisation {
    readonly description: Consortium;
    readonly organisation: Organisation;
    readonly network: RunningNetwork;
    readonly folder: string;
    readonly patience: TestConsortiumOptions['patience'];
    readonly tracing: GatewayConfig['tracing'];
    readonly database: FreshDatabase;
}

async function openOrganisation({
    description,
    organisation,
    network,
    folder,
    patience,
    tracing,
    database,
}: OpenOrganisation): Promise<TestOrganisation> {
    const { mspId } = organisation;
    const tokens = await openTokenIssuer(path.join(folder, 'issuers', mspId), mspId);
    const configuration = writeGatewayConfiguration({
        consortium: description,
        organisation,
        peer: network.peers[mspId]!,
        tokens,
        databaseUrl: database.url,
        folder,
    });
    const lines: string[] = [];
    const sink = new Writable({
        write: (chunk: Buffer, _encoding, done) => {
            lines.push(chunk.toString('utf8'));
            done();
        },
    });
    const loaded = await loadConfig(configuration);
    const { deadlines = loaded.deadlines, cancelAfterSeconds = loaded.outbox.cancelAfterSeconds } = patience ?? {};
    const config = { ...loaded, deadlines, tracing, outbox: { ...loaded.outbox, cancelAfterSeconds } };
    let { port } = config.listen;
    const open = async (): Promise<Gateway> => {
        const logger = pino({ level: 'debug', base: { mspId } }, sink);
        const gateway = createGateway({ ...config, listen: { ...config.listen, port } }, { logger });
        // It comes back where it was.
        ({ port } = await gateway.listen());
        return gateway;
    };
    let gateway: Gateway | undefined = await open();
    const token = (user: string, request?: TokenRequest): Promise<string> => tokens.issue(user, request);
    const url = `http://127.0.0.1:${port}`;
    return {
        mspId,
        url,
        token,
        database,
        log: () => lines.join(''),
        user: (name) => new Client({ url, token }, name),
        client: (name) => createClient({ url, token: () => token(name) }),
        stopGateway: async () => {
            await gateway?.stop();
            gateway = undefined;
        },
        startGateway: async () => {
            gateway ??= await open();
        },
    };
}
