import { toWire, type JsonValue } from '@cohong/domain/kernel/json';
import type { Request } from 'express';
import { z } from 'zod';
import { csvLine } from './csv.js';
import type { RowFacts } from './route.js';
import { linesMediaType } from './serve-lines.js';

export const csvMediaType = 'text/csv';

/** How all rows of an answer are written, one after the other. */
export interface RowFormat {
    readonly contentType: string;
    readonly begin: (facts: RowFacts) => string;
    readonly row: (row: object) => string;
    /** After the last row. */
    readonly end: (rows: number) => string;
    /** In place of more rows; undefined where nothing can be said, and the connection is torn off. */
    readonly interrupted: (rows: number, code: string) => string | undefined;
}

/** Lines of JSON: how many rows there are, each row, and whether that was all. */
const lines: RowFormat = {
    contentType: linesMediaType,
    begin: ({ total, height }) => line({ kind: 'BEGIN', total, height }),
    row: (row) => line({ kind: 'ROW', row }),
    end: (rows) => line({ kind: 'SUMMARY', status: 'COMPLETE', rows }),
    interrupted: (rows, code) => line({ kind: 'SUMMARY', status: 'INTERRUPTED', rows, code }),
};

/** A table of these columns, each the path of a field such as `amount.currency`. Its end is that of the answer. */
function table(columns: readonly string[]): RowFormat {
    return {
        contentType: `${csvMediaType}; charset=utf-8; header=present`,
        begin: () => csvLine(columns),
        row: (row) => {
            const wire = toWire(row);
            return csvLine(columns.map((column) => at(wire, column.split('.'))));
        },
        end: () => '',
        interrupted: () => undefined,
    };
}

/** How the caller wants all rows; undefined where a page is as welcome. */
export function rowFormatOf(request: Request, columns: readonly string[]): RowFormat | undefined {
    const wanted = request.accepts(['application/json', linesMediaType, csvMediaType]);
    if (wanted === linesMediaType) {
        return lines;
    }

    return wanted === csvMediaType ? table(columns) : undefined;
}

/** One line of the answer. */
export function rowLineSchema(row: z.ZodType): z.ZodType {
    return z.discriminatedUnion('kind', [
        z.object({
            kind: z.literal('BEGIN'),
            total: z.int().meta({ description: 'How many rows follow' }),
            height: z.int().meta({ description: 'How many blocks had been read for this answer' }),
        }),
        z.object({ kind: z.literal('ROW'), row }),
        z.object({
            kind: z.literal('SUMMARY'),
            status: z.enum(['COMPLETE', 'INTERRUPTED']),
            rows: z.int().meta({ description: 'How many have been sent' }),
            code: z.string().optional().meta({ description: 'What has interrupted it: the code of a problem' }),
        }),
    ]);
}

function line(value: object): string {
    return `${JSON.stringify(toWire(value))}\n`;
}

function at(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
    return path.reduce<JsonValue | undefined>(
        (inner, field) =>
            typeof inner === 'object' && inner !== null && !Array.isArray(inner)
                ? (inner as Readonly<Record<string, JsonValue>>)[field]
                : undefined,
        value,
    );
}
