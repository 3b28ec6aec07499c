import { z } from 'zod';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { basisPointsOf, compare, moneySchema, subtract, sum, zero, type Money } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { mspIdSchema } from '../party/member.js';
import { isReleased } from '../receivable/balance.js';
import type { ImportFinancingPolicy } from './import-financing-policy.js';
import { fundsSchema, type Funds, type ImportFinancing } from './import-financing.js';
import type { ImportedGoods } from './imported-goods.js';

/** What of the goods one bank pays for. It is paid, or may be at any moment. */
export const importAllocationSchema = z.strictObject({
    importFinancingId: randomIdSchema,
    bank: mspIdSchema,
    funds: fundsSchema,
    amount: moneySchema,
});

type ImportAllocation = z.output<typeof importAllocationSchema>;

export const financedImportSchema = z.strictObject({
    declarationNumber: declarationNumberSchema,
    /** The version of the declaration on which it was last computed. */
    declarationVersion: z.int().positive(),
    allocations: z.array(importAllocationSchema),
});
/**
 * All that is paid, or reserved to be, for the goods of one import declaration, by all banks. Only the regulators' registry
 * holds it. What a loan has paid stays on it when the importer repays the loan: the seller has the money.
 */
export type FinancedImport = z.output<typeof financedImportSchema>;

/** A declaration for which nobody has paid anything yet. */
export function unpaid({ declarationNumber, version }: ImportedGoods): FinancedImport {
    return { declarationNumber, declarationVersion: version, allocations: [] };
}

/** The same as computed on the declaration as customs has it now. */
export function seenOn({ version }: ImportedGoods, financed: FinancedImport): FinancedImport {
    return { ...financed, declarationVersion: version };
}

interface Bearing {
    /** What lies on the goods, with what the same transaction has already decided on them. */
    readonly financed: FinancedImport;
    readonly policy: ImportFinancingPolicy;
}

/**
 * What may still be lent for the goods, or paid for them out of the importer's own funds: loans up to the cap, and all
 * payments together up to the value. Whatever is paid leaves that much less to lend on. Never below zero.
 */
export function availableFor(funds: Funds, goods: ImportedGoods, { financed, policy }: Bearing): Money {
    const { totalValue } = goods;
    const { currency } = totalValue;
    if (!bears(goods, financed)) {
        return zero(currency);
    }
    const limit = funds === 'LOAN' ? basisPointsOf(totalValue, policy.capBasisPoints) : totalValue;
    const left = subtract(limit, totalOf(currency, financed.allocations));

    return compare(left, zero(currency)) < 0 ? zero(currency) : left;
}

/** Whether the goods, as customs has them now, are worth all that is paid for them, and their cap all that is lent. */
export function isCovered(goods: ImportedGoods, { financed, policy }: Bearing): boolean {
    const { totalValue } = goods;
    const { currency } = totalValue;
    if (!bears(goods, financed)) {
        return false;
    }
    const loans = financed.allocations.filter(({ funds }) => funds === 'LOAN');

    return (
        compare(totalOf(currency, financed.allocations), totalValue) <= 0 &&
        compare(totalOf(currency, loans), basisPointsOf(totalValue, policy.capBasisPoints)) <= 0
    );
}

/** Goods that customs has not let in bear nothing, nor do those that it has amended into another currency since. */
function bears({ status, totalValue }: ImportedGoods, { allocations }: FinancedImport): boolean {
    return isReleased({ status }) && allocations.every(({ amount }) => amount.currency === totalValue.currency);
}

function totalOf(currency: string, allocations: FinancedImport['allocations']): Money {
    return sum(
        currency,
        allocations.map(({ amount }) => amount),
    );
}

/** The goods with what is reserved on them. */
export function withAllocation(
    financed: FinancedImport,
    { importFinancingId, bank, funds, amount }: Pick<ImportFinancing, keyof ImportAllocation>,
): FinancedImport {
    return { ...financed, allocations: [...financed.allocations, { importFinancingId, bank, funds, amount }] };
}

/** The goods without what was never paid for them. An id is chosen by its bank: with the bank it names one payment. */
export function withoutAllocation(
    financed: FinancedImport,
    { bank, importFinancingId }: Pick<ImportFinancing, 'bank' | 'importFinancingId'>,
): FinancedImport {
    return {
        ...financed,
        allocations: financed.allocations.filter(
            (allocation) => allocation.bank !== bank || allocation.importFinancingId !== importFinancingId,
        ),
    };
}
