import { common, orderer } from '@hyperledger/fabric-protos';

import { timeWindowMs } from '../peer.js';
import { decode } from '../wire/decode.js';
import type { Identity } from '../wire/identity.js';
import { envelopeSigner } from '../wire/signer.js';
import type { BlockRange } from './blocks.js';
import type { GatewayContext } from './context.js';

const { Status } = common;
const { TypeCase } = orderer.SeekPosition;

/** What a client of the deliver services asks for. */
export interface Seek {
    readonly reader: Identity;
    readonly range: BlockRange;
    /** Whether a block that is not there yet ends the stream instead of being waited for. */
    readonly failIfNotReady: boolean;
}

/** Why a stream ends; deliver says it as a message of the stream, not as an error of the call. */
export class SeekRefused extends Error {
    readonly status: common.StatusMap[keyof common.StatusMap];

    constructor(status: common.StatusMap[keyof common.StatusMap], message: string) {
        super(message);
        this.status = status;
    }
}

/** A seek envelope as its parts, which are read before anything is looked at. */
interface OpenEnvelope {
    readonly channelHeader: common.ChannelHeader;
    readonly signatureHeader: common.SignatureHeader;
    readonly data: Uint8Array;
}

/** Reads what an envelope asks for, in the order in which a peer refuses it. Throws a `SeekRefused`. */
export function readSeek(context: GatewayContext, envelope: common.Envelope): Seek {
    const { channelHeader, signatureHeader, data } = readable(() => open(envelope));
    // Unlike a proposal's, this time is never a story's: it is checked even where `strictTime` is off.
    const timestamp = channelHeader.getTimestamp()?.toDate().getTime() ?? 0;
    if (Math.abs(timestamp - Date.now()) > timeWindowMs) {
        throw new SeekRefused(Status.BAD_REQUEST, 'envelope timestamp is out of the time window');
    }
    if (channelHeader.getChannelId() !== context.channelId) {
        throw new SeekRefused(Status.NOT_FOUND, `channel ${channelHeader.getChannelId()} not found`);
    }
    const seekInfo = readable(() => decode(orderer.SeekInfo, data, 'SeekInfo'));
    const reader = envelopeSigner(envelope, signatureHeader, context);
    if (reader === undefined) throw new SeekRefused(Status.FORBIDDEN, 'nobody on the channel signed the envelope');
    requireUnexpired(reader, context);
    return {
        reader,
        range: rangeOf(seekInfo, context.peer.height),
        failIfNotReady: seekInfo.getBehavior() === orderer.SeekInfo.SeekBehavior.FAIL_IF_NOT_READY,
    };
}

/** Of a stream, too: it ends with the certificate of its reader. */
export function requireUnexpired({ notAfter }: Identity, { clock }: GatewayContext): void {
    if (notAfter < clock()) throw new SeekRefused(Status.FORBIDDEN, 'deliver client identity expired');
}

function readable<T>(read: () => T): T {
    try {
        return read();
    } catch (cause) {
        throw new SeekRefused(Status.BAD_REQUEST, `envelope cannot be read: ${String(cause)}`);
    }
}

function open(envelope: common.Envelope): OpenEnvelope {
    const payload = decode(common.Payload, envelope.getPayload_asU8(), 'Payload');
    const header = payload.getHeader();
    if (header === undefined) throw new Error('envelope has no header');
    return {
        channelHeader: decode(common.ChannelHeader, header.getChannelHeader_asU8(), 'ChannelHeader'),
        signatureHeader: decode(common.SignatureHeader, header.getSignatureHeader_asU8(), 'SignatureHeader'),
        data: payload.getData_asU8(),
    };
}

function rangeOf(seekInfo: orderer.SeekInfo, height: number): BlockRange {
    const [start, stop] = [seekInfo.getStart(), seekInfo.getStop()];
    if (start === undefined || stop === undefined) {
        throw new SeekRefused(Status.BAD_REQUEST, 'seek positions are missing');
    }
    const first = firstOf(start, height);
    const last = lastOf(stop, { start, first: first ?? 0, height });
    if (stop.getTypeCase() === TypeCase.SPECIFIED && last < (first ?? 0)) {
        throw new SeekRefused(Status.BAD_REQUEST, `start ${first ?? 0} is greater than stop ${last}`);
    }
    if (first === undefined) throw new SeekRefused(Status.NOT_FOUND, 'there is no such block, and it is not the next');
    // Any other end that lies before the start is never met.
    return { first, last: last < first ? Number.MAX_SAFE_INTEGER : last };
}

/** Undefined for what is farther away than the next block. */
function firstOf(start: orderer.SeekPosition, height: number): number | undefined {
    switch (start.getTypeCase()) {
        case TypeCase.OLDEST:
            return 0;
        case TypeCase.NEWEST:
            return height - 1;
        case TypeCase.NEXT_COMMIT:
            return height;
        case TypeCase.SPECIFIED: {
            const number = start.getSpecified()?.getNumber() ?? 0;
            return number > height ? undefined : number;
        }
        case TypeCase.TYPE_NOT_SET:
            return undefined;
    }
}

/** To stop at the oldest means to stop at once. An end that has no meaning is block 0. */
function lastOf(
    stop: orderer.SeekPosition,
    { start, first, height }: { readonly start: orderer.SeekPosition; readonly first: number; readonly height: number },
): number {
    switch (stop.getTypeCase()) {
        case TypeCase.OLDEST:
            return first;
        case TypeCase.NEWEST:
            return start.getTypeCase() === TypeCase.NEWEST ? first : height - 1;
        case TypeCase.SPECIFIED:
            return stop.getSpecified()?.getNumber() ?? 0;
        case TypeCase.NEXT_COMMIT:
        case TypeCase.TYPE_NOT_SET:
            return 0;
    }
}
