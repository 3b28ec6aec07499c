import { common, peer } from '@hyperledger/fabric-protos';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { genesisBlock } from '../config/genesis.js';
import { createCertificateAuthority, issueIdentity } from '../crypto/issue.js';
import { sign, SignatureVerifier } from '../crypto/sign.js';
import { blockDataHash, blockHeaderHash, validationCodesOf } from '../wire/block.js';
import { assembleTransaction, endorse } from '../wire/endorsement.js';
import { type MemberOrganisation, signingIdentity, type SigningIdentity } from '../wire/identity.js';
import { makeProposal } from '../wire/make-proposal.js';
import { unpackProposal } from '../wire/proposal.js';
import { type BlockLog, type LedgerStep, MemoryLog } from './block-log.js';
import { Channel, type CommitMoment } from './channel.js';
import { definitionRecord } from './definition-state.js';
import type { CollectionDefinition } from './definition.js';
import { lifecycleNamespace, writeRecord } from './lifecycle.js';
import type { Simulator } from './simulator.js';
import { testDefinition } from './testing/defined.js';

const { VALID, BAD_CREATOR_SIGNATURE, DUPLICATE_TXID, ENDORSEMENT_POLICY_FAILURE, MVCC_READ_CONFLICT } =
    peer.TxValidationCode;

const channelId = 'channel';
const mspIds = ['A', 'B', 'C'] as const;
type Msp = (typeof mspIds)[number];
type Work = (simulator: Simulator) => void;

const shared: CollectionDefinition = {
    name: 'shared',
    members: ['A', 'B'],
    requiredPeerCount: 0,
    maxPeerCount: 2,
    blockToLive: 0,
    memberOnlyRead: true,
    memberOnlyWrite: false,
};
const chaincode = testDefinition({
    name: 'cc',
    version: '1.0',
    sequence: 1,
    endorsementPolicy: "OutOf(1, 'A.peer', 'C.peer')",
    collections: [
        shared,
        { ...shared, name: 'kept', maxPeerCount: 0 },
        { ...shared, name: 'wide', requiredPeerCount: 1 },
        { ...shared, name: 'brief', blockToLive: 1 },
    ],
});

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const put =
    (collection: string, text: string): Work =>
    (simulator) =>
        simulator.putPrivateData('cc', { collection, key: 'k' }, bytes(text));
/** What members agree on in the first block after block 0, without which there is nothing to test. */
const define: Work = (simulator) =>
    writeRecord(definitionRecord('cc', chaincode.sequence, chaincode.parts), {
        get: (key) => simulator.getState(lifecycleNamespace, key),
        put: (key, value) => simulator.putState(lifecycleNamespace, key, value),
    });
const touch: Work = (simulator) => simulator.putState('cc', 'touched', bytes('x'));

let organisations: MemberOrganisation[];
let clients: Record<Msp, SigningIdentity>;
let peers: Record<Msp, SigningIdentity>;
const verifier = new SignatureVerifier();
let channel: Channel;

beforeAll(async () => {
    const issued = await Promise.all(
        mspIds.map(async (mspId) => {
            const authority = await createCertificateAuthority(`ca.${mspId}`);
            const identity = async (organisationalUnit: 'client' | 'peer') =>
                signingIdentity(mspId, await issueIdentity(authority, { commonName: 'someone', organisationalUnit }));
            return { mspId, authority, client: await identity('client'), peer: await identity('peer') };
        }),
    );
    const by = <T>(pick: (one: (typeof issued)[number]) => T) =>
        Object.fromEntries(issued.map((one) => [one.mspId, pick(one)])) as Record<Msp, T>;
    clients = by(({ client }) => client);
    peers = by((one) => one.peer);
    organisations = issued.map(({ mspId, authority }) => {
        return { mspId, rootCertificatesPem: [authority.certificatePem] };
    });
});

beforeEach(async () => {
    await useNewChannel();
});

