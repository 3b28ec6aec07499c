import type { ImportFinancing } from '../import-financing/import-financing.js';
import { inTheOrderTold } from './in-order.js';
import type { RecordFile } from './record-file.js';
import type { Writings } from './writings.js';

export interface ChangedImport {
    readonly before: ImportFinancing;
    readonly after: ImportFinancing;
    /** Whether the note is gone that asked a registrar to take it off the goods. */
    readonly isNoteGone: boolean;
}

/** The payments for imports that a transaction has changed, in the order in which it has told them. */
export function changedImports(
    { vaults, inOrder }: Pick<Writings, 'vaults' | 'inOrder'>,
    records: RecordFile,
): readonly ChangedImport[] {
    const changed = vaults.flatMap(({ bank, importFinancings, done }): ChangedImport[] =>
        importFinancings.flatMap((after) => {
            const { importFinancingId } = after;
            const before = records.vault(bank).importFinancings.get(importFinancingId);
            const isNoteGone = done.some(({ kind, id }) => kind === 'import-financing-end' && id === importFinancingId);
            return before === undefined ? [] : [{ before, after, isNoteGone }];
        }),
    );

    return inTheOrderTold(changed, inOrder, ({ before }) => before.importFinancingId);
}
