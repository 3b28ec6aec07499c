import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { layRepository, linesOf, type Repository } from './repository.js';

const minutes = 60_000;
const withoutFabric = process.env['FABRIC_BIN'] === undefined;
const reason = withoutFabric ? ' (skipped: FABRIC_BIN does not name the programs of Hyperledger Fabric)' : '';

describe('the page on growing, on the embedded network', () => {
    followed('embedded');
});
(withoutFabric ? describe.skip : describe)(`the page on growing, on Hyperledger Fabric${reason}`, () => {
    const { shell, repository } = followed('fabric');

    it(
        'can be followed word by word: two orderers more order, and one less',
        async () => {
            const lines = linesOf('docs/operating/growing.md', ['', 'Add an orderer', 'Remove an orderer']);
            const printed = await shell(repository().onItsPorts(lines.join('\n')));
            expect(printed).toMatch(/orderer1.OrdererMSP orders\.\n[^]*orderer2.OrdererMSP orders\.\n/);
            expect(printed).toMatch(/orderer2.OrdererMSP orders no more\.\n$/);
        },
        4 * minutes,
    );
});

interface Followed {
    readonly shell: (lines: string) => Promise<string>;
    readonly repository: () => Repository;
}

function followed(engine: 'embedded' | 'fabric'): Followed {
    let repository: Repository;

    const paste = async (lines: string): Promise<string> => {
        const { stdout } = await promisify(execFile)('bash', ['-eu', '-o', 'pipefail', '-c', lines], {
            cwd: repository.folder,
            env: { ...process.env, NETWORK: engine },
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
            const lines = linesOf('docs/operating/growing.md', [
                '',
                'Add an organisation',
                'Upgrade a chaincode',
                'Rotate certificates',
            ]);
            const printed = await paste(repository.onItsPorts(lines.join('\n')));
            expect(printed).toContain('LingnanBankMSP is in.');
            expect(printed).toContain('"partyName":"Lingnan Bank"');
            expect(printed).toMatch(/RESERVED\n[^]*The members have agreed\.\n[^]*SafeMSP has new certificates\.\n$/);
            expect(await paste(`${repository.cohong} status`)).toContain('peer0.LingnanBankMSP');
        },
        4 * minutes,
    );

    it(
        'has the bank and what was agreed on when it is started again',
        async () => {
            await paste(`${repository.cohong} down`);
            await paste(`${repository.cohong} up`);
            const members = 'curl -s "$LINGNAN_BANK/v1/members" -H "Authorization: Bearer $LINGNAN_BANK_MAKER_1"';
            expect(await paste(`source .cohong/environment.sh; ${members}`)).toContain('"partyName":"Lingnan Bank"');
        },
        3 * minutes,
    );

    it(
        'lets no bank leave that has a loan outstanding',
        async () => {
            const file = path.join(repository.folder, 'network/consortium.yaml');
            const before = readFileSync(file, 'utf8');
            writeFileSync(file, withoutLingnan(before));
            await expect(paste(`${repository.cohong} organisation remove LingnanBankMSP`)).rejects.toThrow(
                /LingnanBankMSP has business that is not ended, and stays:\n.*status=RESERVED: `data` is not \[\]/,
            );
            writeFileSync(file, before);
            expect(await paste(`${repository.cohong} status`)).toContain('gateway.LingnanBankMSP');
        },
        minutes,
    );

    it(
        'can be followed word by word: a bank leaves',
        async () => {
            const lines = linesOf('docs/operating/growing.md', ['', 'Remove an organisation']);
            const printed = await paste(repository.onItsPorts(lines.join('\n')));
            expect(printed).toMatch(/HarbourBankMSP is a member no more\.[^]*\{"data":\[\],"total":0\}$/);
            expect(await paste(`${repository.cohong} status`)).not.toContain('HarbourBankMSP');
            const supply = 'curl -s "$PBOC/v1/supply" -H "Authorization: Bearer $PBOC_ISSUER_1"';
            expect(await paste(`source .cohong/environment.sh\n${supply}`)).toContain('"bank":"HarbourBankMSP"');
        },
        3 * minutes,
    );

    return { shell: paste, repository: () => repository };
}

function withoutLingnan(consortium: string): string {
    return consortium
        .replace(', LingnanBankMSP]', ']')
        .replace(/ {4}- mspId: LingnanBankMSP\n(?: {6}.*\n)+/, '')
        .replace(/.*mspId: LingnanBankMSP, kind: bank, partyName.*\n/, '')
        .concat('\nformerMembers: [{ mspId: LingnanBankMSP, kind: bank }]\n');
}