async function useNewChannel(
    log: BlockLog = new MemoryLog(),
    onStep: (moment: CommitMoment) => void = () => undefined,
): Promise<void> {
    const genesis = genesisBlock({
        channelId,
        organisations,
        ordererMspId: 'C',
        batch: { maxMessages: 10, timeoutMs: 100 },
        lifecyclePolicy: "OR('A.peer')",
        createdAt: new Date(0),
    });
    const channelPeers = mspIds.map((mspId) => ({ name: mspId, mspId }));
    channel = await Channel.open({ genesis, verifier, peers: channelPeers, log, onStep });
    for (const mspId of mspIds) await channel.start(mspId);
    await commit(submission(define, { chaincodeName: lifecycleNamespace }));
}

interface Submission {
    readonly txId: string;
    readonly envelope: Uint8Array;
}

interface Parties {
    readonly creator?: Msp;
    readonly endorser?: Msp;
    /** Who signs the envelope: the creator, or someone who should not. */
    readonly signer?: Msp;
    readonly chaincodeName?: string;
}

/** One transaction from proposal to envelope, endorsed by one peer. */
async function submission(
    work: Work,
    { creator = 'A', endorser = 'A', signer = creator, chaincodeName = 'cc' }: Parties = {},
): Promise<Submission> {
    const { membership } = channel.configuration();
    const request = { creator: clients[creator], channelId, chaincodeName, args: [bytes('act')], at: new Date(1_000) };
    const proposal = unpackProposal(makeProposal(request), { channelId, membership, verifier });
    const simulator = channel.simulator(endorser, { txId: proposal.txId, creatorMspId: creator });
    work(simulator);
    const results = simulator.results();
    await channel.distribute(endorser, proposal.txId, results.privateResults);
    const response = new peer.Response();
    response.setStatus(200);
    const simulation = { proposal, results: results.publicResults, response, chaincodeVersion: '1.0' };
    const transaction = assembleTransaction(proposal, [endorse(simulation, peers[endorser])]);
    transaction.setSignature(sign(clients[signer].privateKey, transaction.getPayload_asU8()));
    return { txId: proposal.txId, envelope: transaction.serializeBinary() };
}

async function commit(...submissions: (Submission | Promise<Submission>)[]): Promise<number[]> {
    const envelopes: Uint8Array[] = [];
    for (const made of submissions) envelopes.push((await made).envelope);
    return [...validationCodesOf(await channel.commit(envelopes))];
}

function read(mspId: Msp, collection: string, key = 'k'): string | undefined {
    const simulator = channel.simulator(mspId, { txId: 'query', creatorMspId: 'A' });
    const value = simulator.getPrivateData('cc', collection, key);
    return value === undefined ? undefined : Buffer.from(value).toString();
}

function heldTexts(mspId: Msp): string[] {
    return channel.readPrivateStore(mspId).map(({ value }) => Buffer.from(value ?? []).toString());
}

