export type { Caller, Certificate } from './caller.js';
export { CohongContext, type LedgerEvent } from './context.js';
export { CohongContract } from './contract.js';
export { once, resultOf } from './exactly-once/once.js';
export { RequestContract } from './exactly-once/request-contract.js';
export { ApprovalContract, type ApprovalCollection } from './four-eyes/approval-contract.js';
export {
    approve,
    getApproval,
    proposeApproval,
    refuseApproval,
    type ApprovalAddress,
    type ApprovalOfAct,
    type Proposal,
} from './four-eyes/approvals.js';
export { SignedPolicies } from './four-eyes/signed-policies.js';
export type { Ledger } from './ledger/ledger.js';
export type { PrivateCollection } from './ledger/private-collection.js';
export {
    privateRecord,
    publicBook,
    publicRecord,
    type PrivateRecord,
    type PublicBook,
    type PublicRecord,
    type RecordAddress,
} from './ledger/record.js';
export { memberBook } from './party/member-book.js';
export { MembersContract } from './party/members-contract.js';
export { deriveSecret, equalSecrets, hmac, type Secret } from './secrets.js';
export { sha256 } from './sha256.js';
export { isSignedBy } from './signature.js';
