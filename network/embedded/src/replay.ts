import { common } from '@hyperledger/fabric-protos';

import { SignatureVerifier } from './crypto/sign.js';
import { Chain } from './ledger/chain.js';
import { brokenLink, commitHashOf, validationCodesOf } from './wire/block.js';

/** What a block of a chain comes to here, beside what the chain says of it. */
export interface ReplayedBlock {
    readonly number: number;
    /** One for each of the block's transactions. */
    readonly codes: readonly number[];
    readonly recordedCodes: readonly number[];
    /** Over everything that the block and those before it wrote; empty for the first block. */
    readonly commitHash: Uint8Array;
    readonly recordedCommitHash: Uint8Array;
    /** Whether the block follows the one before it and holds the transactions that its header says. */
    readonly isLinked: boolean;
}

/**
 * Validates the blocks of any Fabric channel anew, from its first one on, with nobody's keys: members, policies and
 * chaincodes are those that the blocks themselves set. Throws at a block that a peer would not take at all.
 */
export function* replayChain(blocks: Iterable<Uint8Array>): Generator<ReplayedBlock, void> {
    let chain: Chain | undefined;
    let before: common.Block | undefined;
    for (const bytes of blocks) {
        const block = common.Block.deserializeBinary(bytes);
        const recorded = { recordedCodes: [...validationCodesOf(block)], recordedCommitHash: commitHashOf(block) };
        const isLinked = brokenLink(before, block) === undefined;
        if (chain === undefined) {
            chain = new Chain(block, new SignatureVerifier());
            yield { number: 0, codes: recorded.recordedCodes, commitHash: new Uint8Array(), ...recorded, isLinked };
        } else {
            const { number, codes, commitHash } = chain.append(block.getData()?.getDataList_asU8() ?? []);
            yield { number, codes, commitHash, ...recorded, isLinked };
        }
        before = block;
    }
}
