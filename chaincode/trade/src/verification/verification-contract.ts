import { CohongContext, CohongContract, memberBook, once, resultOf } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { financingPolicyAt } from '@cohong/domain/receivable/set-financing-policy';
import { answerVerification, mayBeLookedUp, verifyDeclaration } from '@cohong/domain/verification/answer-verification';
import {
    answerVerificationsSchema,
    readProofSchema,
    readVerificationSchema,
    verifyDeclarationSchema,
} from '@cohong/domain/verification/api';
import { checkProof, mustHaveEvidence, verificationProofSchema } from '@cohong/domain/verification/check-proof';
import type { Verification } from '@cohong/domain/verification/verification';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingBank, vaultInView, vaultOf } from '../places.js';
import { financingPolicies, waitingNotes } from '../receivable/records.js';
import { leaveNote } from '../receivable/waiting-notes.js';
import { mustBeRegistrar, mustWait } from '../registry/registrars-work.js';
import { declarationSources, verifications } from './records.js';
import { VerificationFile } from './verification-file.js';

/** Banks ask in their own vaults whether customs has what they were shown; a registrar answers, with evidence. */
@Info({ title: 'Verification', description: 'Whether customs has what a bank was shown of a declaration' })
export class VerificationContract extends CohongContract {
    constructor() {
        super('verification');
    }

    /** Asks about one declaration. Endorsers: the bank and a regulator. */
    @Transaction()
    @Returns('string')
    async VerifyDeclaration(ctx: CohongContext): Promise<string> {
        const input = ctx.input(verifyDeclarationSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const verification = verifyDeclaration(input, { bank, askedAt: ctx.now });

            const { verificationId } = verification;
            await ctx.ledger.in(place).insert(verifications, verification);
            await leaveNote(ctx.ledger.in(place), { kind: 'verification', id: verificationId, since: ctx.now });
            ctx.emit({ type: 'VerificationAsked', verificationId });
            return verificationId;
        });
    }

    /** Answers, as often a day as the policy allows. Endorsers: both regulators, who so attest what they answer. */
    @Transaction()
    @Returns('string')
    async AnswerVerifications(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(answerVerificationsSchema);
        await mustBeRegistrar(ctx, items);
        const policy = financingPolicyAt(await ctx.ledger.findBook(financingPolicies), ctx.now);
        const source = await ctx.ledger.findBook(declarationSources);
        const file = await VerificationFile.open(ctx);
        const answered: Verification[] = [];

        for (const { bank, verificationId } of items) {
            const verification = await ctx.ledger.in(vaultOf(bank)).find(verifications, verificationId);
            if (verification?.status === 'ASKED') {
                const askedToday = await file.countQuestion(bank);
                const limits = { policy, source, askedToday, answeredAt: ctx.now };
                const known = mayBeLookedUp(limits) ? await file.findKnown(verification) : undefined;
                answered.push(answerVerification(verification, { ...limits, known }));
            }
        }

        mustWait(answered);
        for (const verification of answered) {
            const vault = ctx.ledger.in(vaultOf(verification.bank));
            await vault.replace(verifications, verification);
            await vault.remove(waitingNotes, 'verification', verification.verificationId);
        }
        await file.save();
        ctx.emit({
            type: 'VerificationsAnswered',
            verificationIds: answered.map(({ verificationId }) => verificationId),
        });
        return resultOf(ctx, ctx.transactionId);
    }

    @Transaction(false)
    @Returns('string')
    async ReadVerification(ctx: CohongContext): Promise<string> {
        const { bank, verificationId } = ctx.input(readVerificationSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(verifications, verificationId));
    }

    /** An answer of the caller's bank with its salt, to be handed to whoever is to believe it. */
    @Transaction(false)
    @Returns('string')
    async ReadProof(ctx: CohongContext): Promise<string> {
        const { verificationId } = ctx.input(readProofSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        const { record, salt } = await ctx.ledger.in(place).getWithSalt(verifications, verificationId);
        mustHaveEvidence(record);

        return canonicalJson({ verification: record, salt });
    }

    /** Reads hashes only, which every peer of the channel has, whoever may read what they are of. */
    @Transaction(false)
    @Returns('string')
    async CheckProof(ctx: CohongContext): Promise<string> {
        const { verification, salt } = ctx.input(verificationProofSchema);
        await ctx.caller();
        const { members } = await ctx.ledger.getBook(memberBook);
        const isOfBank = members.some(({ mspId, kind }) => mspId === verification.bank && kind === 'bank');
        const isWritten =
            isOfBank && (await ctx.ledger.in(vaultOf(verification.bank)).matches(verifications, verification, salt));

        return canonicalJson(checkProof(verification, { isWritten, at: ctx.now }));
    }
}
