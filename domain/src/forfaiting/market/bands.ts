import { z } from 'zod';
import { compare, moneySchema, type Money } from '../../kernel/money.js';
import { refusals } from '../../kernel/refusal.js';
import { marketPolicySchema, type BankClass, type MarketPolicy } from './market-policy.js';

const refusal = refusals({
    DEBTOR_MUST_HAVE_CLASS: 'conflict',
    AMOUNT_MUST_HAVE_BAND: 'conflict',
});

const { upToDays, months } = marketPolicySchema.shape.tenors.element.shape;

export const tenorBandSchema = z.strictObject({
    /** As the market calls it; left out of what is longer than all that have a name, as is its end. */
    months: months.exactOptional(),
    aboveDays: z.int().min(0),
    upToDays: upToDays.exactOptional(),
});
/** For about how long a claim still runs. */
export type TenorBand = z.output<typeof tenorBandSchema>;

export const amountBandSchema = z.strictObject({
    above: moneySchema.exactOptional(),
    upTo: moneySchema.exactOptional(),
});
/** For about how much a claim is. */
export type AmountBand = z.output<typeof amountBandSchema>;

/** The class of a bank; of one that is in none nobody can tell the market anything. */
export function classOf(bank: string, policy: MarketPolicy): BankClass {
    const bankClass = findClass(bank, policy);
    if (bankClass === undefined) {
        throw refusal('DEBTOR_MUST_HAVE_CLASS');
    }

    return bankClass;
}

export function findClass(bank: string, { classes }: MarketPolicy): BankClass | undefined {
    return classes.find((each) => each.bank === bank)?.bankClass;
}

/** The band in which a number of days lies; its upper end is of it. */
export function tenorBandOf(days: number, { tenors }: Pick<MarketPolicy, 'tenors'>): TenorBand {
    const aboveDays = tenors.filter((tenor) => tenor.upToDays < days).at(-1)?.upToDays ?? 0;
    const band = tenors.find((tenor) => days <= tenor.upToDays);

    return { aboveDays, ...band };
}

/** The band in which an amount lies; its upper end is of it. */
export function amountBandOf(amount: Money, { amountEdges }: Pick<MarketPolicy, 'amountEdges'>): AmountBand {
    const edges = amountEdges.filter(({ currency }) => currency === amount.currency);
    if (edges.length === 0) {
        throw refusal('AMOUNT_MUST_HAVE_BAND', { currency: amount.currency });
    }
    const above = edges.filter((edge) => compare(edge, amount) < 0).at(-1);
    const upTo = edges.find((edge) => compare(amount, edge) <= 0);

    return { ...(above !== undefined && { above }), ...(upTo !== undefined && { upTo }) };
}
