import { JSONSerializer } from 'fabric-contract-api';
import type { ChaincodeInterface } from 'fabric-shim';
import ChaincodeFromContract from 'fabric-shim/lib/contract-spi/chaincodefromcontract.js';
import { getLogger } from 'fabric-shim/lib/logger.js';

import type { ContractClass } from './load-contracts.js';

const serializers = { transaction: 'jsonSerializer', serializers: { jsonSerializer: JSONSerializer } };

const loggers = [
    'contracts-spi/chaincodefromcontract.js',
    'contracts-spi/datamarshall.js',
    'lib/chaincode.js',
    'lib/handler.js',
    'lib/iterators.js',
    'lib/stub.js',
];

/** What reads arguments and writes results, by the types beyond JSON's own that it knows; most chaincodes have none. */
const marshallers = new Map<string, object>();

/**
 * Fabric's own dispatcher, but for one thing: it makes a marshaller for each contract of each chaincode, and with each
 * compiles what JSON schemas are. With one for all that have the same types, a network of many peers starts sooner.
 */
class Dispatcher extends ChaincodeFromContract {
    override _dataMarshall(serializer: string): object {
        const types = JSON.stringify(this.metadata.components.schemas);
        const marshaller = marshallers.get(types) ?? super._dataMarshall(serializer);
        marshallers.set(types, marshaller);
        return marshaller;
    }
}

/** The chaincode that Fabric's own dispatcher makes of contracts; throws if one of them is no contract. */
export function chaincodeFrom(contracts: readonly ContractClass[]): ChaincodeInterface {
    quietenShim();
    // The dispatcher appends its own system contract to the array it is given.
    const chaincode = new Dispatcher([...contracts], serializers);
    // `@Default()` is remembered for the whole thread: another chaincode's default must not become this one's.
    const names = Object.keys(chaincode.contractImplementations);
    if (!names.includes(chaincode.defaultContractName)) chaincode.defaultContractName = names[0] ?? '';
    return chaincode;
}

/**
 * The shim formats every line before it looks at the level, which costs a third of a transaction, and calls every
 * refusal an error, which the client is told anyway. Whoever sets CORE_CHAINCODE_LOGGING_LEVEL hears it all.
 */
function quietenShim(): void {
    if (process.env['CORE_CHAINCODE_LOGGING_LEVEL'] !== undefined) return;
    for (const name of loggers) Object.assign(getLogger(name), { debug: silence, info: silence, error: silence });
}

function silence(): void {
    // Nothing to say.
}
