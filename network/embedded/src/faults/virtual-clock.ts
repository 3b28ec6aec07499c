import { common, gateway, peer } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js';

import { decode } from '../wire/decode.js';

/** How far a clock is set on. */
export interface Span {
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
}

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * A clock that stands still until it is set on. With `startNetwork({ clock: clock.now })` it is what peers and orderer
 * go by; whoever makes a proposal goes by a clock of his own, and on this one by `stamp`.
 */
export class VirtualClock {
    #nowMs: number;

    constructor(start = new Date()) {
        this.#nowMs = start.getTime();
    }

    readonly now = (): Date => new Date(this.#nowMs);

    /** Sets it on; a clock that goes back would be another fault. */
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Span): void {
        const byMs = days * dayMs + hours * hourMs + minutes * minuteMs + seconds * secondMs;
        if (!(byMs >= 0)) throw new Error('a clock is only set on, not back');
        this.#nowMs += byMs;
    }

    /**
     * Makes a proposal, given as a client's `proposal.getBytes()` before it is signed, one of now: to be gone on with as
     * `gateway.newProposal(bytes)`.
     */
    stamp(bytes: Uint8Array): Uint8Array {
        const proposed = decode(gateway.ProposedTransaction, bytes, 'ProposedTransaction');
        const signedProposal = proposed.getProposal() ?? new peer.SignedProposal();
        const proposal = decode(peer.Proposal, signedProposal.getProposalBytes_asU8(), 'Proposal');
        const header = decode(common.Header, proposal.getHeader_asU8(), 'Header');
        const channelHeader = decode(common.ChannelHeader, header.getChannelHeader_asU8(), 'ChannelHeader');
        channelHeader.setTimestamp(Timestamp.fromDate(this.now()));
        header.setChannelHeader(channelHeader.serializeBinary());
        proposal.setHeader(header.serializeBinary());
        signedProposal.setProposalBytes(proposal.serializeBinary());
        return proposed.serializeBinary();
    }
}
