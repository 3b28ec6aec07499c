/** The parts of fabric-shim 2.5.8 that it does not declare; that version is pinned. */

declare module 'fabric-shim/lib/contract-spi/chaincodefromcontract.js' {
    import type { ChaincodeInterface, ChaincodeResponse, ChaincodeStub } from 'fabric-shim-api';

    class ChaincodeFromContract implements ChaincodeInterface {
        constructor(contracts: unknown[], serializers: object);
        Init(stub: ChaincodeStub): Promise<ChaincodeResponse>;
        Invoke(stub: ChaincodeStub): Promise<ChaincodeResponse>;
    }

    export = ChaincodeFromContract;
}

declare module 'fabric-shim/lib/handler.js' {
    import type { peer } from '@hyperledger/fabric-protos';
    import type { ChaincodeInterface } from 'fabric-shim-api';
    import type { EventEmitter } from 'node:events';

    /** A conversation with one peer, over one stream. */
    export class ChaincodeMessageHandler {
        constructor(stream: EventEmitter, chaincode: ChaincodeInterface);
        readonly _stream: EventEmitter;
        /** Begins it. */
        chat(first: peer.ChaincodeMessage): void;
        /** Asks the peer when it has answered all that the transaction has asked before; a `method` names special answers. */
        _askPeerAndListen(message: peer.ChaincodeMessage, method: string): Promise<Uint8Array>;
    }
}

declare module 'fabric-shim/lib/server.js' {
    import type { Server } from '@grpc/grpc-js';
    import type { ChaincodeInterface } from 'fabric-shim-api';
    import type { EventEmitter } from 'node:events';

    class ChaincodeServer {
        constructor(chaincode: ChaincodeInterface, options: object);
        readonly _server: Server;
        start(): Promise<void>;
        /** Called by gRPC for each peer that opens its stream. */
        connect(stream: EventEmitter & { end(): void }): void;
    }

    export = ChaincodeServer;
}

declare module 'fabric-shim/lib/logger.js' {
    export function getLogger(name: string): Record<'debug' | 'info', (...words: unknown[]) => void>;
}
