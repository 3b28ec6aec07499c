import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';

/** Where the programs of a Hyperledger Fabric release lie on this machine. */
export interface FabricBinaries {
    readonly peer: string;
    readonly orderer: string;
    readonly configtxgen: string;
    readonly osnadmin: string;
    /** The release's chaincode-as-a-service builder. */
    readonly builder: string;
    /** The release's sample configuration: the defaults of whatever this engine does not set. */
    readonly sampleConfiguration: string;
}

/** Thrown when the release cannot be used; says what is missing and where it was looked for. */
export class FabricNotFoundError extends Error {
    constructor(message: string) {
        super(
            `${message} Fabric's own installation puts the programs peer, orderer, configtxgen and osnadmin into a folder ` +
                'bin, and beside it the builder for chaincode as a service into builders/ccaas and core.yaml and ' +
                'orderer.yaml into config; FABRIC_BIN must name that bin.',
        );
        this.name = FabricNotFoundError.name;
    }
}

/**
 * Finds the programs in the folder `FABRIC_BIN`, and beside it what a release has beside it.
 *
 * @throws FabricNotFoundError naming everything that is missing, before anything is started.
 */
export function findBinaries(folder: string | undefined = process.env['FABRIC_BIN']): FabricBinaries {
    if (folder === undefined || folder === '') {
        throw new FabricNotFoundError('The fabric engine needs Fabric itself, and FABRIC_BIN is not set.');
    }
    const bin = path.resolve(folder);
    if (existsSync(bin) && !statSync(bin).isDirectory()) {
        throw new FabricNotFoundError(`FABRIC_BIN is ${folder}, which is no folder but a file.`);
    }
    const binaries = {
        peer: path.join(bin, 'peer'),
        orderer: path.join(bin, 'orderer'),
        configtxgen: path.join(bin, 'configtxgen'),
        osnadmin: path.join(bin, 'osnadmin'),
        builder: path.join(bin, '..', 'builders', 'ccaas'),
        sampleConfiguration: path.join(bin, '..', 'config'),
    };
    const { builder, sampleConfiguration, ...programs } = binaries;
    const missing = [
        ...[
            ...Object.values(programs),
            ...['detect', 'build', 'release'].map((name) => path.join(builder, 'bin', name)),
        ].filter((file) => !allows(file, constants.X_OK)),
        ...['core.yaml', 'orderer.yaml']
            .map((name) => path.join(sampleConfiguration, name))
            .filter((file) => !allows(file, constants.R_OK)),
    ];
    if (missing.length > 0) {
        throw new FabricNotFoundError(`FABRIC_BIN is ${folder}, and these are missing: ${missing.join(', ')}.`);
    }
    return binaries;
}

function allows(file: string, mode: number): boolean {
    try {
        accessSync(file, mode);
        return true;
    } catch {
        return false;
    }
}
