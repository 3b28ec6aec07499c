import { z } from 'zod';
import { serialSchema } from '../dcep/coin.js';
import { moneySchema, sum, zero, type Money } from '../kernel/money.js';
import { mspIdSchema } from '../party/member.js';
import { cycleIdSchema, type NettingMethod } from './cycle.js';

export const obligationSchema = z.strictObject({
    cycleId: cycleIdSchema,
    payerBank: mspIdSchema,
    payeeBank: mspIdSchema,
    total: moneySchema,
    /** The one coin at the payer's bank that all of it is worth; none before the first payment. */
    serial: serialSchema.exactOptional(),
    /** Once one of the two banks has counted it, nothing is added. */
    isClosed: z.boolean(),
});
/**
 * What the customers of one bank pay to those of another in a cycle, as both banks hold it. The money is there from the
 * start, set aside out of the customers' wallets: no bank owes what it might not have.
 */
export type Obligation = z.output<typeof obligationSchema>;

/** What a bank's customers pay and are paid, and what of it the bank itself pays and is paid. */
export interface Net {
    readonly outgoing: Money;
    readonly incoming: Money;
    readonly pays: Money;
    readonly receives: Money;
}

/** The obligation between two banks before any payment. */
export function noObligation(between: Pick<Obligation, 'cycleId' | 'payerBank' | 'payeeBank'>): Obligation {
    return { ...between, total: zero('CNY'), isClosed: false };
}

/**
 * The net of a bank out of all obligations that it is a party of. Between two banks it is a net of either method; over
 * several the multilateral one is what the bilateral ones come to when they are taken together.
 */
export function netOf(bank: string, method: NettingMethod, obligations: readonly Obligation[]): Net {
    const others = new Set(obligations.map(({ payerBank, payeeBank }) => (payerBank === bank ? payeeBank : payerBank)));
    const nets = [...others].map(
        (other) => totalFrom(other, bank, obligations).minorUnits - totalFrom(bank, other, obligations).minorUnits,
    );
    const settled = method === 'BILATERAL' ? nets : [nets.reduce((all, net) => all + net, 0n)];

    return {
        outgoing: sum('CNY', totals(obligations.filter(({ payerBank }) => payerBank === bank))),
        incoming: sum('CNY', totals(obligations.filter(({ payeeBank }) => payeeBank === bank))),
        pays: sum(
            'CNY',
            settled.filter((net) => net < 0n).map((net) => yuan(-net)),
        ),
        receives: sum('CNY', settled.filter((net) => net > 0n).map(yuan)),
    };
}

function totalFrom(payer: string, payee: string, obligations: readonly Obligation[]): Money {
    return sum(
        'CNY',
        totals(obligations.filter(({ payerBank, payeeBank }) => payerBank === payer && payeeBank === payee)),
    );
}

const totals = (obligations: readonly Obligation[]): Money[] => obligations.map(({ total }) => total);
const yuan = (minorUnits: bigint): Money => ({ currency: 'CNY', minorUnits });
