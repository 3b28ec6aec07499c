import { readFileSync } from 'node:fs';
import { credentials } from '@grpc/grpc-js';
import { configUpdate, signedUpdate } from '@cohong/embedded-fabric';
import { common, orderer as ordering } from '@hyperledger/fabric-protos';
import { until } from '../../processes/until.js';
import { leads, ordererAddress, type Orderer } from '../orderer.js';
import type { Peer } from '../peer.js';
import { signingAs, type Administrator } from './administrator.js';
import { adopting, type ConfigPart } from './config-parts.js';
import { presentConfiguration } from './read-channel.js';

const takenSeconds = 30;
const orderedSeconds = 15;
const attempts = 3;
const answerMilliseconds = 10_000;

/** A channel, and through whom its configuration is read and changed. */
export interface ChannelDoor {
    readonly channel: string;
    readonly orderers: readonly Orderer[];
    readonly peers: readonly Peer[];
}

/** What is to be said differently, and who agrees to it. */
export interface ChannelChange {
    readonly present: common.Config;
    /** Where the parts are taken from. */
    readonly wished: common.ConfigGroup;
    readonly parts: readonly ConfigPart[];
    /** Enough of them for the policy of what is changed; the first hands it in. */
    readonly administrators: readonly Administrator[];
}

/** Changes the channel's configuration and resolves when every peer has taken it; does nothing when it says so already. */
export async function changeChannel(door: ChannelDoor, change: ChannelChange): Promise<void> {
    const present = change.present.getChannelGroup() ?? new common.ConfigGroup();
    const update = configUpdate(door.channel, present, adopting(present, change.wished, change.parts));
    if (update !== undefined) {
        const sequence = change.present.getSequence() + 1;
        await untilOrdered(door, sequence, () => updateEnvelope(update, change.administrators));
        await everyPeerHas(door, sequence);
    }
}

/**
 * Hands a change in, and again when no block has come of it for a while: an orderer that has taken it lets it fall when
 * it ceases to lead before it has ordered it. Ordered twice it cannot be, since it names the versions that it changes.
 */
async function untilOrdered(door: ChannelDoor, sequence: number, envelope: () => common.Envelope): Promise<void> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
        await handIn(await leaderFirst(door), envelope()).catch(async (error: unknown) => {
            if (!(await isTaken(door, sequence))) {
                throw error;
            }
        });
        const isOrdered = await until({ what: 'a block', seconds: orderedSeconds, isSo: () => isTaken(door, sequence) })
            .then(() => true)
            .catch(() => false);
        if (isOrdered) {
            return;
        }
    }
    throw new Error('The orderers took the change of the channel and put it into no block. `cohong logs` tells more.');
}

/** Whether one peer at least knows of it. */
async function isTaken({ channel, peers }: ChannelDoor, sequence: number): Promise<boolean> {
    const sequences = await Promise.all(
        peers.map(async (peer) => {
            const present = await presentConfiguration(peer, channel).catch(() => undefined);
            return present?.getSequence() ?? 0;
        }),
    );
    return sequences.some((each) => each >= sequence);
}

/** The update with everybody's signature on it, in an envelope of the first. */
function updateEnvelope(update: common.ConfigUpdate, administrators: readonly Administrator[]): common.Envelope {
    const [sender, ...others] = administrators.map(signingAs);
    if (sender === undefined) {
        throw new Error('A change of the channel needs somebody who agrees to it.');
    }
    return signedUpdate(update, [sender, ...others], new Date());
}

/** Only the one that leads knows which of the others are there, and without that refuses to change who orders. */
async function leaderFirst({ channel, orderers }: ChannelDoor): Promise<Orderer[]> {
    const leading = await Promise.all(orderers.map((orderer) => leads(orderer, channel)));
    return [...orderers.filter((_, index) => leading[index]), ...orderers.filter((_, index) => !leading[index])];
}

/** Hands it to one orderer after another until one takes it. @throws Error when one refuses it, or none is there. */
async function handIn(orderers: readonly Orderer[], envelope: common.Envelope): Promise<void> {
    let absence: unknown;
    for (const orderer of orderers) {
        try {
            const { status, text } = await broadcast(orderer, envelope);
            if (status === common.Status.SUCCESS) {
                return;
            }
            if (status !== common.Status.SERVICE_UNAVAILABLE) {
                throw new RefusedChangeError(text);
            }
            absence = text;
        } catch (error) {
            if (error instanceof RefusedChangeError) {
                throw error;
            }
            absence = error;
        }
    }
    throw new Error(`No orderer took the change of the channel: ${String(absence)}`);
}

/** Thrown when an orderer says that a change is not as the channel's policies want it. */
class RefusedChangeError extends Error {
    constructor(text: string) {
        super(`The orderer refused the change of the channel: ${text}`);
        this.name = RefusedChangeError.name;
    }
}

interface Answer {
    readonly status: number;
    readonly text: string;
}

async function broadcast(orderer: Orderer, envelope: common.Envelope): Promise<Answer> {
    const root = readFileSync(orderer.files.tlsRootCertificate);
    const client = new ordering.AtomicBroadcastClient(ordererAddress(orderer), credentials.createSsl(root));
    try {
        const call = client.broadcast({ deadline: Date.now() + answerMilliseconds });
        return await new Promise<Answer>((resolve, reject) => {
            call.once('data', (response: ordering.BroadcastResponse) =>
                resolve({ status: response.getStatus(), text: response.getInfo() }),
            );
            call.once('error', reject);
            call.write(envelope);
            call.end();
        });
    } finally {
        client.close();
    }
}

async function everyPeerHas({ channel, peers }: ChannelDoor, sequence: number): Promise<void> {
    await Promise.all(
        peers.map((peer) =>
            until({
                what: `${peer.name} to take the channel's new configuration`,
                seconds: takenSeconds,
                isSo: async () => (await presentConfiguration(peer, channel)).getSequence() >= sequence,
            }),
        ),
    );
}
