import type { z } from 'zod';
import { referenceSchema } from '../letter-of-credit/terms.js';
import { mspIdSchema } from '../party/member.js';
import { transferRequestSchema, transferSchema } from './transfer.js';

export const transferAddressSchema = transferSchema.pick({ creditId: true, number: true });
export type TransferAddress = z.output<typeof transferAddressSchema>;

export const requestTransferSchema = transferRequestSchema.omit({ transferredCreditId: true }).extend({
    /** The bank that is asked to transfer. */
    transferringBank: mspIdSchema,
});
/** A request for transfer, that the first beneficiary's bank passes on. */
export type RequestTransfer = z.output<typeof requestTransferSchema>;

export const transferCreditSchema = transferAddressSchema.extend({
    /** The number that the transferring bank gives the transfer. */
    transferReference: referenceSchema,
    /** The id of the second beneficiary's credit. */
    transferredCreditId: transferRequestSchema.shape.creditId,
});
/** What a transferring bank consents to. */
export type TransferCredit = z.output<typeof transferCreditSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readTransferSchema = transferAddressSchema.extend({ bank: mspIdSchema.exactOptional() });
