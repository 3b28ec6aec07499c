import { Recomputation } from '@cohong/domain/recomputation/recomputation';
import { bookSchema, type Book } from '@cohong/domain/recomputation/book';
import {
    declarationDifferences,
    declarationDifferenceSchema,
    documentDifferences,
    documentDifferenceSchema,
} from '@cohong/domain/recomputation/differences';
import type { ImportRegister } from '@cohong/domain/recomputation/follow-imports';
import { importDifferences, importDifferenceSchema } from '@cohong/domain/recomputation/import-differences';
import { orderDifferences, orderDifferenceSchema } from '@cohong/domain/recomputation/order-differences';
import { OrderRegister } from '@cohong/domain/recomputation/order-register';
import {
    taxFormDifferences,
    taxFormDifferenceSchema,
    trailDifferences,
    trailDifferenceSchema,
} from '@cohong/domain/recomputation/tax-form-differences';
import { TaxFormRegister } from '@cohong/domain/recomputation/tax-form-register';
import { Register } from '@cohong/domain/recomputation/register';
import { financedImportSchema, type FinancedImport } from '@cohong/domain/import-financing/financed-import';
import { financedOrderSchema } from '@cohong/domain/packing-credit/financed-order';
import { encumbranceSchema } from '@cohong/domain/receivable/encumbrance';
import { holdSchema } from '@cohong/domain/receivable/hold';
import { formlessTrailSchema } from '@cohong/domain/tax-form/formless-trail';
import { taxFormSchema } from '@cohong/domain/tax-form/tax-form';
import { z } from 'zod';
import { registryPlace } from '../read-model/places.js';
import type { ReadModel } from '../read-model/read-model.js';
import { followChain, type Stretch } from './follow-chain.js';

export const recomputedSchema = z.strictObject({
    asOfBlock: z.int().min(0).meta({ description: 'The last block that was read' }),
    blockHash: z.string().meta({ description: 'Of that block: whoever has another has read another chain' }),
    declarations: z.int().min(0).meta({ description: 'How many customs has declared' }),
    financings: z.int().min(0).meta({ description: 'How many financings lie in the vaults of all banks' }),
    books: z.array(bookSchema).meta({ description: 'What was compared with the history' }),
    differences: z.array(declarationDifferenceSchema),
    documents: z.array(documentDifferenceSchema),
    orders: z.array(orderDifferenceSchema),
    imports: z.array(importDifferenceSchema),
    taxForms: z.array(taxFormDifferenceSchema),
    formlessPayments: z.array(trailDifferenceSchema),
});
/** What the history says otherwise than the books. Nothing, when all is well. */
export type Recomputed = z.output<typeof recomputedSchema>;

export interface Recomputing extends Stretch {
    /** What the gateway has kept, to be compared too; left out, only the registry in the blocks is. */
    readonly readModel?: ReadModel;
    readonly onBlock?: (block: number) => void;
}

/** How long the read model may take to come to the same block; it is behind its peer by milliseconds. */
const patienceSeconds = 10;

/** What one book has of all that is rebuilt. */
interface Kept {
    readonly book: Book;
    readonly register: Register;
    readonly orders: OrderRegister;
    readonly imports: ImportRegister;
    readonly taxForms: TaxFormRegister;
}

/** Rebuilds from blocks what must lie on each declaration of an export or an import, document, order and tax filing form, and finds where the books say otherwise. */
export async function recompute({ readModel, onBlock, ...stretch }: Recomputing): Promise<Recomputed> {
    const recomputation = new Recomputation();
    const { number, hash } = await followChain(stretch, (writings, block) => {
        recomputation.take(writings);
        onBlock?.(block);
    });
    const { records, history, registry, orders, imports, taxForms, policy, importPolicy } = recomputation;
    const books: readonly Kept[] = [
        {
            book: 'REGISTRY',
            register: registry,
            orders: orders.inBook,
            imports: imports.inBook,
            taxForms: taxForms.inBook,
        },
        ...(await keptIn(readModel, number)),
    ];
    const compared = books.map(({ book, register }) => ({ book, inBook: register, inHistory: history }));
    const comparedForms = books.map((kept) => ({ ...taxForms, book: kept.book, inBook: kept.taxForms }));

    return {
        asOfBlock: number,
        blockHash: hash,
        declarations: records.declarations.size,
        financings: records.numberOfFinancings,
        books: books.map(({ book }) => book),
        differences: compared.flatMap((each) => declarationDifferences(each, { records, policy })),
        documents: compared.flatMap(documentDifferences),
        orders: books.flatMap(({ book, orders: inBook }) =>
            orderDifferences({ book, inBook, inHistory: orders.inHistory }),
        ),
        imports: books.flatMap(({ book, imports: inBook }) =>
            importDifferences({ book, inBook, inHistory: imports.inHistory }, { records, policy: importPolicy }),
        ),
        taxForms: comparedForms.flatMap(taxFormDifferences),
        formlessPayments: comparedForms.flatMap(trailDifferences),
    };
}

/** What the gateway's database has of the registry as of that block; nothing, where it has not come so far. */
async function keptIn(readModel: ReadModel | undefined, asOfBlock: number): Promise<readonly Kept[]> {
    if (readModel === undefined || !(await readModel.reaches(asOfBlock, patienceSeconds))) {
        return [];
    }
    const { writings } = readModel;
    const [register, orders, taxForms] = [new Register(), new OrderRegister(), new TaxFormRegister()];
    const imports = new Map<string, FinancedImport>();
    const place = { chaincode: 'trade', collection: registryPlace, asOfBlock } as const;
    for await (const encumbrances of writings.asOf({ ...place, kind: 'encumbrance', schema: encumbranceSchema })) {
        register.put({ encumbrances, holds: [] });
    }
    for await (const holds of writings.asOf({ ...place, kind: 'hold', schema: holdSchema })) {
        register.put({ encumbrances: [], holds });
    }
    for await (const financed of writings.asOf({ ...place, kind: 'financed-order', schema: financedOrderSchema })) {
        orders.put(...financed);
    }
    for await (const financed of writings.asOf({ ...place, kind: 'financed-import', schema: financedImportSchema })) {
        financed.forEach((each) => imports.set(each.declarationNumber, each));
    }
    for await (const forms of writings.asOf({ ...place, kind: 'tax-form', schema: taxFormSchema })) {
        taxForms.put({ taxForms: forms });
    }
    for await (const trails of writings.asOf({ ...place, kind: 'formless-trail', schema: formlessTrailSchema })) {
        taxForms.put({ formlessTrails: trails });
    }

    return [{ book: 'READ_MODEL', register, orders, imports, taxForms }];
}
