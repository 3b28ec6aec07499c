import { isDeepStrictEqual } from 'node:util';

/** A statement of the story that did not hold. */
export class StatementFailed extends Error {
    constructor(statement: string, actual: unknown, expected: unknown) {
        super(`${statement}\n    expected ${JSON.stringify(expected)}\n    but saw  ${JSON.stringify(actual)}`);
        this.name = StatementFailed.name;
    }
}

/** Tells the story and holds every statement against what was seen. */
export interface Narrator {
    chapter(title: string): void;
    /** Context that claims nothing. */
    says(text: string): void;
    /** A statement, told only if what was seen equals what it claims. */
    states(statement: string, actual: unknown, expected: unknown): void;
}

/** Tells through `print` and counts; the first statement that does not hold ends the story. */
export function narrator(print: (line: string) => void): Narrator & { readonly statements: () => number } {
    let statements = 0;
    let chapters = 0;
    return {
        chapter: (title) => {
            chapters += 1;
            print('');
            print(`${chapters}. ${title}`);
        },
        says: (text) => print(`   ${text}`),
        states: (statement, actual, expected) => {
            if (!isDeepStrictEqual(actual, expected)) {
                throw new StatementFailed(statement, actual, expected);
            }
            statements += 1;
            print(`   ✓ ${statement}`);
        },
        statements: () => statements,
    };
}
