import type { Writings } from '@cohong/domain/recomputation/writings';
import type { ReadBlock } from '../read-model/block.js';
import { requireNext, requireWhole, type Checkpoint } from '../read-model/projection.js';
import { writingsIn } from './writings-in.js';

/** Blocks from the first on, each with the private collections that its reader must see in clear. */
export type Chain = AsyncIterable<{ readonly block: ReadBlock; readonly held: ReadonlySet<string> }>;

/** The chain up to a block. */
export interface Stretch {
    readonly chain: Chain;
    readonly last: number;
}

/**
 * Takes what every transaction up to a block has written that bears on balances, in order. Gives that block, by whose hash two who have read the same can tell it.
 *
 * @throws ForkError, BrokenBlockError when the blocks are no chain; PrivateDataMissingError when the peer cannot show all.
 */
export async function followChain(
    stretch: Stretch,
    take: (writings: Writings, block: number) => void,
): Promise<Checkpoint> {
    return await followBlocks(stretch, (block) => {
        writingsIn(block).forEach((writings) => {
            take(writings, block.number);
        });
    });
}

/** The same of whole blocks. */
export async function followBlocks({ chain, last }: Stretch, take: (block: ReadBlock) => void): Promise<Checkpoint> {
    let before: Checkpoint | undefined;
    for await (const { block, held } of chain) {
        requireNext(block, before);
        requireWhole(block, held);
        take(block);
        before = { number: block.number, hash: block.hash };
        if (block.number >= last) {
            return before;
        }
    }
    throw new Error(`the peer ended the stream of blocks before block ${last}`);
}
