import { decodeRefusal } from '@cohong/domain/kernel/refusal';
import type { ChaincodeResponse, ChaincodeStub } from 'fabric-shim-api';

/**
 * Calls a chaincode of the same channel, which shares the creator and the transient map, and gives its result.
 *
 * A failed callee leaves its writes in the transaction, so anything but 200 must end it: a refusal goes on as the
 * same refusal, everything else is a defect.
 */
export async function callChaincode(stub: ChaincodeStub, chaincode: string, transaction: string): Promise<string> {
    const { status, message, payload } = await responseOf(stub, chaincode, transaction);
    if (status !== 200) {
        throw decodeRefusal(message ?? '') ?? new Error(`Chaincode ${chaincode} failed in ${transaction}: ${status}`);
    }

    return Buffer.from(payload ?? []).toString('utf8');
}

/** A peer hands a callee's failure back as a response or as an error, depending on where it failed. */
async function responseOf(stub: ChaincodeStub, chaincode: string, transaction: string): Promise<ChaincodeResponse> {
    try {
        // An empty channel name means the channel of this transaction.
        return await stub.invokeChaincode(chaincode, [transaction], '');
    } catch (error) {
        throw decodeRefusal(error instanceof Error ? error.message : String(error)) ?? error;
    }
}
