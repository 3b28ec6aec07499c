import { mustBeSettled } from '../import-financing/end-import-financing.js';
import {
    seenOn,
    unpaid,
    withAllocation,
    withoutAllocation,
    type FinancedImport,
} from '../import-financing/financed-import.js';
import type { Instant } from '../kernel/time.js';
import { changedImports, type ChangedImport } from './changed-imports.js';
import type { RecordFile } from './record-file.js';
import type { Writings } from './writings.js';

/** What lies on each import declaration, under its number, as one source says it: the registry, or the history. */
export type ImportRegister = Map<string, FinancedImport>;

/**
 * Does again on import declarations what a transaction must have done there, from what it has left of payments in the vaults
 * and from these as they were before it. Of the registry nothing is looked at. What is paid stays, whoever repays what.
 */
export function followImports(imports: ImportRegister, writings: Writings, records: RecordFile): void {
    for (const each of changedImports(writings, records)) {
        const financed = followed(each, { imports, records, at: writings.at });
        if (financed !== undefined) {
            imports.set(financed.declarationNumber, financed);
        }
    }
}

interface Looking {
    readonly imports: ImportRegister;
    readonly records: RecordFile;
    readonly at: Instant;
}

function followed(
    { before, after, isNoteGone }: ChangedImport,
    { imports, records, at }: Looking,
): FinancedImport | undefined {
    const { declarationNumber } = before;
    const lying = imports.get(declarationNumber);
    if (before.status === 'REQUESTED' && after.status === 'RESERVED') {
        const goods = records.importDeclarations.get(declarationNumber);
        return goods && withAllocation(seenOn(goods, lying ?? unpaid(goods)), before);
    }

    // A bank that pays takes the note away too: then the reservation is not over, and nothing is freed.
    return lying && isNoteGone && mustBeSettled(before, at) ? withoutAllocation(lying, before) : undefined;
}
