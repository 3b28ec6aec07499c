import { declarationReadSchema } from '@cohong/domain/declaration/api';
import { moneySchema } from '@cohong/domain/kernel/money';
import { instantSchema } from '@cohong/domain/kernel/time';
import { balanceExplanationSchema, type BalanceExplanation } from '@cohong/domain/receivable/balance-line';
import { allocationSchema } from '@cohong/domain/receivable/encumbrance';
import { z } from 'zod';
import type { Ledger } from '../fabric/ledger.js';

export const encumbranceReadSchema = z.object({
    declaration: declarationReadSchema,
    allocations: z.array(allocationSchema),
    cap: moneySchema,
    used: moneySchema,
    collected: moneySchema,
    available: moneySchema,
    asOf: z
        .object({ blockNumber: z.int().min(0), at: instantSchema })
        .optional()
        .meta({ description: 'After which block that was so, where one was asked for, and the time of that block' }),
});
export type EncumbranceRead = z.output<typeof encumbranceReadSchema>;

/** What lies on a declaration over all banks: for regulators alone. */
export function readEncumbrance(ledger: Ledger, declarationNumber: string): Promise<EncumbranceRead> {
    return ledger.evaluate({
        name: 'trade/registry:ReadEncumbrance',
        input: { declarationNumber },
        answer: encumbranceReadSchema,
    });
}

/** Why so much is left of a declaration, line by line. */
export function explainBalance(ledger: Ledger, declarationNumber: string): Promise<BalanceExplanation> {
    return ledger.evaluate({
        name: 'trade/registry:ExplainBalance',
        input: { declarationNumber },
        answer: balanceExplanationSchema,
    });
}
