import { privateRecord, publicBook } from '@cohong/chaincode-runtime';
import { declarationSourceSchema, type DeclarationSource } from '@cohong/domain/verification/declaration-source';
import { verificationSchema, type Verification } from '@cohong/domain/verification/verification';

/** In the vault of the bank that asks. */
export const verifications = privateRecord<Verification>({
    name: 'verification',
    schema: verificationSchema,
    key: ({ verificationId }) => [verificationId],
});

/** Public: whether customs is silent concerns everybody. */
export const declarationSources = publicBook<DeclarationSource>('declaration-source', declarationSourceSchema);
