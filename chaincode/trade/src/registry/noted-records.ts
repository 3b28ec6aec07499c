import type { CohongContext, PrivateRecord } from '@cohong/chaincode-runtime';
import type { Instant } from '@cohong/domain/kernel/time';
import type { WaitingKind } from '@cohong/domain/receivable/waiting';
import { vaultOf } from '../places.js';
import { waitingNotes } from '../receivable/records.js';
import { mustWait } from './registrars-work.js';

/** A record in a bank's vault, under its random id, for which a registrar reserves something until a time. */
interface Reserving {
    readonly bank: string;
    readonly status: string;
    readonly reservedUntil?: Instant;
}

interface Asked {
    readonly items: readonly { readonly bank: string; readonly id: string }[];
    /** The kind of note by which they wait. */
    readonly note: WaitingKind;
}

interface Answered<T> {
    readonly changed: readonly T[];
    /** The kind of note that is done with. */
    readonly done: WaitingKind;
    /** That by which a reservation waits for its end. */
    readonly end: WaitingKind;
}

/** Those of the items that wait for this. A note that is gone was dealt with by the other registrar. */
export async function notedRecords<T extends Reserving>(
    ctx: CohongContext,
    kind: PrivateRecord<T>,
    { items, note }: Asked,
): Promise<T[]> {
    const found: T[] = [];
    for (const { bank, id } of items) {
        const vault = ctx.ledger.in(vaultOf(bank));
        if ((await vault.find(waitingNotes, note, id)) !== undefined) {
            found.push(await vault.get(kind, id));
        }
    }

    return found;
}

/** Writes the vaults of all that changed: what they waited for is done, and a reservation waits for its end. */
export async function saveAnswered<T extends Reserving>(
    ctx: CohongContext,
    kind: PrivateRecord<T>,
    { changed, done, end }: Answered<T>,
): Promise<void> {
    mustWait(changed);
    for (const record of changed) {
        const vault = ctx.ledger.in(vaultOf(record.bank));
        const { status, reservedUntil } = record;
        const [id = ''] = kind.key(record);
        await vault.replace(kind, record);
        await vault.remove(waitingNotes, done, id);
        if (status === 'RESERVED' && reservedUntil !== undefined) {
            await vault.insert(waitingNotes, { kind: end, id, since: reservedUntil });
        }
    }
}
