import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConsortium } from '../consortium/consortium.js';
import { requireWholeFolder } from './whole-folder.js';

const consortium = readConsortium(path.resolve(__dirname, '../../../consortium.yaml'));
const peerLedger = (name: string): string => `fabric/nodes/${name}/data/ledgersData/chains/chains/cohong`;
const ordererLedger = 'fabric/nodes/orderer0.OrdererMSP/ledger/chains/cohong';
const whole = [
    'organisations/SafeMSP',
    'fabric/organisations/OrdererMSP',
    'fabric/chaincode-tls/SafeMSP',
    'fabric/channel',
    ordererLedger,
    peerLedger('peer0.SafeMSP'),
];

describe('A folder in which Fabric ran', () => {
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'whole-'));
        for (const part of whole) {
            mkdirSync(path.join(folder, part), { recursive: true });
        }
        writeFileSync(path.join(folder, 'fabric/ports.json'), '{}');
        writeFileSync(path.join(folder, 'fabric/channel/genesis.block'), '');
    });

    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const lose = (part: string): void => rmSync(path.join(folder, part), { recursive: true });
    const look = (): void => requireWholeFolder(folder, consortium);

    it('is whole although other organisations have nothing yet', () => {
        expect(look).not.toThrow();
    });

    it.each([
        'fabric/ports.json',
        'fabric/channel/genesis.block',
        'organisations/SafeMSP',
        'fabric/organisations/OrdererMSP',
        'fabric/chaincode-tls/SafeMSP',
        ordererLedger,
    ])('is refused without %s', (part) => {
        lose(part);
        expect(look).toThrow(`${path.join(folder, part)} is missing. Restore it from a back-up`);
    });

    it('goes on without a peer, which fetches its ledger again', () => {
        mkdirSync(path.join(folder, 'organisations/PbocMSP'));
        lose('fabric/nodes/peer0.SafeMSP');
        expect(look).not.toThrow();
    });

    it('goes on from a start that was broken off before a node had a ledger', () => {
        lose('fabric/nodes');
        lose('fabric/channel');
        expect(look).not.toThrow();
    });
});
