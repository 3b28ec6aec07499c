import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { extendFinancing, extendFinancingSchema } from '@cohong/domain/receivable/extend-financing';
import type { Financing } from '@cohong/domain/receivable/financing';
import { financingStanding, readStandingsSchema } from '@cohong/domain/receivable/financing-standing';
import {
    reverseDisbursement,
    reverseDisbursementSchema,
    reverseRepayment,
    reverseRepaymentSchema,
} from '@cohong/domain/receivable/reverse-entry';
import { financingPolicyAt } from '@cohong/domain/receivable/set-financing-policy';
import { writeOffFinancing, writeOffFinancingSchema } from '@cohong/domain/receivable/write-off-financing';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo, type Decided } from '../approval/two-users.js';
import { vaultInView } from '../places.js';
import { financingPolicies, financings } from './records.js';
import { leaveNote } from './waiting-notes.js';

const extendByTwo: ByTwo<typeof extendFinancingSchema> = {
    act: 'financing-life:ApproveExtension',
    schema: extendFinancingSchema,
    decide: async (ctx, { place }, request) => {
        const vault = ctx.ledger.in(place);
        const before = await vault.get(financings, request.financingId);
        const policy = financingPolicyAt(await ctx.ledger.findBook(financingPolicies), ctx.now);

        const financing = extendFinancing(request, { financing: before, policy, at: ctx.now });

        return { told: { financingId: request.financingId }, save: () => vault.replace(financings, financing) };
    },
    events: ['ExtensionProposed', 'FinancingExtended'],
};

const writeOffByTwo: ByTwo<typeof writeOffFinancingSchema> = {
    act: 'financing-life:ApproveWriteOff',
    schema: writeOffFinancingSchema,
    decide: async (ctx, { place }, request) => {
        const vault = ctx.ledger.in(place);
        const before = await vault.get(financings, request.financingId);

        const financing = writeOffFinancing(request, { financing: before, at: ctx.now });

        return { told: { financingId: request.financingId }, save: () => vault.replace(financings, financing) };
    },
    events: ['FinancingWriteOffProposed', 'FinancingWrittenOff'],
};

const reverseRepaymentByTwo: ByTwo<typeof reverseRepaymentSchema> = {
    act: 'financing-life:ApproveRepaymentReversal',
    schema: reverseRepaymentSchema,
    decide: async (ctx, { place }, request) => {
        const before = await ctx.ledger.in(place).get(financings, request.financingId);

        return reversedBy(ctx, place, reverseRepayment(request, { financing: before, at: ctx.now }));
    },
    events: ['RepaymentReversalProposed', 'RepaymentReversalAsked'],
};

const reverseDisbursementByTwo: ByTwo<typeof reverseDisbursementSchema> = {
    act: 'financing-life:ApproveDisbursementReversal',
    schema: reverseDisbursementSchema,
    decide: async (ctx, { place }, request) => {
        const before = await ctx.ledger.in(place).get(financings, request.financingId);

        return reversedBy(ctx, place, reverseDisbursement(request, { financing: before, at: ctx.now }));
    },
    events: ['DisbursementReversalProposed', 'DisbursementReversed'],
};

/** Either is for a registrar to carry into the registry. */
function reversedBy(ctx: CohongContext, place: string, financing: Financing): Decided {
    const { financingId } = financing;

    return {
        told: { financingId },
        save: async () => {
            await ctx.ledger.in(place).replace(financings, financing);
            await leaveNote(ctx.ledger.in(place), { kind: 'release', id: financingId, since: ctx.now });
        },
    };
}

/** What becomes of a loan between its pay-out and its end, besides repayment. Endorsers: the bank and a regulator. */
@Info({ title: 'Financing life', description: 'Loans that are extended, written off or mended, and where they stand' })
export class FinancingLifeContract extends CohongContract {
    constructor() {
        super('financing-life');
    }

    /** Proposes to give a borrower more time. */
    @Transaction()
    @Returns('string')
    async ProposeExtension(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, extendByTwo);
    }

    /** Gives it, by the policy of today. */
    @Transaction()
    @Returns('string')
    async ApproveExtension(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, extendByTwo);
    }

    /** Proposes to give a loan up. */
    @Transaction()
    @Returns('string')
    async ProposeWriteOff(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, writeOffByTwo);
    }

    /** Gives it up in the books of the bank. It holds the goods as before, so the registry need not be touched. */
    @Transaction()
    @Returns('string')
    async ApproveWriteOff(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, writeOffByTwo);
    }

    /** Proposes to take back a repayment that was recorded wrongly. */
    @Transaction()
    @Returns('string')
    async ProposeRepaymentReversal(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, reverseRepaymentByTwo);
    }

    /** Asks a registrar for it, who finds whether the goods can be taken again. */
    @Transaction()
    @Returns('string')
    async ApproveRepaymentReversal(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, reverseRepaymentByTwo);
    }

    /** Proposes to take back a pay-out that did not happen. */
    @Transaction()
    @Returns('string')
    async ProposeDisbursementReversal(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, reverseDisbursementByTwo);
    }

    /** Takes it back: nothing was lent. The goods are free when a registrar has noted it. */
    @Transaction()
    @Returns('string')
    async ApproveDisbursementReversal(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, reverseDisbursementByTwo);
    }

    /** Where loans stand by the clock, in the order in which they are asked for. */
    @Transaction(false)
    @Returns('string')
    async ReadStandings(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(readStandingsSchema);
        const found = items.map(async ({ bank, financingId }) => {
            const financing = await ctx.ledger.in(await vaultInView(ctx, bank)).get(financings, financingId);
            return financingStanding(financing, ctx.now);
        });

        return canonicalJson(await Promise.all(found));
    }
}
