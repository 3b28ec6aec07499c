import { approve, CohongContext, CohongContract, once, proposeApproval } from '@cohong/chaincode-runtime';
import {
    readParticipationPoliciesSchema,
    setParticipationPoliciesSchema,
    type SetParticipationPolicies,
} from '@cohong/domain/forfaiting/participation/api';
import {
    setParticipationPolicies,
    type ParticipationPolicyBook,
} from '@cohong/domain/forfaiting/participation/participation-policy';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { approveCreditActSchema } from '@cohong/domain/letter-of-credit/api';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace } from '../places.js';
import { participationPolicies } from './records.js';

const act = 'participation-policy:ApproveParticipationPolicies';

/**
 * Where the law lets a bank give a share in the risk of a claim without telling its debtor: public, dated, set by two officers
 * of the central bank. Endorsers: both regulators.
 */
@Info({ title: 'ParticipationPolicy', description: 'Countries in which a participation may be undisclosed' })
export class ParticipationPolicyContract extends CohongContract {
    constructor() {
        super('participation-policy');
    }

    @Transaction()
    @Returns('string')
    async ProposeParticipationPolicies(ctx: CohongContext): Promise<string> {
        const { approvalId, ...input } = ctx.input(
            setParticipationPoliciesSchema.extend({ approvalId: randomIdSchema }),
        );
        await mustBeOfficer(ctx);

        return await once(ctx, registryPlace, async () => {
            await decide(ctx, input);

            await proposeApproval(ctx, { collection: registryPlace, approvalId, act, input, checkerRole: 'officer' });
            ctx.emit({ type: 'ParticipationPoliciesProposed', approvalId });
            return approvalId;
        });
    }

    /** Sets what another officer has proposed. */
    @Transaction()
    @Returns('string')
    async ApproveParticipationPolicies(ctx: CohongContext): Promise<string> {
        const { approvalId } = ctx.input(approveCreditActSchema);
        await mustBeOfficer(ctx);

        return await once(ctx, registryPlace, async () => {
            const schema = setParticipationPoliciesSchema;
            const input = await approve(ctx, { collection: registryPlace, approvalId, act, schema });

            const book = await decide(ctx, input);

            await ctx.ledger.writeBook(participationPolicies, book);
            ctx.emit({ type: 'ParticipationPoliciesSet', approvalId });
            return approvalId;
        });
    }

    /** Public: whoever is offered a share can tell what may be kept from the debtor. */
    @Transaction(false)
    @Returns('string')
    async ReadParticipationPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readParticipationPoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(participationPolicies)) ?? { policies: [] });
    }
}

async function decide(ctx: CohongContext, { policies }: SetParticipationPolicies): Promise<ParticipationPolicyBook> {
    return setParticipationPolicies(policies, {
        book: await ctx.ledger.findBook(participationPolicies),
        setAt: ctx.now,
    });
}

async function mustBeOfficer(ctx: CohongContext): Promise<void> {
    mustBeActor(await ctx.caller(), 'central-bank', 'officer');
}
