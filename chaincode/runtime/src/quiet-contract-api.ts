import { getLogger } from 'fabric-contract-api/lib/logger.js';

const loggers = [
    './lib/annotations/default.js',
    './lib/annotations/info.js',
    './lib/annotations/object.js',
    './lib/annotations/transaction.js',
    './lib/contract.js',
    './lib/jsontransactionserializer.js',
];

/**
 * Silences what the contract API says at debug and info: two lines for every transaction that a class declares, and
 * several formatted for each that runs. Imported before any class is declared.
 */
for (const name of loggers) {
    Object.assign(getLogger(name), { debug: silence, info: silence });
}

function silence(): void {
    // Nothing to say.
}
