import { z } from 'zod';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { canonicalJson } from '../kernel/json.js';
import { moneySchema } from '../kernel/money.js';
import { balanceOf, lyingOn, type Balance } from '../receivable/balance.js';
import { allocationSchema, type Encumbrance } from '../receivable/encumbrance.js';
import { holdSchema, type Hold } from '../receivable/hold.js';
import type { FinancingPolicy } from '../receivable/policy.js';
import { bookSchema, eitherSchema, type Book } from './book.js';
import type { RecordFile } from './record-file.js';
import type { Register } from './register.js';
import { byKey, differingAmounts, differingShares, isSameMoney, type Share, type Sides } from './shares.js';

export const declarationDifferenceSchema = z.strictObject({
    book: bookSchema,
    declarationNumber: declarationNumberSchema,
    /** The shares that differ: absent on one side is a share that is not there. */
    allocations: z.array(
        allocationSchema
            .pick({ bank: true, financingId: true })
            .extend({ inBook: moneySchema.exactOptional(), inHistory: moneySchema.exactOptional() }),
    ),
    collected: eitherSchema.exactOptional(),
    /** What may be financed on the declaration, as customs has it and by the policy in force. */
    cap: eitherSchema.exactOptional(),
    available: eitherSchema.exactOptional(),
});
/** A declaration on which something else lies than the history says. */
export type DeclarationDifference = z.output<typeof declarationDifferenceSchema>;

export const documentDifferenceSchema = z.strictObject({
    book: bookSchema,
    document: holdSchema.shape.document,
    inBook: holdSchema.omit({ document: true }),
    inHistory: holdSchema.omit({ document: true }),
});
/** A document that is held otherwise than the history says. */
export type DocumentDifference = z.output<typeof documentDifferenceSchema>;

export interface Compared {
    readonly book: Book;
    readonly inBook: Register;
    readonly inHistory: Register;
}

/** By what a balance is told: what customs has, and what may be financed of it; without a policy none is told. */
export interface Measure {
    readonly records: RecordFile;
    readonly policy: FinancingPolicy | undefined;
}

/** Every declaration on which the book and the history differ, in the order of their numbers. */
export function declarationDifferences(
    { book, inBook, inHistory }: Compared,
    measure: Measure,
): readonly DeclarationDifference[] {
    const lying = new Map([...inBook.encumbrances, ...inHistory.encumbrances]);

    return byKey(lying).flatMap(
        ([
            declarationNumber,
            {
                collected: { currency },
            },
        ]) => {
            const sides: Sides<Encumbrance> = {
                inBook: inBook.lyingOn(declarationNumber, currency),
                inHistory: inHistory.lyingOn(declarationNumber, currency),
            };
            const { inBook: here, inHistory: there } = sides;
            const shares = differingShares({ inBook: sharesIn(here), inHistory: sharesIn(there) });
            const allocations = shares.map(({ id: financingId, ...each }) => ({ ...each, financingId }));
            const collected = differingAmounts({ inBook: here.collected, inHistory: there.collected });
            const { cap, available } = balances(sides, measure);
            const isSameCap = isSameMoney(cap?.inBook, cap?.inHistory);
            const differing = { allocations, ...(collected && { collected }) };
            return allocations.length === 0 && collected === undefined && isSameCap
                ? []
                : [{ book, declarationNumber, ...differing, ...(cap && { cap }), ...(available && { available }) }];
        },
    );
}

/** Every document that the book and the history have otherwise. */
export function documentDifferences({ book, inBook, inHistory }: Compared): readonly DocumentDifference[] {
    const documents = new Map(
        [...inBook.holds, ...inHistory.holds].map(([key, { document }]) => [key, document] as const),
    );

    return byKey(documents).flatMap(([, document]) => {
        const [here, there] = [standingOf(inBook.holdOf(document)), standingOf(inHistory.holdOf(document))];
        return canonicalJson(here) === canonicalJson(there) ? [] : [{ book, document, inBook: here, inHistory: there }];
    });
}

function sharesIn({ allocations }: Encumbrance): readonly Share[] {
    return allocations.map(({ bank, financingId: id, outstanding: amount }) => ({ bank, id, amount }));
}

function balances(
    { inBook, inHistory }: Sides<Encumbrance>,
    { records, policy }: Measure,
): Pick<DeclarationDifference, 'cap' | 'available'> {
    const declaration = records.declarations.get(inHistory.declarationNumber);
    if (declaration === undefined || policy === undefined) {
        return {};
    }
    const balance = (side: Encumbrance): Balance => balanceOf(declaration, lyingOn(declaration, side), policy);
    const [here, there] = [balance(inBook), balance(inHistory)];

    return {
        cap: { inBook: here.cap, inHistory: there.cap },
        available: { inBook: here.available, inHistory: there.available },
    };
}

function standingOf({ holder, isPaid }: Hold): DocumentDifference['inBook'] {
    return { ...(holder && { holder }), isPaid };
}
