import { hmac, type CohongContext } from '@cohong/chaincode-runtime';
import { countedExport, emptyMonth, recounted } from '@cohong/domain/credit-information/count-exports';
import {
    countedExportSchema,
    exportMonthSchema,
    type CountedExport,
    type ExportMonth,
    type Month,
} from '@cohong/domain/credit-information/export-month';
import type { Declaration } from '@cohong/domain/declaration/declaration';
import type { Encumbrance } from '@cohong/domain/receivable/encumbrance';
import { registryPlace } from '../places.js';
import { PendingRecords } from '../registry/pending-records.js';

/**
 * What each enterprise exported in each month, as a batch changes it. Only registrars write it, one batch after the other:
 * customs' imports, of which many run at once for the same exporter, never touch it.
 */
export class ExportCounts {
    readonly #pepper: string;
    readonly #counted: PendingRecords<CountedExport>;
    readonly #months: PendingRecords<ExportMonth>;

    constructor(ctx: CohongContext, pepper: string) {
        this.#pepper = pepper;
        const registry = ctx.ledger.in(registryPlace);
        this.#counted = new PendingRecords(registry, {
            name: 'counted-export',
            schema: countedExportSchema,
            key: ({ declarationNumber }) => this.#countedKey(declarationNumber),
        });
        this.#months = new PendingRecords(registry, {
            name: 'export-month',
            schema: exportMonthSchema,
            key: (month) => this.#monthKey(month),
        });
    }

    /** Has the peer give in one message what is about to be counted. */
    async readAhead(declarationNumbers: readonly string[]): Promise<void> {
        await this.#counted.readAhead(declarationNumbers.map((number) => this.#countedKey(number)));
    }

    /** Counts a declaration as it is now, in place of what was counted of it before. */
    async count(declaration: Declaration, encumbrance: Encumbrance | undefined): Promise<void> {
        const before = await this.#counted.find(...this.#countedKey(declaration.declarationNumber));
        const now = countedExport(declaration, encumbrance);
        const months = new Map<string, ExportMonth>();
        for (const counted of [...(before === undefined ? [] : [before]), now]) {
            months.set(`${counted.uscc} ${counted.month}`, await this.#monthOf(counted));
        }
        recounted([...months.values()], { before, now }).forEach((month) => {
            this.#months.put(month);
        });
        this.#counted.put(now);
    }

    /** Those of the months of which anything is known. */
    async monthsOf(uscc: string, months: readonly Month[]): Promise<readonly ExportMonth[]> {
        const keys = months.map((month) => this.#monthKey({ uscc, month }));
        await this.#months.readAhead(keys);
        const found: ExportMonth[] = [];
        for (const key of keys) {
            const month = await this.#months.find(...key);
            found.push(...(month === undefined ? [] : [month]));
        }

        return found;
    }

    async save(): Promise<void> {
        await this.#counted.save();
        await this.#months.save();
    }

    async #monthOf(counted: CountedExport): Promise<ExportMonth> {
        return (await this.#months.find(...this.#monthKey(counted))) ?? emptyMonth(counted);
    }

    #countedKey(declarationNumber: string): readonly string[] {
        return [hmac(this.#pepper, 'counted-export', declarationNumber)];
    }

    #monthKey({ uscc, month }: Pick<ExportMonth, 'uscc' | 'month'>): readonly string[] {
        return [hmac(this.#pepper, 'export-month', uscc, month)];
    }
}
