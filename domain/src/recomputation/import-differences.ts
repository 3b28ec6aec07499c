import { z } from 'zod';
import { availableFor, importAllocationSchema, type FinancedImport } from '../import-financing/financed-import.js';
import type { ImportFinancingPolicy } from '../import-financing/import-financing-policy.js';
import { fundsSchema, type Funds } from '../import-financing/import-financing.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { moneySchema, type Money } from '../kernel/money.js';
import { bookSchema, eitherSchema, type Book } from './book.js';
import type { ImportRegister } from './follow-imports.js';
import type { RecordFile } from './record-file.js';
import { byKey, differingShares, type Share, type Sides } from './shares.js';

export const importDifferenceSchema = z.strictObject({
    book: bookSchema,
    declarationNumber: declarationNumberSchema,
    /** The payments that differ: absent on one side is a payment that is not there, or out of other funds. */
    allocations: z.array(
        importAllocationSchema
            .omit({ amount: true })
            .extend({ inBook: moneySchema.exactOptional(), inHistory: moneySchema.exactOptional() }),
    ),
    /** What may still be lent, as customs has the goods and by the policy in force. */
    lendable: eitherSchema.exactOptional(),
    /** What may still be paid out of the importer's own funds. */
    payable: eitherSchema.exactOptional(),
});
/** An import declaration on which something else lies than the history says. */
export type ImportDifference = z.output<typeof importDifferenceSchema>;

export interface ComparedImports extends Sides<ImportRegister> {
    readonly book: Book;
}

/** By what is told what is left: without a policy nothing is. */
export interface ImportMeasure {
    readonly records: RecordFile;
    readonly policy: ImportFinancingPolicy | undefined;
}

/** Every import declaration on which the book and the history differ, in the order of their numbers. */
export function importDifferences(
    { book, inBook, inHistory }: ComparedImports,
    measure: ImportMeasure,
): readonly ImportDifference[] {
    return byKey(new Map([...inBook, ...inHistory])).flatMap(([declarationNumber, { declarationVersion }]) => {
        const nothing = { declarationNumber, declarationVersion, allocations: [] };
        const sides = {
            inBook: inBook.get(declarationNumber) ?? nothing,
            inHistory: inHistory.get(declarationNumber) ?? nothing,
        };
        const allocations = differing(sides);
        return allocations.length === 0 ? [] : [{ book, declarationNumber, allocations, ...left(sides, measure) }];
    });
}

function differing({ inBook, inHistory }: Sides<FinancedImport>): ImportDifference['allocations'] {
    const shares = differingShares({ inBook: sharesOf(inBook), inHistory: sharesOf(inHistory) });

    return shares.map(({ id, ...each }) => {
        const [importFinancingId = '', funds] = id.split(' ');
        return { ...each, importFinancingId, funds: fundsSchema.parse(funds) };
    });
}

/** Out of other funds it is another payment: a loan counts against the cap, and own funds do not. */
function sharesOf({ allocations }: FinancedImport): readonly Share[] {
    return allocations.map(({ bank, importFinancingId, funds, amount }) => ({
        bank,
        id: `${importFinancingId} ${funds}`,
        amount,
    }));
}

function left(
    { inBook, inHistory }: Sides<FinancedImport>,
    { records, policy }: ImportMeasure,
): Pick<ImportDifference, 'lendable' | 'payable'> {
    const goods = records.importDeclarations.get(inHistory.declarationNumber);
    if (goods === undefined || policy === undefined) {
        return {};
    }
    const leftOf = (funds: Funds, financed: FinancedImport): Money => availableFor(funds, goods, { financed, policy });
    const either = (funds: Funds): Sides<Money> => ({
        inBook: leftOf(funds, inBook),
        inHistory: leftOf(funds, inHistory),
    });

    return { lendable: either('LOAN'), payable: either('OWN_FUNDS') };
}
