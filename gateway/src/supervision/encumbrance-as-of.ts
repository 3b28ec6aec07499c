import { declarationSchema, type Declaration } from '@cohong/domain/declaration/declaration';
import { refusals } from '@cohong/domain/kernel/refusal';
import type { Instant } from '@cohong/domain/kernel/time';
import { balanceOf, lyingOn } from '@cohong/domain/receivable/balance';
import type { BalanceExplanation } from '@cohong/domain/receivable/balance-line';
import { encumbranceSchema } from '@cohong/domain/receivable/encumbrance';
import { explainBalance, type Explained } from '@cohong/domain/receivable/explain-balance';
import { financingSchema, type Financing } from '@cohong/domain/receivable/financing';
import { financingPolicyBookSchema } from '@cohong/domain/receivable/policy';
import { financingPolicyAt } from '@cohong/domain/receivable/set-financing-policy';
import { mustHaveRead } from '../read-model/list-route.js';
import { declarationsPlace, publicState, registryPlace, vaultOf } from '../read-model/places.js';
import { timeOfBlock } from '../read-model/block.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { EncumbranceRead } from './encumbrance-client.js';

const refusal = refusals({ BLOCK_MUST_EXIST: 'not-found', RECORD_MUST_EXIST: 'not-found' });

/** A declaration, and after which block somebody would know of it. */
export interface PastQuestion {
    readonly declarationNumber: string;
    readonly asOfBlock: number;
}

interface PastStanding extends Explained {
    readonly declaration: Declaration;
    /** When that block was made. */
    readonly at: Instant;
}

/**
 * What lay on a declaration after a block, and what was left of it by the policy that was in force then: as a regulator was
 * told, had it asked at that moment. Refuses a block that the own peer does not have.
 */
export async function readEncumbranceAsOf(readModel: ReadModel, question: PastQuestion): Promise<EncumbranceRead> {
    const { declaration, encumbrance, policy, at } = await standingAsOf(readModel, question);
    const { allocations } = encumbrance;
    const { cap, used, collected, available } = balanceOf(declaration, encumbrance, policy);

    const asOf = { blockNumber: question.asOfBlock, at };

    return { declaration, allocations, cap, used, collected, available, asOf };
}

/** Why so much was left of a declaration after a block, line by line. */
export async function explainBalanceAsOf(readModel: ReadModel, question: PastQuestion): Promise<BalanceExplanation> {
    const standing = await standingAsOf(readModel, question);
    const financings = new Map<string, Financing>();
    for (const { bank, financingId } of standing.encumbrance.allocations) {
        const financing = await readModel.writings.recordAsOf({
            chaincode: 'trade',
            collection: vaultOf(bank),
            kind: 'financing',
            key: [financingId],
            schema: financingSchema,
            asOfBlock: question.asOfBlock,
        });
        if (financing !== undefined) {
            financings.set(financingId, financing);
        }
    }

    return explainBalance(standing, financings);
}

async function standingAsOf(
    readModel: ReadModel,
    { declarationNumber, asOfBlock }: PastQuestion,
): Promise<PastStanding> {
    const height = await readModel.chain.height();
    if (asOfBlock >= height) {
        throw refusal('BLOCK_MUST_EXIST', { height });
    }
    await mustHaveRead(readModel, [asOfBlock]);
    const { writings } = readModel;
    const past = { chaincode: 'trade', asOfBlock } as const;
    const declaration = await writings.onDeclaration(
        { ...past, collection: declarationsPlace, kind: 'declaration', schema: declarationSchema },
        declarationNumber,
    );
    if (declaration === undefined) {
        throw refusal('RECORD_MUST_EXIST', { record: 'declaration' });
    }
    const found = await writings.onDeclaration(
        { ...past, collection: registryPlace, kind: 'encumbrance', schema: encumbranceSchema },
        declarationNumber,
    );
    const book = await writings.recordAsOf({
        ...past,
        collection: publicState,
        kind: 'financing-policy',
        key: [],
        schema: financingPolicyBookSchema,
    });
    const at = timeOfBlock(await readModel.chain.block(asOfBlock));

    return { declaration, encumbrance: lyingOn(declaration, found), policy: financingPolicyAt(book, at), at };
}
