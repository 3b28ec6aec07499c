import { privateRecord } from '@cohong/chaincode-runtime';
import { claimSchema, type Claim } from '@cohong/domain/claim/claim';

/** Twins: the same in the vaults of the bank that owes it and of the bank that holds it. */
export const claims = privateRecord<Claim>({ name: 'claim', schema: claimSchema, key: ({ claimId }) => [claimId] });
