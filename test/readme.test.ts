import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePorts, writeEnvironment } from '@cohong/network';
import { startTestConsortium, type TestConsortium } from './scenarios/consortium.js';
import { until } from './story/until.js';

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
        }, 180_000);

        it('leaves events that a webhook tells, as docs/api/webhooks.md has it', async () => {
            const page = readFileSync(path.join(root, 'docs/api/webhooks.md'), 'utf8');
            const [, lines = ''] = /```sh\n([^]*?)```/.exec(page) ?? [];
            const maker = consortium.organisation('HaizhouBankMSP').user('maker-1');
            const events = (await maker.get('/v1/events')).list('data');
            const expected = events.map(({ id, type, blocknumber, transactionid }) =>
                [id, type, blocknumber, transactionid].join(' '),
            );
            const port = (await freePorts(1))[0]!;
            const receiving = spawn('bash', ['-eu', '-c', lines.replaceAll('9321', String(port))], {
                cwd: path.join(consortium.folder, 'repository'),
                detached: true,
                stdio: ['ignore', 'pipe', 'inherit'],
            });
            let told = '';
            receiving.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
            try {
                await until({
                    what: 'every event',
                    ask: () => Promise.resolve(told.trimEnd().split('\n')),
                    isAwaited: ({ length }) => length >= expected.length,
                });
            } finally {
                process.kill(-receiving.pid!, 'SIGTERM');
            }

            // More may follow: that a regulator looked is recorded a little later.
            expect(told.trimEnd().split('\n').slice(0, expected.length)).toEqual(expected);
        }, 180_000);

        it('leaves a loan that core banking can be held against', async () => {
            const { organisation, folder } = consortium;
            const [loan] = (await organisation('HaizhouBankMSP').user('auditor-1').get('/v1/financings')).list('data');
            const rows = (amount: string): string =>
                `financingId,outstanding,currency\n${String(loan?.['financingId'])},${amount},CNY\n`;
            const compared = async (csv: string): Promise<string> => {
                const file = path.join(folder, 'loans.csv');
                writeFileSync(file, csv);
                const words = ['break-list', 'HaizhouBankMSP', file, '--folder', folder];
                const run = promisify(execFile)('node', [path.join(root, 'network/launcher/dist/cli.js'), ...words]);
                const { stdout, stderr } = await run.catch(
                    (error: unknown) => error as { stdout: string; stderr: string },
                );
                return stdout + stderr;
            };

            expect(await compared(rows('2000000.00'))).toMatch(/^1 loans of core banking .*: 0 breaks\.$/m);
            expect(await compared(rows('1999999.99'))).toMatch(
                /OUTSTANDING_MUST_AGREE +CNY 2000000\.00 +CNY 1999999\.99/,
            );
            expect(await compared(rows('2,000,000.00'))).toContain('loans.csv is no CSV that can be read: ');
            expect(await compared(rows('"2,000,000.00"'))).toContain('loans.csv, line 2: outstanding.amount must be a');
        }, 180_000);
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
