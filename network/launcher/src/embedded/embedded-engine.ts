import type { Engine } from '../engine.js';
import { EmbeddedRunningNetwork, type EmbeddedEngineOptions } from './embedded-running-network.js';

/** The whole network in this process. For development and tests: it says so itself when it starts. */
export function embeddedEngineOn(options: EmbeddedEngineOptions): Engine {
    return { name: 'embedded', start: (engine) => EmbeddedRunningNetwork.start({ ...engine, ...options }) };
}

/** With its ledger on disk, and the chaincodes of each organisation in a thread of their own. */
export const embeddedEngine: Engine = embeddedEngineOn({
    keepsLedger: true,
    source: ({ directory }) => ({ kind: 'worker', module: directory }),
});
