import type { PrivateCollection } from '@cohong/chaincode-runtime';
import type { Waiting } from '@cohong/domain/receivable/waiting';
import { noteKey, waitingNotes } from './records.js';

/** Asks a registrar to look. A second repayment before one looked needs no second note. */
export async function leaveNote(vault: PrivateCollection, note: Waiting): Promise<void> {
    if ((await vault.find(waitingNotes, note.kind, ...noteKey(note))) === undefined) {
        await vault.insert(waitingNotes, note);
    }
}

/** Takes a note away, if there is one. */
export async function removeNote(vault: PrivateCollection, kind: Waiting['kind'], id: string): Promise<void> {
    if ((await vault.find(waitingNotes, kind, id)) !== undefined) {
        await vault.remove(waitingNotes, kind, id);
    }
}
