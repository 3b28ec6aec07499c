import { breakList, coreLoanSchema, type CoreLoan } from '@cohong/domain/receivable/break-list';
import type { Financing } from '@cohong/domain/receivable/financing';
import { CsvError, parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import type { Database } from '../database/database.js';
import type { Found } from '../operation/task.js';
import { vaultOf } from '../read-model/places.js';
import { Records } from '../read-model/records.js';
import { storedFinancings } from './stored-financing.js';

const atOnce = 500;

/** The file of core banking cannot be read: nothing was compared. */
export class CoreFileError extends Error {
    constructor(message: string) {
        super(message);
        this.name = CoreFileError.name;
    }
}

/**
 * Compares the loans in a file of the bank's core banking with its vault, as its read model has it.
 *
 * @param words the file; and the block as of which the vault is looked at, the newest when not given
 * @throws CoreFileError
 */
export async function breakListTask(
    { database, mspId }: { readonly database: Database; readonly mspId: string },
    [file, block]: readonly string[],
): Promise<Found> {
    if (file === undefined || (block !== undefined && !/^\d{1,15}$/.test(block))) {
        throw new CoreFileError('break-list needs the file of core banking, and may be given the number of a block');
    }
    const coreLoans = readCoreLoans(await readFile(file, 'utf8'), file);
    const { financings, asOfBlock } = await financingsIn(new Records(database), mspId, block);
    const breaks = breakList(financings, coreLoans);

    return { result: { asOfBlock, inCoreBanking: coreLoans.length, breaks }, isWell: breaks.length === 0 };
}

/** CSV (RFC 4180) with a head that names `financingId`, `outstanding` and `currency`; other columns are left alone. */
function readCoreLoans(text: string, file: string): readonly CoreLoan[] {
    return readRows(text, file).map(({ record: { financingId, outstanding, currency }, info }) => {
        const loan = coreLoanSchema.safeParse({ financingId, outstanding: { amount: outstanding, currency } });
        if (!loan.success) {
            const faults = loan.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
            throw new CoreFileError(`${file}, line ${info.lines}: ${faults.join('; ')}`);
        }
        return loan.data;
    });
}

interface Row {
    readonly record: Readonly<Record<string, string>>;
    readonly info: { readonly lines: number };
}

function readRows(text: string, file: string): readonly Row[] {
    try {
        return parse(text, { bom: true, columns: true, info: true, skip_empty_lines: true, trim: true }) as never;
    } catch (error) {
        if (error instanceof CsvError) {
            throw new CoreFileError(`${file} is no CSV that can be read: ${error.message}`);
        }
        throw error;
    }
}

/** All of one moment, a page after the other. */
async function financingsIn(
    records: Records,
    mspId: string,
    block: string | undefined,
): Promise<{ readonly financings: readonly Financing[]; readonly asOfBlock: number }> {
    const question = { ...storedFinancings, collections: [vaultOf(mspId)], limit: atOnce } as const;
    const financings: Financing[] = [];
    let asOfBlock = block === undefined ? undefined : Number(block);
    let cursor: string | undefined;
    do {
        const page = await records.list({ ...question, asOfBlock, cursor });
        financings.push(...page.rows.map(({ value }) => value));
        asOfBlock = Math.min(asOfBlock ?? Infinity, page.height - 1);
        cursor = page.nextCursor;
    } while (cursor !== undefined);

    return { financings, asOfBlock };
}
