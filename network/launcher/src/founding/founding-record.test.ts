import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FoundingRecord } from './founding-record.js';

const enrol = { mspId: 'SafeMSP', user: 'officer-1', post: '/v1/members', body: { members: ['SafeMSP'] } };
const declareSecrets = { mspId: 'CustomsMSP', user: 'officer-1', post: '/v1/declaration-secrets', body: {} };

describe('The record of a founding', () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'founding-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('leaves everything to say to a new ledger', () => {
        expect(new FoundingRecord(path.join(folder, 'ledger')).outstanding([enrol])).toEqual([enrol]);
    });

    it('leaves to say what the file says since, and nothing twice', () => {
        new FoundingRecord(path.join(folder, 'ledger')).write([enrol]);
        const changed = { ...enrol, body: { members: ['SafeMSP', 'CustomsMSP'] } };
        const record = new FoundingRecord(path.join(folder, 'ledger'));
        expect(record.outstanding([enrol, changed, declareSecrets])).toEqual([changed, declareSecrets]);
    });
});
