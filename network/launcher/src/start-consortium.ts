import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Consortium, Organisation } from './consortium/consortium.js';
import { isFree } from './consortium/free-ports.js';
import type { ConsortiumStatus } from './control/status.js';
import { openDatabase, type ConsortiumDatabase } from './database/database.js';
import { requireFit } from './doctor/require-fit.js';
import type { Engine, PeerEndpoint, RunningNetwork, RunningNode, Wish } from './engine.js';
import { found } from './founding/found.js';
import { FoundingRecord } from './founding/founding-record.js';
import type { GatewayDescription } from './gateways/configuration.js';
import { startGateway, type RunningGateway } from './gateways/gateway.js';
import { requireNothingLeft, requireSpared } from './growing/leaving.js';
import {
    requireNothing,
    requireOnlyChaincodes,
    requireOnlyMember,
    requireOnlyOrderer,
} from './growing/other-wishes.js';
import { gatewayName, orderingNodes, peerName } from './node-names.js';
import { keepMaterial } from './pki/keep-material.js';
import { Processes } from './processes/processes.js';
import { endStaleProcesses } from './processes/records.js';
import { openTokenIssuer } from './tokens/issuer.js';

/** An organisation of a running consortium, as a client meets it. */
export interface RunningOrganisation {
    readonly mspId: string;
    readonly name: string;
    readonly kind: string;
    /** Where its gateway serves, such as `http://127.0.0.1:8054`. */
    readonly url: string;
    readonly peer: PeerEndpoint;
    /** A development token for one of its users. */
    readonly token: (user: string) => Promise<string>;
    /** Its gateway alone. */
    readonly gateway: RunningNode;
}

/** A consortium that has come up, gateways and all, and has been founded. */
export interface RunningConsortium {
    /** What it is just now. */
    readonly consortium: Consortium;
    readonly organisations: Readonly<Record<string, RunningOrganisation>>;
    readonly network: RunningNetwork;
    /** The database server by itself; undefined when DATABASE_URL names one that is not ours. */
    readonly database: RunningNode | undefined;
    status(): Promise<ConsortiumStatus>;
    /**
     * Takes in an organisation that the wished-for consortium has more: on the network, with its gateway, in the other
     * gateways' configuration and in the member book. What an attempt before has done is left alone.
     *
     * @throws Error when anything else is wished for, before anything is changed; or when a step fails.
     */
    addOrganisation(mspId: string, wish: Wish): Promise<void>;
    /**
     * Lets an organisation leave that the wished-for consortium has among its former members. Its gateway is closed
     * first; when it has business that is not ended, it is opened again and nothing is changed.
     *
     * @throws Error when anything else is wished for or it cannot be spared, before anything is changed; or when a step fails.
     */
    removeOrganisation(mspId: string, wish: Wish): Promise<void>;
    /**
     * Has the members agree on what is wished for of some chaincodes, of all where none is named; traffic goes on.
     *
     * @throws Error when anything else is wished for, before anything is changed; or when a step fails.
     */
    upgradeChaincodes(names: readonly string[], wish: Wish): Promise<void>;
    /**
     * Has an orderer order that the wished-for consortium has more, such as `orderer1.OrdererMSP`.
     *
     * @throws Error when anything else is wished for, before anything is changed; or when a step fails.
     */
    addOrderer(name: string, wish: Wish): Promise<void>;
    /** The same for one that the wished-for consortium has less. */
    removeOrderer(name: string, wish: Wish): Promise<void>;
    /**
     * Gives an organisation, a member or one that orders, new certificates for its nodes and users.
     *
     * @throws Error when anything is wished for that has not been carried out, before anything is changed; or when a step fails.
     */
    renewCertificates(mspId: string, wish: Wish): Promise<void>;
    stop(): Promise<void>;
}

export interface StartOptions {
    readonly consortium: Consortium;
    readonly engine: Engine;
    readonly folder: string;
    /** One line for each step, as it happens. */
    readonly log: (line: string) => void;
}

/**
 * Brings up the network, the gateways' database server and a gateway process for every organisation, and founds the
 * consortium.
 *
 * @throws Error that says what failed; everything that had been started is stopped first.
 */
export async function startConsortium(options: StartOptions): Promise<RunningConsortium> {
    const { consortium, engine, folder, log } = options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await endStaleProcesses(folder, log);
    await requireFit({ consortium, engine: engine.name, folder });
    log('certificates …');
    await keepMaterial(folder, consortium.organisations);
    const running = new StartedConsortium(options, await startFoundations(options));
    try {
        await running.open();
    } catch (error) {
        await running.stop();
        throw error;
    }
    return running;
}

/** What gateways stand on. */
interface Foundations {
    readonly network: RunningNetwork;
    readonly database: ConsortiumDatabase;
}

