import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { replayChain } from '@cohong/embedded-fabric';
import { common } from '@hyperledger/fabric-protos';

import { embeddedRegister } from '../conformance/register/embedded.js';
import { Register } from '../conformance/register/register.js';
import { codesOf } from '../scenarios/envelope.js';
import type { Told } from './chronicle.js';
import { tellHistory } from './history.js';
import { orderings, readRecording } from './recording.js';
import { bytesByNamespace, encodedAnew, resultsOf } from './results.js';

describe.each(orderings)('Blocks that Hyperledger Fabric v3.1.5 made, ordered by %s', (ordering) => {
    const { blocks: recorded, told } = readRecording(ordering);
    const blocks = recorded.map((bytes) => common.Block.deserializeBinary(bytes));
    const replayed = [...replayChain(recorded)];

    it.each(told.map((each) => [each.what, each] as const))('%s', (_what, { block, index, code }) => {
        expect(replayed[block]?.codes[index]).toBe(code);
    });

    it('come to the codes that Fabric’s peers wrote into them, those of the chaincodes’ definition too', () => {
        expect(replayed.map(({ codes }) => codes)).toEqual(blocks.map(codesOf));
    });

    it('leave the same states as at Fabric’s peers, whose hashes over what each block changed are the same', () => {
        const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
        const recordedHashes = replayed.map(({ recordedCommitHash }) => hex(recordedCommitHash));
        expect(recordedHashes.filter((hash) => hash !== '').length).toBeGreaterThan(20);
        expect(replayed.map(({ commitHash }) => hex(commitHash))).toEqual(recordedHashes);
    });

    it('carry the hashes of the blocks before them and of what they hold, as the embedded engine makes them', () => {
        expect(replayed.map(({ number, isLinked }) => ({ number, isLinked }))).toEqual(
            blocks.map((_, number) => ({ number, isLinked: true })),
        );
    });

    it('hold read-write sets that are the same bytes when the embedded engine writes them again', () => {
        const results = blocks.flatMap(resultsOf).filter((bytes) => bytes !== undefined);
        expect(results.length).toBeGreaterThan(80);
        for (const bytes of results) expect(Buffer.compare(encodedAnew(bytes), bytes)).toBe(0);
    });

    it('come again as they were recorded when they are read and written', () => {
        for (const [number, bytes] of recorded.entries()) {
            expect(Buffer.compare(blocks[number]!.serializeBinary(), bytes)).toBe(0);
        }
    });
});

describe('The same history on the embedded network', () => {
    const { blocks: recorded, told: expected } = readRecording('raft');
    const register = new Register(embeddedRegister);
    let told: readonly Told[];

    beforeAll(async () => {
        await register.start();
        // Where chaincodes are agreed on in blocks, the history begins later, and what is read bears the block's number.
        const { contract } = register.client('AlphaMSP');
        while ((await register.height()) < expected[0]!.block) await contract.submitTransaction('Announce', 'Filler');
        told = await tellHistory(register);
    });
    afterAll(() => register.stop());

    it('comes to the same codes', () => {
        expect(told).toEqual(expected);
    });

    it('reads and writes the same, byte by byte', async () => {
        for (const { block, index, what } of told) {
            const there = resultsOf(common.Block.deserializeBinary(recorded[block]!))[index];
            const here = resultsOf(await register.block(block))[index];
            expect({ what, ...ofChaincodes(here) }).toEqual({ what, ...ofChaincodes(there) });
        }
    });

    /** All but what was read of the definitions, which were made elsewhere. */
    function ofChaincodes(results: Uint8Array | undefined): Record<string, string> {
        const namespaces = results === undefined ? {} : bytesByNamespace(results);
        return Object.fromEntries(Object.entries(namespaces).filter(([name]) => name !== '_lifecycle'));
    }
});
