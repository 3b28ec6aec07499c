import { type common, gateway, peer } from '@hyperledger/fabric-protos';

import { validationCodesOf } from '../wire/block.js';
import { actionOf, blocksOf, readBlock, startOf } from './blocks.js';
import { type GatewayContext, requireReader } from './context.js';

/** The events of one chaincode's valid transactions, one response for each block that has any. */
export async function* chaincodeEvents(
    context: GatewayContext,
    signed: gateway.SignedChaincodeEventsRequest,
    signal: AbortSignal,
): AsyncGenerator<gateway.ChaincodeEventsResponse, void> {
    const request = gateway.ChaincodeEventsRequest.deserializeBinary(signed.getRequest_asU8());
    requireReader(context, {
        channelId: request.getChannelId(),
        creator: request.getIdentity_asU8(),
        message: signed.getRequest_asU8(),
        signature: signed.getSignature_asU8(),
    });
    const { height } = context.peer;
    const first = startOf(request.getStartPosition(), height) ?? height;
    for await (const number of blocksOf(context, { first, last: Number.MAX_SAFE_INTEGER }, signal)) {
        // A client resumes within the first block, after the transaction it dealt with last.
        const after = number === first ? request.getAfterTransactionId() : '';
        const events = eventsOf(readBlock(context, number), { chaincode: request.getChaincodeId(), after });
        if (events.length === 0) continue;
        const response = new gateway.ChaincodeEventsResponse();
        response.setBlockNumber(number);
        response.setEventsList(events);
        yield response;
    }
}

function eventsOf(block: common.Block, wanted: { chaincode: string; after: string }): peer.ChaincodeEvent[] {
    const codes = validationCodesOf(block);
    const valid = (block.getData()?.getDataList_asU8() ?? []).filter(
        (_, index) => codes[index] === peer.TxValidationCode.VALID,
    );
    const actions = valid.flatMap((envelope) => actionOf(envelope) ?? []);
    const seen = wanted.after === '' ? -1 : actions.findIndex(({ txId }) => txId === wanted.after);
    return actions
        .slice(seen + 1)
        .filter(({ action }) => action.getEvents_asU8().length > 0)
        .map(({ action }) => peer.ChaincodeEvent.deserializeBinary(action.getEvents_asU8()))
        .filter((event) => event.getChaincodeId() === wanted.chaincode);
}
