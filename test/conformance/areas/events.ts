import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeAll, expect, it } from '@jest/globals';

import { blockHeaderHash } from '@cohong/embedded-fabric';
import { type ChaincodeEvent, checkpointers, type Status, StatusCode } from '@hyperledger/fabric-gateway';

import { type Client, take, text } from '../register/client.js';
import type { Register } from '../register/register.js';

export function events(register: Register): void {
    let client: Client;
    let firstBlock: bigint;

    const named = (letter: string): string => `event ${letter}`;

    beforeAll(async () => {
        client = register.client('AlphaMSP');
        firstBlock = BigInt(await register.height());
        for (const id of ['a', 'b', 'c'].map(named))
            await client.contract.submitTransaction('CreateAsset', id, 'Ming', '1');
    });

    const idOf = ({ payload }: ChaincodeEvent): string => (JSON.parse(text(payload)) as { id: string }).id;

    it('of a chaincode come as they are committed', async () => {
        const events = await client.network.getChaincodeEvents('register');
        const next = take(events, 1);
        const submitted = await client.contract.submitAsync('CreateAsset', { arguments: [named('d'), 'Ming', '1'] });
        const [event] = await next;
        const { blockNumber } = await submitted.getStatus();
        expect(event).toMatchObject({
            blockNumber,
            chaincodeName: 'register',
            eventName: 'AssetCreated',
            transactionId: submitted.getTransactionId(),
        });
        expect(JSON.parse(text(event!.payload))).toEqual({ id: named('d'), owner: 'Ming' });
    });

    it('of a chaincode are told again from any block on', async () => {
        const events = await take(await client.network.getChaincodeEvents('register', { startBlock: firstBlock }), 3);
        expect(events.map(idOf)).toEqual(['a', 'b', 'c'].map(named));
    });

    it('go on after the checkpoint, within a block too, and across restarts of the client', async () => {
        const created = ['e', 'f', 'g'].map(named);
        const calls = created.map((id) => ({ name: 'CreateAsset', options: { arguments: [id, 'Ming', '1'] } }));
        const [{ blockNumber: startBlock }] = (await register.inOneBlock(client, ...calls)) as [Status];
        const directory = await mkdtemp(join(tmpdir(), 'checkpoint-'));
        const file = join(directory, 'events.json');
        const seen: string[] = [];
        for (let run = 0; run < 3; run += 1) {
            const checkpointer = await checkpointers.file(file);
            const [event] = await take(
                await client.network.getChaincodeEvents('register', { checkpoint: checkpointer, startBlock }),
                1,
            );
            seen.push(idOf(event!));
            await checkpointer.checkpointChaincodeEvent(event!);
        }
        expect(seen).toEqual(created);
        await rm(directory, { recursive: true });
    });

    it('of invalid transactions are not told', async () => {
        const startBlock = BigInt(await register.height());
        const lonely = client.contract.submit('CreateAsset', {
            arguments: ['event of one endorser', 'Ming', '1'],
            endorsingOrganizations: ['AlphaMSP'],
        });
        await expect(lonely).rejects.toMatchObject({ code: StatusCode.ENDORSEMENT_POLICY_FAILURE });
        await client.contract.submitTransaction('CreateAsset', 'event of two endorsers', 'Ming', '1');
        const [event] = await take(await client.network.getChaincodeEvents('register', { startBlock }), 1);
        expect(idOf(event!)).toBe('event of two endorsers');
    });

    it('of blocks carry the whole block, chained by hashes from the configuration on', async () => {
        const blocks = await take(await client.network.getBlockEvents({ startBlock: BigInt(0) }), 4);
        expect(blocks.map((block) => block.getHeader()?.getNumber())).toEqual([0, 1, 2, 3]);
        expect(blocks.map((block) => block.getMetadata()?.getMetadataList().length)).toEqual([5, 5, 5, 5]);
        const headers = blocks.map((block) => block.getHeader()!);
        const hashes = headers.map((header) => Buffer.from(blockHeaderHash(header)));
        const previous = headers.map((header) => Buffer.from(header.getPreviousHash_asU8()));
        expect(previous).toEqual([Buffer.alloc(0), ...hashes.slice(0, -1)]);
    });

    it('of filtered blocks carry ids, codes and names, and no payload', async () => {
        const [block] = await take(await client.network.getFilteredBlockEvents({ startBlock: firstBlock }), 1);
        const [transaction] = block!.getFilteredTransactionsList();
        const [action] = transaction!.getTransactionActions()!.getChaincodeActionsList();
        expect(transaction?.getTxValidationCode()).toBe(StatusCode.VALID);
        expect(action?.getChaincodeEvent()?.getEventName()).toBe('AssetCreated');
        expect(action?.getChaincodeEvent()?.getPayload_asU8()).toHaveLength(0);
    });

    it('of a transaction that sets two are the last one', async () => {
        const startBlock = BigInt(await register.height());
        await client.contract.submitTransaction('Announce', 'First', 'Second');
        const [event] = await take(await client.network.getChaincodeEvents('register', { startBlock }), 1);
        expect(event?.eventName).toBe('Second');
    });

    it('wait for blocks to come', async () => {
        const startBlock = BigInt(await register.height());
        const next = take(await client.network.getBlockEvents({ startBlock }), 1);
        await client.contract.submitTransaction('CreateAsset', 'event to come', 'Ming', '1');
        expect((await next)[0]?.getHeader()?.getNumber()).toBe(Number(startBlock));
    });

    it('end with NOT_FOUND for blocks that are far from being there', async () => {
        const events = await client.network.getBlockEvents({ startBlock: BigInt(1_000_000) });
        await expect(take(events, 1)).rejects.toThrow('404');
    });

    it('end when the client closes them', async () => {
        const events = await client.network.getChaincodeEvents('register');
        const ended = take(events, 1);
        events.close();
        await expect(ended).rejects.toMatchObject({ code: 1 });
    });
}
