import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { listWalletsSchema, openWalletSchema, readWalletSchema } from '@cohong/domain/dcep/api';
import { openWallet } from '@cohong/domain/dcep/open-wallet';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { emptyAccount } from '@cohong/domain/limit/wallet-account';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { isFrozen } from '../freeze/is-frozen.js';
import { walletAccounts } from '../limit/records.js';
import { actingBank, identitiesPlace } from '../places.js';
import { walletIdentities, walletOpenings, wallets } from './records.js';

/** Wallets of customers, enterprises and persons, at their banks. */
@Info({ title: 'Wallet', description: 'Wallets of customers' })
export class WalletContract extends CohongContract {
    constructor() {
        super('wallet');
    }

    /**
     * Opens a wallet. What is known of its holder is written where the central bank alone can read it. The wallet's own id is told
     * to nobody: result and event stand in a block that everybody has, and bear that of the opening.
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
}
