import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { writeEnvironment } from '@cohong/network';
import { startTestConsortium, type TestConsortium } from './scenarios/consortium.js';

const root = path.resolve(__dirname, '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

describe('the README', () => {
    it('names no file that is not there', () => {
        const links = [...readme.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, link = '']) => link);

        expect(links.length).toBeGreaterThan(10);
        expect(links.filter((link) => !existsSync(path.join(root, link)))).toEqual([]);
    });

    describe('under "Call it from your back office"', () => {
        let consortium: TestConsortium;
        beforeAll(async () => {
            consortium = await startTestConsortium();
        }, 120_000);
        afterAll(() => consortium.stop());

        it('can be followed word by word, and prints what it says', async () => {
            const [, lines = ''] = /## Call it from your back office[^]*?```sh\n([^]*?)```/.exec(readme) ?? [];
            const folder = await repositoryAsAfterMakeUp(consortium);

            const { stdout } = await promisify(execFile)('bash', ['-eu', '-c', lines], { cwd: folder });

            expect(stdout.trimEnd().split('\n')).toEqual([
                'APPROVED',
                'APPROVED',
                'RESERVED',
                'APPROVED',
                'cohong.FinancingDisbursed',
                '811600.00',
            ]);
            expect(readme).toContain(
                'It prints `APPROVED` twice, `RESERVED`, `APPROVED`, `cohong.FinancingDisbursed` and `811600.00`',
            );
        }, 60_000);
    });
});

/** A folder that looks to the lines like the repository's: the environment that `make up` writes, and the packages. */
async function repositoryAsAfterMakeUp({ description, folder, organisation }: TestConsortium): Promise<string> {
    const organisations = description.organisations.map(({ mspId, name, kind, users }) => {
        return { mspId, name, kind, url: organisation(mspId).url, users: Object.keys(users) };
    });
    const repository = path.join(folder, 'repository');
    mkdirSync(path.join(repository, '.cohong'), { recursive: true });
    renameSync(await writeEnvironment(organisations, folder), path.join(repository, '.cohong', 'environment.sh'));
    symlinkSync(path.join(root, 'node_modules'), path.join(repository, 'node_modules'));
    return repository;
}
