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

/** What a party's customers pay and are paid, and what of it the party itself pays and is paid. */
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

/** What one party pays to another in a cycle: a bank, or a payment institution. */
export interface Owed {
    readonly payer: string;
    readonly payee: string;
    readonly total: Money;
}

/** An obligation as one of its parties counts it. */
export function between({ payerBank: payer, payeeBank: payee, total }: Obligation): Owed {
    return { payer, payee, total };
}

/**
 * The net of a party out of all that it owes and is owed. Between two it is a net of either method; over several the
 * multilateral one is what the bilateral ones come to when they are taken together.
 */
export function netOf(party: string, method: NettingMethod, owed: readonly Owed[]): Net {
    const others = new Set(owed.map(({ payer, payee }) => (payer === party ? payee : payer)));
    const nets = [...others].map(
        (other) => totalFrom(other, party, owed).minorUnits - totalFrom(party, other, owed).minorUnits,
    );
    const settled = method === 'BILATERAL' ? nets : [nets.reduce((all, net) => all + net, 0n)];

    return {
        outgoing: sum('CNY', totals(owed.filter(({ payer }) => payer === party))),
        incoming: sum('CNY', totals(owed.filter(({ payee }) => payee === party))),
        pays: sum(
            'CNY',
            settled.filter((net) => net < 0n).map((net) => yuan(-net)),
        ),
        receives: sum('CNY', settled.filter((net) => net > 0n).map(yuan)),
    };
}

function totalFrom(from: string, to: string, owed: readonly Owed[]): Money {
    return sum('CNY', totals(owed.filter(({ payer, payee }) => payer === from && payee === to)));
}

const totals = (owed: readonly Owed[]): Money[] => owed.map(({ total }) => total);
const yuan = (minorUnits: bigint): Money => ({ currency: 'CNY', minorUnits });
