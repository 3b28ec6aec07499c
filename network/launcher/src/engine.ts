import type { Consortium } from './consortium/consortium.js';
import type { ProcessStatus } from './processes/supervised.js';

/** Where an organisation's peers are reached, over TLS. */
export interface PeerEndpoint {
    /** `host:port` of the first. */
    readonly address: string;
    /** `host:port` of each, in the order in which to try them. */
    readonly addresses: readonly string[];
    readonly tlsRootCertificateFile: string;
}

/** One node of a network by itself: to take it away and bring it back, as operators and failures do. */
export interface RunningNode {
    /** Such as `peer1.SafeMSP`, `orderer0.OrdererMSP`, or `trade.peer1.SafeMSP` for a chaincode of that peer. */
    readonly name: string;
    /** It stays away until `start`. */
    stop(): Promise<void>;
    /** Ends it at once, as a crash would. A process is soon brought back, as after a crash; `stop` keeps it away. */
    kill(): Promise<void>;
    /** Brings it back where it was and resolves once it serves; does nothing when it does. */
    start(): Promise<void>;
}

/** How a node is just now. */
export interface NodeStatus extends ProcessStatus {
    /** How many blocks of the channel it has; absent where it keeps none or does not say. */
    readonly height?: number;
}

/** A network that has come up: every peer serves the channel and every chaincode answers. */
export interface RunningNetwork {
    /** By organisation. */
    readonly peers: Readonly<Record<string, PeerEndpoint>>;
    /** By name. The embedded network has its peers here, and nothing else that could go alone. */
    readonly nodes: Readonly<Record<string, RunningNode>>;
    /**
     * Takes in an organisation of the wished-for consortium: its place on the channel, its peers and chaincodes, and the
     * chaincodes' new policies and collections. Goes on where an attempt before was broken off.
     *
     * @throws Error naming everything else in which the channel is not as it is wished for; nothing is changed then.
     */
    addOrganisation(mspId: string, wish: Wish): Promise<void>;
    /**
     * Lets an organisation leave that the wished-for consortium has among its former members: the others agree on a
     * channel and chaincodes without it, and then its nodes end. Goes on where an attempt before was broken off.
     *
     * @throws Error naming everything else in which the channel is not as it is wished for; nothing is changed then.
     */
    removeOrganisation(mspId: string, wish: Wish): Promise<void>;
    /**
     * Has the members agree on what the wished-for consortium says of some chaincodes: their code, policies and
     * collections. New code runs before the old ends. Goes on where an attempt before was broken off.
     *
     * @throws Error naming everything else in which the network is not as it is wished for; nothing is changed then.
     */
    upgradeChaincodes(names: readonly string[], wish: Wish): Promise<void>;
    /**
     * Takes in the one orderer that the wished-for consortium has more. It has the whole chain before it has a say, and
     * orders when this resolves. Goes on where an attempt before was broken off.
     *
     * @throws Error naming everything else in which the channel is not as it is wished for; nothing is changed then.
     */
    addOrderer(wish: Wish): Promise<void>;
    /** Has the others order without the one orderer that the wished-for consortium has less, and then ends it. */
    removeOrderer(wish: Wish): Promise<void>;
    /**
     * Gives an organisation's nodes and users new certificates under the authorities that it has, one node after the
     * other; the old ones stay valid. Goes on where an attempt before was broken off.
     *
     * @throws Error when the channel is not as it is wished for, or too few orderers are there to spare one.
     */
    renewCertificates(mspId: string, wish: Wish): Promise<void>;
    /** Of every node, asked just now. */
    status(): Promise<readonly NodeStatus[]>;
    /** Resolves, with the reason, when the whole network has ended on its own; absent where its nodes end one by one. */
    readonly failed?: Promise<Error>;
    /** Ends when every process and thread of the network has ended. Calling it again does nothing. */
    stop(): Promise<void>;
}

/** How a running network is to be from now on. */
export interface Wish {
    readonly consortium: Consortium;
    /** One line for each step, as it happens. */
    readonly log: (line: string) => void;
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
