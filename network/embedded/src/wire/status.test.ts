import { status } from '@grpc/grpc-js';
import { gateway, google } from '@hyperledger/fabric-protos';
import { describe, expect, it } from '@jest/globals';
import { statusError } from './status.js';

const detail = new gateway.ErrorDetail();
detail.setAddress('localhost:7051');
detail.setMspId('SafeMSP');
detail.setMessage('chaincode response 500, no');

function statusIn(error: ReturnType<typeof statusError>): google.rpc.Status {
    const [bytes] = error.metadata.get('grpc-status-details-bin');
    return google.rpc.Status.deserializeBinary(bytes as Buffer);
}

describe('a failed call', () => {
    const error = statusError({ code: status.ABORTED, message: 'failed to endorse', details: [detail] });

    it('carries its code and its words', () => {
        expect(error).toMatchObject({
            code: status.ABORTED,
            message: 'failed to endorse',
            details: 'failed to endorse',
        });
        expect(error).toBeInstanceOf(Error);
    });

    it("carries each peer's words where Fabric's clients look for them", () => {
        const rpcStatus = statusIn(error);
        expect(rpcStatus.getCode()).toBe(status.ABORTED);
        expect(rpcStatus.getMessage()).toBe('failed to endorse');
        const [packed] = rpcStatus.getDetailsList();
        expect(packed?.getTypeUrl()).toBe('type.googleapis.com/gateway.ErrorDetail');
        expect(gateway.ErrorDetail.deserializeBinary(packed!.getValue_asU8()).toObject()).toEqual(detail.toObject());
    });

    it('needs no details', () => {
        expect(statusIn(statusError({ code: status.UNAVAILABLE, message: 'gone' })).getDetailsList()).toEqual([]);
    });
});
