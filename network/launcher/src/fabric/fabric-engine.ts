import type { Engine } from '../engine.js';
import { FabricNetwork } from './fabric-network.js';

/**
 * Hyperledger Fabric itself: the peers of each organisation, the orderers, and for each peer its chaincodes as services,
 * every one a process on 127.0.0.1. A folder that a network ran in before is brought up where it ended.
 */
export const fabricEngine: Engine = {
    name: 'fabric',
    start: (options) => FabricNetwork.start(options),
};
