import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';

import type { Contract } from 'fabric-contract-api';

/** A contract as a chaincode's package exports it. */
export type ContractClass = new () => Contract;

/** The contracts that a module, given by the absolute path of its file or package, exports as `contracts`. */
export function loadContracts(module: string): readonly ContractClass[] {
    const { contracts } = createRequire(`${module}${sep}`)(module) as { contracts?: readonly ContractClass[] };
    if (contracts === undefined) throw new Error(`${module} does not export contracts`);
    return contracts;
}

/**
 * The contracts of a module, loaded again so that organisations in one thread share none of its state: shared state
 * would hide a chaincode that is not deterministic. Jest has a module registry of its own, where this changes nothing.
 */
export function loadContractsAfresh(module: string): readonly ContractClass[] {
    const { cache, resolve } = createRequire(`${module}${sep}`);
    const own = `${dirname(realpathSync(resolve(module)))}${sep}`;
    for (const file of Object.keys(cache)) {
        if (file.startsWith(own) && !file.slice(own.length).includes(`node_modules${sep}`)) {
            Reflect.deleteProperty(cache, file);
        }
    }
    return loadContracts(module);
}