describe('a block', () => {
    it('carries a code for each envelope, and the hash of the block before it', async () => {
        await commit(submission(touch));
        await commit(submission(touch), submission(touch));
        const blocks = [0, 1, 2, 3].map((number) => common.Block.deserializeBinary(channel.block(number)!));
        for (const [number, block] of blocks.entries()) {
            const header = block.getHeader()!;
            expect(header.getNumber()).toBe(number);
            const data = block.getData()!.getDataList_asU8();
            expect(header.getDataHash_asU8()).toEqual(new Uint8Array(blockDataHash(data)));
            expect(validationCodesOf(block)).toHaveLength(data.length);
            const before = blocks[number - 1]?.getHeader();
            const expected = before === undefined ? new Uint8Array() : new Uint8Array(blockHeaderHash(before));
            expect(header.getPreviousHash_asU8()).toEqual(expected);
        }
        expect(channel.lastHeaderHash).toEqual(blockHeaderHash(blocks[3]!.getHeader()!));
    });

    it('judges form, then policy, then reads', async () => {
        const readAndWrite: Work = (simulator) => {
            simulator.getState('cc', 'touched');
            touch(simulator);
        };
        const codes = await commit(
            submission(readAndWrite, { signer: 'B' }),
            submission(readAndWrite, { endorser: 'B' }),
            submission(readAndWrite),
            submission(readAndWrite),
            { txId: '', envelope: bytes('no envelope') },
        );
        expect(codes.slice(0, 4)).toEqual([
            BAD_CREATOR_SIGNATURE,
            ENDORSEMENT_POLICY_FAILURE,
            VALID,
            MVCC_READ_CONFLICT,
        ]);
        expect(codes[4]).not.toBe(VALID);
    });

    it('takes the same envelope once; its status stays that of the first', async () => {
        const once = await submission(touch);
        expect(await commit(once, once)).toEqual([VALID, DUPLICATE_TXID]);
        expect(await commit(once)).toEqual([DUPLICATE_TXID]);
        expect(channel.findTransaction(once.txId)).toEqual({
            txId: once.txId,
            blockNumber: 2,
            txNumber: 0,
            code: VALID,
        });
    });

    it('leaves a history with the client’s time', async () => {
        const first = await submission(touch);
        await commit(first);
        const simulator = channel.simulator('B', { txId: 'query', creatorMspId: 'B' });
        expect([...simulator.history('cc', 'touched')]).toEqual([
            { txId: first.txId, value: bytes('x'), timestamp: { seconds: 1, nanos: 0 }, isDelete: false },
        ]);
    });
});

describe('a simulation', () => {
    it('sees the ledger as it was when it began', async () => {
        const simulator = channel.simulator('A', { txId: 'tx', creatorMspId: 'A' });
        await commit(submission(touch));
        expect(simulator.getState('cc', 'touched')).toBeUndefined();
    });

    it('lags with its peer and catches up with it', async () => {
        channel.stop('B');
        const missed = await submission(touch);
        await commit(missed);
        expect([channel.height(), channel.height('A'), channel.height('B')]).toEqual([3, 3, 2]);
        const lagging = channel.simulator('B', { txId: 'tx', creatorMspId: 'B' });
        expect(lagging.getState('cc', 'touched')).toBeUndefined();
        const atB = channel.whenCommitted('B', missed.txId);
        await channel.start('B');
        expect((await atB).blockNumber).toBe(2);
        expect(channel.height('B')).toBe(3);
    });
});

describe('whoever waits', () => {
    it('for a transaction is told when it is in a block, before or after asking', async () => {
        const { txId, envelope } = await submission(touch);
        const before = channel.whenCommitted('A', txId);
        await channel.commit([envelope]);
        expect((await before).code).toBe(VALID);
        expect((await channel.whenCommitted('A', txId)).code).toBe(VALID);
    });

    it('for a block is told when the peer has it', async () => {
        const next = channel.whenBlock('A', 2);
        await channel.commit([]);
        await next;
        await channel.whenBlock('A', 0);
    });

    it('may give up', async () => {
        const controller = new AbortController();
        const waiting = channel.whenCommitted('A', 'never', controller.signal);
        controller.abort(new Error('deadline'));
        await expect(waiting).rejects.toThrow('deadline');
        await expect(channel.whenBlock('A', 9, controller.signal)).rejects.toThrow('deadline');
    });
});

