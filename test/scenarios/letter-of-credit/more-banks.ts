import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConsortium, type Consortium } from '@cohong/network';
import { parseDocument, type Document } from 'yaml';

const root = path.resolve(__dirname, '../../..');

/** The bank that docs/operating/growing.md takes in. */
const fourth = { mspId: 'LingnanBankMSP', name: 'Lingnan Bank', port: 7057, gatewayPort: 8057 };
const fifth = { mspId: 'MinnanBankMSP', name: 'Minnan Bank', port: 7058, gatewayPort: 8058 };

/** The consortium of network/consortium.yaml with a fourth bank, a member from its founding on. */
export const fourBanks = (): Consortium => consortiumWith([fourth]);

/** And with a fifth: beside a bank that owes and one that sells there are three to be asked. */
export const fiveBanks = (): Consortium => consortiumWith([fourth, fifth]);

function consortiumWith(banks: readonly (typeof fourth)[]): Consortium {
    const file = parseDocument(readFileSync(path.join(root, 'network/consortium.yaml'), 'utf8'));
    banks.forEach((bank) => takeIn(file, bank));

    const folder = mkdtempSync(path.join(tmpdir(), 'more-banks-'));
    try {
        const written = path.join(folder, 'consortium.yaml');
        writeFileSync(written, file.toString());

        return readConsortium(written, { root });
    } finally {
        rmSync(folder, { recursive: true });
    }
}

function takeIn(file: Document, { mspId, name, port, gatewayPort }: typeof fourth): void {
    const member = { mspId, kind: 'bank' };
    file.addIn(['groups', 'supervised'], mspId);
    file.addIn(['organisations'], { ...member, name, peers: [{ port }], gatewayPort });
    // The second regulator says the same as the first: its act refers to this one.
    file.addIn(['founding', 0, 'body', 'members'], { ...member, partyName: name });
}
