import { approve, CohongContext, CohongContract, once, proposeApproval } from '@cohong/chaincode-runtime';
import { listWalletsSchema, openWalletSchema, readWalletSchema } from '@cohong/domain/dcep/api';
import { changeKey, closeWallet, raiseTier, replaceKey, stopWallet } from '@cohong/domain/dcep/change-wallet';
import { openWallet } from '@cohong/domain/dcep/open-wallet';
import { knownWallet, type Wallet } from '@cohong/domain/dcep/wallet';
import {
    approveKeyReplacementSchema,
    changeKeySchema,
    closeWalletSchema,
    closingText,
    keyChangeText,
    keyReplacementSchema,
    proposeKeyReplacementSchema,
    raiseTierSchema,
    stopWalletSchema,
    type WalletChange,
} from '@cohong/domain/dcep/wallet-change';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { add } from '@cohong/domain/kernel/money';
import { emptyAccount } from '@cohong/domain/limit/wallet-account';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { isFrozen } from '../freeze/is-frozen.js';
import { accountToday } from '../limit/account-today.js';
import { walletAccounts } from '../limit/records.js';
import { actingBank, identitiesPlace } from '../places.js';
import { isSignedBy } from './holder-signature.js';
import { walletChanges, walletIdentities, walletOpenings, wallets } from './records.js';

const approveKeyReplacement = 'wallet:ApproveKeyReplacement';

/** What a change made of a wallet, and what is recorded of it besides where and when. */
interface Changed extends Omit<WalletChange, 'walletId' | 'changedAt' | 'transactionId'> {
    readonly wallet: Wallet;
}

/** Wallets of customers, enterprises and persons, at their banks. */
@Info({ title: 'Wallet', description: 'Wallets of customers' })
export class WalletContract extends CohongContract {
    constructor() {
        super('wallet');
    }

    /**
     * Opens a wallet. What is known of its holder is written where the central bank alone can read it. The wallet's own
     * id is told to nobody: result and event stand in a block that everybody has, and bear that of the opening.
     * Endorsers: the central bank and the bank.
     */
    @Transaction()
    @Returns('string')
    async OpenWallet(ctx: CohongContext): Promise<string> {
        const order = ctx.input(openWalletSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const { wallet, identity, opening } = openWallet(order, { bank, openedAt: ctx.now });

            await ctx.ledger.in(place).insert(wallets, wallet);
            await ctx.ledger.in(place).insert(walletAccounts, emptyAccount(wallet.walletId, wallet.openedAt));
            await ctx.ledger.in(identitiesPlace).insert(walletIdentities, identity);
            await ctx.ledger.in(place).insert(walletOpenings, opening);
            ctx.emit({ type: 'WalletOpened', openingId: opening.openingId });
            return opening.openingId;
        });
    }

    /** Stops a wallet whose holder has lost its key. */
    @Transaction()
    @Returns('string')
    async StopWallet(ctx: CohongContext): Promise<string> {
        const { changeId, walletId } = ctx.input(stopWalletSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const wallet = stopWallet(await ctx.ledger.in(place).find(wallets, walletId));

            return await this.#save(ctx, place, { wallet, changeId, change: 'STOPPED' });
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
        const { approvalId } = ctx.input(approveKeyReplacementSchema);
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
            return await this.#save(ctx, place, { wallet, changeId: approvalId, change: 'KEY_REPLACED', formerKey });
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
            return await this.#save(ctx, place, { wallet, changeId, change: 'KEY_CHANGED', formerKey, signed });
        });
    }

    /** Raises the tier of a person. What the bank has learnt is written where the central bank alone can read it. */
    @Transaction()
    @Returns('string')
    async RaiseTier(ctx: CohongContext): Promise<string> {
        const order = ctx.input(raiseTierSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const before = knownWallet(await ctx.ledger.in(place).find(wallets, order.walletId));

            const { wallet, identity } = raiseTier(order, before);

            await ctx.ledger.in(identitiesPlace).insert(walletIdentities, identity);
            // What has been earned until today was earned in the tier until today.
            await ctx.ledger.in(place).replace(walletAccounts, await accountToday(ctx, place, before));
            return await this.#save(ctx, place, { wallet, changeId: order.changeId, change: 'TIER_RAISED' });
        });
    }

    /** Closes an empty wallet for good, as its holder has signed. */
    @Transaction()
    @Returns('string')
    async CloseWallet(ctx: CohongContext): Promise<string> {
        const order = ctx.input(closeWalletSchema);
        const { bank, place } = await actingBank(ctx, 'maker');
        const { signature, ...unsigned } = order;
        const { changeId, walletId, keyVersion, validUntil } = order;

        return await once(ctx, place, async () => {
            const before = knownWallet(await ctx.ledger.in(place).find(wallets, walletId));
            const { balance, interest } = await accountToday(ctx, place, before);
            const text = closingText(unsigned, { channel: ctx.channel, bank });

            const wallet = closeWallet(order, {
                wallet: before,
                isFrozen: await isFrozen(ctx, walletId),
                balance: add(balance, interest.due),
                isSigned: isSignedBy(before.holderKey, { text, signature }),
                now: ctx.now,
            });

            const signed = { keyVersion, validUntil, signature };
            return await this.#save(ctx, place, { wallet, changeId, change: 'CLOSED', signed });
        });
    }

    /** A wallet of the caller's bank, and whether anything can be paid out of it. */
    @Transaction(false)
    @Returns('string')
    async ReadWallet(ctx: CohongContext): Promise<string> {
        const wanted = ctx.input(readWalletSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        const collection = ctx.ledger.in(place);
        const { walletId } = 'walletId' in wanted ? wanted : await collection.get(walletOpenings, wanted.openingId);
        const wallet = await collection.get(wallets, walletId);

        return canonicalJson({ ...wallet, isFrozen: await isFrozen(ctx, walletId) });
    }

    @Transaction(false)
    @Returns('string')
    async ListWallets(ctx: CohongContext): Promise<string> {
        ctx.input(listWalletsSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        return canonicalJson(await ctx.ledger.in(place).list(wallets));
    }

    async #save(ctx: CohongContext, place: string, { wallet, ...change }: Changed): Promise<string> {
        const { walletId } = wallet;
        const { now: changedAt, transactionId } = ctx;
        await ctx.ledger.in(place).replace(wallets, wallet);
        await ctx.ledger.in(place).insert(walletChanges, { ...change, walletId, changedAt, transactionId });
        ctx.emit({ type: 'WalletChanged', changeId: change.changeId });
        return change.changeId;
    }
}