describe('a block that is being written', () => {
    let finish: (cause?: Error) => void;

    /** What every test begins with is written quickly; the later blocks end as the test says. */
    class SlowLog extends MemoryLog {
        override async append(step: LedgerStep): Promise<void> {
            if (this.height > 1) {
                await new Promise<void>((resolve, reject) => {
                    finish = (cause) => (cause === undefined ? resolve() : reject(cause));
                });
            }
            await super.append(step);
        }
    }

    beforeEach(async () => {
        await useNewChannel(new SlowLog());
    });

    const reading = (): Uint8Array | undefined =>
        channel.simulator('A', { txId: 'query', creatorMspId: 'A' }).getState('cc', 'touched');

    it('is neither seen nor told of before it is safe', async () => {
        const { txId, envelope } = await submission(touch);
        let told = false;
        const committed = channel.whenCommitted('A', txId).then(() => (told = true));
        const written = channel.commit([envelope]);
        await new Promise(setImmediate);
        expect([told, channel.height('A'), channel.findTransaction(txId), reading()]).toEqual([
            false,
            2,
            undefined,
            undefined,
        ]);
        finish();
        await written;
        await committed;
        expect([channel.height('A'), reading()]).toEqual([3, bytes('x')]);
    });

    it('does not reach a peer that stops in the meantime, until it starts again', async () => {
        const { envelope } = await submission(touch);
        const written = channel.commit([envelope]);
        await new Promise(setImmediate);
        channel.stop('B');
        const started = channel.start('B');
        finish();
        await written;
        expect([channel.height('A'), channel.height('B')]).toEqual([3, 2]);
        await new Promise(setImmediate);
        finish();
        await started;
        expect(channel.height('B')).toBe(3);
    });

    it('is the last if it cannot be written, and is seen by nobody', async () => {
        const { txId, envelope } = await submission(touch);
        const written = channel.commit([envelope]);
        await new Promise(setImmediate);
        finish(new Error('the disk is full'));
        await expect(written).rejects.toThrow('the disk is full');
        expect((await channel.failed).message).toBe('The ledger of channel channel has stopped: the disk is full');
        await expect(channel.commit([])).rejects.toThrow('the disk is full');
        expect([channel.height('A'), channel.findTransaction(txId), reading()]).toEqual([2, undefined, undefined]);
    });
});

it('a commit waits for whoever watches its steps', async () => {
    const moments: string[] = [];
    await useNewChannel(new MemoryLog(), ({ when, step, blockNumber }) => {
        moments.push(`${when} ${step} ${blockNumber}: ${channel.height('A')}`);
    });
    moments.length = 0;
    await channel.commit([]);
    expect(moments).toEqual([
        'before persist 2: 2',
        'after persist 2: 2',
        'before apply 2: 2',
        'after apply 2: 3',
        'before notify 2: 3',
        'after notify 2: 3',
    ]);
});

