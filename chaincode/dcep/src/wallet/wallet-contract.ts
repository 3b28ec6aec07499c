import { CohongContext, CohongContract, isSignedBy, once } from '@cohong/chaincode-runtime';
import { listWalletsSchema, openWalletSchema, readWalletSchema } from '@cohong/domain/dcep/api';
import { openSubWallet } from '@cohong/domain/dcep/open-sub-wallet';
import { openWallet } from '@cohong/domain/dcep/open-wallet';
import { raiseTier } from '@cohong/domain/dcep/raise-tier';
import { openSubWalletSchema, subWalletText } from '@cohong/domain/dcep/sub-wallet';
import { knownWallet, type Wallet } from '@cohong/domain/dcep/wallet';
import { raiseTierSchema } from '@cohong/domain/dcep/wallet-change';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { emptyAccount } from '@cohong/domain/limit/wallet-account';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { isFrozen } from '../freeze/is-frozen.js';
import { accountToday } from '../limit/account-today.js';
import { walletAccounts } from '../limit/records.js';
import { actingBank, identitiesPlace } from '../places.js';
import { subWalletLinks, walletIdentities, walletOpenings, wallets } from './records.js';
import { saveChange } from './save-change.js';

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
            await ctx.ledger.in(place).insert(walletAccounts, emptyAccount(wallet));
            await ctx.ledger.in(identitiesPlace).insert(walletIdentities, identity);
            await ctx.ledger.in(place).insert(walletOpenings, opening);
            ctx.emit({ type: 'WalletOpened', openingId: opening.openingId });
            return opening.openingId;
        });
    }

    /** Opens a wallet under another, as that one's holder has signed. */
    @Transaction()
    @Returns('string')
    async OpenSubWallet(ctx: CohongContext): Promise<string> {
        const order = ctx.input(openSubWalletSchema);
        const { bank, place } = await actingBank(ctx, 'maker');
        const { signature, ...unsigned } = order;
        const { keyVersion, validUntil } = order;

        return await once(ctx, place, async () => {
            const before = knownWallet(await ctx.ledger.in(place).find(wallets, order.parent));
            const text = subWalletText(unsigned, { channel: ctx.channel, bank });
            const isSigned = isSignedBy(before.holderKey, { text, signature });

            const { wallet, parent, link, opening } = openSubWallet(order, { wallet: before, isSigned, now: ctx.now });

            const { openingId } = opening;
            await ctx.ledger.in(place).insert(wallets, wallet);
            await ctx.ledger.in(place).insert(walletAccounts, emptyAccount(wallet));
            await ctx.ledger.in(identitiesPlace).insert(subWalletLinks, link);
            await ctx.ledger.in(place).insert(walletOpenings, opening);
            const signed = { keyVersion, validUntil, signature };
            return await saveChange(ctx, place, {
                wallet: parent,
                changeId: openingId,
                change: 'SUB_WALLET_OPENED',
                signed,
            });
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

            const { wallet, subWallets, identity } = raiseTier(order, {
                wallet: before,
                subWallets: await this.#under(ctx, place, before),
            });

            await ctx.ledger.in(identitiesPlace).insert(walletIdentities, identity);
            for (const subWallet of subWallets) {
                await ctx.ledger.in(place).replace(wallets, subWallet);
            }
            // What has been earned until today was earned in the tier until today.
            await ctx.ledger.in(place).replace(walletAccounts, await accountToday(ctx, place, before));
            return await saveChange(ctx, place, { wallet, changeId: order.changeId, change: 'TIER_RAISED' });
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

        return canonicalJson({ ...wallet, isFrozen: await isFrozen(ctx, wallet) });
    }

    @Transaction(false)
    @Returns('string')
    async ListWallets(ctx: CohongContext): Promise<string> {
        ctx.input(listWalletsSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        return canonicalJson(await ctx.ledger.in(place).list(wallets));
    }

    async #under(ctx: CohongContext, place: string, { subWallets = [] }: Wallet): Promise<readonly Wallet[]> {
        const under: Wallet[] = [];
        for (const walletId of subWallets) {
            under.push(await ctx.ledger.in(place).get(wallets, walletId));
        }

        return under;
    }
}
