import { privateRecord } from '@cohong/chaincode-runtime';
import { documentCheckSchema, type DocumentCheck } from '@cohong/domain/fingerprint/document-check';
import { fingerprintKeysSchema, type FingerprintKeys } from '@cohong/domain/fingerprint/fingerprint-keys';
import { similarityCaseSchema, type SimilarityCase } from '@cohong/domain/fingerprint/similarity-case';

/** In the vault of the bank that asks. */
export const documentChecks = privateRecord<DocumentCheck>({
    name: 'document-check',
    schema: documentCheckSchema,
    key: ({ checkId }) => [checkId],
});

/** In the registry, as all that follows. */
export const similarityCases = privateRecord<SimilarityCase>({
    name: 'similarity-case',
    schema: similarityCaseSchema,
    key: ({ caseId }) => [caseId],
});

/** There is none before the first rotation: the first key comes of the pepper. */
export const fingerprintKeys = privateRecord<FingerprintKeys>({
    name: 'fingerprint-keys',
    schema: fingerprintKeysSchema,
    key: () => [],
});
