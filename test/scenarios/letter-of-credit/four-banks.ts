import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConsortium, type Consortium } from '@cohong/network';
import { parseDocument } from 'yaml';

const root = path.resolve(__dirname, '../../..');

/** The bank that docs/operating/growing.md takes in. */
const fourth = { mspId: 'LingnanBankMSP', kind: 'bank' };
const name = 'Lingnan Bank';

/** The consortium of network/consortium.yaml with a fourth bank, a member from its founding on. */
export function fourBanks(): Consortium {
    const file = parseDocument(readFileSync(path.join(root, 'network/consortium.yaml'), 'utf8'));
    file.addIn(['groups', 'supervised'], fourth.mspId);
    file.addIn(['organisations'], { ...fourth, name, peers: [{ port: 7057 }], gatewayPort: 8057 });
    // The second regulator says the same as the first: its act refers to this one.
    file.addIn(['founding', 0, 'body', 'members'], { ...fourth, partyName: name });

    const folder = mkdtempSync(path.join(tmpdir(), 'four-banks-'));
    try {
        const written = path.join(folder, 'consortium.yaml');
        writeFileSync(written, file.toString());

        return readConsortium(written, { root });
    } finally {
        rmSync(folder, { recursive: true });
    }
}
