import type { Consortium } from './consortium/consortium.js';

/** Where an organisation's peer is reached, over TLS. */
export interface PeerEndpoint {
    /** `host:port`. */
    readonly address: string;
    readonly tlsRootCertificateFile: string;
}

/** A network that has come up: every peer serves the channel and every chaincode answers. */
export interface RunningNetwork {
    readonly peers: Readonly<Record<string, PeerEndpoint>>;
    /** Ends when every process and thread of the network has ended. Calling it again does nothing. */
    stop(): Promise<void>;
}

/** What an engine needs to bring a consortium up. */
export interface EngineOptions {
    readonly consortium: Consortium;
    /**
     * Everything that the network keeps on disk. `organisations/<mspId>` in it holds each organisation's
     * certificates and keys (pki/), the same for every engine; an engine keeps its own files in `<engine name>/`.
     */
    readonly folder: string;
    readonly log: (line: string) => void;
}

/**
 * Something that runs a consortium under Fabric's protocols. Gateways, chaincode and clients cannot tell one engine
 * from another; where they could, the one that is not Fabric is wrong.
 */
export interface Engine {
    readonly name: 'embedded' | 'fabric';
    /** Rejects, with nothing left running, when the network cannot be brought up. */
    start(options: EngineOptions): Promise<RunningNetwork>;
}
