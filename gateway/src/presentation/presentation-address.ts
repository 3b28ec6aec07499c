import { creditAddressSchema } from '@cohong/domain/letter-of-credit/api';
import type { PresentationAddress } from '@cohong/domain/presentation/api';
import { z } from 'zod';

export const ofCredit = '/v1/letters-of-credit/{creditId}/presentations' as const;
export const onPresentation = `${ofCredit}/{presentationNumber}` as const;

export const presentationParamsSchema = creditAddressSchema.extend({
    presentationNumber: z
        .string()
        .regex(/^[1-9]\d{0,2}$/, 'must be the number of a presentation')
        .transform(Number),
});

/** A presentation as the ledger names it. */
export function addressOf({
    creditId,
    presentationNumber,
}: z.output<typeof presentationParamsSchema>): PresentationAddress {
    return { creditId, number: presentationNumber };
}
