import { readFileSync } from 'node:fs';
import { credentials } from '@grpc/grpc-js';
import { configUpdate } from '@cohong/embedded-fabric';
import { common, orderer as ordering } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { until } from '../../processes/until.js';
import { leads, ordererAddress, type Orderer } from '../orderer.js';
import type { Peer } from '../peer.js';
import { signature, signatureHeader, signedBy, type Administrator } from './administrator.js';
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
        await untilOrdered(door, sequence, () => updateEnvelope(door.channel, update, change.administrators));
        await everyPeerHas(door, sequence);
    }
}

/**
 * Hands a change in, and again when no block has come of it for a while: an orderer that has taken it lets it fall when
 * it ceases to lead before it has ordered it. Ordered twice it cannot be, since it names the versions that it changes.
 */
async function untilOrdered(
    door: ChannelDoor,
    sequence: number,
    envelope: () => Promise<common.Envelope>,
): Promise<void> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
        await handIn(await leaderFirst(door), await envelope()).catch(async (error: unknown) => {
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
async function updateEnvelope(
    channel: string,
    update: common.ConfigUpdate,
    administrators: readonly Administrator[],
): Promise<common.Envelope> {
    const [sender] = administrators;
    if (sender === undefined) {
        throw new Error('A change of the channel needs somebody who agrees to it.');
    }
    const bytes = update.serializeBinary();
    const agreed = new common.ConfigUpdateEnvelope();
    agreed.setConfigUpdate(bytes);
    agreed.setSignaturesList(
        await Promise.all(
            administrators.map(async (administrator) => {
                const signed = await signedBy(administrator, bytes);
                const agreement = new common.ConfigSignature();
                agreement.setSignatureHeader(signed.header);
                agreement.setSignature(signed.signature);
                return agreement;
            }),
        ),
    );
    const channelHeader = new common.ChannelHeader();
    channelHeader.setType(common.HeaderType.CONFIG_UPDATE);
    channelHeader.setChannelId(channel);
    channelHeader.setTimestamp(Timestamp.fromDate(new Date()));
    const header = new common.Header();
    header.setChannelHeader(channelHeader.serializeBinary());
    header.setSignatureHeader(signatureHeader(sender).serializeBinary());
    const payload = new common.Payload();
    payload.setHeader(header);
    payload.setData(agreed.serializeBinary());
    const envelope = new common.Envelope();
    envelope.setPayload(payload.serializeBinary());
    envelope.setSignature(await signature(sender, payload.serializeBinary()));
    return envelope;
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
