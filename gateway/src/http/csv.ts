import type { JsonValue } from '@cohong/domain/kernel/json';

/** What a spreadsheet would take for the beginning of a formula, and carry out. */
const formulaBeginning = /^[=+\-@\t\r\n＝＋－＠]/;

/** A line of cells as RFC 4180 has it. Every cell stands in quotes, and none is a formula: OWASP calls that CSV injection. */
export function csvLine(cells: readonly (JsonValue | undefined)[]): string {
    return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: JsonValue | undefined): string {
    const text = textOf(value);
    const harmless = formulaBeginning.test(text) ? `'${text}` : text;

    return `"${harmless.replaceAll('"', '""')}"`;
}

function textOf(value: JsonValue | undefined): string {
    if (value === undefined || value === null) {
        return '';
    }

    return typeof value === 'string' ? value : JSON.stringify(value);
}
