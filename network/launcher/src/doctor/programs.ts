import { isBuilt, notBuilt, programOf } from '@cohong/chaincode-runtime/code-digest';
import type { Consortium } from '../consortium/consortium.js';
import { givenServer } from '../database/database.js';
import { postgresPackage } from '../database/programs.js';
import type { Engine } from '../engine.js';
import { findBinaries } from '../fabric/binaries.js';
import { requireVersion } from '../fabric/version.js';
import type { Finding } from './finding.js';

/** Whether Fabric is there, of the right release. It is missed only by who wants it. */
export async function fabricFinding(engine: Engine['name']): Promise<Finding> {
    if (engine === 'embedded' && process.env['FABRIC_BIN'] === undefined) {
        return { verdict: 'well', text: 'FABRIC_BIN is not set: the embedded network alone can come up here.' };
    }
    try {
        return { verdict: 'well', text: `Fabric is ${await requireVersion(findBinaries())}, with its builder.` };
    } catch (error) {
        return { verdict: engine === 'fabric' ? 'broken' : 'look', text: (error as Error).message };
    }
}

/** Whether there is a database server to start, or another to use. */
export function databaseFinding(): Finding {
    if (givenServer() !== undefined) {
        return { verdict: 'well', text: 'DATABASE_URL names the database server.' };
    }
    try {
        return { verdict: 'well', text: `PostgreSQL is ${postgresPackage().version}, from npm.` };
    } catch (error) {
        return { verdict: 'broken', text: (error as Error).message };
    }
}

/** Whether what runs has been built. */
export function builtFinding({ chaincodes, gatewayScript }: Consortium): Finding {
    const programs = [...chaincodes.map(({ directory }) => programOf(directory)), gatewayScript];
    const missing = programs.filter((program) => !isBuilt(program));
    return missing.length === 0
        ? { verdict: 'well', text: 'Chaincode and gateway are built.' }
        : { verdict: 'broken', text: notBuilt(missing) };
}
