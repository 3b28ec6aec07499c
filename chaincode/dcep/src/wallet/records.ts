import { privateRecord } from '@cohong/chaincode-runtime';
import { walletIdentitySchema, walletSchema, type Wallet, type WalletIdentity } from '@cohong/domain/dcep/wallet';

export const wallets = privateRecord<Wallet>({
    name: 'wallet',
    schema: walletSchema,
    key: ({ walletId }) => [walletId],
});

export const walletIdentities = privateRecord<WalletIdentity>({
    name: 'identity',
    schema: walletIdentitySchema,
    key: ({ walletId }) => [walletId],
});
