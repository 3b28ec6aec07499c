import { GatewayError, type ErrorDetail } from '@hyperledger/fabric-gateway';

/** The error a call to the gateway ends with; throws if there is none, or one of another kind. */
export async function refusalOf(call: Promise<unknown>): Promise<GatewayError> {
    const outcome = await call.then(
        () => undefined,
        (cause: unknown) => cause,
    );
    if (!(outcome instanceof GatewayError)) throw new Error(`expected a GatewayError, got ${String(outcome)}`);
    return outcome;
}

/** The one line gRPC carries, with every transaction id masked. */
export function lineOf({ cause }: GatewayError): string {
    return masked(cause.details);
}

/** What each peer said, with every transaction id masked; addresses depend on the port and are left out. */
export function detailsOf({ details }: GatewayError): Omit<ErrorDetail, 'address'>[] {
    return details.map(({ mspId, message }) => ({ mspId, message: masked(message) }));
}

/** The words of a peer as a gateway hands them on: those of its own peer bare, those of another behind gRPC's. */
export function wordsOfPeers(own: string, mspIds: readonly string[], message: string): Omit<ErrorDetail, 'address'>[] {
    return mspIds.map((mspId) => ({
        mspId,
        message: mspId === own ? message : `rpc error: code = Unknown desc = ${message}`,
    }));
}

function masked(message: string): string {
    return message.replace(/[0-9a-f]{64}/g, '<id>');
}
