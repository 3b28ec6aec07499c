import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
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

    return { shell: paste, repository: () => repository };
}
