import { common, orderer, peer } from '@hyperledger/fabric-protos';

import { packPrivateSets } from '../ledger/rwset.js';
import { timeWindowMs } from '../peer.js';
import { decode } from '../wire/decode.js';
import { filteredBlock } from '../wire/filtered-block.js';
import type { Identity } from '../wire/identity.js';
import { envelopeSigner } from '../wire/signer.js';
import { blocksOf, readBlock, startOf } from './blocks.js';
import type { GatewayContext } from './context.js';

const { Status } = common;

/** Puts one block of the ledger into a response, as far as this reader may see it. */
type Present = (context: GatewayContext, number: number, reader: Identity) => peer.DeliverResponse;

interface Seek {
    readonly reader: Identity;
    readonly seekInfo: orderer.SeekInfo;
}

/** Why a stream ends; deliver says it as a message of the stream, not as an error of the call. */
class SeekRefused extends Error {
    readonly status: common.StatusMap[keyof common.StatusMap];

    constructor(status: common.StatusMap[keyof common.StatusMap], message: string) {
        super(message);
        this.status = status;
    }
}

/** The blocks one seek envelope asks for, then a status. */
export async function* deliver(
    context: GatewayContext,
    { envelope, present }: { readonly envelope: common.Envelope; readonly present: Present },
    signal: AbortSignal,
): AsyncGenerator<peer.DeliverResponse, void> {
    try {
        const { reader, seekInfo } = readSeek(context, envelope);
        const range = rangeOf(seekInfo, context.peer.height);
        for await (const number of blocksOf(context, range, signal)) yield present(context, number, reader);
        yield ended(Status.SUCCESS);
    } catch (cause) {
        if (!(cause instanceof SeekRefused)) throw cause;
        yield ended(cause.status);
    }
}

function readSeek(context: GatewayContext, envelope: common.Envelope): Seek {
    const payload = decode(common.Payload, envelope.getPayload_asU8(), 'Payload');
    const header = payload.getHeader();
    if (header === undefined) throw new SeekRefused(Status.BAD_REQUEST, 'payload header is missing');
    const channelHeader = decode(common.ChannelHeader, header.getChannelHeader_asU8(), 'ChannelHeader');
    const signatureHeader = decode(common.SignatureHeader, header.getSignatureHeader_asU8(), 'SignatureHeader');
    // Unlike a proposal's, this time is never a story's: it is checked even where `strictTime` is off.
    const age = Math.abs((channelHeader.getTimestamp()?.getSeconds() ?? 0) * 1000 - Date.now());
    if (age > timeWindowMs) throw new SeekRefused(Status.BAD_REQUEST, 'envelope timestamp is out of the time window');
    if (channelHeader.getChannelId() !== context.channelId) {
        throw new SeekRefused(Status.NOT_FOUND, `channel ${channelHeader.getChannelId()} not found`);
    }
    const reader = envelopeSigner(envelope, signatureHeader, context);
    if (reader === undefined) throw new SeekRefused(Status.FORBIDDEN, 'nobody on the channel signed the envelope');
    return { reader, seekInfo: decode(orderer.SeekInfo, payload.getData_asU8(), 'SeekInfo') };
}

function rangeOf(seekInfo: orderer.SeekInfo, height: number): { first: number; last: number } {
    const first = startOf(seekInfo.getStart(), height);
    const last = startOf(seekInfo.getStop(), height);
    if (first === undefined || last === undefined || first > last) {
        throw new SeekRefused(Status.BAD_REQUEST, 'seek positions are malformed');
    }
    if (first > height) throw new SeekRefused(Status.NOT_FOUND, `block ${first} does not exist`);
    return { first, last };
}

function ended(status: common.StatusMap[keyof common.StatusMap]): peer.DeliverResponse {
    const response = new peer.DeliverResponse();
    response.setStatus(status);
    return response;
}

/** The block as it is. */
export function wholeBlock(context: GatewayContext, number: number): peer.DeliverResponse {
    const response = new peer.DeliverResponse();
    response.setBlock(readBlock(context, number));
    return response;
}

/** The block's transaction ids, codes and event names, without any content. */
export function blockFiltered(context: GatewayContext, number: number): peer.DeliverResponse {
    const response = new peer.DeliverResponse();
    response.setFilteredBlock(filteredBlock(readBlock(context, number), context.channelId));
    return response;
}

/** The block with the private data of the reader's own collections, as far as this peer holds them. */
export function blockWithPrivateData(context: GatewayContext, number: number, reader: Identity): peer.DeliverResponse {
    const { channel, definitions, peer: holder } = context;
    const readable = channel
        .privateSets(holder.name, number)
        .filter((set) => definitions.collection(set.namespace, set.collection).members.includes(reader.mspId));
    const delivered = new peer.BlockAndPrivateData();
    delivered.setBlock(readBlock(context, number));
    for (const txNumber of new Set(readable.map(({ version }) => version.txNumber))) {
        const sets = readable.filter(({ version }) => version.txNumber === txNumber);
        delivered.getPrivateDataMapMap().set(txNumber, packPrivateSets(sets));
    }
    const response = new peer.DeliverResponse();
    response.setBlockAndPrivateData(delivered);
    return response;
}
