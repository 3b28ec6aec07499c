import type { Money } from '../kernel/money.js';

/** What is told of each bank in each currency. */
export class Totals<Total> {
    readonly #totals = new Map<string, Total>();

    get inOrder(): readonly Total[] {
        return [...this.#totals].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, total]) => total);
    }

    add(
        { bank, amount }: { readonly bank: string; readonly amount: Money },
        plus: (before: Total | undefined) => Total,
    ): void {
        const key = `${bank} ${amount.currency}`;
        this.#totals.set(key, plus(this.#totals.get(key)));
    }
}
