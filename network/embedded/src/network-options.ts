import type { OrganisationMaterial, PeerMaterial } from './crypto/material.js';
import type { ChaincodeOptions } from './deployment.js';
import type { BatchOptions } from './orderer.js';

/** A peer whose gateway listens on the loopback address; without a port on any free one. */
export interface PeerPlace extends PeerMaterial {
    readonly port?: number;
}

/** An organisation of the network. */
export interface NetworkOrganisation extends OrganisationMaterial {
    readonly peers: readonly PeerPlace[];
    /** Of certificates it no longer stands by; hexadecimal, as certificates print them. */
    readonly revokedSerialNumbers?: readonly string[];
}

/** What a network is started from. */
export interface NetworkOptions {
    readonly channel: string;
    readonly organisations: readonly NetworkOrganisation[];
    readonly chaincodes: readonly ChaincodeOptions[];
    /** The folder where the ledger is kept, however this process ends, and goes on; without it, it is new and in memory. */
    readonly dir?: string;
    /** Who must agree to what the chaincodes are; a majority of the organisations where nothing is said. */
    readonly lifecyclePolicy?: string;
    /** Paths of the policies that guard a peer's resources, such as `event/Block`, where they are not the usual ones. */
    readonly acls?: Readonly<Record<string, string>>;
    readonly batch?: BatchOptions;
    /** How long a chaincode may take for one transaction, and a gateway waits for a peer; Fabric has two settings, alike by default. */
    readonly chaincodeTimeoutMs?: number;
    /** Off only where tests tell stories of many days: proposals may then carry any time. */
    readonly strictTime?: boolean;
    readonly clock?: () => Date;
    readonly log?: (line: string) => void;
}