/** Starts both side by side; when one cannot be started, the other is stopped. */
async function startFoundations({ consortium, engine, folder, log }: StartOptions): Promise<Foundations> {
    const [network, database] = await Promise.allSettled([
        engine.start({ consortium, folder, log }),
        openDatabase({ folder, note: log }),
    ]);
    if (network.status === 'fulfilled' && database.status === 'fulfilled') {
        return { network: network.value, database: database.value };
    }
    for (const each of [network, database]) {
        if (each.status === 'fulfilled') {
            await each.value.stop();
        }
    }
    throw network.status === 'rejected' ? network.reason : (database as PromiseRejectedResult).reason;
}

class StartedConsortium implements RunningConsortium {
    readonly network: RunningNetwork;
    readonly #database: ConsortiumDatabase;
    readonly #options: StartOptions;
    readonly #gateways: Processes;
    readonly #organisations = new Map<string, OpenOrganisation>();
    #consortium: Consortium;

    constructor(options: StartOptions, { network, database }: Foundations) {
        this.network = network;
        this.#database = database;
        this.#options = options;
        this.#gateways = new Processes({ folder: options.folder, note: options.log });
        this.#consortium = options.consortium;
    }

    get consortium(): Consortium {
        return this.#consortium;
    }

    get database(): RunningNode | undefined {
        return this.#database.node;
    }

