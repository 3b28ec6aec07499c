import { common, peer } from '@hyperledger/fabric-protos';
import { validationCodesOf } from './block.js';
import { decode } from './decode.js';
import { openAction, openEnvelope } from './open.js';

type ValidationCode = Parameters<peer.FilteredTransaction['setTxValidationCode']>[0];
type HeaderType = Parameters<peer.FilteredTransaction['setType']>[0];

/**
 * What a listener without the right to whole blocks gets: which transactions there were, how they ended, and the names of their events.
 * Payloads of events and all that was read or written stay out; what cannot be read at all is left out, lest it end the stream for everyone.
 */
export function filteredBlock(block: common.Block, channelId: string): peer.FilteredBlock {
    const codes = validationCodesOf(block);
    const envelopes = block.getData()?.getDataList_asU8() ?? [];
    const filtered = new peer.FilteredBlock();
    filtered.setChannelId(channelId);
    filtered.setNumber(block.getHeader()?.getNumber() ?? 0);
    filtered.setFilteredTransactionsList(
        envelopes.flatMap((envelope, index) => {
            const code = codes[index] ?? peer.TxValidationCode.NOT_VALIDATED;
            return filteredTransaction(envelope, code as ValidationCode) ?? [];
        }),
    );
    return filtered;
}

function filteredTransaction(envelopeBytes: Uint8Array, code: ValidationCode): peer.FilteredTransaction | undefined {
    try {
        const { payload, channelHeader } = openEnvelope(envelopeBytes);
        const filtered = new peer.FilteredTransaction();
        filtered.setTxid(channelHeader.getTxId());
        filtered.setType(channelHeader.getType() as HeaderType);
        filtered.setTxValidationCode(code);
        if (channelHeader.getType() === common.HeaderType.ENDORSER_TRANSACTION) {
            filtered.setTransactionActions(filteredActions(payload));
        }

        return filtered;
    } catch {
        return undefined;
    }
}

function filteredActions(payload: common.Payload): peer.FilteredTransactionActions {
    const actions = decode(peer.Transaction, payload.getData_asU8(), 'Transaction').getActionsList();
    const filtered = new peer.FilteredTransactionActions();
    filtered.setChaincodeActionsList(actions.map(readEvent).filter(isNamed).map(filteredAction));
    return filtered;
}

function readEvent(action: peer.TransactionAction): peer.ChaincodeEvent {
    return decode(peer.ChaincodeEvent, openAction(action).getEvents_asU8(), 'ChaincodeEvent');
}

function isNamed(event: peer.ChaincodeEvent): boolean {
    return event.getChaincodeId() !== '';
}

function filteredAction(event: peer.ChaincodeEvent): peer.FilteredChaincodeAction {
    const withoutPayload = new peer.ChaincodeEvent();
    withoutPayload.setTxId(event.getTxId());
    withoutPayload.setChaincodeId(event.getChaincodeId());
    withoutPayload.setEventName(event.getEventName());
    const action = new peer.FilteredChaincodeAction();
    action.setChaincodeEvent(withoutPayload);
    return action;
}
