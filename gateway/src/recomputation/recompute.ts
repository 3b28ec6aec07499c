import { Recomputation } from '@cohong/domain/recomputation/recomputation';
import {
    declarationDifferences,
    declarationDifferenceSchema,
    documentDifferences,
    documentDifferenceSchema,
    bookSchema,
    type Book,
} from '@cohong/domain/recomputation/differences';
import { Register } from '@cohong/domain/recomputation/register';
import { encumbranceSchema } from '@cohong/domain/receivable/encumbrance';
import { holdSchema } from '@cohong/domain/receivable/hold';
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

/** Rebuilds from blocks what must lie on each declaration and document, and finds where the books say otherwise. */
export async function recompute({ readModel, onBlock, ...stretch }: Recomputing): Promise<Recomputed> {
    const recomputation = new Recomputation();
    const { number, hash } = await followChain(stretch, (writings, block) => {
        recomputation.take(writings);
        onBlock?.(block);
    });
    const { records, history, registry, policy } = recomputation;
    const kept = await keptIn(readModel, number);
    const books: readonly (readonly [Book, Register])[] = [['REGISTRY', registry], ...kept];
    const compared = books.map(([book, inBook]) => ({ book, inBook, inHistory: history }));

    return {
        asOfBlock: number,
        blockHash: hash,
        declarations: records.declarations.size,
        financings: records.numberOfFinancings,
        books: books.map(([book]) => book),
        differences: compared.flatMap((each) => declarationDifferences(each, { records, policy })),
        documents: compared.flatMap(documentDifferences),
    };
}

/** What the gateway's database has of the registry as of that block; nothing, where it has not come so far. */
async function keptIn(
    readModel: ReadModel | undefined,
    asOfBlock: number,
): Promise<readonly (readonly [Book, Register])[]> {
    if (readModel === undefined || !(await readModel.reaches(asOfBlock, patienceSeconds))) {
        return [];
    }
    const { writings } = readModel;
    const register = new Register();
    const place = { chaincode: 'trade', collection: registryPlace, asOfBlock } as const;
    for await (const encumbrances of writings.asOf({ ...place, kind: 'encumbrance', schema: encumbranceSchema })) {
        register.put({ encumbrances, holds: [] });
    }
    for await (const holds of writings.asOf({ ...place, kind: 'hold', schema: holdSchema })) {
        register.put({ encumbrances: [], holds });
    }

    return [['READ_MODEL', register]];
}
