import { privateRecord, publicBook } from '@cohong/chaincode-runtime';
import {
    importFinancingPolicyBookSchema,
    type ImportFinancingPolicyBook,
} from '@cohong/domain/import-financing/import-financing-policy';
import { importFinancingSchema, type ImportFinancing } from '@cohong/domain/import-financing/import-financing';

export const importFinancings = privateRecord<ImportFinancing>({
    name: 'import-financing',
    schema: importFinancingSchema,
    key: ({ importFinancingId }) => [importFinancingId],
});

export const importFinancingPolicies = publicBook<ImportFinancingPolicyBook>(
    'import-financing-policy',
    importFinancingPolicyBookSchema,
);
