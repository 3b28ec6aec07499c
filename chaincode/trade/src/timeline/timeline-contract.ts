import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { readTimelineSchema } from '@cohong/domain/timeline/api';
import type { TimelineFacts } from '@cohong/domain/timeline/entry';
import { timelineOf } from '@cohong/domain/timeline/timeline';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { assignmentsIn } from '../assignment/find-assignment.js';
import { bankingCalendars } from '../calendar/records.js';
import { domesticPolicies } from '../domestic-credit/records.js';
import { advicesIn } from '../discrepancy-advice/find-advice.js';
import { amendmentsIn } from '../letter-of-credit/find-credit.js';
import { applications, credits, preAdvices } from '../letter-of-credit/records.js';
import { bankInView, vaultOf } from '../places.js';
import { presentationsIn } from '../presentation/find-presentation.js';
import { reclaimsIn } from '../reclaim/find-reclaim.js';
import { claimsIn } from '../reimbursement/find-reimbursement.js';
import { authorisations } from '../reimbursement/records.js';
import { substitutionsIn, transfersIn } from '../transfer/transfers-in.js';

/** What happened under letters of credit, and who must act by when. It only reads, and only what one bank holds. */
@Info({ title: 'CreditTimeline', description: 'Timelines of letters of credit' })
export class TimelineContract extends CohongContract {
    constructor() {
        super('credit-timeline');
    }

    /** The timeline of a credit, from the books of the caller's bank or, for a regulator, of the bank that it names. */
    @Transaction(false)
    @Returns('string')
    async ReadTimeline(ctx: CohongContext): Promise<string> {
        const { creditId, bank: named, customer } = ctx.input(readTimelineSchema);
        const bank = await bankInView(ctx, named);

        const facts = await this.#held(ctx, bank, creditId);

        return canonicalJson(timelineOf(facts, { bank, ...(customer !== undefined && { customer }) }));
    }

    /** Everything that one bank holds of a credit, but what banks tell each other in instructions. */
    async #held(ctx: CohongContext, bank: string, creditId: string): Promise<TimelineFacts> {
        const vault = ctx.ledger.in(vaultOf(bank));
        const credit = await vault.get(credits, creditId);
        const application = await vault.find(applications, creditId);
        const preAdvice = await vault.find(preAdvices, creditId);
        const authorisation = await vault.find(authorisations, creditId);

        return {
            credit,
            ...(application !== undefined && { application }),
            ...(preAdvice !== undefined && { preAdvice }),
            amendments: await amendmentsIn(vault, credit),
            presentations: await presentationsIn(vault, credit),
            discrepancyAdvices: await advicesIn(vault, credit),
            transfers: await transfersIn(vault, credit),
            substitutions: await substitutionsIn(vault, credit),
            assignments: await assignmentsIn(vault, credit),
            ...(authorisation !== undefined && { authorisation }),
            reimbursementClaims: authorisation === undefined ? [] : await claimsIn(vault, authorisation),
            reclaims: authorisation === undefined ? [] : await reclaimsIn(vault, authorisation),
            calendarBook: await ctx.ledger.findBook(bankingCalendars),
            domesticPolicies: await ctx.ledger.findBook(domesticPolicies),
            at: ctx.now,
        };
    }
}
