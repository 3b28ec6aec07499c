import { declareExportSchema, type DeclareExport } from '@cohong/domain/declaration/api';
import { declareImportSchema, type DeclareImport } from '@cohong/domain/import-declaration/api';
import { parse, parseJson } from '@cohong/domain/kernel/parse';
import { Refusal, refusals, type RefusalDetail } from '@cohong/domain/kernel/refusal';
import { z } from 'zod';
import type { Line } from '../http/lines.js';
import { fieldProblems } from '../problems/field-problems.js';
import type { Language } from '../problems/explanation.js';
import type { LineTold } from './import-answer.js';

const refusal = refusals({
    IMPORT_MUST_HAVE_FEWER_LINES: 'invalid',
    LINE_MUST_BE_READABLE: 'invalid',
    LINE_MUST_BE_WHOLE: 'invalid',
    DECLARATION_MUST_OCCUR_ONCE: 'invalid',
});

/** Far more than customs sends at once; what is told of them, and which numbers they had, is held in memory. */
export const mostLines = 50_000;
const mostErrors = 5;

/** What customs sends, whichever way its goods go. */
export type SentDeclaration = DeclareExport | DeclareImport;

/** A line that can be handed to the ledger. */
export interface CheckedLine {
    readonly line: Line;
    readonly declaration: SentDeclaration;
}

/** Reads the text of a line. Refuses what is no declaration. */
export type ReadDeclaration = (text: string) => SentDeclaration;

/**
 * As `POST /v1/declarations` or `POST /v1/import-declarations` takes it. Which form it has is seen by the party in China,
 * so that a line with a slip in its number is told what is wrong with its own form.
 */
const asDeclared: ReadDeclaration = (text) => {
    const value = parseJson(z.unknown(), text);
    const isImport = typeof value === 'object' && value !== null && 'consignee' in value;

    return isImport ? parse(declareImportSchema, value) : parse(declareExportSchema, value);
};

/** Looks at the lines of one import, one after the other, before the ledger does. */
export class LineCheck {
    readonly #language: Language;
    readonly #read: ReadDeclaration;
    /** In which line each number was. */
    readonly #seen = new Map<string, number>();
    #count = 0;

    constructor(language: Language, read: ReadDeclaration = asDeclared) {
        this.#language = language;
        this.#read = read;
    }

    /** A declaration; or what the line is refused for, which spoils no other line. */
    check(line: Line): CheckedLine | LineTold {
        try {
            this.#count += 1;
            if (this.#count > mostLines) {
                throw refusal('IMPORT_MUST_HAVE_FEWER_LINES', { most: mostLines });
            }
            return { line, declaration: this.#once(line, readWhole(line, this.#read)) };
        } catch (error) {
            if (!(error instanceof Refusal)) {
                throw error;
            }
            return refused(line, error, this.#language);
        }
    }

    /** A number that is in one import twice was mistaken in one of the two: nobody can tell which customs means. */
    #once({ number }: Line, declaration: SentDeclaration): SentDeclaration {
        const first = this.#seen.get(declaration.declarationNumber);
        if (first !== undefined) {
            throw refusal('DECLARATION_MUST_OCCUR_ONCE', { firstLineNumber: first });
        }
        this.#seen.set(declaration.declarationNumber, number);

        return declaration;
    }
}

function readWhole({ text, isEnded }: Line, read: ReadDeclaration): SentDeclaration {
    if (text === undefined) {
        throw refusal(isEnded ? 'LINE_MUST_BE_READABLE' : 'LINE_MUST_BE_WHOLE');
    }
    try {
        return read(text);
    } catch (error) {
        // A file that was cut off ends in the middle of an object, which no reader takes for a whole one.
        const isTorn = !isEnded && error instanceof Refusal && error.code === 'REQUEST_MUST_BE_JSON';
        throw isTorn ? refusal('LINE_MUST_BE_WHOLE') : error;
    }
}

function refused({ number }: Line, { code, detail }: Refusal, language: Language): LineTold {
    const { errors, ...facts }: RefusalDetail = detail;

    return {
        kind: 'LINE',
        lineNumber: number,
        outcome: 'REFUSED',
        code,
        ...(Array.isArray(errors) && {
            errors: fieldProblems(errors.slice(0, mostErrors), language) as LineTold['errors'],
        }),
        ...(Object.keys(facts).length > 0 && { facts }),
    };
}
