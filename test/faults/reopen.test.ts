import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type EmbeddedNetwork, type NetworkOptions, type OrganisationMaterial } from '@cohong/embedded-fabric';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StatusCode, type Transaction } from '@hyperledger/fabric-gateway';
import { common } from '@hyperledger/fabric-protos';

import { genesisBlock } from '../../network/embedded/src/config/genesis.js';
import { LevelLog } from '../../network/embedded/src/ledger/level-log.js';
import { buildBlock } from '../../network/embedded/src/wire/block.js';
import { openEnvelope } from '../../network/embedded/src/wire/open.js';

import {
    appraisals,
    type Client,
    connectTo,
    issueMember,
    loadRegister,
    startRegister,
    text,
} from '../conformance/register-network.js';

const mspIds = ['AlphaMSP', 'BetaMSP', 'GammaMSP'];
const members = ['AlphaMSP', 'BetaMSP'];
const brief = { ...appraisals, blockToLive: 1 };

const registerUnderAny = {
    name: 'register',
    endorsementPolicy: "OR('AlphaMSP.peer', 'BetaMSP.peer', 'GammaMSP.peer')",
    collections: [appraisals],
    source: { kind: 'in-thread', load: loadRegister },
} as const;

let organisations: readonly OrganisationMaterial[];
let dir: string;
let network: EmbeddedNetwork | undefined;
const clients: Client[] = [];

beforeAll(async () => {
    organisations = await Promise.all(mspIds.map((mspId) => issueMember(mspId)));
});

beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'ledger-'));
});

afterEach(async () => {
    await stop();
    rmSync(dir, { recursive: true });
});

async function open(options: Partial<NetworkOptions> = {}): Promise<EmbeddedNetwork> {
    network = await startRegister({ organisations, dir, ...options });
    return network;
}

async function stop(): Promise<void> {
    for (const client of clients.splice(0)) client.close();
    await network?.stop();
    network = undefined;
}

async function reopen(options: Partial<NetworkOptions> = {}): Promise<EmbeddedNetwork> {
    await stop();
    return open(options);
}

function clientOf(mspId: string): Client {
    const client = connectTo(network!, { mspId });
    clients.push(client);
    return client;
}

const submit = (transaction: string, ...args: string[]): Promise<Uint8Array> =>
    clientOf('AlphaMSP').contract.submit(transaction, { arguments: args, endorsingOrganizations: members });

async function endorse(transaction: string, ...args: string[]): Promise<Transaction> {
    return clientOf('AlphaMSP')
        .contract.newProposal(transaction, { arguments: ['ship', ...args], endorsingOrganizations: members })
        .endorse();
}

const evaluate = async (mspId: string, transaction: string, ...args: string[]): Promise<string> =>
    text(await clientOf(mspId).contract.evaluate(transaction, { arguments: args, endorsingOrganizations: [mspId] }));

const appraise = (id: string, appraisal: string): Promise<Uint8Array> =>
    clientOf('AlphaMSP').contract.submit('Appraise', {
        arguments: [id],
        transientData: { appraisal },
        endorsingOrganizations: members,
    });

const heldBy = (mspId: string): string[] =>
    network!
        .peer(mspId)
        .readPrivateStore()
        .flatMap(({ value }) => (value === undefined ? [] : text(value)));

const blocks = (): (Uint8Array | undefined)[] =>
    Array.from({ length: network!.channel.height() }, (_, number) => network!.channel.block(number));

