import { privateRecord } from '@cohong/chaincode-runtime';
import { walletOpeningSchema, walletSchema, type Wallet, type WalletOpening } from '@cohong/domain/dcep/wallet';
import { walletIdentitySchema, type WalletIdentity } from '@cohong/domain/dcep/wallet-identity';

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

export const walletOpenings = privateRecord<WalletOpening>({
    name: 'wallet-opening',
    schema: walletOpeningSchema,
    key: ({ openingId }) => [openingId],
});
