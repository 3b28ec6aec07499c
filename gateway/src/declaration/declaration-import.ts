import { importBatchReadSchema, type ImportBatchRead } from '@cohong/domain/declaration/import-batch';
import type { DeclareImport } from '@cohong/domain/import-declaration/api';
import { toWire } from '@cohong/domain/kernel/json';
import { batched } from '../http/batched.js';
import { inTurn } from '../http/in-turn.js';
import type { LinesCall } from '../http/route.js';
import { LineCheck, type CheckedLine, type SentDeclaration, type ReadDeclaration } from './check-line.js';
import type { DeclarationImports } from './declaration-imports.js';
import type { ImportAnswer, LineTold } from './import-answer.js';
import type { ImportBatchKind } from './import-batch.js';

/** As many as make a transaction of them hardly dearer for each than one of more (`make bench ONLY=bulk-import`). */
const linesInBatch = 100;
const heaviestBatchBytes = 512 * 1024;
/** So that the ledger works while the next are read; more would only wait for each other. */
const batchesAtOnce = 4;
/** How long a line waits for others, where few come. */
const waitMilliseconds = 200;

type Item = CheckedLine | LineTold;
type Told = readonly LineTold[];
/** Where it is noted how far imports are. */
type Progress = Pick<DeclarationImports, 'begin' | 'note' | 'end'>;

/** Takes the lines of one import to the ledger, some together, and tells of each in their order. */
export class DeclarationImport {
    readonly #imports: Progress;
    readonly #call: LinesCall<unknown>;
    readonly #read: ReadDeclaration | undefined;
    readonly #counts = { lines: 0, imported: 0, alreadyThere: 0, refused: 0 };

    /** @param read what each line is, where that is not a declaration as `POST /v1/declarations` takes it. */
    constructor(imports: Progress, call: LinesCall<unknown>, read?: ReadDeclaration) {
        this.#imports = imports;
        this.#call = call;
        this.#read = read;
    }

    /**
     * All of it. What keeps it from going on is thrown while nothing has been told; later, the summary tells. Lines that
     * it has not come to then may or may not be there: sent again, they are told of.
     */
    async *run(): AsyncGenerator<readonly ImportAnswer[]> {
        const { user, importId, codeOf } = this.#call;
        await this.#imports.begin({ importId, user });
        const summary = { kind: 'SUMMARY', importId } as const;
        let isComplete = false;
        try {
            for await (const told of inTurn(this.#batches(), (batch) => this.#carryOut(batch), batchesAtOnce)) {
                this.#count(told);
                await this.#imports.note(importId, this.#counts);
                yield told;
            }
            isComplete = true;
        } catch (error) {
            if (this.#counts.lines === 0) {
                throw error;
            }
            yield [{ ...summary, status: 'INTERRUPTED', code: codeOf(error), ...this.#counts }];
        } finally {
            await this.#imports.end(importId, isComplete);
        }
        if (isComplete) {
            yield [{ ...summary, status: 'COMPLETE', ...this.#counts }];
        }
    }

    #batches(): AsyncGenerator<readonly Item[], void> {
        return batched(this.#checked(), {
            most: linesInBatch,
            heaviest: heaviestBatchBytes,
            weightOf: (item) => ('declaration' in item ? item.line.bytes : 0),
            waitMilliseconds,
        });
    }

    async *#checked(): AsyncGenerator<readonly Item[]> {
        const check = new LineCheck(this.#call.language, this.#read);
        for await (const lines of this.#call.lines) {
            yield lines.map((line) => check.check(line));
        }
    }

    async #carryOut(items: readonly Item[]): Promise<Told> {
        const declarations = items.flatMap((item) => ('declaration' in item ? [item.declaration] : []));
        const [imports, exports] = [declarations.filter(isImport), declarations.filter((each) => !isImport(each))];
        const done = await Promise.all([this.#imported('EXPORTS', exports), this.#imported('IMPORTS', imports)]);
        const outcomes = new Map(done.flat().map((line) => [line.declarationNumber, line]));

        return items.map((item) => {
            if (!('declaration' in item)) {
                return item;
            }
            const outcome = outcomes.get(item.declaration.declarationNumber);
            if (outcome === undefined) {
                throw new Error('the ledger has told of fewer lines than it was handed');
            }
            return { kind: 'LINE', lineNumber: item.line.number, ...outcome };
        });
    }

    /** What was imported when the same lines came before is there already. */
    async #imported(
        kind: ImportBatchKind,
        declarations: readonly SentDeclaration[],
    ): Promise<ImportBatchRead['lines']> {
        if (declarations.length === 0) {
            return [];
        }
        const { answer, isReplayed } = await this.#call.carryOut({ kind, declarations: declarations.map(toWire) });
        const { lines } = importBatchReadSchema.loose().parse(answer);

        return lines.map((line) =>
            isReplayed && line.outcome === 'IMPORTED' ? { ...line, outcome: 'ALREADY_THERE' } : line,
        );
    }

    #count(told: Told): void {
        const count = (outcome: LineTold['outcome']): number => told.filter((line) => line.outcome === outcome).length;
        this.#counts.lines += told.length;
        this.#counts.imported += count('IMPORTED');
        this.#counts.alreadyThere += count('ALREADY_THERE');
        this.#counts.refused += count('REFUSED');
    }
}

function isImport(declaration: SentDeclaration): declaration is DeclareImport {
    return 'consignee' in declaration;
}