describe('A network on a folder that is opened again', () => {
    it('has every block, its state and its history, and goes on with them', async () => {
        await open();
        await submit('CreateAsset', 'ship', 'Ming', '1');
        await submit('RevalueAsset', 'ship', '2');
        const before = blocks();
        const history = await evaluate('GammaMSP', 'AssetHistory', 'ship');

        const height = before.length;
        await reopen();
        expect(blocks()).toEqual(before);
        expect(mspIds.map((mspId) => network!.peer(mspId).height)).toEqual([height, height, height]);
        expect(await evaluate('GammaMSP', 'AssetHistory', 'ship')).toBe(history);
        await submit('RevalueAsset', 'ship', '3');
        expect(JSON.parse(await evaluate('BetaMSP', 'ReadAsset', 'ship'))).toMatchObject({ value: 3 });

        await reopen();
        expect(network!.channel.height()).toBe(height + 1);
        expect(JSON.parse(await evaluate('BetaMSP', 'ReadAsset', 'ship'))).toMatchObject({ value: 3 });
    });

    it('still says what became of a transaction, valid or not, and takes none twice', async () => {
        await open();
        await submit('CreateAsset', 'ship', 'Ming', '1');
        const [first, second] = await Promise.all([endorse('RevalueAsset', '2'), endorse('RevalueAsset', '3')]);
        const submitted = [await first.submit(), await second.submit()];
        await Promise.all(submitted.map((sent) => sent.getStatus()));

        await reopen();
        const { gateway } = clientOf('AlphaMSP');
        const statuses = submitted.map((sent) => gateway.newCommit(sent.getBytes()).getStatus());
        expect((await Promise.all(statuses)).map(({ code }) => code)).toEqual([
            StatusCode.VALID,
            StatusCode.MVCC_READ_CONFLICT,
        ]);
        await (await gateway.newTransaction(first.getBytes()).submit()).getStatus();
        await submit('RevalueAsset', 'ship', '4');
        expect(JSON.parse(await evaluate('AlphaMSP', 'AssetHistory', 'ship'))).toHaveLength(3);
    });

    it('has private data at the members, and nowhere else', async () => {
        await open();
        await appraise('ship', 'a million');
        await reopen();
        expect(await evaluate('BetaMSP', 'ReadAppraisal', 'ship')).toBe('a million');
        expect(mspIds.map(heldBy)).toEqual([['a million'], ['a million'], []]);
    });

    it('has the private data of a transaction that was endorsed before and is ordered afterwards', async () => {
        await open();
        const endorsed = await clientOf('AlphaMSP')
            .contract.newProposal('Appraise', {
                arguments: ['ship'],
                transientData: { appraisal: 'a million' },
                endorsingOrganizations: members,
            })
            .endorse();
        await reopen();
        const sent = await clientOf('AlphaMSP').gateway.newTransaction(endorsed.getBytes()).submit();
        expect(await sent.getStatus()).toMatchObject({ successful: true });
        expect(await evaluate('BetaMSP', 'ReadAppraisal', 'ship')).toBe('a million');
        await reopen();
        expect(await evaluate('BetaMSP', 'ReadAppraisal', 'ship')).toBe('a million');
    });

    it('forgets again what was purged', async () => {
        await open();
        await appraise('ship', 'a million');
        await appraise('deed', 'a fen');
        await submit('PurgeAppraisal', 'ship');
        await reopen();
        expect(await evaluate('BetaMSP', 'ReadAppraisal', 'ship')).toBe('');
        expect(mspIds.map(heldBy)).toEqual([['a fen'], ['a fen'], []]);
    });

    it('forgets what lives for some blocks when its time is over', async () => {
        const options = { chaincodes: [{ ...registerUnderAny, collections: [brief] }] };
        await open(options);
        await appraise('ship', 'a million');
        await submit('CreateAsset', 'one', 'Ming', '1');
        await reopen(options);
        expect(heldBy('BetaMSP')).toEqual(['a million']);
        await submit('CreateAsset', 'two', 'Ming', '1');
        expect(heldBy('BetaMSP')).toEqual([]);
        await reopen(options);
        expect(heldBy('BetaMSP')).toEqual([]);
        expect(await evaluate('BetaMSP', 'ReadAppraisal', 'ship')).toBe('');
    });

    it('brings back a peer that was down, with the private data it missed', async () => {
        await open({ chaincodes: [registerUnderAny] });
        const height = network!.channel.height();
        network!.peer('BetaMSP').stop();
        await clientOf('AlphaMSP').contract.submit('Appraise', {
            arguments: ['ship'],
            transientData: { appraisal: 'a million' },
            endorsingOrganizations: ['AlphaMSP'],
        });
        expect(network!.peer('BetaMSP').height).toBe(height);
        await reopen({ chaincodes: [registerUnderAny] });
        expect(network!.peer('BetaMSP').height).toBe(height + 1);
        expect(await evaluate('BetaMSP', 'ReadAppraisal', 'ship')).toBe('a million');
    });
});

