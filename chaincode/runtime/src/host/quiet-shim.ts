import { getLogger as getContractLogger } from 'fabric-contract-api/lib/logger.js';
import { getLogger as getShimLogger } from 'fabric-shim/lib/logger.js';

const contractLoggers = [
    './lib/annotations/default.js',
    './lib/annotations/info.js',
    './lib/annotations/object.js',
    './lib/annotations/transaction.js',
    './lib/contract.js',
    './lib/jsontransactionserializer.js',
];

const shimLoggers = [
    'contracts-spi/chaincodefromcontract.js',
    'contracts-spi/datamarshall.js',
    'lib/chaincode.js',
    'lib/handler.js',
    'lib/iterators.js',
    'lib/server.js',
    'lib/stub.js',
];

/**
 * Silences what the shim and the contract API say at debug and info. They format every such line before they look at
 * the level, which costs a third of a transaction, so their own setting does not help. Warnings and errors come out.
 */
export function quietenShim(): void {
    for (const logger of [...contractLoggers.map(getContractLogger), ...shimLoggers.map(getShimLogger)]) {
        Object.assign(logger, { debug: silence, info: silence });
    }
}

function silence(): void {
    // Nothing to say.
}
