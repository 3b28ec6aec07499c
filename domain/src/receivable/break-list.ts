import { z } from 'zod';
import { moneySchema, type Money } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import type { Financing, FinancingStatus } from './financing.js';

/** What the bank's core banking says of a loan. */
export const coreLoanSchema = z.strictObject({ financingId: randomIdSchema, outstanding: moneySchema });
export type CoreLoan = z.output<typeof coreLoanSchema>;

/** What must hold between the two books, in the order in which it is looked at. */
export const breakCodes = [
    'LOAN_MUST_STAND_ONCE_IN_CORE_BANKING',
    'LOAN_MUST_STAND_ON_LEDGER',
    'LOAN_MUST_STAND_IN_CORE_BANKING',
    'CURRENCY_MUST_AGREE',
    'OUTSTANDING_MUST_AGREE',
] as const;

/** A loan of which the two books say different things, for a person to look into. */
export interface Break {
    readonly code: (typeof breakCodes)[number];
    readonly financingId: string;
    readonly onLedger?: Money;
    readonly inCoreBanking?: Money;
}

/** Money is with the exporter, and the bank expects it. What is only reserved is no loan yet; what is written off is none any more. */
const lent: ReadonlySet<FinancingStatus> = new Set(['DISBURSED', 'PARTIALLY_REPAID']);

/**
 * Where the books of a bank's core banking and its vault on the ledger disagree about its loans, by the loans' ids: at
 * most one break for each. A loan with nothing outstanding may stand in a book or not.
 */
export function breakList(financings: readonly Financing[], coreLoans: readonly CoreLoan[]): readonly Break[] {
    const ledger = new Map(
        financings.filter(({ status }) => lent.has(status)).map((loan) => [loan.financingId, loan.outstanding]),
    );
    const core = new Map<string, Money>();
    const repeated = new Set<string>();
    for (const { financingId, outstanding } of coreLoans) {
        if (core.has(financingId)) {
            repeated.add(financingId);
        }
        core.set(financingId, outstanding);
    }
    const ids = [...new Set([...ledger.keys(), ...core.keys()])].sort();

    return ids.flatMap((financingId) => {
        const [onLedger, inCoreBanking] = [ledger.get(financingId), core.get(financingId)];
        if (repeated.has(financingId)) {
            // Its figures add up to nothing: the file is to be mended first.
            return [{ code: 'LOAN_MUST_STAND_ONCE_IN_CORE_BANKING', financingId }];
        }
        const code = disagreement(onLedger, inCoreBanking);
        return code === undefined
            ? []
            : [{ code, financingId, ...(onLedger && { onLedger }), ...(inCoreBanking && { inCoreBanking }) }];
    });
}

function disagreement(onLedger: Money | undefined, inCoreBanking: Money | undefined): Break['code'] | undefined {
    if (isNothing(onLedger)) {
        return isNothing(inCoreBanking) ? undefined : 'LOAN_MUST_STAND_ON_LEDGER';
    }
    if (isNothing(inCoreBanking)) {
        return 'LOAN_MUST_STAND_IN_CORE_BANKING';
    }
    if (onLedger.currency !== inCoreBanking.currency) {
        return 'CURRENCY_MUST_AGREE';
    }
    return onLedger.minorUnits === inCoreBanking.minorUnits ? undefined : 'OUTSTANDING_MUST_AGREE';
}

function isNothing(money: Money | undefined): money is undefined {
    return money === undefined || money.minorUnits === 0n;
}
