import type { CohongContext } from '@cohong/chaincode-runtime';
import type { PolicySignatures } from '@cohong/domain/receivable/policy';

/** Whoever signs this transaction, and so what it says: the signature itself stands in the block. */
export function signatureOf({ certificate, now, transactionId }: CohongContext): PolicySignatures['set'] {
    return { by: certificate.id, at: now, transactionId };
}
