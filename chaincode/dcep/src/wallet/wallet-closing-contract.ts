import { CohongContext, CohongContract, isSignedBy, once } from '@cohong/chaincode-runtime';
import { closeWallet, type ClosedWallet } from '@cohong/domain/dcep/close-wallet';
import { knownWallet } from '@cohong/domain/dcep/wallet';
import { closeWalletSchema, closingText } from '@cohong/domain/dcep/wallet-change';
import { bookingsOfLastInterest } from '@cohong/domain/journal/bookings';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { findCoins, mintingIn, saveCoins } from '../coin/purse.js';
import { isFrozen } from '../freeze/is-frozen.js';
import { book } from '../journal/journal.js';
import { accountToday } from '../limit/account-today.js';
import { walletAccounts } from '../limit/records.js';
import { actingBank } from '../places.js';
import { isTransferIdTaken } from '../transfer/is-transfer-id-taken.js';
import { transfers } from '../transfer/records.js';
import { parentOf } from './find-wallet.js';
import { wallets } from './records.js';
import { saveChange } from './save-change.js';

/** The end of wallets. Endorsers: the central bank and the bank, which pays what they have earned. */
@Info({ title: 'WalletClosing', description: 'The closing of wallets' })
export class WalletClosingContract extends CohongContract {
    constructor() {
        super('wallet-closing');
    }

    /** Closes an empty wallet for good, as its holder has signed, and pays what it has earned to the day. */
    @Transaction()
    @Returns('string')
    async CloseWallet(ctx: CohongContext): Promise<string> {
        const order = ctx.input(closeWalletSchema);
        const { bank, place } = await actingBank(ctx, 'maker');
        const { signature, coins, ...unsigned } = order;
        const { changeId, walletId, interestTo, keyVersion, validUntil } = order;

        return await once(ctx, place, async () => {
            const own = ctx.ledger.in(place);
            const before = knownWallet(await own.find(wallets, walletId));
            const text = closingText(unsigned, { channel: ctx.channel, bank });

            const { wallet, parent, account, interest } = closeWallet(order, {
                ...mintingIn(ctx),
                wallet: before,
                parent: await parentOf(ctx, place, before),
                isFrozen: await isFrozen(ctx, before),
                isSigned: isSignedBy(before.holderKey, { text, signature }),
                account: await accountToday(ctx, place, before),
                payee: interestTo === undefined ? undefined : await own.find(wallets, interestTo),
                isTransferIdTaken: await isTransferIdTaken(ctx, place, changeId),
                coins: await findCoins(ctx, place, coins),
            });

            if (parent !== undefined) {
                await own.replace(wallets, parent);
            }
            await own.replace(walletAccounts, account);
            await this.#pay(ctx, place, interest);
            return await saveChange(ctx, place, {
                wallet,
                changeId,
                change: 'CLOSED',
                ...(interestTo !== undefined && { interestTo }),
                ...(interest && { interest: interest.amount }),
                signed: { keyVersion, validUntil, signature },
            });
        });
    }

    async #pay(ctx: CohongContext, place: string, interest: ClosedWallet['interest']): Promise<void> {
        if (interest !== undefined) {
            await saveCoins(ctx, place, interest);
            if (interest.transfer !== undefined) {
                await ctx.ledger.in(place).insert(transfers, interest.transfer);
            }
            await book(ctx, place, bookingsOfLastInterest(interest));
        }
    }
}