describe('private data', () => {
    it('is in clear at members and nowhere else, neither before the block nor after', async () => {
        const written = await submission(put('shared', 'gold'));
        expect(heldTexts('B')).toEqual(['gold']);
        await commit(written);
        expect([read('A', 'shared'), read('B', 'shared')]).toEqual(['gold', 'gold']);
        expect(heldTexts('C')).toEqual([]);
        expect(Buffer.from(channel.block(2)!).includes('gold')).toBe(false);
        expect(() => read('C', 'shared')).toThrow('private data matching public hash version is not available');
    });

    it('reaches the members from an endorser that is none', async () => {
        await commit(submission(put('shared', 'gold'), { endorser: 'C', creator: 'C' }));
        expect([read('A', 'shared'), read('B', 'shared')]).toEqual(['gold', 'gold']);
        expect(heldTexts('C')).toEqual([]);
    });

    it('is not kept when its transaction is refused', async () => {
        expect(await commit(submission(put('shared', 'gold'), { endorser: 'B' }))).toEqual([
            ENDORSEMENT_POLICY_FAILURE,
        ]);
        expect([...heldTexts('A'), ...heldTexts('B')]).toEqual([]);
    });

    it('is what the block’s hash says, whatever another endorser sent for the same transaction', async () => {
        const written = await submission(put('shared', 'gold'));
        const other = channel.simulator('A', { txId: written.txId, creatorMspId: 'A' });
        put('shared', 'brass')(other);
        await useNewChannel();
        await channel.distribute('A', written.txId, other.results().privateResults);
        expect(await commit(written)).toEqual([VALID]);
        expect(channel.privateSets('B', 2)).toEqual([]);
        expect(heldTexts('B')).toEqual([]);
    });

    it('of a block names the transaction it belongs to', async () => {
        await commit(submission(touch), submission(put('shared', 'gold')));
        expect(channel.privateSets('B', 2).map(({ version, collection }) => [version.txNumber, collection])).toEqual([
            [1, 'shared'],
        ]);
        expect(channel.privateSets('C', 2)).toEqual([]);
    });

    it('is not endorsed where too few members can take it, and nothing is left of the attempt', async () => {
        channel.stop('B');
        await expect(submission(put('wide', 'gold'))).rejects.toThrow(
            /^failed to distribute private collection, txID \w{64}, channel channel: could not build private data dissemination plan for chaincode cc and collection wide: required to disseminate to at least 1 peers, but know of only 0 eligible peers$/,
        );
        expect(heldTexts('A')).toEqual([]);
        await channel.start('B');
        expect(await commit(submission(put('wide', 'gold')))).toEqual([VALID]);
    });

    it('is fetched by a member that was down when it was written', async () => {
        channel.stop('B');
        await commit(submission(put('shared', 'gold')));
        await commit(submission(put('shared', 'silver')));
        await channel.start('B');
        expect(read('B', 'shared')).toBe('silver');
        expect(heldTexts('B')).toEqual(['gold', 'silver']);
    });

    it('is missing until a member that has it comes back', async () => {
        const written = await submission(put('kept', 'gold'));
        channel.stop('A');
        await commit(written);
        await commit(submission(touch, { endorser: 'C', creator: 'C' }));
        expect(() => read('B', 'kept')).toThrow(
            'Public hash version = {BlockNum: 2, TxNum: 0}, Private data version = <nil>',
        );
        await channel.start('A');
        expect([read('A', 'kept'), read('B', 'kept')]).toEqual(['gold', 'gold']);
        expect(channel.privateSets('B', 2)).toHaveLength(1);
    });

    it('keeps step with a change of its metadata', async () => {
        await commit(submission(put('shared', 'gold')));
        const mark: Work = (simulator) =>
            simulator.putPrivateDataMetadata('cc', { collection: 'shared', key: 'k' }, new Map([['m', bytes('x')]]));
        expect(await commit(submission(mark))).toEqual([VALID]);
        expect([read('A', 'shared'), read('B', 'shared')]).toEqual(['gold', 'gold']);
    });
});

describe('private data that ends', () => {
    it('is gone everywhere when its blocks have passed', async () => {
        await commit(submission(put('brief', 'gold')));
        await commit(submission(touch));
        expect(read('B', 'brief')).toBe('gold');
        await commit(submission(touch));
        expect([read('A', 'brief'), read('B', 'brief')]).toEqual([undefined, undefined]);
        expect([...heldTexts('A'), ...heldTexts('B')]).toEqual([]);
    });

    it('lives on if it was written again', async () => {
        await commit(submission(put('brief', 'gold')));
        await commit(submission(put('brief', 'silver')));
        await commit(submission(touch));
        expect(read('B', 'brief')).toBe('silver');
        expect(heldTexts('B')).toEqual(['silver']);
    });

    it('is neither fetched nor missed by a member that slept through its life', async () => {
        channel.stop('B');
        await commit(submission(put('brief', 'gold')));
        for (let block = 0; block < 3; block += 1) await commit(submission(touch));
        await channel.start('B');
        expect(read('B', 'brief')).toBeUndefined();
        expect(heldTexts('B')).toEqual([]);
    });

    it('leaves past blocks too when it is purged, also at a member that was down', async () => {
        await commit(submission(put('shared', 'gold')));
        channel.stop('B');
        await commit(submission(put('shared', 'silver')));
        await commit(submission((simulator) => simulator.purgePrivateData('cc', 'shared', 'k')));
        expect(read('A', 'shared')).toBeUndefined();
        expect(heldTexts('A').join('')).toBe('');
        expect(heldTexts('B')).toContain('gold');
        await channel.start('B');
        expect(read('B', 'shared')).toBeUndefined();
        expect(heldTexts('B').join('')).toBe('');
        await commit(submission(put('shared', 'bronze')));
        expect(read('B', 'shared')).toBe('bronze');
    });
});
