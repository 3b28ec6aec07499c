import { embeddedEngine } from './embedded/embedded-engine.js';
import type { Engine } from './engine.js';

/** The engine that the environment variable NETWORK names; the embedded one by default. */
export function chosenEngine(name: string = process.env['NETWORK'] ?? 'embedded'): Engine {
    switch (name) {
        case 'embedded':
            return embeddedEngine;
        default:
            throw new Error(`NETWORK must be embedded; it is ${name}.`);
    }
}
