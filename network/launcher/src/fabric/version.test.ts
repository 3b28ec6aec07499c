import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FabricBinaries } from './binaries.js';
import { requireVersion } from './version.js';

describe("The release of Fabric's programs", () => {
    let bin: string;

    beforeEach(() => {
        bin = mkdtempSync(path.join(tmpdir(), 'version-'));
    });

    afterEach(() => rmSync(bin, { recursive: true, force: true }));

    const program = (name: string, version: string): string => {
        const file = path.join(bin, name);
        writeFileSync(file, `#!/bin/sh\nprintf '%s:\\n Version: %s\\n Go version: go1.26\\n' ${name} ${version}\n`, {
            mode: 0o755,
        });
        return file;
    };
    const release = (peer: string, orderer = peer): FabricBinaries => ({
        peer: program('peer', peer),
        orderer: program('orderer', orderer),
        configtxgen: program('configtxgen', peer),
        osnadmin: '',
        builder: '',
        sampleConfiguration: bin,
    });

    it.each(['3.1.1', 'v3.1.5', '3.1.12'])('may be %s', async (version) => {
        expect(await requireVersion(release(version))).toBe(version.replace('v', ''));
    });

    it.each(['2.5.12', '3.0.0', '3.1.0', '3.2.0', '13.1.5'])('is refused when it is %s', async (version) => {
        await expect(requireVersion(release(version))).rejects.toThrow(`${path.join(bin, 'peer')} is ${version}`);
    });

    it('is refused when one program is of another, which is named', async () => {
        await expect(requireVersion(release('3.1.5', '2.5.12'))).rejects.toThrow(
            `Fabric must be 3.1.1 or a later 3.1, and ${path.join(bin, 'orderer')} is 2.5.12.`,
        );
    });

    it('is refused when a program is none', async () => {
        const binaries = { ...release('3.1.5'), peer: path.join(bin, 'nothing') };
        await expect(requireVersion(binaries)).rejects.toThrow('nothing is no program that tells its version');
    });
});
