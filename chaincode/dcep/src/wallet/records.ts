import { privateRecord } from '@cohong/chaincode-runtime';
import { walletOpeningSchema, walletSchema, type Wallet, type WalletOpening } from '@cohong/domain/dcep/wallet';
import { subWalletLinkSchema, type SubWalletLink } from '@cohong/domain/dcep/sub-wallet';
import { walletChangeSchema, type WalletChange } from '@cohong/domain/dcep/wallet-change';
import { walletIdentitySchema, type WalletIdentity } from '@cohong/domain/dcep/wallet-identity';

export const wallets = privateRecord<Wallet>({
    name: 'wallet',
    schema: walletSchema,
    key: ({ walletId }) => [walletId],
});

/** One for each tier that a wallet has had: what was known before is kept, and the bank, which cannot read it, only adds. */
export const walletIdentities = privateRecord<WalletIdentity>({
    name: 'identity',
    schema: walletIdentitySchema,
    key: (identity) => [identity.walletId, 'tier' in identity ? identity.tier : 'CORPORATE'],
});

export const subWalletLinks = privateRecord<SubWalletLink>({
    name: 'sub-wallet',
    schema: subWalletLinkSchema,
    key: ({ walletId }) => [walletId],
});

export const walletChanges = privateRecord<WalletChange>({
    name: 'wallet-change',
    schema: walletChangeSchema,
    key: ({ changeId }) => [changeId],
});

export const walletOpenings = privateRecord<WalletOpening>({
    name: 'wallet-opening',
    schema: walletOpeningSchema,
    key: ({ openingId }) => [openingId],
});
