import { privateRecord } from '@cohong/chaincode-runtime';
import { reclaimSchema, type Reclaim } from '@cohong/domain/reclaim/reclaim';

/** Twins: the same at the issuing bank and at the bank that was reimbursed. One for each claim for reimbursement. */
export const reclaims = privateRecord<Reclaim>({
    name: 'reclaim',
    schema: reclaimSchema,
    key: ({ creditId, claimNumber }) => [creditId, String(claimNumber)],
});
