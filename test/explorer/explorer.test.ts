import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { issueIdentity, readMaterial } from '@cohong/embedded-fabric';
import { userFiles } from '@cohong/network';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { networkCommand } from '../../network/launcher/src/commands/network.js';
import type { ShownCertificate } from '../../network/launcher/src/explorer/certificates.js';
import type { ExploredBlock, ExploredState, ExploredTransaction } from '../../network/launcher/src/explorer/explore.js';
import {
    embeddedEngine,
    fabricEngine,
    startRegisterConsortium,
    type RegisterConsortium,
} from './register-consortium.js';

const minutes = 60_000;

const withoutFabric = process.env['FABRIC_BIN'] === undefined;
const reason = withoutFabric ? ' (skipped: FABRIC_BIN does not name the programs of Hyperledger Fabric)' : '';

describe('cohong network on the embedded engine', () => explorer(embeddedEngine));
(withoutFabric ? describe.skip : describe)(`cohong network on Hyperledger Fabric itself${reason}`, () =>
    explorer(fabricEngine),
);

function explorer(engine: typeof fabricEngine): void {
    let consortium: RegisterConsortium;
    let created: string;
    let underOne: string;
    let revalued: string;
    let appraised: string;

    beforeAll(async () => {
        consortium = await startRegisterConsortium(engine);
        const bank = { by: 'HaizhouBankMSP/maker-1', endorsers: ['SafeMSP', 'HaizhouBankMSP'] };
        created = await consortium.submit({ ...bank, call: ['CreateAsset', 'ship', 'Ming', '100'] });
        underOne = await consortium.submit({
            ...bank,
            endorsers: ['SafeMSP'],
            call: ['CreateAsset', 'no', 'Ming', '1'],
        });
        revalued = await consortium.submit({ ...bank, call: ['RevalueAsset', 'ship', '120'] });
        appraised = await consortium.submit({
            by: 'SafeMSP/officer-1',
            endorsers: ['SafeMSP', 'PbocMSP'],
            call: ['Appraise', 'ship'],
            transient: { appraisal: 'ninety' },
        });
    }, 3 * minutes);

    // Absent when it did not start; what failed has been said then.
    afterAll(() => (consortium as RegisterConsortium | undefined)?.stop(), minutes);

    const told = (...args: string[]): Promise<string> => tell(consortium.folder, args);
    const json = async <T>(...args: string[]): Promise<T> => JSON.parse(await told(...args, '--json')) as T;

    it('lists every block from the first, each chained to the one before', async () => {
        const blocks = await json<ExploredBlock[]>('blocks', '--from', '0');

        expect(blocks.map(({ number }) => number)).toEqual(blocks.map((_, index) => index));
        expect(blocks.slice(1).map(({ previousHash }) => previousHash)).toEqual(
            blocks.slice(0, -1).map(({ hash }) => hash),
        );
        expect(blocks[0]!.transactions).toMatchObject([{ type: 'CONFIG', code: 'VALID', configurationSequence: 0 }]);
        expect(blocks.flatMap(({ transactions }) => transactions.map(({ id }) => id))).toEqual(
            expect.arrayContaining([created, underOne, revalued, appraised]),
        );
    });

    it('lists in a table, a line for each transaction of as many blocks as are asked for', async () => {
        const [heading, ...lines] = (await told('blocks', '--last', '4')).split('\n');

        expect(heading).toMatch(/^BLOCK +HASH +TX +TIME +CODE +CREATOR +WHAT +ENDORSERS$/);
        expect(lines.map((line) => line.split(/ {2,}/).slice(4))).toEqual([
            ['VALID', 'HaizhouBankMSP/maker-1', 'register CreateAsset', expect.stringMatching(endorsedByBoth)],
            ['ENDORSEMENT_POLICY_FAILURE', 'HaizhouBankMSP/maker-1', 'register CreateAsset', 'SafeMSP'],
            ['VALID', 'HaizhouBankMSP/maker-1', 'register RevalueAsset', expect.stringMatching(endorsedByBoth)],
            [
                'VALID',
                'SafeMSP/officer-1',
                'register Appraise',
                expect.stringMatching(/^(Safe|Pboc)MSP (Safe|Pboc)MSP$/),
            ],
        ]);
    });

    it('shows who called what, who endorsed it, and what it read and wrote', async () => {
        const { block, transaction } = await json<ExploredTransaction>('tx', created);
        const { call } = transaction;

        expect(transaction).toMatchObject({
            id: created,
            type: 'ENDORSER_TRANSACTION',
            code: 'VALID',
            creator: { mspId: 'HaizhouBankMSP', name: 'maker-1', unit: 'client' },
        });
        expect(Math.abs(Date.parse(transaction.time) - Date.now())).toBeLessThan(10 * minutes);
        expect(call).toMatchObject({
            chaincode: 'register',
            function: 'CreateAsset',
            args: [{ text: 'ship' }, { text: 'Ming' }, { text: '100' }],
            response: { status: 200, payload: { text: 'ship' } },
            event: { name: 'AssetCreated', payload: { text: '{"id":"ship","owner":"Ming"}' } },
        });
        expect(call!.endorsers.map(({ mspId, unit }) => `${mspId} ${unit}`).sort()).toEqual([
            'HaizhouBankMSP peer',
            'SafeMSP peer',
        ]);
        expect(call!.readWriteSet.find(({ namespace }) => namespace === 'register')).toMatchObject({
            reads: [{ key: 'ship', version: null }],
            writes: [
                { key: '\u0000owner~id\u0000Ming\u0000ship\u0000', value: { hex: '00' } },
                { key: 'ship', value: { text: '{"id":"ship","owner":"Ming","value":100}' } },
            ],
            collections: [],
        });
        const found = await json<ExploredBlock>('block', String(block.number));
        expect(found).toMatchObject({ hash: block.hash, transactions: [transaction] });
    });

    it('shows the version that a transaction read: where the key was last written', async () => {
        const first = await json<ExploredTransaction>('tx', created);
        const { transaction } = await json<ExploredTransaction>('tx', revalued);

        const { reads } = transaction.call!.readWriteSet.find(({ namespace }) => namespace === 'register')!;
        expect(reads).toEqual([
            { key: 'ship', version: { block: first.block.number, transaction: first.transaction.index } },
        ]);
    });

    it('shows of private data the hashes and nothing else', async () => {
        const { transaction } = await json<ExploredTransaction>('tx', appraised);
        const { collections } = transaction.call!.readWriteSet.find(({ namespace }) => namespace === 'register')!;

        expect(collections).toMatchObject([
            { collection: 'appraisals', writes: [{ keyHash: sha256('ship'), valueHash: sha256('ninety') }] },
        ]);
        expect(collections[0]!.setHash).toMatch(/^[0-9a-f]{64}$/);
        expect(await told('tx', appraised)).toContain(sha256('ninety'));
        expect(JSON.stringify(transaction)).not.toContain('ninety');
    });

    it('tells in words what the table of a transaction shows', async () => {
        const text = await told('tx', underOne);

        expect(text).toMatch(/^code +ENDORSEMENT_POLICY_FAILURE$/m);
        expect(text).toMatch(/^creator +HaizhouBankMSP\/maker-1 \(client\)$/m);
        expect(text).toMatch(/^argument 2 +Ming$/m);
        expect(text).toMatch(/^register +public +read +absent +no$/m);
        expect(text).toMatch(/^register +public +write +␀owner~id␀Ming␀no␀ +0x00$/m);
    });

    it('shows the first block as what it is, the configuration that the channel begins with', async () => {
        const { configurationChanges } = await json<ExploredBlock>('block', '0');
        const valueOf = (element: string): string | undefined =>
            configurationChanges!.find((change) => change.element === element)?.after;

        expect(valueOf('Channel/Application/SafeMSP/MSP')).toMatch(/^roots: ca\.SafeMSP until \d{4}-.*node roles on$/);
        expect(valueOf('Channel/Application/SafeMSP/policy Admins')).toBe("OR('SafeMSP.admin')");
        expect(await told('block', '0')).toMatch(/^Channel\/Application\/SafeMSP\/policy Admins +new +OR\(/m);
    });

    it('folds the state from what is valid, with the version of each key', async () => {
        const state = await json<ExploredState>('state', 'register');
        const { block, transaction } = await json<ExploredTransaction>('tx', revalued);

        expect(state.public.map(({ key }) => key)).toEqual(['\u0000owner~id\u0000Ming\u0000ship\u0000', 'ship']);
        expect(state.public[1]).toEqual({
            namespace: 'register',
            key: 'ship',
            value: { text: '{"id":"ship","owner":"Ming","value":120}' },
            version: { block: block.number, transaction: transaction.index },
        });
        expect(state.private).toMatchObject([
            { collection: 'appraisals', keyHash: sha256('ship'), valueHash: sha256('ninety') },
        ]);
        expect(await told('state', 'register', '--key', 'owner~id')).toMatch(/^register +public +\d+:\d+ +␀owner~id␀/m);
        expect(await told('state', 'register', '--key', 'nothing')).toBe('There are no such keys.');
    });

    it('shows private values to a member who asks, and to nobody else', async () => {
        const privateState = (...args: string[]): Promise<ExploredState> =>
            json('state', 'register', '--key', sha256('ship'), ...args);
        const { private: byMember } = await privateState('--private', '--as', 'SafeMSP/regulator-1');
        const { private: byBank } = await privateState('--private', '--as', 'HaizhouBankMSP/maker-1');
        const { private: unasked } = await privateState('--as', 'SafeMSP/regulator-1');

        expect(byMember).toMatchObject([{ clear: { key: 'ship', value: { text: 'ninety' } } }]);
        expect(byBank).toMatchObject([{ keyHash: sha256('ship') }]);
        expect(byBank[0]).not.toHaveProperty('clear');
        expect(unasked[0]).not.toHaveProperty('clear');
    });

    it('lists certificates with roles and marks those that have expired or soon will', async () => {
        await addUser(consortium.folder, 'past-1', -1);
        await addUser(consortium.folder, 'passing-1', 10.5);
        const certificates = await json<ShownCertificate[]>('identities');
        const named = (name: string): ShownCertificate | undefined => certificates.find((each) => each.name === name);

        expect(named('regulator-1')).toMatchObject({
            mspId: 'PbocMSP',
            role: 'regulator',
            unit: 'client',
            state: 'valid',
        });
        expect(named('ca.SafeMSP')).toMatchObject({ mspId: 'SafeMSP', unit: 'authority', onChannel: true });
        expect(named('past-1')).toMatchObject({ state: 'expired', daysLeft: -1, issuer: 'ca.SafeMSP' });
        expect(named('passing-1')).toMatchObject({ state: 'soon', daysLeft: 10, onChannel: false });
        expect(await told('identities')).toMatch(/^SafeMSP +past-1 .* -1 +EXPIRED /m);
    });

    it.each([
        [['block', '4711'], /^There is no block 4711: the newest is \d+\.$/],
        [['blocks', '--from', '4711'], /^There is no block 4711: the newest is \d+\.$/],
        [
            ['tx', 'ab'.repeat(32)],
            /^No block of cohong has a transaction (ab){32}\. `cohong network blocks` lists them\.$/,
        ],
        [
            ['blocks', '--as', 'OmegaMSP/maker-1'],
            /^OmegaMSP is not in the consortium\. Its members: PbocMSP, SafeMSP, /,
        ],
        [['blocks', '--as', 'SafeMSP/mallory'], /^SafeMSP has no user mallory\. Its users: officer-1, /],
    ])('answers %j with what to do', async (args, message) => {
        await expect(told(...args)).rejects.toThrow(message);
    });
}

describe('cohong network where no consortium is up', () => {
    it('says how to start one', async () => {
        const folder = mkdtempSync(path.join(tmpdir(), 'cohong-explorer-'));
        await expect(tell(folder, ['blocks'])).rejects.toThrow(
            `No consortium is up in ${folder}. \`make up\` starts one.`,
        );
        rmSync(folder, { recursive: true });
        await expect(tell(folder, ['identities'])).rejects.toThrow(`There is no folder ${folder}.`);
    });

    it('refuses numbers that are none before it asks anyone', async () => {
        await expect(tell(tmpdir(), ['block', 'newest'])).rejects.toThrow('It must be a whole number, 0 or more.');
        await expect(tell(tmpdir(), ['blocks', '--last', '0'])).rejects.toThrow(
            'It must be a whole number, 1 or more.',
        );
    });
});

const endorsedByBoth = /^(Safe|HaizhouBank)MSP (Safe|HaizhouBank)MSP$/;

/** What the command prints; rejects with what it would complain of. */
async function tell(folder: string, args: readonly string[]): Promise<string> {
    const printed: string[] = [];
    const command = networkCommand({ folder, print: (text) => printed.push(text) });
    for (const each of [command, ...command.commands]) {
        each.exitOverride().configureOutput({ writeErr: () => undefined });
    }
    await command.parseAsync(args, { from: 'user' });
    return printed.join('\n');
}

/** Gives SAFE a user whose certificate ends in so many days. */
async function addUser(folder: string, name: string, days: number): Promise<void> {
    const { ca } = readMaterial(path.join(folder, 'organisations', 'SafeMSP'));
    const { certificatePem, privateKeyPem } = await issueIdentity(ca, {
        commonName: name,
        organisationalUnit: 'client',
        notBefore: new Date(Date.now() - 30 * 86_400_000),
        notAfter: new Date(Date.now() + days * 86_400_000 + 3_600_000),
    });
    const { certificateFile, keyFile } = userFiles({ folder, mspId: 'SafeMSP', user: name });
    for (const [file, pem] of [
        [certificateFile, certificatePem],
        [keyFile, privateKeyPem],
    ] as const) {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, pem);
    }
}

function sha256(text: string): string {
    return createHash('sha256').update(text).digest('hex');
}
