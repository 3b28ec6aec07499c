import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FabricNotFoundError, findBinaries } from './binaries.js';

describe("Fabric's programs", () => {
    let release: string;
    const bin = (): string => path.join(release, 'bin');

    beforeEach(() => {
        release = mkdtempSync(path.join(tmpdir(), 'release-'));
        for (const program of ['peer', 'orderer', 'configtxgen', 'osnadmin']) {
            put(path.join('bin', program), 0o755);
        }
        for (const script of ['detect', 'build', 'release']) {
            put(path.join('builders', 'ccaas', 'bin', script), 0o755);
        }
        put(path.join('config', 'core.yaml'), 0o644);
        put(path.join('config', 'orderer.yaml'), 0o644);
    });

    afterEach(() => rmSync(release, { recursive: true, force: true }));

    function put(file: string, mode: number): void {
        mkdirSync(path.dirname(path.join(release, file)), { recursive: true });
        writeFileSync(path.join(release, file), '', { mode });
    }

    it('are found in a release, with its builder and its configuration beside them', () => {
        expect(findBinaries(bin())).toEqual({
            peer: path.join(release, 'bin', 'peer'),
            orderer: path.join(release, 'bin', 'orderer'),
            configtxgen: path.join(release, 'bin', 'configtxgen'),
            osnadmin: path.join(release, 'bin', 'osnadmin'),
            builder: path.join(release, 'builders', 'ccaas'),
            sampleConfiguration: path.join(release, 'config'),
        });
    });

    it.each([
        [path.join('bin', 'osnadmin')],
        [path.join('builders', 'ccaas', 'bin', 'release')],
        [path.join('config', 'core.yaml')],
    ])('are refused without %s, which the refusal names', (file) => {
        rmSync(path.join(release, file));
        expect(() => findBinaries(bin())).toThrow(path.join(release, file));
    });

    it.each([[undefined], ['']])('are asked for when FABRIC_BIN is %j', (folder) => {
        const before = process.env['FABRIC_BIN'];
        delete process.env['FABRIC_BIN'];
        try {
            expect(() => findBinaries(folder)).toThrow(FabricNotFoundError);
            expect(() => findBinaries(folder)).toThrow('FABRIC_BIN is not set');
        } finally {
            if (before !== undefined) {
                process.env['FABRIC_BIN'] = before;
            }
        }
    });
});
