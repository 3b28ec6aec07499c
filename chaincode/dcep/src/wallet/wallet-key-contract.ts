import { approve, CohongContext, CohongContract, isSignedBy, once, proposeApproval } from '@cohong/chaincode-runtime';
import { approveProposalSchema } from '@cohong/domain/approval/api';
import { changeKey, replaceKey, stopWallet } from '@cohong/domain/dcep/change-key';
import { knownWallet } from '@cohong/domain/dcep/wallet';
import {
    changeKeySchema,
    keyChangeText,
    keyReplacementSchema,
    proposeKeyReplacementSchema,
    stopWalletSchema,
} from '@cohong/domain/dcep/wallet-change';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingBank } from '../places.js';
import { wallets } from './records.js';
import { saveChange } from './save-change.js';

const approveKeyReplacement = 'wallet-key:ApproveKeyReplacement';

/** The keys that wallets obey: lost, replaced, changed. Endorsers: the central bank and the bank. */
@Info({ title: 'WalletKey', description: 'Keys of the holders of wallets' })
export class WalletKeyContract extends CohongContract {
    constructor() {
        super('wallet-key');
    }

    /** Stops a wallet whose holder has lost its key. */
    @Transaction()
    @Returns('string')
    async StopWallet(ctx: CohongContext): Promise<string> {
        const { changeId, walletId } = ctx.input(stopWalletSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const wallet = stopWallet(await ctx.ledger.in(place).find(wallets, walletId));

            return await saveChange(ctx, place, { wallet, changeId, change: 'STOPPED' });
        });
    }

    /** Proposes the key that the holder of a stopped wallet has brought, for another of the bank's users to approve. */
    @Transaction()
    @Returns('string')
    async ProposeKeyReplacement(ctx: CohongContext): Promise<string> {
        const { approvalId, ...replacement } = ctx.input(proposeKeyReplacementSchema);
        const { place: collection } = await actingBank(ctx, 'maker');

        return await once(ctx, collection, async () => {
            replaceKey(replacement, knownWallet(await ctx.ledger.in(collection).find(wallets, replacement.walletId)));

            const act = approveKeyReplacement;
            await proposeApproval(ctx, { collection, approvalId, act, input: replacement, checkerRole: 'checker' });
            ctx.emit({ type: 'KeyReplacementProposed', approvalId });
            return approvalId;
        });
    }

    /** Gives a stopped wallet its new key. The change bears the id of the approval. */
    @Transaction()
    @Returns('string')
    async ApproveKeyReplacement(ctx: CohongContext): Promise<string> {
        const { approvalId } = ctx.input(approveProposalSchema);
        const { place } = await actingBank(ctx, 'checker');

        return await once(ctx, place, async () => {
            const act = approveKeyReplacement;
            const replacement = await approve(ctx, {
                collection: place,
                approvalId,
                act,
                schema: keyReplacementSchema,
            });
            const before = await ctx.ledger.in(place).get(wallets, replacement.walletId);

            const wallet = replaceKey(replacement, before);

            const formerKey = before.holderKey;
            return await saveChange(ctx, place, { wallet, changeId: approvalId, change: 'KEY_REPLACED', formerKey });
        });
    }

    /** Gives a wallet another key, as the present one has signed. */
    @Transaction()
    @Returns('string')
    async ChangeKey(ctx: CohongContext): Promise<string> {
        const order = ctx.input(changeKeySchema);
        const { bank, place } = await actingBank(ctx, 'maker');
        const { signature, ...unsigned } = order;
        const { changeId, walletId, keyVersion, validUntil } = order;

        return await once(ctx, place, async () => {
            const before = knownWallet(await ctx.ledger.in(place).find(wallets, walletId));
            const text = keyChangeText(unsigned, { channel: ctx.channel, bank });
            const isSigned = isSignedBy(before.holderKey, { text, signature });

            const wallet = changeKey(order, { wallet: before, isSigned, now: ctx.now });

            const formerKey = before.holderKey;
            const signed = { keyVersion, validUntil, signature };
            return await saveChange(ctx, place, { wallet, changeId, change: 'KEY_CHANGED', formerKey, signed });
        });
    }
}
