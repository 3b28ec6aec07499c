import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { common } from '@hyperledger/fabric-protos';
import { ClassicLevel } from 'classic-level';

import { blockHeaderHash, buildBlock } from '../wire/block.js';
import type { StoredBlock } from './block-log.js';
import { LevelLog } from './level-log.js';
import { blockKey, sealed } from './records.js';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const place = { namespace: 'cc', collection: 'a/b' };
const genesis = nextBlock(undefined, 'zero');
const second = nextBlock(genesis, 'one');
const third = nextBlock(second, 'two');
const gold = { ...place, version: { blockNumber: 1, txNumber: 2 }, rwset: bytes('gold') };
const waiting = { txId: 'tx', height: 2, sets: [{ ...place, rwset: bytes('silver') }] };

function nextBlock(before: common.Block | undefined, envelope: string): common.Block {
    const header = before?.getHeader();
    return buildBlock({
        number: header === undefined ? 0 : header.getNumber() + 1,
        previousHash: header === undefined ? new Uint8Array() : blockHeaderHash(header),
        envelopes: [bytes(envelope)],
        validationCodes: [0],
        lastConfigurationBlock: 0,
    });
}

let directory: string;
let log: LevelLog | undefined;

beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'ledger-'));
});

afterEach(async () => {
    await log?.close();
    log = undefined;
    rmSync(directory, { recursive: true });
});

async function open(): Promise<LevelLog> {
    log = await LevelLog.open({ directory });
    return log;
}

async function reopen(): Promise<LevelLog> {
    await log?.close();
    log = undefined;
    return open();
}

async function blocksOf(from: LevelLog): Promise<StoredBlock[]> {
    const blocks: StoredBlock[] = [];
    for await (const block of from.blocks()) blocks.push(block);
    return blocks;
}

/** Blocks 0 to 2; one peer holds a set of block 1, and one that is in no block yet. */
async function write(to: LevelLog): Promise<void> {
    await to.append({ block: genesis.serializeBinary(), peers: [{ peer: 'A', height: 1 }] });
    await to.append({ block: second.serializeBinary(), peers: [{ peer: 'A', height: 2, committed: [gold] }] });
    await to.append({ peers: [{ peer: 'A', received: waiting }] });
    await to.append({ block: third.serializeBinary(), peers: [{ peer: 'B', height: 3 }] });
}

/** Everything LevelDB has in its files, so that a damage to one is a damage to all. */
async function compact(): Promise<void> {
    await log?.close();
    log = undefined;
    const database = new ClassicLevel(directory);
    await database.compactRange('', '~');
    await database.close();
}

const largest = (suffix: string): string =>
    join(directory, readdirSync(directory).find((name) => name.endsWith(suffix)) ?? '');

describe('a ledger on disk', () => {
    it('is as it was when it is opened again', async () => {
        await write(await open());
        const again = await reopen();
        expect(again.height).toBe(3);
        expect(again.block(1)).toEqual(second.serializeBinary());
        expect(again.block(3)).toBeUndefined();
        expect((await blocksOf(again)).map(({ number, sets }) => [number, [...sets]])).toEqual([
            [0, []],
            [1, [['A', [gold]]]],
            [2, []],
        ]);
        expect([...(await again.peers())]).toEqual([
            ['A', { height: 2, received: [waiting] }],
            ['B', { height: 3, received: [] }],
        ]);
    });

    it('keeps nothing of what was erased, and of a purged set what is left', async () => {
        await write(await open());
        const purged = { ...gold, rwset: bytes('') };
        await log?.erase([{ peer: 'A', expired: [], purged: [purged], forgotten: [waiting] }]);
        const again = await reopen();
        expect((await blocksOf(again))[1]?.sets.get('A')).toEqual([purged]);
        expect((await again.peers()).get('A')?.received).toEqual([]);
        await again.erase([{ peer: 'A', expired: [purged], purged: [], forgotten: [] }]);
        expect((await blocksOf(await reopen()))[1]?.sets.size).toBe(0);
    });

    it('has everything of many steps at once', async () => {
        const opened = await open();
        await opened.append({ block: genesis.serializeBinary(), peers: [] });
        const steps = Array.from({ length: 50 }, (_, index) => ({ peer: `P${index}`, height: index + 1 }));
        await Promise.all(steps.map((step) => opened.append({ peers: [step] })));
        expect((await (await reopen()).peers()).size).toBe(50);
    });

    it('goes on where its making was cut short', async () => {
        for (const name of ['LOCK', 'LOG', 'MANIFEST-000001']) writeFileSync(join(directory, name), '');
        expect((await open()).height).toBe(0);
    });
});

describe('a folder is refused, and nothing is changed in it,', () => {
    it('while another has the ledger open', async () => {
        await open();
        await expect(LevelLog.open({ directory })).rejects.toThrow(
            `The ledger in ${directory} is open in another process. Stop that one first, or choose another folder.`,
        );
    });

    it('if it holds something else', async () => {
        writeFileSync(join(directory, 'letters.txt'), 'dear');
        await expect(LevelLog.open({ directory })).rejects.toThrow(`${directory} holds letters.txt, but no ledger`);
        expect(readdirSync(directory)).toEqual(['letters.txt']);
    });

    it('if it is a file', async () => {
        const file = join(directory, 'file');
        writeFileSync(file, '');
        await expect(LevelLog.open({ directory: file })).rejects.toThrow(
            `${file} cannot be made or read as the folder of a ledger.`,
        );
    });

    it('if a part of the ledger is gone', async () => {
        await write(await open());
        await compact();
        rmSync(join(directory, 'CURRENT'));
        const files = readdirSync(directory);
        await expect(LevelLog.open({ directory })).rejects.toThrow('or only part of one');
        expect(readdirSync(directory)).toEqual(files);
    });

    it('if a table is gone', async () => {
        await write(await open());
        await compact();
        rmSync(largest('.ldb'));
        await expect(LevelLog.open({ directory })).rejects.toThrow(`The ledger in ${directory} is damaged: `);
    });

    it('if the end of the log is gone', async () => {
        await write(await open());
        await log?.close();
        log = undefined;
        const file = largest('.log');
        truncateSync(file, readFileSync(file).length - 20);
        await expect(LevelLog.open({ directory })).rejects.toThrow(
            `The ledger in ${directory} is damaged: it ends after 2 blocks, and had 3.`,
        );
    });

    it.each<[string, string, (database: ClassicLevel<string, Uint8Array>) => Promise<void>]>([
        ['a block is missing', 'block 2 stands where block 1 should', (database) => database.del(blockKey(1))],
        [
            'a record was altered',
            `the record ${blockKey(1)} is not what was written`,
            (database) => database.put(blockKey(1), bytes('another block')),
        ],
        [
            'a block holds what was not in it',
            'block 1 does not match its hash',
            (database) => {
                const altered = common.Block.deserializeBinary(second.serializeBinary());
                altered.getData()?.setDataList([bytes('another')]);
                return database.put(blockKey(1), sealed(altered.serializeBinary()));
            },
        ],
        [
            'a block was put in the place of another',
            'block 2 does not follow the block before it',
            (database) => database.put(blockKey(1), sealed(nextBlock(genesis, 'another').serializeBinary())),
        ],
    ])('if %s', async (_what, fault, damage) => {
        await write(await open());
        await log?.close();
        log = undefined;
        const database = new ClassicLevel<string, Uint8Array>(directory, { valueEncoding: 'view' });
        await damage(database);
        await database.close();
        await expect(blocksOf(await open())).rejects.toThrow(`The ledger in ${directory} is damaged: ${fault}`);
    });
});
