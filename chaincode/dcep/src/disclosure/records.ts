import { privateRecord } from '@cohong/chaincode-runtime';
import { disclosureCaseSchema, type DisclosureCase } from '@cohong/domain/disclosure/disclosure-case';
import { lookSchema, type Look } from '@cohong/domain/disclosure/look';

export const disclosureCases = privateRecord<DisclosureCase>({
    name: 'case',
    schema: disclosureCaseSchema,
    key: ({ caseId }) => [caseId],
});

/** Inserted and never again touched. */
export const looks = privateRecord<Look>({ name: 'look', schema: lookSchema, key: ({ lookId }) => [lookId] });
