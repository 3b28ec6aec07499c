import { CohongContext, CohongContract, resultOf } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeRegulator } from '@cohong/domain/party/actors';
import { answerBalanceQuestion } from '@cohong/domain/receivable/answer-balance-question';
import {
    alertLendersSchema,
    answerBalanceQuestionsSchema,
    decideFinancingsSchema,
    establishPepperSchema,
    expireReservationsSchema,
    listNoticesSchema,
    listWaitingSchema,
    readEncumbranceSchema,
    settlePresentationsSchema,
    settleReleasesSchema,
    type FinancingItem,
} from '@cohong/domain/receivable/api';
import type { BalanceQuestion } from '@cohong/domain/receivable/balance-question';
import { balanceOf, lyingOn } from '@cohong/domain/receivable/balance';
import { decideTogether } from '@cohong/domain/receivable/decide-together';
import { explainBalance } from '@cohong/domain/receivable/explain-balance';
import { expireTogether } from '@cohong/domain/receivable/expire-reservation';
import type { Financing } from '@cohong/domain/receivable/financing';
import type { FinancingPolicy } from '@cohong/domain/receivable/policy';
import { financingPolicyAt } from '@cohong/domain/receivable/set-financing-policy';
import type { Waiting } from '@cohong/domain/receivable/waiting';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { DeclarationFile, notices } from '../declaration/declaration-file.js';
import { DocumentRegister } from '../fingerprint/document-register.js';
import { declarationsPlace, vaultOf } from '../places.js';
import { balanceQuestions, financingPolicies, financings, waitingNotes } from '../receivable/records.js';
import { AlertRound } from './alert-round.js';
import { decisionFacts } from './decision-facts.js';
import { PresentationRound } from './presentation-round.js';
import { mustBeRegistrar, mustWait } from './registrars-work.js';
import { establishPepper, RegistryFile, registryPepper } from './registry-file.js';
import { settledIn } from './settled-in.js';
import { isOverdue, waitingIn } from './waiting-list.js';

/** What of the regulators a batch changes. */
interface Files {
    readonly registry: RegistryFile;
    readonly register: DocumentRegister;
}

/** What a batch did to financings, and how it is told. */
interface Outcome {
    readonly type: string;
    readonly changed: readonly Financing[];
    /** The kind of note that asked for it. */
    readonly noted: Waiting['kind'];
}

/**
 * The register of what lies on each declaration, kept by the registrars of both regulators against duplicate financing.
 *
 * A registrar answers in batches. What no longer waits is passed over, so that one withdrawn request spoils no batch; a
 * batch of which nothing waits is refused, so that nothing is ordered in vain. Endorsers of every act: both regulators.
 */
@Info({ title: 'Registry', description: 'What lies on each declaration, over all banks' })
export class RegistryContract extends CohongContract {
    constructor() {
        super('registry');
    }

    /** Makes the secret under which the registry files everything, once and for ever. */
    @Transaction()
    @Returns('string')
    async EstablishPepper(ctx: CohongContext): Promise<string> {
        ctx.input(establishPepperSchema);
        await mustBeRegistrar(ctx, []);

        await establishPepper(ctx);
        ctx.emit({ type: 'PepperEstablished' });
        return resultOf(ctx, registryPepper.name);
    }

