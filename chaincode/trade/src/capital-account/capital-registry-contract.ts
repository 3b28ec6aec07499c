import { CohongContext, CohongContract, resultOf, sha256, type PrivateCollection } from '@cohong/chaincode-runtime';
import {
    registerAccountsSchema,
    closePopulationsSchema,
    drawSamplesSchema,
    settleChecksSchema,
} from '@cohong/domain/capital-account/api';
import { failedCheck } from '@cohong/domain/capital-account/check-payment';
import { closePopulation, isToBeClosed } from '@cohong/domain/capital-account/close-population';
import {
    drawnIds,
    drawnPayment,
    drawPopulation,
    type DrawnPopulation,
} from '@cohong/domain/capital-account/draw-population';
import { fallBack, registerAccount } from '@cohong/domain/capital-account/judge-enterprise';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { bankingCalendars } from '../calendar/records.js';
import { vaultOf } from '../places.js';
import { waitingNotes } from '../receivable/records.js';
import { mustBeRegistrar, mustWait } from '../registry/registrars-work.js';
import { EnterpriseFile } from './enterprise-file.js';
import { capitalAccounts, capitalPayments, capitalPopulations, openPopulations } from './records.js';

/**
 * What the registrars of both regulators do with accounts and payments of all banks, in batches, as `RegistryContract` says.
 * Endorsers of every act: both regulators.
 */
@Info({
    title: 'Capital registry',
    description: 'Who may pay out of capital receipts without proof, and what is checked',
})
export class CapitalRegistryContract extends CohongContract {
    constructor() {
        super('capital-registry');
    }

    /** Registers accounts, and tells their banks how the enterprises pay. */
    @Transaction()
    @Returns('string')
    async RegisterAccounts(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(registerAccountsSchema);
        await mustBeRegistrar(ctx, items);
        const file = await EnterpriseFile.open(ctx);
        const capitalAccountIds: string[] = [];

        for (const { bank, capitalAccountId } of items) {
            const vault = ctx.ledger.in(vaultOf(bank));
            const before = await vault.find(capitalAccounts, capitalAccountId);
            if (before?.standing === 'REQUESTED') {
                const known = await file.find(before.enterpriseUscc);
                const { account, enterprise } = registerAccount(before, { enterprise: known, at: ctx.now });
                file.put(enterprise);
                await vault.replace(capitalAccounts, account);
                await vault.remove(waitingNotes, 'capital-account', capitalAccountId);
                capitalAccountIds.push(capitalAccountId);
            }
        }

        mustWait(capitalAccountIds);
        await file.save();
        ctx.emit({ type: 'CapitalAccountsRegistered', capitalAccountIds });
        return resultOf(ctx, ctx.transactionId);
    }

    /** Closes populations whose days are over, or that are full. */
    @Transaction()
    @Returns('string')
    async ClosePopulations(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(closePopulationsSchema);
        await mustBeRegistrar(ctx, items);
        const file = await EnterpriseFile.open(ctx);
        const closed: { readonly populationId: string; readonly commitment: string }[] = [];

        for (const { bank, populationId } of items) {
            const vault = ctx.ledger.in(vaultOf(bank));
            const before = await vault.find(capitalPopulations, populationId);
            if (before !== undefined && isToBeClosed(before, ctx.now)) {
                const share = file.shareOf(before);
                const { transactionId, now: at } = ctx;
                const population = closePopulation(before, { transactionId, share, at, sha256 });
                const { commitment, witnessUntil } = population.closed;
                await vault.replace(capitalPopulations, population);
                await vault.remove(openPopulations);
                await vault.remove(waitingNotes, 'capital-population', populationId);
                await vault.insert(waitingNotes, { kind: 'capital-sample', id: populationId, since: witnessUntil });
                closed.push({ populationId, commitment });
            }
        }

        mustWait(closed);
        ctx.emit({ type: 'CapitalPopulationsClosed', closed });
        return resultOf(ctx, ctx.transactionId);
    }

    /** Draws samples, each from the block that came so many after the closing. */
    @Transaction()
    @Returns('string')
    async DrawSamples(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(drawSamplesSchema);
        await mustBeRegistrar(ctx, items);
        const file = await EnterpriseFile.open(ctx);
        const populationIds: string[] = [];

        for (const { bank, populationId, header } of items) {
            const vault = ctx.ledger.in(vaultOf(bank));
            const before = await vault.find(capitalPopulations, populationId);
            if (before?.status === 'CLOSED') {
                const share = file.shareOf(before);
                const population = drawPopulation(before, { header, share, at: ctx.now, sha256 });
                await vault.replace(capitalPopulations, population);
                await vault.remove(waitingNotes, 'capital-sample', populationId);
                await this.#askForEvidence(ctx, vault, population);
                populationIds.push(populationId);
            }
        }

        mustWait(populationIds);
        ctx.emit({ type: 'CapitalSamplesDrawn', populationIds });
        return resultOf(ctx, ctx.transactionId);
    }

    /** Has enterprises whose check has failed, or for which nothing was filed in time, prove every payment at every bank. */
    @Transaction()
    @Returns('string')
    async SettleChecks(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(settleChecksSchema);
        await mustBeRegistrar(ctx, items);
        const file = await EnterpriseFile.open(ctx);
        const capitalPaymentIds: string[] = [];

        for (const { bank, capitalPaymentId } of items) {
            const vault = ctx.ledger.in(vaultOf(bank));
            const before = await vault.find(capitalPayments, capitalPaymentId);
            const payment = before && failedCheck(before, ctx.now);
            const isNoted = (await vault.find(waitingNotes, 'capital-check-end', capitalPaymentId)) !== undefined;
            if (payment !== undefined && isNoted) {
                file.judge(fallBack(await file.get(payment.enterpriseUscc), payment));
                await vault.replace(capitalPayments, payment);
                await vault.remove(waitingNotes, 'capital-check-end', capitalPaymentId);
                capitalPaymentIds.push(capitalPaymentId);
            }
        }

        mustWait(capitalPaymentIds);
        await file.save();
        ctx.emit({ type: 'CapitalChecksSettled', capitalPaymentIds });
        return resultOf(ctx, ctx.transactionId);
    }

    async #askForEvidence(ctx: CohongContext, vault: PrivateCollection, population: DrawnPopulation): Promise<void> {
        const calendars = await ctx.ledger.findBook(bankingCalendars);
        for (const id of drawnIds(population)) {
            const before = await vault.get(capitalPayments, id);
            const payment = drawnPayment(before, { policy: population.policy, calendars, at: ctx.now });
            await vault.replace(capitalPayments, payment);
            await vault.insert(waitingNotes, { kind: 'capital-check-end', id, since: payment.check.evidenceUntil });
        }
    }
}
