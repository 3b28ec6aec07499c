import { codeTableBookSchema, type CodeTableBook } from '@cohong/domain/single-window/code-tables';
import type { Ledger } from '../fabric/ledger.js';

/** What the codes of customs mean, every edition. */
export function readCodeTables(ledger: Ledger): Promise<CodeTableBook> {
    return ledger.evaluate({ name: 'trade/code-table:ReadCodeTables', input: {}, answer: codeTableBookSchema });
}
