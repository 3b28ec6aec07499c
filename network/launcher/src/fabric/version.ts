import { run } from '../processes/command.js';
import { FabricNotFoundError, type FabricBinaries } from './binaries.js';

const wanted = /^3\.1\.[1-9]\d*$/;

/**
 * Holds that the programs are of the release that everything here is measured with: the formats of a channel and of
 * settings change between releases, and SmartBFT of 3.1.0 can block itself.
 *
 * @throws FabricNotFoundError that names each program of another release.
 */
export async function requireVersion(binaries: FabricBinaries): Promise<string> {
    const versions = await Promise.all([
        versionOf(binaries, 'peer', ['version']),
        versionOf(binaries, 'orderer', ['version']),
        versionOf(binaries, 'configtxgen', ['-version']),
    ]);
    const others = versions.filter(({ version }) => !wanted.test(version));
    if (others.length > 0) {
        const named = others.map(({ program, version }) => `${binaries[program]} is ${version}`).join(', ');
        throw new FabricNotFoundError(`Fabric must be 3.1.1 or a later 3.1, and ${named}.`);
    }
    return versions.map(({ version }) => version)[0] ?? '';
}

type Program = 'peer' | 'orderer' | 'configtxgen';

async function versionOf(
    binaries: FabricBinaries,
    program: Program,
    args: readonly string[],
): Promise<{ readonly program: Program; readonly version: string }> {
    const environment = { FABRIC_CFG_PATH: binaries.sampleConfiguration };
    const told = await run({ name: program, program: binaries[program], args, environment }).catch(String);
    const [, version = 'no program that tells its version'] = /^ *Version: v?(\S+)$/m.exec(told) ?? [];
    return { program, version };
}
