import { privateRecord, publicBook, type RecordAddress } from '@cohong/chaincode-runtime';
import { walletAccountSchema, type WalletAccount } from '@cohong/domain/limit/wallet-account';
import { walletPolicyBookSchema, type WalletPolicyBook } from '@cohong/domain/limit/wallet-policy';
import { wallets } from '../wallet/records.js';

export const walletPolicies = publicBook<WalletPolicyBook>('wallet-policy', walletPolicyBookSchema);

/** One for each wallet, from its opening on. It is written with the wallet's coins, and by nothing else. */
export const walletAccounts = privateRecord<WalletAccount>({
    name: 'wallet-account',
    schema: walletAccountSchema,
    key: ({ walletId }) => [walletId],
});

/** A wallet and its account. */
export function walletAddresses(walletId: string): readonly RecordAddress[] {
    return [
        [wallets, walletId],
        [walletAccounts, walletId],
    ];
}
