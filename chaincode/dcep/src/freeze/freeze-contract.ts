import { approve, CohongContext, CohongContract, memberBook, once, proposeApproval } from '@cohong/chaincode-runtime';
import { approveProposalSchema } from '@cohong/domain/approval/api';
import {
    freezeWalletSchema,
    proposeFreezeSchema,
    proposeReleaseSchema,
    readFreezeOrderSchema,
    releaseWalletSchema,
    type FreezeWallet,
} from '@cohong/domain/freeze/api';
import { freezeWallet, type FrozenWallet } from '@cohong/domain/freeze/freeze-wallet';
import { checkRelease, releaseWallet } from '@cohong/domain/freeze/release-wallet';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { bankMeant, mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { custodyAccounts } from '../custody/records.js';
import { coinsOf, frozenPlace } from '../places.js';
import { wallets } from '../wallet/records.js';
import { freezeOrders, freezes } from './records.js';

/**
 * Wallets that a court or an authority has had frozen, by two officers of the central bank. It is none of the banks'
 * business: all lies in a collection of the central bank's, which endorses every act alone.
 */
@Info({ title: 'Freeze', description: 'Wallets that are frozen by order of a court or an authority' })
export class FreezeContract extends CohongContract {
    constructor() {
        super('freeze');
    }

    @Transaction()
    @Returns('string')
    async ProposeFreeze(ctx: CohongContext): Promise<string> {
        const { approvalId, ...input } = ctx.input(proposeFreezeSchema);
        await mustBeOfficer(ctx);

        return await once(ctx, frozenPlace, async () => {
            await this.#freeze(ctx, { approvalId, input });

            const act = 'freeze:ApproveFreeze';
            await proposeApproval(ctx, { collection: frozenPlace, approvalId, act, input, checkerRole: 'officer' });
            ctx.emit({ type: 'FreezeProposed', approvalId });
            return approvalId;
        });
    }

    /** Freezes the wallet: nothing leaves it until every order on it is released. */
    @Transaction()
    @Returns('string')
    async ApproveFreeze(ctx: CohongContext): Promise<string> {
        const { approvalId } = ctx.input(approveProposalSchema);
        await mustBeOfficer(ctx);

        return await once(ctx, frozenPlace, async () => {
            const act = 'freeze:ApproveFreeze';
            const schema = freezeWalletSchema;
            const input = await approve(ctx, { collection: frozenPlace, approvalId, act, schema });

            const { order, freeze } = await this.#freeze(ctx, { approvalId, input });

            const frozen = ctx.ledger.in(frozenPlace);
            await frozen.insert(freezeOrders, order);
            await frozen.put(freezes, freeze);
            ctx.emit({ type: 'WalletFrozen', approvalId });
            return approvalId;
        });
    }

    @Transaction()
    @Returns('string')
    async ProposeRelease(ctx: CohongContext): Promise<string> {
        const { approvalId, ...input } = ctx.input(proposeReleaseSchema);
        await mustBeOfficer(ctx);

        return await once(ctx, frozenPlace, async () => {
            checkRelease(await ctx.ledger.in(frozenPlace).get(freezeOrders, input.orderId));

            const act = 'freeze:ApproveRelease';
            await proposeApproval(ctx, { collection: frozenPlace, approvalId, act, input, checkerRole: 'officer' });
            ctx.emit({ type: 'ReleaseProposed', approvalId });
            return approvalId;
        });
    }

    /** Lifts one order. The wallet is free again when it was the last. */
    @Transaction()
    @Returns('string')
    async ApproveRelease(ctx: CohongContext): Promise<string> {
        const { approvalId } = ctx.input(approveProposalSchema);
        await mustBeOfficer(ctx);

        return await once(ctx, frozenPlace, async () => {
            const act = 'freeze:ApproveRelease';
            const schema = releaseWalletSchema;
            const input = await approve(ctx, { collection: frozenPlace, approvalId, act, schema });
            const frozen = ctx.ledger.in(frozenPlace);
            const before = await frozen.get(freezeOrders, input.orderId);
            checkRelease(before);

            const { order, freeze } = releaseWallet(input, {
                order: before,
                freeze: await frozen.get(freezes, before.walletId),
                approvalId,
                releasedAt: ctx.now,
            });

            await frozen.replace(freezeOrders, order);
            await (freeze === undefined ? frozen.remove(freezes, order.walletId) : frozen.replace(freezes, freeze));
            ctx.emit({ type: 'WalletReleased', approvalId });
            return approvalId;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadFreezeOrder(ctx: CohongContext): Promise<string> {
        const { orderId } = ctx.input(readFreezeOrderSchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'officer', 'regulator');
        return canonicalJson(await ctx.ledger.in(frozenPlace).get(freezeOrders, orderId));
    }

    async #freeze(
        ctx: CohongContext,
        { approvalId, input }: { readonly approvalId: string; readonly input: FreezeWallet },
    ): Promise<FrozenWallet> {
        const bank = bankMeant(await ctx.caller(), input.bank, await ctx.ledger.getBook(memberBook));

        const { walletId, institutionId } = input;
        const kept = ctx.ledger.in(coinsOf(bank));

        return freezeWallet(input, {
            wallet: await kept.find(wallets, walletId),
            account:
                institutionId === undefined ? undefined : await kept.find(custodyAccounts, institutionId, walletId),
            freeze: await ctx.ledger.in(frozenPlace).find(freezes, input.walletId),
            approvalId,
            frozenAt: ctx.now,
        });
    }
}

async function mustBeOfficer(ctx: CohongContext): Promise<void> {
    mustBeActor(await ctx.caller(), 'central-bank', 'officer');
}
