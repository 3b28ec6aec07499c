import type { Ordering } from '../../consortium/consortium.js';
import { orderingNodes } from '../../node-names.js';

/** How many of so many orderers must be there for a block: a majority; of SmartBFT's, one that a liar cannot split. */
export function quorumOf(protocol: Ordering['protocol'], count: number): number {
    const liars = protocol === 'smartbft' ? Math.floor((count - 1) / 3) : 0;
    return Math.floor((count + liars) / 2) + 1;
}

/**
 * Holds that enough of those who are to order are there: a channel that nobody can order is not mended by its members,
 * who would need a block for it.
 *
 * @param serving the names of those who are there.
 * @throws Error naming who is away.
 */
export function requireQuorum(ordering: Ordering, serving: ReadonlySet<string>): void {
    const names = orderingNodes(ordering).map(({ name }) => name);
    const away = names.filter((name) => !serving.has(name));
    const quorum = quorumOf(ordering.protocol, names.length);
    if (names.length - away.length < quorum) {
        throw new Error(
            `${away.join(' and ')} ${away.length === 1 ? 'is' : 'are'} away. Of ${names.join(', ')} ${quorum} must be ` +
                'there, or nobody could order any more; nothing is changed. `cohong logs` tells why it is away; run ' +
                'this again when it is back.',
        );
    }
}
