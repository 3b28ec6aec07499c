import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { adviseDiscrepancies, answerAdvice } from '@cohong/domain/discrepancy-advice/advise-discrepancies';
import { adviceAddressSchema, answerAdviceSchema, readAdviceSchema } from '@cohong/domain/discrepancy-advice/api';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { actingBank, vaultInView } from '../places.js';
import { findPresentation } from '../presentation/find-presentation.js';
import { findAdvice, vaultsOfAdvice } from './find-advice.js';
import { discrepancyAdvices } from './records.js';

const answerByTwo: ByTwo<typeof answerAdviceSchema> = {
    act: 'discrepancy-advice:ApproveAnswer',
    schema: answerAdviceSchema,
    decide: async (ctx, acting, request) => {
        const { creditId, number } = request;
        const { presentation, examining } = await findPresentation(ctx, acting, request);
        const own = await ctx.ledger.in(acting.place).get(discrepancyAdvices, creditId, String(number));
        const vaults = vaultsOfAdvice(ctx, acting, own);
        const advice = await vaults.get(discrepancyAdvices, creditId, String(number));

        const answered = answerAdvice(request, { ...examining, presentation, advice });

        return { creditId, save: () => vaults.replace(discrepancyAdvices, answered) };
    },
    events: ['AuthorityAnswerProposed', 'AuthorityAnswered'],
};

/**
 * What a nominated or confirming bank asks the issuing bank about discrepant documents (MT 750), and its answer (MT 752).
 * Endorsers: the acting bank and a regulator.
 */
@Info({ title: 'DiscrepancyAdvice', description: 'Advice of discrepancies and authority to take documents' })
export class DiscrepancyAdviceContract extends CohongContract {
    constructor() {
        super('discrepancy-advice');
    }

    /** Tells the issuing bank what is wrong, and asks whether the documents may be taken all the same. */
    @Transaction()
    @Returns('string')
    async AdviseDiscrepancies(ctx: CohongContext): Promise<string> {
        const address = ctx.input(adviceAddressSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const { credit, presentation, examining } = await findPresentation(ctx, acting, address);
            const earlier = await findAdvice(ctx, acting, address);

            const advice = adviseDiscrepancies({ ...examining, presentation, credit, earlier });

            await vaultsOfAdvice(ctx, acting, advice).put(discrepancyAdvices, advice);
            ctx.emit({ type: 'DiscrepanciesAdvised', creditId: advice.creditId });
            return advice.creditId;
        });
    }

    /** Proposes the issuing bank's answer, for another of its users to approve. */
    @Transaction()
    @Returns('string')
    async ProposeAnswer(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, answerByTwo);
    }

    /** Authorises the bank that asks, or does not. */
    @Transaction()
    @Returns('string')
    async ApproveAnswer(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, answerByTwo);
    }

    @Transaction(false)
    @Returns('string')
    async ReadAdvice(ctx: CohongContext): Promise<string> {
        const { creditId, number, bank } = ctx.input(readAdviceSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));

        return canonicalJson(await vault.get(discrepancyAdvices, creditId, String(number)));
    }
}
