import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { calendarOfLocation } from '@cohong/domain/calendar/calendar-of-location';
import { readHoldingsSchema } from '@cohong/domain/forfaiting/holding/api';
import { holdingView, type HoldingView } from '@cohong/domain/forfaiting/holding/holding-view';
import { writeOffClaim, writeOffClaimSchema } from '@cohong/domain/forfaiting/holding/write-off';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { bankingCalendars } from '../calendar/records.js';
import { bankInView, vaultOf } from '../places.js';
import { findHolding } from './find-holding.js';
import { lateInterestBooks } from './late-interest-books.js';
import { deals, writeOffs } from './records.js';
import { sellingFacts } from './selling-facts.js';

const writeOffByTwo: ByTwo<typeof writeOffClaimSchema> = {
    act: 'holding:ApproveWriteOff',
    schema: writeOffClaimSchema,
    decide: async (ctx, acting, request) => {
        const vault = ctx.ledger.in(acting.place);
        const held = await sellingFacts(ctx, acting, request.claimId);
        const before = await vault.find(writeOffs, request.claimId);

        const writeOff = writeOffClaim(request, { ...held, writeOff: before });

        return { save: () => vault.insert(writeOffs, writeOff) };
    },
    events: ['WriteOffProposed', 'ClaimWrittenOff'],
};

/**
 * What becomes of a claim with the bank that has bought it. Where it stands nobody writes down: records and days tell it.
 * Events name no claim. Endorsers: the bank and a regulator.
 */
@Info({ title: 'Holding', description: 'Claims in the hands of the banks that have bought them' })
export class HoldingContract extends CohongContract {
    constructor() {
        super('holding');
    }

    /** Proposes to write off a claim that its debtor has failed to pay. */
    @Transaction()
    @Returns('string')
    async ProposeWriteOff(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, writeOffByTwo);
    }

    /** Writes it off in the books of the bank: it is owed all the same. */
    @Transaction()
    @Returns('string')
    async ApproveWriteOff(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, writeOffByTwo);
    }

    /** What has become of the claims that a bank has bought. */
    @Transaction(false)
    @Returns('string')
    async ReadHoldings(ctx: CohongContext): Promise<string> {
        const { dealIds, bank } = ctx.input(readHoldingsSchema);
        const holder = await bankInView(ctx, bank);

        return canonicalJson(await Promise.all(dealIds.map((dealId) => holdingUnder(ctx, holder, dealId))));
    }
}

/** What a bank has bought by a deal, as it stands in its books. */
async function holdingUnder(ctx: CohongContext, bank: string, dealId: string): Promise<HoldingView> {
    const deal = await ctx.ledger.in(vaultOf(bank)).get(deals, dealId);
    const found = await findHolding(ctx, bank, deal);
    const calendars = await ctx.ledger.findBook(bankingCalendars);
    const books = await lateInterestBooks(ctx);
    const clock = () => ({ ...books, calendar: calendarOfLocation(calendars, deal.claim.payableAt), at: ctx.now });

    return holdingView(deal, { ...found, clock });
}
