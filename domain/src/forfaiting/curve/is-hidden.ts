import type { Deal } from '../deal/deal.js';

/** The banks of a deal, which know its rate. */
type Traded = Pick<Deal, 'seller' | 'buyer'>;

/**
 * Whether the mean of some deals gives no single one away. There must be a crowd of buyers, whose prices they are, and so of
 * deals; none may have bought more than half, or the mean would be about its own. And whoever knows some of them, for it has
 * sold or bought, takes these off: what is left must still be several, or nothing. One that is left would be told exactly.
 */
export function isHidden(deals: readonly Traded[], crowd: number): boolean {
    const buyers = new Set(deals.map(({ buyer }) => buyer));
    const boughtBy = (bank: string): number => deals.filter(({ buyer }) => bank === buyer).length;
    const banks = new Set(deals.flatMap(({ seller, buyer }) => [seller, buyer]));
    const unknownTo = (bank: string): number =>
        deals.filter(({ seller, buyer }) => bank !== seller && bank !== buyer).length;

    return (
        buyers.size >= crowd &&
        [...buyers].every((buyer) => 2 * boughtBy(buyer) <= deals.length) &&
        [...banks].map(unknownTo).every((left) => left === 0 || left >= crowd - 1)
    );
}