describe('A folder that cannot be used says where and why, and nothing is left half started:', () => {
    async function expectRefusal(options: Partial<NetworkOptions>, message: string): Promise<void> {
        await expect(startRegister({ organisations, dir, ...options })).rejects.toThrow(message);
    }

    it('one that is in use', async () => {
        await open();
        await expectRefusal({}, `The ledger in ${dir} is open in another process. Stop that one first`);
        await submit('CreateAsset', 'ship', 'Ming', '1');
    });

    it('one of another channel', async () => {
        await open();
        await stop();
        await expectRefusal(
            { channel: 'other' },
            `The ledger in ${dir} is not the one of this network: it is of channel register, not of other. Put back`,
        );
        await open();
    });

    it('one of other organisations', async () => {
        await open();
        await stop();
        const others = await Promise.all(mspIds.map((mspId) => issueMember(mspId)));
        await expectRefusal({ organisations: others }, 'AlphaMSP has another certificate authority on its channel');
        await expectRefusal(
            { organisations: organisations.slice(0, 2), chaincodes: [registerUnderAny] },
            'GammaMSP is on its channel, and is missing here',
        );
        await open();
    });

    it('one of an earlier version, whose blocks do not tell what its chaincodes are', async () => {
        const log = await LevelLog.open({ directory: dir });
        await log.append({ block: earlierGenesis().serializeBinary(), peers: [] });
        await log.close();
        await expectRefusal({}, `The ledger in ${dir} was begun by an earlier version`);
        await expectRefusal({}, 'Choose another folder, or remove this one to begin a new ledger.');
    });

    it('one that holds something else', async () => {
        writeFileSync(join(dir, 'letters.txt'), 'dear');
        await expectRefusal({}, `${dir} holds letters.txt, but no ledger`);
        expect(readdirSync(dir)).toEqual(['letters.txt']);
    });

    it('a good one, if a chaincode cannot be launched', async () => {
        const load = (): never => {
            throw new Error('no such module');
        };
        await expectRefusal(
            { chaincodes: [{ ...registerUnderAny, source: { kind: 'in-thread', load } }] },
            'no such module',
        );
        await open();
    });
});

/** Block 0 as it was when definitions of chaincodes were not agreed on in blocks: no policy says who agrees. */
function earlierGenesis(): common.Block {
    const block = genesisBlock({
        channelId: 'register',
        organisations: organisations.map(({ mspId, ca }) => ({ mspId, rootCertificatesPem: [ca.certificatePem] })),
        ordererMspId: 'AlphaMSP',
        batch: { maxMessages: 10, timeoutMs: 20 },
        createdAt: new Date(),
    });
    const [envelope] = block.getData()!.getDataList_asU8();
    const { payload } = openEnvelope(envelope!);
    const configuration = common.ConfigEnvelope.deserializeBinary(payload.getData_asU8());
    const application = configuration.getConfig()!.getChannelGroup()!.getGroupsMap().get('Application')!;
    application.getPoliciesMap().del('LifecycleEndorsement');
    payload.setData(configuration.serializeBinary());
    const earlier = new common.Envelope();
    earlier.setPayload(payload.serializeBinary());
    return buildBlock({
        number: 0,
        previousHash: new Uint8Array(),
        envelopes: [earlier.serializeBinary()],
        validationCodes: [0],
        lastConfigurationBlock: 0,
    });
}
