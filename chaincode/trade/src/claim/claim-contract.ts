import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import {
    payClaimSchema,
    prepayClaimSchema,
    readClaimSchema,
    readClaimStatusesSchema,
    type ClaimAddress,
    type ClaimStanding,
} from '@cohong/domain/claim/api';
import type { CalendarBook } from '@cohong/domain/calendar/calendar-book';
import { ifCovered } from '@cohong/domain/calendar/if-covered';
import { calendarOfLocation } from '@cohong/domain/calendar/calendar-of-location';
import { claimStatus, claimView, type Claim } from '@cohong/domain/claim/claim';
import { payClaim, prepayClaim, type PaidClaim, type PayingFacts } from '@cohong/domain/claim/pay-claim';
import type { Instant } from '@cohong/domain/kernel/time';
import { canonicalJson } from '@cohong/domain/kernel/json';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { withoutPapers } from '@cohong/domain/presentation/working-papers';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import type { z } from 'zod';
import { saveAssignments } from '../assignment/find-assignment.js';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { bankingCalendars } from '../calendar/records.js';
import { titlesLeft } from '../forfaiting/find-title.js';
import { vaultsOf, type Acting } from '../letter-of-credit/find-credit.js';
import { vaultInView } from '../places.js';
import { noteEnd } from '../presentation/note-end.js';
import { keepOutsidePayment, paidBefore, type PaidOutside } from '../presentation/outside-payments.js';
import { presentations } from '../presentation/records.js';
import { settle } from '../settle.js';
import { originOf } from './claim-origin.js';
import { calendarOfClaim, findClaim, moveClaim } from './find-claim.js';
import { claims } from './records.js';

const atMaturity = payment({
    act: 'claim:ApprovePayment',
    schema: payClaimSchema,
    rule: payClaim,
    events: ['ClaimPaymentProposed', 'ClaimPaid'],
});
const beforeMaturity = payment({
    act: 'claim:ApprovePrepayment',
    schema: prepayClaimSchema,
    rule: prepayClaim,
    events: ['ClaimPrepaymentProposed', 'ClaimPrepaid'],
});

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
        return await proposeByTwo(ctx, atMaturity);
    }

    /** Pays a claim that is due. */
    @Transaction()
    @Returns('string')
    async ApprovePayment(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, atMaturity);
    }

    /** Proposes to pay a claim before it is due. */
    @Transaction()
    @Returns('string')
    async ProposePrepayment(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, beforeMaturity);
    }

    /** Pays a claim before it is due. */
    @Transaction()
    @Returns('string')
    async ApprovePrepayment(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, beforeMaturity);
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

    /** Where claims stand now, as far as the vault holds them and a calendar covers their days. */
    @Transaction(false)
    @Returns('string')
    async ReadClaimStatuses(ctx: CohongContext): Promise<string> {
        const { claimIds, bank } = ctx.input(readClaimStatusesSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));
        const book = await ctx.ledger.findBook(bankingCalendars);
        const found = await Promise.all(claimIds.map((claimId) => vault.find(claims, claimId)));

        return canonicalJson(found.flatMap((claim) => (claim === undefined ? [] : standingOf(claim, book, ctx.now))));
    }
}

/** A payment of a claim, which a maker proposes and a checker approves. */
function payment<Schema extends z.ZodObject & z.ZodType<ClaimAddress & PaidOutside>>({
    rule,
    ...rest
}: Omit<ByTwo<Schema>, 'decide'> & {
    readonly rule: (request: z.output<Schema>, facts: PayingFacts) => PaidClaim;
}): ByTwo<Schema> {
    return {
        ...rest,
        decide: async (ctx, acting, request) => {
            const paid = await paidBefore(ctx, acting, request);
            const facts = { ...(await payingFacts(ctx, acting, request.claimId)), ...paid };

            const { claim, title, presentation, coins, assignments } = rule(request, facts);

            const save = async (): Promise<void> => {
                await settle(ctx, coins);
                await moveClaim(ctx, { from: facts.title, to: { claim, title } });
                await vaultsOf(ctx, acting, facts.credit.terms).replace(presentations, withoutPapers(presentation));
                await noteEnd(ctx, acting, { before: facts.presentation, after: presentation });
                await keepOutsidePayment(ctx, acting, { ...request, creditId: claim.creditId });
                await saveAssignments(ctx, acting, assignments);
            };
            return { creditId: claim.creditId, save };
        },
    };
}

/** The claim, the presentation for which it came about, and who has a share. Only its debtor pays, which is party to the credit. */
async function payingFacts(
    ctx: CohongContext,
    acting: Acting,
    claimId: string,
): Promise<PayingFacts & { readonly credit: Credit }> {
    const held = await findClaim(ctx, acting, claimId);
    const calendar = await calendarOfClaim(ctx, held.claim);
    const [whole = claimId] = held.title.partOf;
    const titles = await titlesLeft(ctx.ledger.in(acting.place), whole);
    const { now: at, transactionId } = ctx;

    return {
        bank: acting.bank,
        ...held,
        otherParts: titles.filter((each) => each.claimId !== claimId),
        ...(await originOf(ctx, acting, held.claim)),
        calendar,
        at,
        transactionId,
    };
}

function standingOf(claim: Claim, book: CalendarBook | undefined, at: Instant): readonly ClaimStanding[] {
    const status = ifCovered(() => claimStatus(claim, { calendar: calendarOfLocation(book, claim.payableAt), at }));

    return status === undefined ? [] : [{ claimId: claim.claimId, status }];
}
