import { creditAddressSchema } from '@cohong/domain/letter-of-credit/api';
import type { TransferAddress } from '@cohong/domain/transfer/api';
import { z } from 'zod';
import { makers } from '../party/roles.js';

export const byMakers = { tag: 'Transfers of credits', roles: makers } as const;
export const ofCredit = '/v1/letters-of-credit/{creditId}/transfers' as const;
export const onTransfer = `${ofCredit}/{transferNumber}` as const;
export const transferParamsSchema = creditAddressSchema.extend({
    transferNumber: z
        .string()
        .regex(/^[1-9]\d{0,2}$/, 'must be the number of a transfer')
        .transform(Number),
});

/** A transfer, as the path of a route names it. */
export function addressOf({ creditId, transferNumber }: z.output<typeof transferParamsSchema>): TransferAddress {
    return { creditId, number: transferNumber };
}
