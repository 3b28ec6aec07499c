import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Chaincode } from '../consortium/consortium.js';
import { berthsFor, noteBerths } from './berths.js';

describe('The berth of a chaincode', () => {
    let folder: string;
    let trade: Chaincode;

    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'berths-'));
        const directory = path.join(folder, 'trade');
        mkdirSync(path.join(directory, 'dist'), { recursive: true });
        trade = { name: 'trade', directory, endorsementPolicy: '', collections: [] };
        build('first');
    });

    afterEach(() => rmSync(folder, { recursive: true }));

    const build = (code: string): void => writeFileSync(path.join(trade.directory, 'dist/program.js'), code);
    const berth = (): string => berthsFor(folder, [trade])['trade']!;
    const agree = (): void => noteBerths(folder, [trade], berthsFor(folder, [trade]));

    it('is the other one for other code, and then the first again', () => {
        expect(berth()).toBe('trade');
        agree();
        expect(berth()).toBe('trade');
        build('second');
        expect(berth()).toBe('trade_2');
        agree();
        expect(berth()).toBe('trade_2');
        build('third');
        expect(berth()).toBe('trade');
    });

    it('stays beside the code that was agreed on, however often others are built before there is agreement', () => {
        agree();
        build('second');
        build('third');
        expect(berth()).toBe('trade_2');
    });
});
