import { status } from '@grpc/grpc-js';
import { type common, gateway, peer } from '@hyperledger/fabric-protos';

import { validationCodesOf } from '../wire/block.js';
import { statusError } from '../wire/status.js';
import { actionOf, blocksOf, readBlock } from './blocks.js';
import { type GatewayContext, requireAccess } from './context.js';

/** The events of one chaincode's valid transactions, one response for each block that has any. */
export async function* chaincodeEvents(
    context: GatewayContext,
    signed: gateway.SignedChaincodeEventsRequest,
    signal: AbortSignal,
): AsyncGenerator<gateway.ChaincodeEventsResponse, void> {
    const request = gateway.ChaincodeEventsRequest.deserializeBinary(signed.getRequest_asU8());
    requireAccess(context, 'gateway/ChaincodeEvents', {
        channelId: request.getChannelId(),
        creator: request.getIdentity_asU8(),
        message: signed.getRequest_asU8(),
        signature: signed.getSignature_asU8(),
    });
    const range = { first: firstBlockOf(context, request), last: Number.MAX_SAFE_INTEGER };
    const isWanted = matching(request);
    for await (const number of blocksOf(context, range, signal)) {
        const events = eventsOf(readBlock(context, number)).filter(isWanted);
        if (events.length === 0) continue;
        const response = new gateway.ChaincodeEventsResponse();
        response.setBlockNumber(number);
        response.setEventsList(events);
        yield response;
    }
}

/** The block of the transaction after which the client goes on, if it is there. */
function firstBlockOf({ channel, peer: { height } }: GatewayContext, request: gateway.ChaincodeEventsRequest): number {
    const after = channel.findTransaction(request.getAfterTransactionId());
    if (after !== undefined && after.blockNumber < height) return after.blockNumber;
    const start = request.getStartPosition();
    if (start?.hasOldest() === true) throw invalidStart('Oldest');
    if (start?.hasNewest() === true) throw invalidStart('Newest');
    return start?.getSpecified()?.getNumber() ?? height;
}

function invalidStart(position: string): Error {
    const message = `invalid start position type: *orderer.SeekPosition_${position}`;
    return statusError({ code: status.INVALID_ARGUMENT, message });
}

/** A client goes on after the events of a transaction; of one that has none it waits for ever, whatever comes. */
function matching(request: gateway.ChaincodeEventsRequest): (event: peer.ChaincodeEvent) => boolean {
    const after = request.getAfterTransactionId();
    let passed = after === '';
    return (event) => {
        if (passed) return event.getChaincodeId() === request.getChaincodeId();
        passed = event.getTxId() === after;
        return false;
    };
}

/** The events of the valid transactions, of whatever chaincode. */
function eventsOf(block: common.Block): peer.ChaincodeEvent[] {
    const codes = validationCodesOf(block);
    const valid = (block.getData()?.getDataList_asU8() ?? []).filter(
        (_, index) => codes[index] === peer.TxValidationCode.VALID,
    );
    return valid
        .flatMap((envelope) => actionOf(envelope) ?? [])
        .filter(({ action }) => action.getEvents_asU8().length > 0)
        .map(({ action }) => peer.ChaincodeEvent.deserializeBinary(action.getEvents_asU8()));
}
