import { privateRecord } from '@cohong/chaincode-runtime';
import {
    walletIdentitySchema,
    walletOpeningSchema,
    walletSchema,
    type Wallet,
    type WalletIdentity,
    type WalletOpening,
} from '@cohong/domain/dcep/wallet';

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
