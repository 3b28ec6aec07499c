import { CohongContext, CohongContract, once, resultOf } from '@cohong/chaincode-runtime';
import {
    answerDocumentChecksSchema,
    checkDocumentsSchema,
    readDocumentCheckSchema,
} from '@cohong/domain/fingerprint/api';
import { answerDocumentCheck, checkDocuments, mayBeAnswered } from '@cohong/domain/fingerprint/check-documents';
import type { DocumentCheck } from '@cohong/domain/fingerprint/document-check';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { financingPolicyAt } from '@cohong/domain/receivable/set-financing-policy';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingBank, vaultInView, vaultOf } from '../places.js';
import { financingPolicies, waitingNotes } from '../receivable/records.js';
import { leaveNote } from '../receivable/waiting-notes.js';
import { mustBeRegistrar, mustWait } from '../registry/registrars-work.js';
import { DocumentRegister } from './document-register.js';
import { documentChecks } from './records.js';

/** Banks ask in their own vaults whether documents are financed elsewhere; a registrar answers by a word. */
@Info({ title: 'DocumentCheck', description: 'Whether documents are financed already, or are like what is' })
export class DocumentCheckContract extends CohongContract {
    constructor() {
        super('document-check');
    }

    /** Asks about documents that the bank was shown. Endorsers: the bank and a regulator. */
    @Transaction()
    @Returns('string')
    async CheckDocuments(ctx: CohongContext): Promise<string> {
        const input = ctx.input(checkDocumentsSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const check = checkDocuments(input, { bank, askedAt: ctx.now });

            const { checkId } = check;
            await ctx.ledger.in(place).insert(documentChecks, check);
            await leaveNote(ctx.ledger.in(place), { kind: 'document-check', id: checkId, since: ctx.now });
            ctx.emit({ type: 'DocumentsAskedAbout', checkId });
            return checkId;
        });
    }

    /** Answers, about as many documents a day as the policy allows. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async AnswerDocumentChecks(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(answerDocumentChecksSchema);
        await mustBeRegistrar(ctx, items);
        const policy = financingPolicyAt(await ctx.ledger.findBook(financingPolicies), ctx.now);
        const register = new DocumentRegister(ctx);
        const answered: DocumentCheck[] = [];

        for (const { bank, checkId } of items) {
            const check = await ctx.ledger.in(vaultOf(bank)).find(documentChecks, checkId);
            if (check?.status === 'ASKED') {
                const { documents } = check;
                const checkedToday = await register.countChecked(bank, documents.length);
                const limits = { policy, checkedToday };
                // What is looked up everybody sees in the block, though not what it is: above the limit nothing is.
                const matches = mayBeAnswered(check, limits) ? await register.matchesOf(documents) : [];
                answered.push(answerDocumentCheck(check, { ...limits, matches, answeredAt: ctx.now }));
            }
        }

        mustWait(answered);
        for (const check of answered) {
            const vault = ctx.ledger.in(vaultOf(check.bank));
            await vault.replace(documentChecks, check);
            await vault.remove(waitingNotes, 'document-check', check.checkId);
        }
        await register.save();
        ctx.emit({ type: 'DocumentChecksAnswered', checkIds: answered.map(({ checkId }) => checkId) });
        return resultOf(ctx, ctx.transactionId);
    }

    @Transaction(false)
    @Returns('string')
    async ReadDocumentCheck(ctx: CohongContext): Promise<string> {
        const { bank, checkId } = ctx.input(readDocumentCheckSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(documentChecks, checkId));
    }
}
