import { approve, CohongContext, CohongContract, getApproval, once, proposeApproval } from '@cohong/chaincode-runtime';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { approveCreditActSchema } from '@cohong/domain/letter-of-credit/api';
import { mustBeActor } from '@cohong/domain/party/actors';
import { setFinancingPolicySchema } from '@cohong/domain/receivable/api';
import { setFinancingPolicy } from '@cohong/domain/receivable/set-financing-policy';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { z } from 'zod';
import { registryPlace } from '../places.js';
import { signatureOf } from './policy-signature.js';
import { financingPolicies } from './records.js';

const act = 'financing-policy:ApproveFinancingPolicy';

/** The policy, and the transaction in which its proposer has signed it. */
const proposedSchema = setFinancingPolicySchema.extend({ proposedIn: z.string().min(1) });

/**
 * What may be financed, set by two users of the foreign-exchange regulator: one proposes, an officer approves. Both
 * signatures are named in the book. Endorsers: both regulators.
 */
@Info({ title: 'FinancingPolicy', description: 'Financing policies that two users set' })
export class FinancingPolicyContract extends CohongContract {
    constructor() {
        super('financing-policy');
    }

    @Transaction()
    @Returns('string')
    async ProposeFinancingPolicy(ctx: CohongContext): Promise<string> {
        const { approvalId, ...policy } = ctx.input(setFinancingPolicySchema.extend({ approvalId: randomIdSchema }));
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'officer', 'regulator');

        return await once(ctx, registryPlace, async () => {
            const [book, own] = [await ctx.ledger.findBook(financingPolicies), signatureOf(ctx)];

            setFinancingPolicy(policy, { book, setAt: ctx.now, signed: { proposed: own, set: own } });

            await proposeApproval(ctx, {
                collection: registryPlace,
                approvalId,
                act,
                input: { ...policy, proposedIn: ctx.transactionId },
                checkerRole: 'officer',
            });
            ctx.emit({ type: 'FinancingPolicyProposed', approvalId });
            return approvalId;
        });
    }

    /** Sets what another has proposed. */
    @Transaction()
    @Returns('string')
    async ApproveFinancingPolicy(ctx: CohongContext): Promise<string> {
        const address = { collection: registryPlace, ...ctx.input(approveCreditActSchema) };
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'officer');

        return await once(ctx, registryPlace, async () => {
            const { makerId, proposedAt } = await getApproval(ctx, address);
            const { proposedIn, ...policy } = await approve(ctx, { ...address, act, schema: proposedSchema });
            const proposed = { by: makerId, at: proposedAt, transactionId: proposedIn };
            const before = await ctx.ledger.findBook(financingPolicies);

            const signed = { proposed, set: signatureOf(ctx) };
            const book = setFinancingPolicy(policy, { book: before, setAt: ctx.now, signed });

            await ctx.ledger.writeBook(financingPolicies, book);
            ctx.emit({
                type: 'FinancingPolicySet',
                effectiveFrom: policy.effectiveFrom,
                approvalId: address.approvalId,
            });
            return address.approvalId;
        });
    }
}
