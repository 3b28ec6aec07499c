import { z } from 'zod';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { canonicalJson } from '../kernel/json.js';
import { add, moneySchema, type Money } from '../kernel/money.js';
import { balanceOf, lyingOn, type Balance } from '../receivable/balance.js';
import { allocationSchema, type Allocation, type Encumbrance } from '../receivable/encumbrance.js';
import { holdSchema, type Hold } from '../receivable/hold.js';
import type { FinancingPolicy } from '../receivable/policy.js';
import type { RecordFile } from './record-file.js';
import type { Register } from './register.js';

const eitherSchema = z.strictObject({ inBook: moneySchema, inHistory: moneySchema });

export const bookSchema = z
    .enum(['REGISTRY', 'READ_MODEL'])
    .meta({ description: 'What the registry holds, as blocks have written it; or what the gateway has kept of it' });
export type Book = z.output<typeof bookSchema>;

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

    return inOrder(lying).flatMap(([declarationNumber, { collected }]) => {
        const sides: Sides = {
            inBook: inBook.lyingOn(declarationNumber, collected.currency),
            inHistory: inHistory.lyingOn(declarationNumber, collected.currency),
        };
        const differing = { allocations: differingShares(sides), ...differingCollected(sides) };
        const { cap, available } = balances(sides, measure);
        const isSameCap = isSame(cap?.inBook, cap?.inHistory);
        return differing.allocations.length === 0 && differing.collected === undefined && isSameCap
            ? []
            : [{ book, declarationNumber, ...differing, ...(cap && { cap }), ...(available && { available }) }];
    });
}

/** Every document that the book and the history have otherwise. */
export function documentDifferences({ book, inBook, inHistory }: Compared): readonly DocumentDifference[] {
    const documents = new Map(
        [...inBook.holds, ...inHistory.holds].map(([key, { document }]) => [key, document] as const),
    );

    return inOrder(documents).flatMap(([, document]) => {
        const [here, there] = [standingOf(inBook.holdOf(document)), standingOf(inHistory.holdOf(document))];
        return canonicalJson(here) === canonicalJson(there) ? [] : [{ book, document, inBook: here, inHistory: there }];
    });
}

function inOrder<Value>(entries: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
    return [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
}

interface Sides {
    readonly inBook: Encumbrance;
    readonly inHistory: Encumbrance;
}
type Share = DeclarationDifference['allocations'][number];

function differingShares({ inBook, inHistory }: Sides): Share[] {
    const [here, there] = [sharesIn(inBook), sharesIn(inHistory)];

    return inOrder(new Map([...here, ...there])).flatMap(([id, { bank, financingId }]) => {
        const [one, other] = [here.get(id), there.get(id)];
        return isSame(one?.outstanding, other?.outstanding)
            ? []
            : [
                  {
                      bank,
                      financingId,
                      ...(one && { inBook: one.outstanding }),
                      ...(other && { inHistory: other.outstanding }),
                  },
              ];
    });
}

/** The shares by their banks and financings; one that stands there twice counts twice. */
function sharesIn({ allocations }: Encumbrance): ReadonlyMap<string, Allocation> {
    const shares = new Map<string, Allocation>();
    for (const allocation of allocations) {
        const id = `${allocation.bank} ${allocation.financingId}`;
        const before = shares.get(id);
        const outstanding = before ? add(before.outstanding, allocation.outstanding) : allocation.outstanding;
        shares.set(id, { ...allocation, outstanding });
    }

    return shares;
}

function differingCollected({ inBook, inHistory }: Sides): Pick<DeclarationDifference, 'collected'> {
    const [here, there] = [inBook.collected, inHistory.collected];
    // Nothing is nothing in whatever currency.
    const isNothing = here.minorUnits === 0n && there.minorUnits === 0n;

    return isNothing || isSame(here, there) ? {} : { collected: { inBook: here, inHistory: there } };
}

function isSame(one: Money | undefined, other: Money | undefined): boolean {
    return one?.minorUnits === other?.minorUnits && one?.currency === other?.currency;
}

function balances(
    { inBook, inHistory }: Sides,
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
