import { describe, expect, it } from '@jest/globals';

import { fromByteKey, toByteKey } from './byte-key.js';
import { Keyspace, keyAfter, type Revision } from './keyspace.js';
import { SortedKeys } from './sorted-keys.js';

const revision = (blockNumber: number, text: string | undefined): Revision => ({
    version: { blockNumber, txNumber: 0 },
    value: text === undefined ? undefined : Buffer.from(text),
    metadata: undefined,
    writer: { txId: `tx${blockNumber}`, timestamp: { seconds: blockNumber, nanos: 0 } },
});

const valueAt = (keyspace: Keyspace, height: number): string | undefined => {
    const found = keyspace.at('key', height)?.value;
    return found === undefined ? undefined : Buffer.from(found).toString();
};

function rows(keyspace: Keyspace, bounds: { start: string; end: string; height: number }): string[] {
    const found: string[] = [];
    let start = toByteKey(bounds.start);
    for (;;) {
        const row = keyspace.first({ start, end: toByteKey(bounds.end), height: bounds.height });
        if (row === undefined) return found;
        found.push(fromByteKey(row.key));
        start = keyAfter(row.key);
    }
}

describe('a keyspace', () => {
    it('shows each height the blocks below it', () => {
        const keyspace = new Keyspace();
        keyspace.write('key', revision(1, 'one'));
        keyspace.write('key', revision(3, undefined));
        keyspace.write('key', revision(4, 'four'));
        expect([1, 2, 3, 4, 5].map((height) => valueAt(keyspace, height))).toEqual([
            undefined,
            'one',
            'one',
            undefined,
            'four',
        ]);
    });

    it('puts a revision that arrives late among the later ones', () => {
        const keyspace = new Keyspace();
        keyspace.write('key', revision(4, 'four'));
        keyspace.write('key', revision(2, 'two'));
        expect(valueAt(keyspace, 4)).toBe('two');
        expect(valueAt(keyspace, 5)).toBe('four');
        expect(keyspace.last('key')?.version.blockNumber).toBe(4);
    });

    it('tells the history newest first, deletions included, up to the height', () => {
        const keyspace = new Keyspace();
        keyspace.write('key', revision(1, 'one'));
        keyspace.write('key', revision(2, undefined));
        keyspace.write('key', revision(5, 'five'));
        expect(keyspace.history('key', 5).map(({ writer }) => writer?.txId)).toEqual(['tx2', 'tx1']);
    });

    it('leaves no trace of an erased key, and takes it again', () => {
        const keyspace = new Keyspace();
        keyspace.write('key', revision(1, 'one'));
        expect(rows(keyspace, { start: '', end: '', height: 9 })).toEqual(['key']);
        keyspace.erase('key', () => true);
        expect(keyspace.last('key')).toBeUndefined();
        keyspace.write('key', revision(2, 'two'));
        expect(rows(keyspace, { start: '', end: '', height: 9 })).toEqual(['key']);
    });

    it('orders a range by bytes, so that the end of a composite range lies behind every character', () => {
        const keyspace = new Keyspace();
        const inRange = ['\u0000type\u0000a', '\u0000type\u0000\uE000', '\u0000type\u0000\uFFFD', '\u0000type\u0000中'];
        for (const key of [...inRange, '\u0000typf\u0000']) keyspace.write(toByteKey(key), revision(1, 'value'));
        const found = rows(keyspace, { start: '\u0000type\u0000', end: '\u0000type\u0000\u{10FFFF}', height: 2 });
        expect(new Set(found)).toEqual(new Set(inRange));
        const byBytes = [...inRange].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        expect(found).toEqual(byBytes);
    });

    it('excludes the end, and what is deleted or not yet written at the height', () => {
        const keyspace = new Keyspace();
        keyspace.write('a', revision(1, 'a'));
        keyspace.write('b', revision(1, 'b'));
        keyspace.write('b', revision(2, undefined));
        keyspace.write('c', revision(3, 'c'));
        keyspace.write('d', revision(1, 'd'));
        expect(rows(keyspace, { start: 'a', end: 'd', height: 2 })).toEqual(['a', 'b']);
        expect(rows(keyspace, { start: 'a', end: 'd', height: 3 })).toEqual(['a']);
        expect(rows(keyspace, { start: 'a', end: '', height: 4 })).toEqual(['a', 'c', 'd']);
    });
});

describe('sorted keys', () => {
    it('stay sorted over many chunks, whichever way they come', () => {
        const keys = Array.from({ length: 5000 }, (_, index) => String((index * 7919) % 5000).padStart(4, '0'));
        const sorted = new SortedKeys(keys.slice(0, 1000));
        for (const key of keys.slice(1000)) sorted.add(key);
        const found: string[] = [];
        for (let key = sorted.firstAtOrAfter(''); key !== undefined; key = sorted.firstAtOrAfter(keyAfter(key))) {
            found.push(key);
        }
        expect(found).toEqual([...keys].sort());
    });

    it('are empty at first', () => {
        const sorted = new SortedKeys([]);
        expect(sorted.firstAtOrAfter('')).toBeUndefined();
        sorted.add('b');
        sorted.add('a');
        expect(sorted.firstAtOrAfter('')).toBe('a');
        expect(sorted.firstAtOrAfter('c')).toBeUndefined();
    });
});
