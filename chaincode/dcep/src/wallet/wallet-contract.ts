import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { listWalletsSchema, openWalletSchema, readWalletSchema } from '@cohong/domain/dcep/api';
import { openWallet } from '@cohong/domain/dcep/open-wallet';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { sum } from '@cohong/domain/kernel/money';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { listCoins } from '../coin/purse.js';
import { isFrozen } from '../freeze/is-frozen.js';
import { actingBank, identitiesPlace } from '../places.js';
import { walletIdentities, wallets } from './records.js';

/** Wallets of enterprises at their banks. */
@Info({ title: 'Wallet', description: 'Wallets of enterprises' })
export class WalletContract extends CohongContract {
    constructor() {
        super('wallet');
    }

    /**
     * Opens a wallet. The holder's name is written where the central bank alone can read it.
     * Endorsers: the central bank and the bank.
     */
    @Transaction()
    @Returns('string')
    async OpenWallet(ctx: CohongContext): Promise<string> {
        const order = ctx.input(openWalletSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const { wallet, identity } = openWallet(order, { bank, openedAt: ctx.now });

            await ctx.ledger.in(place).insert(wallets, wallet);
            await ctx.ledger.in(identitiesPlace).insert(walletIdentities, identity);
            ctx.emit({ type: 'WalletOpened', walletId: wallet.walletId });
            return wallet.walletId;
        });
    }

    /** A wallet of the caller's bank with what is in it, and whether that can be spent. */
    @Transaction(false)
    @Returns('string')
    async ReadWallet(ctx: CohongContext): Promise<string> {
        const { walletId } = ctx.input(readWalletSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        const wallet = await ctx.ledger.in(place).get(wallets, walletId);
        const coins = await listCoins(ctx, place, walletId);
        const balance = sum(
            'CNY',
            coins.map(({ amount }) => amount),
        );

        return canonicalJson({ ...wallet, balance, isFrozen: await isFrozen(ctx, walletId) });
    }

    @Transaction(false)
    @Returns('string')
    async ListWallets(ctx: CohongContext): Promise<string> {
        ctx.input(listWalletsSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        return canonicalJson(await ctx.ledger.in(place).list(wallets));
    }
}
