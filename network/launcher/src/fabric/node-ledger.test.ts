import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { forgetUnjoined, ordererLedger, peerLedger } from './node-ledger.js';

describe('What a node has before it starts', () => {
    let home: string;
    beforeEach(() => {
        home = mkdtempSync(path.join(tmpdir(), 'node-ledger-'));
    });
    afterEach(() => rmSync(home, { recursive: true }));

    const laid = (node: string, ...parts: string[]): { folder: string } => {
        mkdirSync(path.join(home, node, ...parts), { recursive: true });
        return { folder: path.join(home, node) };
    };

    it('is forgotten where it never got the channel, and nothing else is touched', () => {
        const halfMade = laid('peer0', 'data/ledgersData/stateLeveldb');
        const joined = laid('peer1');
        mkdirSync(peerLedger(joined.folder, 'cohong'), { recursive: true });
        const orderer = laid('orderer0', 'ledger/index');
        mkdirSync(path.join(orderer.folder, 'consensus'));
        const ordering = laid('orderer1');
        mkdirSync(ordererLedger(ordering.folder, 'cohong'), { recursive: true });

        forgetUnjoined({ peers: [halfMade, joined], orderers: [orderer, ordering] }, 'cohong');

        const isThere = (...parts: string[]): boolean => existsSync(path.join(home, ...parts));
        expect(isThere('peer0')).toBe(true);
        expect(isThere('peer0/data')).toBe(false);
        expect(isThere('orderer0/ledger')).toBe(false);
        expect(isThere('orderer0/consensus')).toBe(true);
        expect(existsSync(peerLedger(joined.folder, 'cohong'))).toBe(true);
        expect(existsSync(ordererLedger(ordering.folder, 'cohong'))).toBe(true);
    });
});
