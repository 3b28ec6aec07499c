import { decodeRefusal } from '@cohong/domain/kernel/refusal';
import { GatewayError } from '@hyperledger/fabric-gateway';

/** An error as it stands in the log. */
export interface DescribedError {
    readonly type: string;
    readonly message: string;
    readonly stack?: string | undefined;
    /** The gRPC status of a call to the peer. */
    readonly code?: number;
    /** What each endorser said: the code of its refusal, or how it failed. */
    readonly endorsers?: readonly { readonly mspId: string; readonly said: string }[];
    readonly cause?: DescribedError;
}

const longestText = 300;

/**
 * Tells an error to the log. Chaincode's own words are not repeated: the facts of a refusal are for the caller alone,
 * and nobody knows what a defect says.
 */
export function describeError(error: unknown): DescribedError {
    if (!(error instanceof Error)) {
        return { type: typeof error, message: 'something that is no error was thrown' };
    }
    if (error instanceof GatewayError) {
        const { name, code, details, message } = error;
        const endorsers = details.map((detail) => ({ mspId: detail.mspId, said: sayable(detail.message) }));

        return { type: name, message: sayable(message), code, endorsers };
    }
    const { name, message, stack, cause } = error;

    return { type: name, message, stack, ...(cause !== undefined && { cause: describeError(cause) }) };
}

function sayable(text: string): string {
    const refusal = decodeRefusal(text);
    if (refusal !== undefined) {
        return refusal.code;
    }

    return text.includes('chaincode response') ? 'the chaincode failed' : text.slice(0, longestText);
}
