/** A network that the suite runs on, and what a test may do to it that a client cannot. */
export interface RunningRegister {
    /** Where the gateway of an organisation's peer listens. */
    endpoint(mspId: string): Endpoint;
    /** Whatever `submit` hands in comes into one block. */
    inOneBlock<T>(submit: () => Promise<T>): Promise<T>;
    /** Whether bytes lie in clear anywhere in what an organisation's peer keeps. */
    keepsInClear(mspId: string, bytes: Buffer): boolean;
    /** A node by itself, such as `peer0.AlphaMSP` or that peer's chaincode `register.peer0.AlphaMSP`. */
    node(name: string): StoppableNode;
    stop(): Promise<void>;
}

/** A node that goes and comes back where it was. */
export interface StoppableNode {
    stop(): Promise<void>;
    /** Ends it as a crash would; where processes are looked after, one that is then stopped stays away. */
    kill(): Promise<void>;
    start(): Promise<void>;
}

export interface Endpoint {
    readonly address: string;
    readonly tlsRootCertificatePem: string;
}

/** Something that not every engine or ordering survives, or allows. */
export type Ability = 'let chaincode crash' | 'order an envelope of another type' | 'order the same transaction twice';

/** Something the suite can run on. */
export interface RegisterEngine {
    readonly name: string;
    /** How long a peer lets a chaincode run for one transaction. */
    readonly patienceMs: number;
    /**
     * For how long a peer must have been seen before it is back for good: one that starts turns away who connects before
     * its channel is open, and they find that out, and take it for gone again, with what they next send it.
     */
    readonly settlesWithinMs: number;
    /** Why the suite cannot run on it here; absent if it can. */
    readonly reasonToSkip?: string;
    /** Whether its orderers cut blocks at intervals, however short before its end a transaction came. */
    readonly cutsAtIntervals: boolean;
    /** Whether gateways hand in at every orderer, and a quorum must take it; otherwise one orderer's word is enough. */
    readonly asksEveryOrderer: boolean;
    /** What cannot be done on it that can on others, and why. */
    readonly cannot: Readonly<Partial<Record<Ability, string>>>;
    /** Brings the register up in a folder of its own, which holds every organisation's certificates and keys. */
    start(folder: string): Promise<RunningRegister>;
}
