import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Consortium, Organisation } from './consortium/consortium.js';
import type { ConsortiumStatus } from './control/status.js';
import type { Engine, PeerEndpoint, RunningNetwork, RunningNode } from './engine.js';
import { requireFit } from './doctor/require-fit.js';
import { found } from './founding/found.js';
import { FoundingRecord } from './founding/founding-record.js';
import { startGateway } from './gateways/gateway.js';
import { keepMaterial } from './pki/keep-material.js';
import { Processes } from './processes/processes.js';
import { endStaleProcesses } from './processes/records.js';
import { openTokenIssuer, type TokenIssuer } from './tokens/issuer.js';

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
    readonly organisations: Readonly<Record<string, RunningOrganisation>>;
    readonly network: RunningNetwork;
    status(): Promise<ConsortiumStatus>;
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
 * Brings up the network and a gateway process for every organisation, and founds the consortium.
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
    const network = await engine.start({ consortium, folder, log });
    const gateways = new Processes({ folder, note: log });
    try {
        const organisations: Record<string, RunningOrganisation> = {};
        log(`${consortium.organisations.length} gateways …`);
        await Promise.all(
            consortium.organisations.map(async (organisation) => {
                organisations[organisation.mspId] = await bringUp({ organisation, network, gateways, options });
            }),
        );
        log('founding …');
        const record = new FoundingRecord(path.join(folder, engine.name));
        await found(record.outstanding(consortium.founding), (mspId) => existing(organisations, mspId));
        record.write(consortium.founding);
        return {
            organisations,
            network,
            status: async () => ({
                engine: engine.name,
                channel: consortium.channel,
                nodes: [...(await network.status()), ...(await gateways.status())],
            }),
            stop: () => stopAll(gateways, network),
        };
    } catch (error) {
        await stopAll(gateways, network);
        throw error;
    }
}

interface BringUp {
    readonly organisation: Organisation;
    readonly network: RunningNetwork;
    readonly gateways: Processes;
    readonly options: StartOptions;
}

async function bringUp({ organisation, network, gateways, options }: BringUp): Promise<RunningOrganisation> {
    const { consortium, folder } = options;
    const { mspId, name, kind } = organisation;
    const peer = network.peers[mspId];
    if (peer === undefined) {
        throw new Error(`The network has no peer for ${mspId}.`);
    }
    const tokens: TokenIssuer = await openTokenIssuer(path.join(folder, 'issuers', mspId), mspId);
    const gateway = await startGateway({ consortium, organisation, peer, tokens, folder, processes: gateways });
    return { mspId, name, kind, url: gateway.url, peer, token: (user) => tokens.issue(user), gateway };
}

function existing(organisations: Readonly<Record<string, RunningOrganisation>>, mspId: string): RunningOrganisation {
    const organisation = organisations[mspId];
    if (organisation === undefined) {
        throw new Error(`Nobody in the consortium is called ${mspId}.`);
    }
    return organisation;
}

/** The gateways first: what they have begun they can then still end. */
async function stopAll(gateways: Processes, network: RunningNetwork): Promise<void> {
    await gateways.stop();
    await network.stop();
}
