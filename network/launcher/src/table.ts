/** A row of a table, or undefined where the cell stays empty. */
export type Row = readonly (string | number | undefined)[];

/** Rows under their headings in aligned columns; the last column may be as long as it likes. */
export function table(headings: readonly string[], rows: readonly Row[]): string {
    const cells = [headings, ...rows].map((row) => row.map((cell) => visible(String(cell ?? ''))));
    const widths = headings.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
    return cells
        .map((row) =>
            row
                .map((cell, column) => cell.padEnd(widths[column] ?? 0))
                .join('  ')
                .trimEnd(),
        )
        .join('\n');
}

/** At most so many characters of a text; `--json` has all of it. */
export function shortened(text: string, characters: number): string {
    return text.length <= characters ? text : `${text.slice(0, characters - 1)}…`;
}

/**
 * A text without what would steer the terminal: anybody on the channel can write anything into it. Control characters
 * are shown by their pictures, such as ␀, and what turns the direction of writing by �.
 */
export function visible(text: string): string {
    return (
        text
            // eslint-disable-next-line no-control-regex -- it is control characters that are looked for
            .replace(/[\u0000-\u001f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
            .replace(/[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
    );
}
