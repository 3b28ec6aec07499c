import { z } from 'zod';
import { localDay } from '../../calendar/banking-days.js';
import { refusals } from '../../kernel/refusal.js';
import { daysBetween } from '../../kernel/time.js';
import type { Title } from '../title/title.js';
import { resaleCount } from '../title/title.js';
import type { Clock } from '../../presentation/preclusion.js';
import { amountBandOf, amountBandSchema, classOf, findClass, tenorBandOf, tenorBandSchema } from './bands.js';
import { bankClassSchema, type MarketPolicy } from './market-policy.js';

const refusal = refusals({ CLASS_MUST_HIDE_DEBTOR: 'conflict' });

/** 货贸 or 服贸: for what the credit was that the claim came of. */
export const tradeTypeSchema = z.enum(['GOODS', 'SERVICES']);

export const shownSchema = z.strictObject({
    /** Of the bank that owes it. */
    bankClass: bankClassSchema.exactOptional(),
    /** From when it was offered to maturity. */
    tenor: tenorBandSchema.exactOptional(),
    amount: amountBandSchema.exactOptional(),
    /** How often it was sold on already (转卖次数). */
    resaleCount: z.int().min(0).exactOptional(),
    /** In the seller's own word: only the banks of the credit have seen its documents. */
    tradeType: tradeTypeSchema.exactOptional(),
});
/** What a bank sees of a claim before the seller lets it see more: as much as the seller likes, and true. */
export type Shown = z.output<typeof shownSchema>;

/** What a seller may choose to show, besides its own word. */
export const showableSchema = z.enum(['BANK_CLASS', 'TENOR', 'AMOUNT', 'RESALE_COUNT']);
export type Showable = z.output<typeof showableSchema>;

export interface ShowingFacts extends Clock {
    readonly title: Title;
    readonly policy: MarketPolicy;
    /** Whether every bank sees it, and not those alone that the seller has chosen. */
    readonly isToAll: boolean;
    /** Every bank of the consortium: no other can owe what is offered here. */
    readonly banks: readonly string[];
}

/** What the claim is like, as far as its seller shows it; it is worked out of the claim, so that nobody is told otherwise. */
export function shownOf(
    show: readonly Showable[],
    { title, policy, isToAll, banks, calendar, at }: ShowingFacts,
): Shown {
    const { debtorBank, amount, maturity } = title;
    const bankClass = (): Shown => {
        if (isToAll) {
            mustHideDebtor(title, { policy, banks });
        }
        return { bankClass: classOf(debtorBank, policy) };
    };
    const parts: Readonly<Record<Showable, () => Shown>> = {
        BANK_CLASS: bankClass,
        TENOR: () => ({ tenor: tenorBandOf(daysBetween(localDay(calendar, at), maturity), policy) }),
        AMOUNT: () => ({ amount: amountBandOf(amount, policy) }),
        RESALE_COUNT: () => ({ resaleCount: resaleCount(title) }),
    };

    return Object.assign({}, ...show.map((part) => parts[part]())) as Shown;
}

/** A class of which, besides the seller, there are few banks names the debtor as good as its name. */
function mustHideDebtor(
    { debtorBank, holder }: Title,
    { policy, banks }: Pick<ShowingFacts, 'policy' | 'banks'>,
): void {
    const bankClass = classOf(debtorBank, policy);
    const others = banks.filter((bank) => bank !== holder && findClass(bank, policy) === bankClass);
    if (others.length < policy.crowd) {
        throw refusal('CLASS_MUST_HIDE_DEBTOR', { crowd: policy.crowd });
    }
}
