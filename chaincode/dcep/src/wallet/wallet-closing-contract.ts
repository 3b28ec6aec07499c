import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { closeWallet } from '@cohong/domain/dcep/close-wallet';
import { knownWallet } from '@cohong/domain/dcep/wallet';
import { closeWalletSchema, closingText } from '@cohong/domain/dcep/wallet-change';
import { add } from '@cohong/domain/kernel/money';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { isFrozen } from '../freeze/is-frozen.js';
import { accountToday } from '../limit/account-today.js';
import { actingBank } from '../places.js';
import { parentOf } from './find-wallet.js';
import { isSignedBy } from './holder-signature.js';
import { wallets } from './records.js';
import { saveChange } from './save-change.js';

/** The end of wallets. Endorsers: the central bank and the bank. */
@Info({ title: 'WalletClosing', description: 'The closing of wallets' })
export class WalletClosingContract extends CohongContract {
    constructor() {
        super('wallet-closing');
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

            const { wallet, parent } = closeWallet(order, {
                wallet: before,
                parent: await parentOf(ctx, place, before),
                isFrozen: await isFrozen(ctx, before),
                balance: interest === undefined ? balance : add(balance, interest.due),
                isSigned: isSignedBy(before.holderKey, { text, signature }),
                now: ctx.now,
            });

            if (parent !== undefined) {
                await ctx.ledger.in(place).replace(wallets, parent);
            }
            const signed = { keyVersion, validUntil, signature };
            return await saveChange(ctx, place, { wallet, changeId, change: 'CLOSED', signed });
        });
    }
}