    get organisations(): Readonly<Record<string, RunningOrganisation>> {
        return Object.fromEntries(this.#organisations);
    }

    async open(): Promise<void> {
        const { log } = this.#options;
        const { organisations } = this.#consortium;
        log(`${organisations.length} gateways …`);
        await Promise.all(organisations.map((organisation) => this.#bringUp(organisation, this.#consortium)));
        log('founding …');
        await this.#found(this.#consortium);
    }

    async status(): Promise<ConsortiumStatus> {
        return {
            engine: this.#options.engine.name,
            channel: this.#consortium.channel,
            nodes: [
                ...(await this.network.status()),
                ...(await this.#database.status()),
                ...(await this.#gateways.status()),
            ],
        };
    }

    async addOrganisation(mspId: string, wish: Wish): Promise<void> {
        const { consortium: wished, log } = wish;
        const organisation = wished.organisations.find((each) => each.mspId === mspId);
        if (organisation === undefined) {
            throw new Error(`consortium.yaml has no organisation ${mspId}; it is added there first.`);
        }
        requireOnlyMember({ running: this.#consortium, wished }, mspId);
        await this.#requireFreePorts([
            ...organisation.peers.map(({ port }, index) => ({ name: peerName(mspId, index), port })),
            { name: gatewayName(mspId), port: organisation.gatewayPort },
        ]);
        log('certificates …');
        await keepMaterial(this.#options.folder, [organisation]);
        await this.network.addOrganisation(mspId, wish);
        await this.#openGatewayOf(organisation, wish);
        log('member book …');
        await this.#found(wished);
        this.#consortium = wished;
    }

    async removeOrganisation(mspId: string, wish: Wish): Promise<void> {
        const { consortium: wished, log } = wish;
        const wishes = { running: this.#consortium, wished };
        requireSpared(wishes, mspId);
        requireOnlyMember(wishes, mspId);
        await this.#closeGatewayOf(mspId, log);
        await this.network.removeOrganisation(mspId, wish);
        // Broken off and gone on with after a start, all were started without it.
        if (this.#organisations.has(mspId)) {
            await this.#tellGateways(wished.organisations, wish);
            await this.#gateways.end(gatewayName(mspId));
            this.#organisations.delete(mspId);
        }
        this.#consortium = wished;
    }

    async upgradeChaincodes(asked: readonly string[], wish: Wish): Promise<void> {
        const { consortium: wished } = wish;
        const known = this.#consortium.chaincodes.map(({ name }) => name);
        const unknown = asked.find((name) => !known.includes(name));
        if (unknown !== undefined) {
            throw new Error(`No chaincode of the consortium is called ${unknown}; there are ${known.join(', ')}.`);
        }
        const names = asked.length === 0 ? known : asked;
        requireOnlyChaincodes({ running: this.#consortium, wished }, names);
        await this.network.upgradeChaincodes(names, wish);
        this.#consortium = wished;
    }

    async addOrderer(name: string, wish: Wish): Promise<void> {
        const { consortium: wished } = wish;
        const orderer = orderingNodes(wished.ordering).find((node) => node.name === name);
        if (orderer === undefined) {
            throw new Error(
                `consortium.yaml has no orderer ${name}; it has ${orderersOf(wished)}. It is added there first.`,
            );
        }
        requireOnlyOrderer({ running: this.#consortium, wished }, name, 'new');
        await this.#requireFreePorts([orderer]);
        await this.network.addOrderer(wish);
        this.#consortium = wished;
    }

    async removeOrderer(name: string, wish: Wish): Promise<void> {
        const { consortium: wished } = wish;
        if (orderingNodes(wished.ordering).some((node) => node.name === name)) {
            throw new Error(`consortium.yaml still has the orderer ${name}; it is taken out there first.`);
        }
        if (!orderingNodes(this.#consortium.ordering).some((node) => node.name === name)) {
            throw new Error(`Nobody orders as ${name}; there are ${orderersOf(this.#consortium)}.`);
        }
        requireOnlyOrderer({ running: this.#consortium, wished }, name, 'gone');
        await this.network.removeOrderer(wish);
        this.#consortium = wished;
    }

    async renewCertificates(mspId: string, wish: Wish): Promise<void> {
        const { organisations, ordering } = this.#consortium;
        const organisation = organisations.find((each) => each.mspId === mspId);
        if (organisation === undefined && !ordering.nodes.some((node) => node.mspId === mspId)) {
            throw new Error(`Nobody in the consortium is called ${mspId}.`);
        }
        requireNothing({ running: this.#consortium, wished: wish.consortium });
        await this.network.renewCertificates(mspId, wish);
        if (organisation !== undefined) {
            await this.#tellGateways([organisation], wish);
        }
    }

    /** The gateways first: what they have begun they can then still end. */
    async stop(): Promise<void> {
        await this.#gateways.stop();
        await Promise.all([this.network.stop(), this.#database.stop()]);
    }

    async #found({ founding }: Consortium): Promise<void> {
        const { folder, engine } = this.#options;
        const record = new FoundingRecord(path.join(folder, engine.name));
        await found(record.outstanding(founding), (mspId) => this.#existing(mspId));
        record.write(founding);
    }

    /** So that nothing new is begun while it is asked whether all has ended. */
    async #closeGatewayOf(mspId: string, log: (line: string) => void): Promise<void> {
        const gateway = this.#organisations.get(mspId)?.gateway;
        log(`whether ${mspId} has business that is not ended …`);
        await gateway?.stop();
        try {
            await requireNothingLeft(this.#consortium, mspId, (asked) => this.#existing(asked));
        } catch (error) {
            await gateway?.start();
            throw error;
        }
    }

    async #openGatewayOf(organisation: Organisation, { consortium: wished, log }: Wish): Promise<void> {
        if (!this.#organisations.has(organisation.mspId)) {
            log(`gateway of ${organisation.mspId} …`);
            await this.#bringUp(organisation, wished);
        }
        await this.#tellGateways(this.#consortium.organisations, { consortium: wished, log });
    }

    /** One after the other, so that of several registrars and banks one is away at a time. */
    async #tellGateways(organisations: readonly Organisation[], { consortium, log }: Wish): Promise<void> {
        for (const organisation of organisations) {
            log(`gateway of ${organisation.mspId}, which is told …`);
            const description = await this.#described(organisation, consortium);
            await this.#existing(organisation.mspId).gateway.reconfigure(description);
        }
    }

    async #bringUp(organisation: Organisation, consortium: Consortium): Promise<void> {
        const { mspId, name, kind } = organisation;
        const description = await this.#described(organisation, consortium);
        const gateway = await startGateway({ ...description, processes: this.#gateways });
        const { peer, tokens } = description;
        const token = (user: string): Promise<string> => tokens.issue(user);
        this.#organisations.set(mspId, { mspId, name, kind, url: gateway.url, peer, token, gateway });
    }

    async #described(organisation: Organisation, consortium: Consortium): Promise<GatewayDescription> {
        const { folder } = this.#options;
        const { mspId } = organisation;
        const peer = this.network.peers[mspId];
        if (peer === undefined) {
            throw new Error(`The network has no peer for ${mspId}.`);
        }
        const tokens = await openTokenIssuer(path.join(folder, 'issuers', mspId), mspId);
        const databaseUrl = await this.#database.addressFor(mspId);
        return { consortium, organisation, peer, tokens, databaseUrl, folder };
    }

    /** Of what runs already the port is taken by itself. */
    async #requireFreePorts(places: readonly { readonly name: string; readonly port: number }[]): Promise<void> {
        const own = new Set((await this.status()).nodes.map(({ name }) => name));
        for (const { name, port } of places) {
            if (!own.has(name) && !(await isFree(port))) {
                throw new Error(`Port ${port}, which consortium.yaml gives to ${name}, is taken. Give it another.`);
            }
        }
    }

    #existing(mspId: string): OpenOrganisation {
        const organisation = this.#organisations.get(mspId);
        if (organisation === undefined) {
            throw new Error(`Nobody in the consortium is called ${mspId}.`);
        }
        return organisation;
    }
}

function orderersOf({ ordering }: Consortium): string {
    return orderingNodes(ordering)
        .map(({ name }) => name)
        .join(', ');
}

interface OpenOrganisation extends RunningOrganisation {
    readonly gateway: RunningGateway;
}
