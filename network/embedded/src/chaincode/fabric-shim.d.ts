/** The private parts of fabric-shim 2.5.8 that let a chaincode run without a gRPC connection; pinned to that version. */

declare module 'fabric-shim/lib/handler.js' {
    import type { peer } from '@hyperledger/fabric-protos';

    interface ShimStream {
        on(event: 'data', listener: (message: peer.ChaincodeMessage) => void): unknown;
        on(event: 'end', listener: () => void): unknown;
        on(event: 'error', listener: (cause: Error) => void): unknown;
        write(message: peer.ChaincodeMessage): unknown;
        end(): unknown;
    }

    export class ChaincodeMessageHandler {
        constructor(stream: ShimStream, chaincode: import('fabric-shim').ChaincodeInterface);
        chat(register: peer.ChaincodeMessage): void;
    }
}

declare module 'fabric-shim/lib/contract-spi/chaincodefromcontract.js' {
    import type { ChaincodeInterface, ChaincodeResponse, ChaincodeStub } from 'fabric-shim';

    class ChaincodeFromContract implements ChaincodeInterface {
        constructor(contracts: unknown[], serializers: object);
        defaultContractName: string;
        readonly contractImplementations: Readonly<Record<string, unknown>>;
        /** Its schemas are the types of arguments and results, beyond JSON's own. */
        readonly metadata: { readonly components: { readonly schemas: Readonly<Record<string, object>> } };
        /** Reads arguments and writes results; asked for once for each contract. */
        _dataMarshall(serializer: string): object;
        Init(stub: ChaincodeStub): Promise<ChaincodeResponse>;
        Invoke(stub: ChaincodeStub): Promise<ChaincodeResponse>;
    }

    export = ChaincodeFromContract;
}

declare module 'fabric-shim/lib/logger.js' {
    export function getLogger(name: string): Record<'debug' | 'info' | 'error', (...words: unknown[]) => void>;
}
