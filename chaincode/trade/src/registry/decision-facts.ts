import type { CohongContext } from '@cohong/chaincode-runtime';
import { sharesOf } from '@cohong/domain/receivable/collateral';
import type { TogetherFacts } from '@cohong/domain/receivable/decide-together';
import type { Financing } from '@cohong/domain/receivable/financing';
import type { FinancingPolicy } from '@cohong/domain/receivable/policy';
import type { DocumentRegister } from '../fingerprint/document-register.js';
import type { DeclarationFile } from '../declaration/declaration-file.js';
import { credits } from '../letter-of-credit/records.js';
import { vaultOf } from '../places.js';
import { documentsIn } from '../receivable/financed-presentation.js';
import type { RegistryFile } from './registry-file.js';

/** What a decision is looked up in. */
export interface Files {
    readonly declarations: DeclarationFile;
    readonly registry: RegistryFile;
    readonly register: DocumentRegister;
    readonly policy: FinancingPolicy;
}

/** All that the answer to a request depends on, with what the same transaction has already decided. */
export async function decisionFacts(
    ctx: CohongContext,
    financing: Financing,
    { declarations, registry, register, policy }: Files,
): Promise<TogetherFacts> {
    const known: TogetherFacts['declarations'][number][] = [];
    for (const share of sharesOf(financing)) {
        const declaration = await declarations.findKnown(share);
        const encumbrance = declaration && (await registry.findEncumbrance(share.declarationNumber));
        known.push({ known: declaration, encumbrance });
    }
    // Everybody sees in the block whether what was read was there: who has not been shown the goods reads nothing of them.
    const isShown = known.every((each) => each.known !== undefined);
    const { bank, presentation: financed } = financing;
    const vault = ctx.ledger.in(vaultOf(bank));
    const credit = financed && (await vault.find(credits, financed.creditId));
    const documents = financed && credit && (await documentsIn(vault, credit, financed.number));

    return {
        declarations: known,
        holds: isShown ? await registry.holdsOf(financing) : [],
        matches: isShown && financing.documents !== undefined ? await register.matchesOf(financing.documents) : [],
        ...documents,
        policy,
        decidedAt: ctx.now,
    };
}
