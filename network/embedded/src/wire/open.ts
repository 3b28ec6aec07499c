import { common, peer } from '@hyperledger/fabric-protos';
import { decode } from './decode.js';

/** Reads an envelope as far as its channel header; throws where that is not there or cannot be read. */
export function openEnvelope(bytes: Uint8Array): { payload: common.Payload; channelHeader: common.ChannelHeader } {
    const envelope = decode(common.Envelope, bytes, 'Envelope');
    const payload = decode(common.Payload, envelope.getPayload_asU8(), 'Payload');
    const header = payload.getHeader();
    if (header === undefined) {
        throw new Error('nil header');
    }

    return { payload, channelHeader: decode(common.ChannelHeader, header.getChannelHeader_asU8(), 'ChannelHeader') };
}

/** What the chaincode came to, as the endorsers signed it; throws where it cannot be read. */
export function openAction(action: peer.TransactionAction): peer.ChaincodeAction {
    const payload = decode(peer.ChaincodeActionPayload, action.getPayload_asU8(), 'ChaincodeActionPayload');
    const endorsed = payload.getAction()?.getProposalResponsePayload_asU8() ?? new Uint8Array();
    const response = decode(peer.ProposalResponsePayload, endorsed, 'ProposalResponsePayload');
    return decode(peer.ChaincodeAction, response.getExtension_asU8(), 'ChaincodeAction');
}
