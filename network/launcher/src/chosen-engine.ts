import { embeddedEngine } from './embedded/embedded-engine.js';
import type { Engine } from './engine.js';
import { fabricEngine } from './fabric/fabric-engine.js';

const engines: Readonly<Record<string, Engine>> = { embedded: embeddedEngine, fabric: fabricEngine };

/** The engine that the environment variable NETWORK names; the embedded one by default. */
export function chosenEngine(name: string = process.env['NETWORK'] ?? 'embedded'): Engine {
    const engine = engines[name];
    if (engine === undefined) {
        throw new Error(`NETWORK must be ${Object.keys(engines).join(' or ')}; it is ${name}.`);
    }
    return engine;
}
