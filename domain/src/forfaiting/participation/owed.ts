import { z } from 'zod';
import { moneySchema } from '../../kernel/money.js';
import type { Collection, Participation } from './participation.js';

const sideSchema = z.enum(['grantor', 'participant']);

export const owedSchema = z.strictObject({
    /** The price of a funded share, the fee for standing by, the share of an overdue claim, or what was collected of it. */
    what: z.enum(['PRICE', 'FEE', 'COVER', 'COLLECTION']),
    amount: moneySchema,
    debtor: sideSchema,
    creditor: sideSchema,
});
/** What one of the two banks owes the other. */
export type Owed = z.output<typeof owedSchema>;

const byParticipant = { debtor: 'participant', creditor: 'grantor' } as const;
const byGrantor = { debtor: 'grantor', creditor: 'participant' } as const;

/** What is owed under a participation where it stands: one thing at a time, or nothing. */
export function owedUnder({
    status,
    funding,
    share,
    collections,
}: Pick<Participation, 'status' | 'funding' | 'share' | 'collections'>): Owed | undefined {
    if (status === 'ACCEPTED') {
        return funding.kind === 'FUNDED'
            ? { what: 'PRICE', amount: funding.pricing.proceeds, ...byParticipant }
            : { what: 'FEE', amount: funding.fee.amount, ...byGrantor };
    }
    if (status === 'CALLED') {
        return { what: 'COVER', amount: share, ...byParticipant };
    }
    const collection = status === 'COLLECTED' ? collections.find(isToBePassedOn) : undefined;

    return collection && { what: 'COLLECTION', amount: collection.part, ...byGrantor };
}

/** What the participant has not had its part of yet. */
export function isToBePassedOn({ part, payment }: Collection): boolean {
    return payment === undefined && part.minorUnits > 0n;
}
