import { status } from '@grpc/grpc-js';
import { common, peer } from '@hyperledger/fabric-protos';

import { accessFault, type Resource } from '../access.js';
import type { SignatureVerifier } from '../crypto/sign.js';
import type { Conditions } from '../faults/conditions.js';
import type { Channel } from '../ledger/channel.js';
import type { Orderer } from '../orderer.js';
import type { Peer } from '../peer.js';
import { decode } from '../wire/decode.js';
import type { Membership } from '../wire/identity.js';
import { type ClaimedMessage, signerOf } from '../wire/signer.js';
import { statusError } from '../wire/status.js';

/** What the gateway service of one peer stands on. */
export interface GatewayContext {
    /** The peer whose gateway this is. */
    readonly peer: Peer;
    readonly peers: readonly Peer[];
    readonly channel: Channel;
    readonly channelId: string;
    readonly orderer: Orderer;
    readonly membership: Membership;
    readonly verifier: SignatureVerifier;
    readonly clock: () => Date;
    readonly conditions: Conditions;
    /** How long the gateway waits for an endorser. */
    readonly endorsementTimeoutMs: number;
}

/** What a gateway says of a channel that its peer has not joined. */
export function noConfigurationOf(channelId: string): string {
    return `failed to get config for channel [${channelId}]: could not get last config for channel ${channelId}`;
}

/** A request to read, with the signature of who makes it. */
export interface SignedRequest extends ClaimedMessage {
    readonly channelId: string;
}

/** Throws the gateway's refusal unless whoever signed a request has access to what it asks for. */
export function requireAccess(context: GatewayContext, resource: Resource, request: SignedRequest): void {
    const { channel, channelId, peer: own } = context;
    const reader = request.channelId === channelId ? signerOf(request, context) : undefined;
    const place = { channelId: request.channelId, configuration: channel.configuration(own.name) };
    const message = accessFault(place, resource, reader);
    if (message !== undefined) throw statusError({ code: status.PERMISSION_DENIED, message });
}

/** What a gateway must know of a proposal to route it. */
export interface Route {
    readonly channelId: string;
    readonly chaincodeName: string;
    readonly hasTransient: boolean;
}

/** Reads where a proposal wants to go; endorsers, not the gateway, check the proposal. */
export function routeOf(signedProposal: peer.SignedProposal): Route {
    const proposal = decode(peer.Proposal, signedProposal.getProposalBytes_asU8(), 'Proposal');
    const header = decode(common.Header, proposal.getHeader_asU8(), 'Header');
    const channelHeader = decode(common.ChannelHeader, header.getChannelHeader_asU8(), 'ChannelHeader');
    const payload = decode(peer.ChaincodeProposalPayload, proposal.getPayload_asU8(), 'ChaincodeProposalPayload');
    const invocation = decode(peer.ChaincodeInvocationSpec, payload.getInput_asU8(), 'ChaincodeInvocationSpec');
    return {
        channelId: channelHeader.getChannelId(),
        chaincodeName: invocation.getChaincodeSpec()?.getChaincodeId()?.getName() ?? '',
        hasTransient: payload.getTransientmapMap().getLength() > 0,
    };
}
