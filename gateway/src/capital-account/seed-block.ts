import type { CapitalPopulation } from '@cohong/domain/capital-account/capital-population';
import type { BlockHeader } from '@cohong/domain/kernel/block-header';
import { refusals } from '@cohong/domain/kernel/refusal';
import { peer, type common } from '@hyperledger/fabric-protos';
import type { Ledger } from '../fabric/ledger.js';
import { headerOf, readBlock, type ReadBlock } from '../read-model/block.js';
import type { OwnChain } from '../read-model/own-chain.js';
import { CapitalClient } from './capital-client.js';

const refusal = refusals({ POPULATION_MUST_BE_CLOSED: 'conflict', SEED_BLOCK_MUST_EXIST: 'conflict' });

/** The block that closed a population, and the one that draws from it, as the own peer has them. */
export interface SeedBlock {
    readonly closedIn: number;
    /** As the event of the closing says it. */
    readonly commitment: string;
    readonly header: BlockHeader;
}

/** Looks both up. Refuses POPULATION_MUST_BE_CLOSED, and SEED_BLOCK_MUST_EXIST as long as the channel has not got that far. */
export async function seedBlockOf(
    { populationId, closed, policy }: CapitalPopulation,
    chain: OwnChain,
): Promise<SeedBlock> {
    if (closed === undefined) {
        throw refusal('POPULATION_MUST_BE_CLOSED', { status: 'OPEN' });
    }
    const closing = contentOf(await chain.blockWith(closed.transactionId));
    const number = closing.number + policy.seedBlocks;
    if (number >= (await chain.height())) {
        throw refusal('SEED_BLOCK_MUST_EXIST', { block: number });
    }

    return {
        closedIn: closing.number,
        commitment: commitmentIn(closing, { populationId, transactionId: closed.transactionId }),
        header: headerOf(await chain.block(number)),
    };
}

/** Of whom a registrar asks what it says. */
export interface Asking {
    readonly ledger: Ledger;
    readonly chain: OwnChain;
}

/** What a registrar says to have samples drawn: of each population the block that draws, as the own peer has it. */
export async function drawingOf(
    items: readonly { readonly bank?: string; readonly id: string }[],
    { ledger, chain }: Asking,
): Promise<object> {
    const client = new CapitalClient(ledger);
    const withHeaders = items.map(async ({ bank, id: populationId }) => {
        const population = await client.readPopulation({ ...(bank !== undefined && { bank }), populationId });
        const { header } = await seedBlockOf(population, chain);
        return { bank, populationId, header };
    });

    return { items: await Promise.all(withHeaders) };
}

function contentOf(block: common.Block): ReadBlock {
    const delivered = new peer.BlockAndPrivateData();
    delivered.setBlock(block);

    return readBlock(delivered);
}

function commitmentIn(
    { transactions }: ReadBlock,
    { populationId, transactionId }: { readonly populationId: string; readonly transactionId: string },
): string {
    const event = transactions.find(({ id }) => id === transactionId)?.event;
    const { closed = [] } = JSON.parse(event?.payload ?? '{}') as {
        readonly closed?: readonly { readonly populationId: string; readonly commitment: string }[];
    };

    return closed.find((each) => each.populationId === populationId)?.commitment ?? '';
}
