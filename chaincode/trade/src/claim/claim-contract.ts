import { approve, CohongContext, CohongContract, once, proposeApproval } from '@cohong/chaincode-runtime';
import { payClaimSchema, prepayClaimSchema, readClaimSchema, type ClaimAddress } from '@cohong/domain/claim/api';
import type { BankingCalendar } from '@cohong/domain/calendar/banking-calendar';
import { calendarOfLocation } from '@cohong/domain/calendar/calendar-of-location';
import { claimView, type Claim } from '@cohong/domain/claim/claim';
import { payClaim, prepayClaim, type PaidClaim, type PayingFacts } from '@cohong/domain/claim/pay-claim';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { approveCreditActSchema } from '@cohong/domain/letter-of-credit/api';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import type { z } from 'zod';
import { bankingCalendars } from '../calendar/records.js';
import { vaultsOf, type Acting } from '../letter-of-credit/find-credit.js';
import { actingBank, vaultInView } from '../places.js';
import { findPresentation } from '../presentation/find-presentation.js';
import { noteEnd } from '../presentation/note-end.js';
import { presentations } from '../presentation/records.js';
import { settle } from '../settle.js';
import { findClaim, vaultsOfClaim } from './find-claim.js';
import { claims } from './records.js';

/** A payment of a claim, which a maker proposes and a checker approves. */
interface Payment<Schema extends z.ZodType<ClaimAddress>> {
    readonly act: string;
    readonly schema: Schema;
    readonly decide: (request: z.output<Schema>, facts: PayingFacts) => PaidClaim;
    readonly events: readonly [proposed: string, done: string];
}

const approvalIdShape = { approvalId: randomIdSchema };
const atMaturity: Payment<typeof payClaimSchema> = {
    act: 'claim:ApprovePayment',
    schema: payClaimSchema,
    decide: payClaim,
    events: ['ClaimPaymentProposed', 'ClaimPaid'],
};
const beforeMaturity: Payment<typeof prepayClaimSchema> = {
    act: 'claim:ApprovePrepayment',
    schema: prepayClaimSchema,
    decide: prepayClaim,
    events: ['ClaimPrepaymentProposed', 'ClaimPrepaid'],
};

/**
 * Money that a bank has bound itself to pay under a credit. Events name the credit and never the claim: who holds it is
 * known to its two banks alone. Endorsers: the acting bank and a regulator; where coins move, the central bank.
 */
@Info({ title: 'Claim', description: 'Claims to payment at maturity under letters of credit' })
export class ClaimContract extends CohongContract {
    constructor() {
        super('claim');
    }

    /** Proposes to pay a claim that is due. */
    @Transaction()
    @Returns('string')
    async ProposePayment(ctx: CohongContext): Promise<string> {
        const { approvalId, ...request } = ctx.input(payClaimSchema.extend(approvalIdShape));
        return await propose(ctx, atMaturity, { approvalId, request });
    }

    /** Pays a claim that is due. */
    @Transaction()
    @Returns('string')
    async ApprovePayment(ctx: CohongContext): Promise<string> {
        return await carryOut(ctx, atMaturity);
    }

    /** Proposes to pay a claim before it is due. */
    @Transaction()
    @Returns('string')
    async ProposePrepayment(ctx: CohongContext): Promise<string> {
        const { approvalId, ...request } = ctx.input(prepayClaimSchema.extend(approvalIdShape));
        return await propose(ctx, beforeMaturity, { approvalId, request });
    }

    /** Pays a claim before it is due. */
    @Transaction()
    @Returns('string')
    async ApprovePrepayment(ctx: CohongContext): Promise<string> {
        return await carryOut(ctx, beforeMaturity);
    }

    /** A claim as it stands now. */
    @Transaction(false)
    @Returns('string')
    async ReadClaim(ctx: CohongContext): Promise<string> {
        const { claimId, bank } = ctx.input(readClaimSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));

        const claim = await vault.get(claims, claimId);

        return canonicalJson(claimView(claim, { calendar: await calendarOfClaim(ctx, claim), at: ctx.now }));
    }
}

async function propose<Schema extends z.ZodType<ClaimAddress>>(
    ctx: CohongContext,
    { act, decide, events }: Payment<Schema>,
    { approvalId, request }: { readonly approvalId: string; readonly request: z.output<Schema> },
): Promise<string> {
    const acting = await actingBank(ctx, 'maker');
    const { place } = acting;

    return await once(ctx, place, async () => {
        decide(request, await payingFacts(ctx, acting, request.claimId));

        await proposeApproval(ctx, { collection: place, approvalId, act, input: request, checkerRole: 'checker' });
        ctx.emit({ type: events[0], approvalId });
        return approvalId;
    });
}

async function carryOut<Schema extends z.ZodType<ClaimAddress>>(
    ctx: CohongContext,
    { act, schema, decide, events }: Payment<Schema>,
): Promise<string> {
    const { approvalId } = ctx.input(approveCreditActSchema);
    const acting = await actingBank(ctx, 'checker');
    const { place } = acting;

    return await once(ctx, place, async () => {
        const request = await approve(ctx, { collection: place, approvalId, act, schema });
        const facts = await payingFacts(ctx, acting, request.claimId);

        const { claim, presentation, coins } = decide(request, facts);

        await settle(ctx, coins);
        await vaultsOfClaim(ctx, acting, claim).replace(claims, claim);
        await vaultsOf(ctx, acting, facts.credit.terms).replace(presentations, presentation);
        await noteEnd(ctx, acting, { before: facts.presentation, after: presentation });
        ctx.emit({ type: events[1], creditId: claim.creditId, approvalId });
        return approvalId;
    });
}

/** The claim, and the presentation for which it came about. Only its debtor pays, which is party to the credit. */
async function payingFacts(
    ctx: CohongContext,
    acting: Acting,
    claimId: string,
): Promise<PayingFacts & { readonly credit: Credit }> {
    const claim = await findClaim(ctx, acting, claimId);
    const { creditId, presentationNumber: number } = claim;
    const { credit, presentation } = await findPresentation(ctx, acting, { creditId, number });
    const calendar = await calendarOfClaim(ctx, claim);
    const { now: at, transactionId } = ctx;

    return { bank: acting.bank, claim, credit, presentation, calendar, at, transactionId };
}

async function calendarOfClaim(ctx: CohongContext, { payableAt }: Claim): Promise<BankingCalendar> {
    return calendarOfLocation(await ctx.ledger.findBook(bankingCalendars), payableAt);
}
