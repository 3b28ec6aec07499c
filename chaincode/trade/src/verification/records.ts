import { hmac, privateRecord, publicBook, type PrivateRecord } from '@cohong/chaincode-runtime';
import { declarationSourceSchema, type DeclarationSource } from '@cohong/domain/verification/declaration-source';
import {
    verificationCountSchema,
    verificationSchema,
    type Verification,
    type VerificationCount,
} from '@cohong/domain/verification/verification';

/** In the vault of the bank that asks. */
export const verifications = privateRecord<Verification>({
    name: 'verification',
    schema: verificationSchema,
    key: ({ verificationId }) => [verificationId],
});

/** In the registry, under its pepper: which bank asks how often is no other's business. */
export function verificationCounts(pepper: string): PrivateRecord<VerificationCount> {
    return {
        name: 'verification-count',
        schema: verificationCountSchema,
        key: ({ bank, day }) => [hmac(pepper, 'verifications', bank, day)],
    };
}

/** Public: whether customs is silent concerns everybody. */
export const declarationSources = publicBook<DeclarationSource>('declaration-source', declarationSourceSchema);
