import { canonicalJson } from '@cohong/domain/kernel/json';
import { mspIdSchema } from '@cohong/domain/party/member';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { Returns, Transaction } from 'fabric-contract-api';
import { z } from 'zod';
import { CohongContext } from '../context.js';
import { CohongContract } from '../contract.js';
import { once } from '../exactly-once/once.js';
import { approvals, getApproval, refuseApproval } from './approvals.js';

/** Some organisations keep approvals in the collections of several banks and must say which. */
const listApprovalsSchema = z.strictObject({ bank: mspIdSchema.exactOptional() });
/** Which approval is meant. */
export const approvalAddressSchema = listApprovalsSchema.extend({ approvalId: randomIdSchema });

/**
 * The collection in which the caller's approvals lie, given the bank that the input names, if it names one.
 * It must refuse a caller who has none there.
 */
export type ApprovalCollection = (ctx: CohongContext, bank: string | undefined) => Promise<string> | string;

/** Refuses and shows what waits for a second pair of eyes. Each chaincode says in which collection that lies. */
export abstract class ApprovalContract extends CohongContract {
    readonly #collectionOf: ApprovalCollection;

    constructor(collectionOf: ApprovalCollection) {
        super('approval');
        this.#collectionOf = collectionOf;
    }

    @Transaction()
    @Returns('string')
    async RefuseApproval(ctx: CohongContext): Promise<string> {
        const { approvalId, bank } = ctx.input(approvalAddressSchema);
        const collection = await this.#collectionOf(ctx, bank);
        return await once(ctx, collection, async () => {
            await refuseApproval(ctx, { collection, approvalId });
            ctx.emit({ type: 'ApprovalRefused', approvalId });
            return approvalId;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadApproval(ctx: CohongContext): Promise<string> {
        const { approvalId, bank } = ctx.input(approvalAddressSchema);
        return canonicalJson(await getApproval(ctx, { collection: await this.#collectionOf(ctx, bank), approvalId }));
    }

    @Transaction(false)
    @Returns('string')
    async ListApprovals(ctx: CohongContext): Promise<string> {
        const { bank } = ctx.input(listApprovalsSchema);
        return canonicalJson(await ctx.ledger.in(await this.#collectionOf(ctx, bank)).list(approvals));
    }
}
