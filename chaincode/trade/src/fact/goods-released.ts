import { sha256, type CohongContext } from '@cohong/chaincode-runtime';
import type { Declaration } from '@cohong/domain/declaration/declaration';
import { areGoodsReleased, goodsReleasedText, type Fact } from '@cohong/domain/fact/fact';
import { facts, placeOfFacts } from './records.js';

const kind = 'GOODS_RELEASED';

/** The fact that customs lets these goods go, whether or not it has happened yet. */
export function goodsReleased(declarationNumber: string, releaseCode: string): Fact {
    return { kind, factId: sha256(goodsReleasedText(declarationNumber, releaseCode)) };
}

/** Records the fact once customs lets the goods go, and takes it away when it cancels their declaration. */
export async function recordWhetherReleased(
    ctx: CohongContext,
    declaration: Declaration,
    releaseCode: string,
): Promise<void> {
    const fact = goodsReleased(declaration.declarationNumber, releaseCode);
    const collection = ctx.ledger.in(placeOfFacts[kind]);
    const isRecorded = await collection.isThere(facts, fact.factId);
    const isReleased = areGoodsReleased(declaration);
    if (isReleased && !isRecorded) {
        await collection.insert(facts, { ...fact, happenedAt: ctx.now });
    }
    if (!isReleased && isRecorded) {
        await collection.remove(facts, fact.factId);
    }
}
