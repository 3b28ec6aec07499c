import { decodeRefusal } from '@cohong/domain/kernel/refusal';
import type { ChaincodeResponse, ChaincodeStub } from 'fabric-shim-api';

/**
 * Calls a chaincode of the same channel, which shares the creator and the transient map, and gives its result.
 *
 * A failed callee leaves its writes in the transaction, so anything but 200 must end it: a refusal goes on as the
 * same refusal, everything else is a defect.
 */
export async function callChaincode(stub: ChaincodeStub, chaincode: string, transaction: string): Promise<string> {
    // An empty channel name means the channel of this transaction. The Node shim always sets all three fields.
    const response = (await stub.invokeChaincode(chaincode, [transaction], '')) as Required<ChaincodeResponse>;
    if (response.status !== 200) {
        throw decodeRefusal(response.message) ?? new Error(`${transaction} of chaincode ${chaincode} failed.`);
    }

    return Buffer.from(response.payload).toString('utf8');
}
