import { common, peer } from '@hyperledger/fabric-protos';

import { accessFault, type Resource } from '../access.js';
import { packPrivateSets } from '../ledger/rwset.js';
import { filteredBlock } from '../wire/filtered-block.js';
import type { Identity } from '../wire/identity.js';
import { blocksOf, readBlock } from './blocks.js';
import type { GatewayContext } from './context.js';
import { readSeek, requireUnexpired, type Seek, SeekRefused } from './seek.js';

const { Status } = common;

/** Puts one block of the ledger into a response, as far as this reader may see it. */
type Present = (context: GatewayContext, number: number, reader: Identity) => peer.DeliverResponse;

/** One of the deliver services: who may use it, and what a block looks like there. */
export interface DeliverService {
    readonly resource: Resource;
    readonly present: Present;
}

/** The blocks one seek envelope asks for, then a status. */
export async function* deliver(
    context: GatewayContext,
    { envelope, service }: { readonly envelope: common.Envelope; readonly service: DeliverService },
    signal: AbortSignal,
): AsyncGenerator<peer.DeliverResponse, void> {
    try {
        const seek = readSeek(context, envelope);
        requireAccess(context, service.resource, seek.reader);
        for await (const number of blocksSought(context, seek, signal)) {
            requireUnexpired(seek.reader, context);
            yield service.present(context, number, seek.reader);
        }
        yield ended(Status.SUCCESS);
    } catch (cause) {
        if (!(cause instanceof SeekRefused)) throw cause;
        yield ended(cause.status);
    }
}

async function* blocksSought(
    context: GatewayContext,
    { range, failIfNotReady }: Seek,
    signal: AbortSignal,
): AsyncGenerator<number, void> {
    if (!failIfNotReady) {
        yield* blocksOf(context, range, signal);
        return;
    }
    for (let number = range.first; number <= range.last; number += 1) {
        if (number >= context.peer.height) throw new SeekRefused(Status.NOT_FOUND, `block ${number} is not there yet`);
        yield number;
    }
}

function requireAccess({ channel, channelId, peer: own }: GatewayContext, resource: Resource, reader: Identity): void {
    const fault = accessFault({ channelId, configuration: channel.configuration(own.name) }, resource, reader);
    if (fault !== undefined) throw new SeekRefused(Status.FORBIDDEN, fault);
}

function ended(status: common.StatusMap[keyof common.StatusMap]): peer.DeliverResponse {
    const response = new peer.DeliverResponse();
    response.setStatus(status);
    return response;
}

/** The block as it is. */
function wholeBlock(context: GatewayContext, number: number): peer.DeliverResponse {
    const response = new peer.DeliverResponse();
    response.setBlock(readBlock(context, number));
    return response;
}

/** The block's transaction ids, codes and event names, without any content. */
function blockFiltered(context: GatewayContext, number: number): peer.DeliverResponse {
    const response = new peer.DeliverResponse();
    response.setFilteredBlock(filteredBlock(readBlock(context, number), context.channelId));
    return response;
}

/** The block with the private data of the reader's own collections, as far as this peer holds them. */
function blockWithPrivateData(context: GatewayContext, number: number, reader: Identity): peer.DeliverResponse {
    const { channel, peer: holder } = context;
    const definitions = channel.definitionsBelow(number);
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

export const deliverServices = {
    deliver: { resource: 'event/Block', present: wholeBlock },
    deliverFiltered: { resource: 'event/FilteredBlock', present: blockFiltered },
    deliverWithPrivateData: { resource: 'event/Block', present: blockWithPrivateData },
} as const satisfies Readonly<Record<string, DeliverService>>;
