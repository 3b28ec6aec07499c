import { CohongContext, CohongContract, type PrivateCollection } from '@cohong/chaincode-runtime';
import { fileEvidenceSchema, payFromCapitalSchema, readCapitalPaymentSchema } from '@cohong/domain/capital-account/api';
import type { CapitalPopulation } from '@cohong/domain/capital-account/capital-population';
import { fileEvidence } from '@cohong/domain/capital-account/check-payment';
import { isFull } from '@cohong/domain/capital-account/close-population';
import { payFromCapital } from '@cohong/domain/capital-account/pay-from-capital';
import { capitalPolicyAt } from '@cohong/domain/capital-account/set-capital-policy';
import { canonicalJson } from '@cohong/domain/kernel/json';
import type { Instant } from '@cohong/domain/kernel/time';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { vaultInView } from '../places.js';
import { waitingNotes } from '../receivable/records.js';
import { capitalAccounts, capitalPayments, capitalPolicies, capitalPopulations, openPopulations } from './records.js';

const paymentByTwo: ByTwo<typeof payFromCapitalSchema> = {
    act: 'capital-payment:ApprovePayment',
    schema: payFromCapitalSchema,
    decide: async (ctx, { place }, request) => {
        const vault = ctx.ledger.in(place);
        const before = await vault.get(capitalAccounts, request.capitalAccountId);
        const policy = capitalPolicyAt(await ctx.ledger.findBook(capitalPolicies), ctx.now);
        const open = await findOpen(vault);

        const paid = payFromCapital(request, { account: before, policy, population: open, at: ctx.now });

        const { account, payment, population } = paid;
        const save = async (): Promise<void> => {
            await vault.replace(capitalAccounts, account);
            await vault.insert(capitalPayments, payment);
            if (population !== undefined) {
                await savePopulation(vault, population, ctx.now);
            }
        };
        return { told: { capitalPaymentId: payment.capitalPaymentId }, save };
    },
    events: ['CapitalPaymentProposed', 'CapitalPaymentMade'],
};

const evidenceByTwo: ByTwo<typeof fileEvidenceSchema> = {
    act: 'capital-payment:ApproveEvidence',
    schema: fileEvidenceSchema,
    decide: async (ctx, { place }, request) => {
        const vault = ctx.ledger.in(place);
        const { capitalPaymentId } = request;
        const before = await vault.get(capitalPayments, capitalPaymentId);

        const payment = fileEvidence(request, { payment: before, at: ctx.now });

        const save = async (): Promise<void> => {
            await vault.replace(capitalPayments, payment);
            if (payment.check.status === 'FAILED') {
                // It waited for the end of the time for it; what has failed waits no longer.
                await vault.replace(waitingNotes, { kind: 'capital-check-end', id: capitalPaymentId, since: ctx.now });
            } else {
                await vault.remove(waitingNotes, 'capital-check-end', capitalPaymentId);
            }
        };
        return { told: { capitalPaymentId }, save };
    },
    events: ['CapitalEvidenceProposed', 'CapitalEvidenceFiled'],
};

/** What enterprises pay out of capital receipts, and the papers on what was drawn. Endorsers of every act: the bank and a regulator. */
@Info({ title: 'Capital payment', description: 'Payments out of capital receipts' })
export class CapitalPaymentContract extends CohongContract {
    constructor() {
        super('capital-payment');
    }

    /** Proposes a payment, on a commitment letter or on proof. */
    @Transaction()
    @Returns('string')
    async ProposePayment(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, paymentByTwo);
    }

    /** Lets the money go. */
    @Transaction()
    @Returns('string')
    async ApprovePayment(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, paymentByTwo);
    }

    /** Proposes what was found in the papers of a payment that was drawn. */
    @Transaction()
    @Returns('string')
    async ProposeEvidence(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, evidenceByTwo);
    }

    /** Files it. */
    @Transaction()
    @Returns('string')
    async ApproveEvidence(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, evidenceByTwo);
    }

    @Transaction(false)
    @Returns('string')
    async ReadPayment(ctx: CohongContext): Promise<string> {
        const { bank, capitalPaymentId } = ctx.input(readCapitalPaymentSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(capitalPayments, capitalPaymentId));
    }
}

/** The population of the bank that takes payments in. */
async function findOpen(vault: PrivateCollection): Promise<CapitalPopulation | undefined> {
    const open = await vault.find(openPopulations);

    return open && (await vault.get(capitalPopulations, open.populationId));
}

/** It waits for its last day; one that is full waits no longer. */
async function savePopulation(vault: PrivateCollection, population: CapitalPopulation, at: Instant): Promise<void> {
    const { populationId, closesAt } = population;
    const since = isFull(population) ? at : closesAt;
    await vault.put(capitalPopulations, population);
    await vault.put(openPopulations, { populationId });
    await vault.put(waitingNotes, { kind: 'capital-population', id: populationId, since });
}
