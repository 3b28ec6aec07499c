import { privateRecord } from '@cohong/chaincode-runtime';
import { authorisationSchema, type Authorisation } from '@cohong/domain/reimbursement/authorisation';
import { reimbursementClaimSchema, type ReimbursementClaim } from '@cohong/domain/reimbursement/reimbursement-claim';

/** Twins: the same at the issuing, the reimbursing and the claiming banks, and nobody else's of the credit. */
export const authorisations = privateRecord<Authorisation>({
    name: 'reimbursement-authorisation',
    schema: authorisationSchema,
    key: ({ creditId }) => [creditId],
});

/** Twins like the authorisation, one for each number. */
export const reimbursementClaims = privateRecord<ReimbursementClaim>({
    name: 'reimbursement-claim',
    schema: reimbursementClaimSchema,
    key: ({ creditId, number }) => [creditId, String(number)],
});
