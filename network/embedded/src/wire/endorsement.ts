import { common, peer } from '@hyperledger/fabric-protos';
import { sign } from '../crypto/sign.js';
import type { SigningIdentity } from './identity.js';
import type { UnpackedProposal } from './proposal.js';

/** What running a proposal came to at one peer. */
export interface Simulation {
    readonly proposal: UnpackedProposal;
    /** The serialized TxReadWriteSet. */
    readonly results: Uint8Array;
    readonly response: peer.Response;
    readonly event?: peer.ChaincodeEvent;
    readonly chaincodeVersion: string;
}

/**
 * A peer's word that the proposal, run on its state, gave these results.
 * It covers the endorser's own name too, so that nobody can pass off a signature as another's.
 */
export function endorse(simulation: Simulation, endorser: SigningIdentity): peer.ProposalResponse {
    const payload = proposalResponsePayload(simulation);
    const endorsement = new peer.Endorsement();
    endorsement.setEndorser(endorser.bytes);
    endorsement.setSignature(sign(endorser.privateKey, Buffer.concat([payload, endorser.bytes])));
    const proposalResponse = new peer.ProposalResponse();
    proposalResponse.setVersion(1);
    proposalResponse.setResponse(simulation.response);
    proposalResponse.setPayload(payload);
    proposalResponse.setEndorsement(endorsement);
    return proposalResponse;
}

/** What every endorser of a transaction must have in common, byte for byte. */
export function proposalResponsePayload({
    proposal,
    results,
    response,
    event,
    chaincodeVersion,
}: Simulation): Uint8Array {
    const chaincodeId = new peer.ChaincodeID();
    chaincodeId.setName(proposal.chaincodeName);
    chaincodeId.setVersion(chaincodeVersion);
    const action = new peer.ChaincodeAction();
    action.setResults(results);
    action.setEvents(event?.serializeBinary() ?? new Uint8Array());
    action.setResponse(response);
    action.setChaincodeId(chaincodeId);
    const payload = new peer.ProposalResponsePayload();
    payload.setProposalHash(proposal.proposalHash);
    payload.setExtension$(action.serializeBinary());
    return payload.serializeBinary();
}

/**
 * Puts endorsements together into a transaction: the payload of an envelope that only its creator can sign.
 * Endorsers who saw different results make no transaction: it throws before anyone signs one.
 */
export function assembleTransaction(
    proposal: UnpackedProposal,
    responses: readonly peer.ProposalResponse[],
): common.Envelope {
    const actionPayload = new peer.ChaincodeActionPayload();
    actionPayload.setChaincodeProposalPayload(proposal.payloadWithoutTransient);
    actionPayload.setAction(endorsedAction(responses));
    const action = new peer.TransactionAction();
    action.setHeader(proposal.header.getSignatureHeader_asU8());
    action.setPayload(actionPayload.serializeBinary());
    const transaction = new peer.Transaction();
    transaction.setActionsList([action]);
    const payload = new common.Payload();
    payload.setHeader(proposal.header);
    payload.setData(transaction.serializeBinary());
    const envelope = new common.Envelope();
    envelope.setPayload(payload.serializeBinary());
    return envelope;
}

function endorsedAction(responses: readonly peer.ProposalResponse[]): peer.ChaincodeEndorsedAction {
    const [first, ...others] = responses.map((response) => response.getPayload_asU8());
    if (first === undefined) {
        throw new Error('at least one proposal response is required');
    }

    if (others.some((other) => Buffer.compare(first, other) !== 0)) {
        throw new Error('ProposalResponsePayloads do not match');
    }

    const action = new peer.ChaincodeEndorsedAction();
    action.setProposalResponsePayload(first);
    action.setEndorsementsList(distinctEndorsements(responses));
    return action;
}

function distinctEndorsements(responses: readonly peer.ProposalResponse[]): peer.Endorsement[] {
    const byEndorser = new Map<string, peer.Endorsement>();
    for (const endorsement of responses.map((response) => response.getEndorsement())) {
        const endorser = endorsement?.getEndorser_asB64() ?? '';
        if (endorsement !== undefined && !byEndorser.has(endorser)) {
            byEndorser.set(endorser, endorsement);
        }
    }

    if (byEndorser.size === 0) {
        throw new Error('no endorsements');
    }

    return [...byEndorser.values()];
}
