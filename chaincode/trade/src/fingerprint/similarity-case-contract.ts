import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { caseAddressSchema, confirmVerdictSchema, judgeCaseSchema } from '@cohong/domain/fingerprint/api';
import type { DescribedDocument } from '@cohong/domain/fingerprint/described-document';
import { identityOf } from '@cohong/domain/fingerprint/fingerprint';
import { confirmVerdict, judgeCase, reopenCase } from '@cohong/domain/fingerprint/judge-case';
import type { Deed, SimilarityCase } from '@cohong/domain/fingerprint/similarity-case';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor, mustBeRegulator } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace, vaultOf } from '../places.js';
import { financings } from '../receivable/records.js';
import { similarityCases } from './records.js';

interface Act {
    readonly caseId: string;
    readonly type: string;
    readonly decide: (found: SimilarityCase) => SimilarityCase;
}

/**
 * Two documents of two banks or two customers that are the same or alike. Somebody of the foreign-exchange regulator
 * says which, and another confirms it. Endorsers of every act: both regulators.
 */
@Info({ title: 'SimilarityCase', description: 'Documents that may have been financed twice' })
export class SimilarityCaseContract extends CohongContract {
    constructor() {
        super('similarity-case');
    }

    @Transaction()
    @Returns('string')
    async JudgeCase(ctx: CohongContext): Promise<string> {
        const { caseId, ...verdict } = ctx.input(judgeCaseSchema);
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'regulator', 'officer');

        return await this.#change(ctx, {
            caseId,
            type: 'SimilarityCaseJudged',
            decide: (found) => judgeCase(found, verdict, deedIn(ctx)),
        });
    }

    @Transaction()
    @Returns('string')
    async ConfirmVerdict(ctx: CohongContext): Promise<string> {
        const { caseId, ...read } = ctx.input(confirmVerdictSchema);
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'officer');

        return await this.#change(ctx, {
            caseId,
            type: 'SimilarityCaseResolved',
            decide: (found) => confirmVerdict(found, read, deedIn(ctx)),
        });
    }

    /** An officer does not confirm the verdict, or who judged takes it back. */
    @Transaction()
    @Returns('string')
    async ReopenCase(ctx: CohongContext): Promise<string> {
        const { caseId } = ctx.input(caseAddressSchema);
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'regulator', 'officer');

        return await this.#change(ctx, { caseId, type: 'SimilarityCaseReopened', decide: reopenCase });
    }

    /** A case with both documents, as the banks have described them in their vaults. */
    @Transaction(false)
    @Returns('string')
    async ReadCase(ctx: CohongContext): Promise<string> {
        const { caseId } = ctx.input(caseAddressSchema);
        mustBeRegulator(await ctx.caller(), 'officer', 'regulator');
        const found = await ctx.ledger.in(registryPlace).get(similarityCases, caseId);
        const earlierDocument = await documentOf(ctx, found.earlier);
        const laterDocument = await documentOf(ctx, found.later);

        return canonicalJson({
            ...found,
            ...(earlierDocument && { earlierDocument }),
            ...(laterDocument && { laterDocument }),
        });
    }

    async #change(ctx: CohongContext, { caseId, type, decide }: Act): Promise<string> {
        return await once(ctx, registryPlace, async () => {
            const cases = ctx.ledger.in(registryPlace);

            const changed = decide(await cases.get(similarityCases, caseId));

            await cases.replace(similarityCases, changed);
            ctx.emit({ type, caseId });
            return caseId;
        });
    }
}

async function documentOf(
    ctx: CohongContext,
    { bank, financingId, document }: SimilarityCase['earlier'],
): Promise<DescribedDocument | undefined> {
    const financing = await ctx.ledger.in(vaultOf(bank)).find(financings, financingId);

    return financing?.documents?.find((each) => identityOf(each) === document);
}

function deedIn(ctx: CohongContext): Deed {
    return { by: ctx.certificate.id, at: ctx.now };
}
