import { GatewayError } from '@hyperledger/fabric-gateway';

/** What a peer's gateway says of a failure: what the peers and their chaincode answered stands in the details. */
export function wordsOf(error: unknown): string {
    return error instanceof GatewayError
        ? [error.message, ...error.details.map(({ message }) => message)].join('; ')
        : String(error);
}
