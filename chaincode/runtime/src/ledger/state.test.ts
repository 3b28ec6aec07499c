import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { peer } from '@hyperledger/fabric-protos';
import { createHash } from 'node:crypto';
import { quietenShim } from '../host/quiet-shim.js';
import type { State } from './state.js';
import { ScriptedPeer } from './testing/scripted-peer.js';

const nothing = new Uint8Array();
const place = { kind: 'private', collection: 'coins' } as const;
const keyOf = (part: string) => ({ name: 'coin', parts: [part] });

function offer(most: number): Uint8Array {
    const parameters = new peer.ChaincodeAdditionalParams();
    parameters.setUseGetMultipleKeys(true);
    parameters.setMaxSizeGetMultipleKeys(most);
    parameters.setUseWriteBatch(true);
    parameters.setMaxSizeWriteBatch(most);
    return parameters.serializeBinary();
}

describe('what a chaincode asks of its peer', () => {
    let scripted: ScriptedPeer;

    beforeAll(quietenShim);
    beforeEach(() => {
        scripted = new ScriptedPeer();
        ['one', 'two', 'three'].forEach((key) => scripted.values.set(key, `value of ${key}`));
    });

    const readAll = async (state: State): Promise<void> => {
        await state.readAhead('coins', ['one', 'two', 'three', 'four'].map(keyOf));
        expect(String(await state.read(place, keyOf('one')))).toBe('value of one');
        expect(await state.isThere('coins', keyOf('two'))).toBe(true);
        expect(await state.readHash('coins', keyOf('three'))).toEqual(
            createHash('sha256').update('value of three').digest(),
        );
        expect(await state.isThere('coins', keyOf('four'))).toBe(false);
    };
    const writeAll = async (state: State): Promise<void> => {
        state.write(place, keyOf('one'), Buffer.from('1'));
        state.remove('coins', keyOf('two'));
        state.write(place, keyOf('three'), Buffer.from('3'));
        await state.send();
    };

    it('is read in one message, and written in one', async () => {
        await scripted.run(offer(1000), async (state) => {
            await readAll(state);
            await writeAll(state);
        });

        expect(scripted.asked).toEqual(['get one two three four', 'write one no two three']);
    });

    it('is in as many messages as the peer wants', async () => {
        await scripted.run(offer(2), async (state) => {
            await readAll(state);
            await writeAll(state);
        });

        expect(scripted.asked).toEqual(['get one two', 'get three four', 'write one no two', 'write three']);
    });

    it('is one thing a message where the peer offers nothing else', async () => {
        await scripted.run(nothing, async (state) => {
            await readAll(state);
            await writeAll(state);
        });

        expect(scripted.asked).toEqual([
            'get one',
            'hash two',
            'hash three',
            'hash four',
            'write one',
            'write two',
            'write three',
        ]);
    });

    it('is nothing twice', async () => {
        await scripted.run(offer(1000), async (state) => {
            await readAll(state);
            await readAll(state);
        });

        expect(scripted.asked).toEqual(['get one two three four']);
    });

    it('does not take what the peer has lost for what is not there', async () => {
        scripted.lost.add('lost');

        await expect(
            scripted.run(offer(1000), async (state) => {
                await state.readAhead('coins', [keyOf('lost')]);
                await state.read(place, keyOf('lost'));
            }),
        ).rejects.toThrow('private data matching public hash version is not available');
    });

    it('is nothing at all when nothing was written', async () => {
        await scripted.run(offer(1000), (state) => state.send());

        expect(scripted.asked).toEqual([]);
    });
});
