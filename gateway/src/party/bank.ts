import { mspIdSchema } from '@cohong/domain/party/member';

/** The id of one of these banks. */
export function bankSchema(banks: readonly string[]): typeof mspIdSchema {
    return mspIdSchema.refine((bank) => banks.includes(bank), 'must be a bank of this consortium');
}