    /** Answers requests for a reservation, each with those before it in the batch taken into account. */
    @Transaction()
    @Returns('string')
    async DecideFinancings(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(decideFinancingsSchema);
        await mustBeRegistrar(ctx, items);
        const policy = await this.#policy(ctx);
        const declarations = await DeclarationFile.open(ctx);
        const registry = await RegistryFile.open(ctx);
        const register = new DocumentRegister(ctx);
        const changed: Financing[] = [];

        for (const financing of await this.#find(ctx, items)) {
            if (financing.status === 'REQUESTED') {
                const facts = await decisionFacts(ctx, financing, { declarations, registry, register, policy });
                const decided = decideTogether(financing, facts);
                if (decided.collateral !== undefined) {
                    registry.putCollateral(decided.collateral);
                    await register.keep(decided.financing);
                }
                await register.open(decided.cases ?? []);
                changed.push(decided.financing);
            }
        }

        return await this.#finish(
            ctx,
            { registry, register },
            { type: 'FinancingsDecided', changed, noted: 'financing' },
        );
    }

    /** Answers how much is left, as often as the policy allows a day. */
    @Transaction()
    @Returns('string')
    async AnswerBalanceQuestions(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(answerBalanceQuestionsSchema);
        await mustBeRegistrar(ctx, items);
        const policy = await this.#policy(ctx);
        const declarations = await DeclarationFile.open(ctx);
        const registry = await RegistryFile.open(ctx);
        const answered: BalanceQuestion[] = [];

        for (const { bank, questionId } of items) {
            const question = await ctx.ledger.in(vaultOf(bank)).find(balanceQuestions, questionId);
            if (question?.status === 'ASKED') {
                const { declarationNumber } = question;
                const known = await declarations.findKnown(question);
                const answer = answerBalanceQuestion(question, {
                    known,
                    encumbrance: known && (await registry.findEncumbrance(declarationNumber)),
                    policy,
                    decidedAt: ctx.now,
                    questionsToday: await registry.countQuestion(bank, declarationNumber, ctx.now),
                });
                answered.push(answer);
            }
        }

        mustWait(answered);
        for (const question of answered) {
            const vault = ctx.ledger.in(vaultOf(question.bank));
            await vault.replace(balanceQuestions, question);
            await vault.remove(waitingNotes, 'balance-question', question.questionId);
        }
        await registry.save();
        ctx.emit({ type: 'BalanceQuestionsAnswered', questionIds: answered.map(({ questionId }) => questionId) });
        return resultOf(ctx, ctx.transactionId);
    }

    /** Carries into the registry what banks gave up or were repaid, and what of that was recorded wrongly. */
    @Transaction()
    @Returns('string')
    async SettleReleases(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(settleReleasesSchema);
        await mustBeRegistrar(ctx, items);
        const registry = await RegistryFile.open(ctx);
        const register = new DocumentRegister(ctx);
        const changed: Financing[] = [];

        for (const financing of await this.#find(ctx, items)) {
            const vault = ctx.ledger.in(vaultOf(financing.bank));
            if ((await vault.find(waitingNotes, 'release', financing.financingId)) !== undefined) {
                const released = await settledIn(ctx, financing, { registry, register });
                registry.putCollateral(released.collateral);
                await register.keep(released.financing);
                changed.push(released.financing);
            }
        }

        return await this.#finish(ctx, { registry, register }, { type: 'ReleasesSettled', changed, noted: 'release' });
    }

    /** Ends reservations that were not used in time. */
    @Transaction()
    @Returns('string')
    async ExpireReservations(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(expireReservationsSchema);
        await mustBeRegistrar(ctx, items);
        const registry = await RegistryFile.open(ctx);
        const register = new DocumentRegister(ctx);
        const changed: Financing[] = [];

        for (const financing of await this.#find(ctx, items)) {
            if (isOverdue(financing, ctx.now)) {
                const collateral = await registry.collateralOf(financing);
                const expired = expireTogether(financing, { collateral, at: ctx.now });
                registry.putCollateral(expired.collateral);
                await register.keep(expired.financing);
                changed.push(expired.financing);
            }
        }

        return await this.#finish(
            ctx,
            { registry, register },
            { type: 'ReservationsExpired', changed, noted: 'expiry' },
        );
    }

    /** Carries into the registry which presentations were refused or paid. */
    @Transaction()
    @Returns('string')
    async SettlePresentations(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(settlePresentationsSchema);
        await mustBeRegistrar(ctx, items);
        const round = new PresentationRound(ctx, await RegistryFile.open(ctx));

        for (const item of items) {
            await round.take(item);
        }

        mustWait(round.taken);
        await round.save();
        ctx.emit({ type: 'PresentationsSettled', financingIds: round.financingIds });
        return resultOf(ctx, ctx.transactionId);
    }

    /** Tells every lender on a declaration that customs changed it. */
    @Transaction()
    @Returns('string')
    async AlertLenders(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(alertLendersSchema);
        await mustBeRegistrar(ctx, []);
        const round = await AlertRound.open(ctx, await this.#policy(ctx));

        for (const { noticeId } of items) {
            await round.take(noticeId);
        }

        mustWait(round.noticeIds);
        await round.save();
        ctx.emit({ type: 'LendersAlerted', noticeIds: round.noticeIds, financingIds: round.financingIds });
        return resultOf(ctx, ctx.transactionId);
    }

    /** What a registrar has to do in the vaults of these banks. */
    @Transaction(false)
    @Returns('string')
    async ListWaiting(ctx: CohongContext): Promise<string> {
        const { banks } = ctx.input(listWaitingSchema);
        await mustBeRegistrar(
            ctx,
            banks.map((bank) => ({ bank })),
        );
        const waiting = [];
        for (const bank of banks) {
            waiting.push(...(await waitingIn(ctx, bank)));
        }

        return canonicalJson(waiting);
    }

    /** The changes of customs of which lenders have not been told yet. */
    @Transaction(false)
    @Returns('string')
    async ListNotices(ctx: CohongContext): Promise<string> {
        ctx.input(listNoticesSchema);
        await mustBeRegistrar(ctx, []);
        return canonicalJson(await ctx.ledger.in(declarationsPlace).list(notices));
    }

    /** A declaration, who lends on it, and what is left of it: for the regulators' people. */
    @Transaction(false)
    @Returns('string')
    async ReadEncumbrance(ctx: CohongContext): Promise<string> {
        const { declarationNumber } = ctx.input(readEncumbranceSchema);
        mustBeRegulator(await ctx.caller(), 'officer', 'regulator', 'registrar');
        const declaration = await (await DeclarationFile.open(ctx)).get(declarationNumber);
        const registry = await RegistryFile.find(ctx);
        const encumbrance = lyingOn(declaration, await registry?.findEncumbrance(declarationNumber));
        const balance = balanceOf(declaration, encumbrance, await this.#policy(ctx));

        return canonicalJson({ declaration, allocations: encumbrance.allocations, ...balance });
    }

    /** Why so much is left of a declaration, line by line: for the regulators' people. */
    @Transaction(false)
    @Returns('string')
    async ExplainBalance(ctx: CohongContext): Promise<string> {
        const { declarationNumber } = ctx.input(readEncumbranceSchema);
        mustBeRegulator(await ctx.caller(), 'officer', 'regulator', 'registrar');
        const declaration = await (await DeclarationFile.open(ctx)).get(declarationNumber);
        const registry = await RegistryFile.find(ctx);
        const encumbrance = lyingOn(declaration, await registry?.findEncumbrance(declarationNumber));
        const lenders = await this.#find(ctx, encumbrance.allocations);

        const financingsById = new Map(lenders.map((each) => [each.financingId, each]));
        const explained = { declaration, encumbrance, policy: await this.#policy(ctx) };
        return canonicalJson(explainBalance(explained, financingsById));
    }

    async #policy(ctx: CohongContext): Promise<FinancingPolicy> {
        return financingPolicyAt(await ctx.ledger.findBook(financingPolicies), ctx.now);
    }

    async #find(ctx: CohongContext, items: readonly FinancingItem[]): Promise<Financing[]> {
        const found: Financing[] = [];
        for (const { bank, financingId } of items) {
            const financing = await ctx.ledger.in(vaultOf(bank)).find(financings, financingId);
            if (financing !== undefined) {
                found.push(financing);
            }
        }

        return found;
    }

    /** Writes the vaults of all whose financings changed, and the registry. */
    async #finish(
        ctx: CohongContext,
        { registry, register }: Files,
        { type, changed, noted }: Outcome,
    ): Promise<string> {
        mustWait(changed);
        for (const financing of changed) {
            const vault = ctx.ledger.in(vaultOf(financing.bank));
            const { financingId: id, reservedUntil } = financing;
            await vault.replace(financings, financing);
            await vault.remove(waitingNotes, noted, id);
            if (financing.status === 'RESERVED' && reservedUntil !== undefined) {
                const expiry: Waiting = { kind: 'expiry', id, since: reservedUntil };
                await vault.insert(waitingNotes, expiry);
            }
        }
        await registry.save();
        await register.save();
        ctx.emit({ type, financingIds: changed.map(({ financingId }) => financingId) });
        return resultOf(ctx, ctx.transactionId);
    }
}
