import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { forwardedFrom } from '@cohong/domain/presentation/forwarded';
import { takeRecourseSchema } from '@cohong/domain/recourse/api';
import { takeRecourse } from '@cohong/domain/recourse/take-recourse';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo } from '../approval/two-users.js';
import { vaultsOf } from '../letter-of-credit/find-credit.js';
import { bindingAct } from '../presentation/change-presentation.js';
import { standingUnder } from '../presentation/find-presentation.js';
import { claimsUnder } from '../reimbursement/find-reimbursement.js';

const recourseByTwo = bindingAct({
    act: 'recourse:ApproveRecourse',
    schema: takeRecourseSchema,
    decide:
        (request) =>
        async ({ credit, presentation, examining, ...paid }, ctx, acting) => {
            const { presentations } = await standingUnder(ctx, vaultsOf(ctx, acting, credit.terms), credit);
            const forwarded = forwardedFrom(presentation, presentations);
            const reimbursementClaims = await claimsUnder(ctx, acting, request.creditId);
            const facts = { ...examining, ...paid, presentation, forwarded, reimbursementClaims };

            return { presentation: takeRecourse(request, facts) };
        },
    events: ['RecourseProposed', 'RecourseTaken'],
});

/** What a bank that negotiated has back from the beneficiary. Endorsers: the acting bank and a regulator. */
@Info({ title: 'Recourse', description: 'Recourse of banks that have negotiated under letters of credit' })
export class RecourseContract extends CohongContract {
    constructor() {
        super('recourse');
    }

    /** Proposes to write down that the beneficiary has paid back what was advanced for refused documents. */
    @Transaction()
    @Returns('string')
    async ProposeRecourse(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, recourseByTwo);
    }

    /** Writes it down: nobody reimburses these documents any more. */
    @Transaction()
    @Returns('string')
    async ApproveRecourse(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, recourseByTwo);
    }
}
