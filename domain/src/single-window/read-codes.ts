import { refusals } from '../kernel/refusal.js';
import type { CodeTableName, CodeTables } from './code-tables.js';

const refusal = refusals({ CUSTOMS_CODE_MUST_BE_IN_TABLE: 'invalid' });

/** Where a code stands, as `DecLists.0.GUnit`: the refusal names it, and never the code. */
export interface Coded {
    readonly code: string;
    readonly path: string;
}

/** What a code of customs means. One that customs has not published means nothing: it is refused and never guessed. */
export type ReadCode = <Name extends CodeTableName>(table: Name, coded: Coded) => CodeTables[Name][number]['means'];

/** Reads codes by these tables. */
export function codesIn(tables: CodeTables): ReadCode {
    return (table, { code, path }) => {
        const entry = tables[table].find((each) => each.code === code);
        if (entry === undefined) {
            throw refusal('CUSTOMS_CODE_MUST_BE_IN_TABLE', { table, path });
        }

        return entry.means;
    };
}
