import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { layRepository, linesOf, type Repository } from './repository.js';

const minutes = 60_000;
const withoutFabric = process.env['FABRIC_BIN'] === undefined;
const reason = withoutFabric ? ' (skipped: FABRIC_BIN does not name the programs of Hyperledger Fabric)' : '';

(withoutFabric ? describe.skip : describe)(`the page on growing, on Hyperledger Fabric${reason}`, () => {
    let repository: Repository;

    const paste = async (lines: string): Promise<string> => {
        const { stdout } = await promisify(execFile)('bash', ['-eu', '-o', 'pipefail', '-c', lines], {
            cwd: repository.folder,
            env: { ...process.env, NETWORK: 'fabric' },
        });
        return stdout;
    };

    beforeAll(async () => {
        repository = await layRepository();
        await paste(`${repository.cohong} up`);
    }, 3 * minutes);

    afterAll(async () => {
        await paste(`${repository.cohong} down`);
        rmSync(repository.folder, { recursive: true, force: true });
    }, minutes);

    it(
        'can be followed word by word: a fourth bank joins, and finances',
        async () => {
            const lines = linesOf('docs/operating/growing.md', ['', 'Add an organisation']).join('\n');
            const printed = await paste(repository.onItsPorts(lines));
            expect(printed).toContain('LingnanBankMSP is in.');
            expect(printed).toContain('"partyName":"Lingnan Bank"');
            expect(printed).toMatch(/RESERVED\n$/);
        },
        3 * minutes,
    );
});
