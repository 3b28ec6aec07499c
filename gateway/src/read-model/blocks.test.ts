import { StatusCode, type Network } from '@hyperledger/fabric-gateway';
import { common, ledger, msp, peer } from '@hyperledger/fabric-protos';
import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readBlock } from './block.js';
import { blocksFrom } from './blocks.js';

const mspId = 'HaizhouBankMSP';
const { QueryChaincodeDefinitionsResult } = peer.lifecycle;

describe('the blocks of the own peer', () => {
    it('come with the collections of the newest definitions, which are asked for when one has changed', async () => {
        const network = peerThat([
            blockOf(0, { reads: ['trade/Sequence'] }),
            blockOf(1, { reads: ['trade/Sequence'], writes: ['trade/Sequence'] }),
            blockOf(2, { reads: ['trade/Sequence'] }),
        ]);

        const held: string[][] = [];
        for await (const each of blocksFrom(0, { network, mspId })) {
            held.push([...each.held]);
        }

        expect(held).toEqual([['trade/asked-1'], ['trade/asked-2'], ['trade/asked-2']]);
    });

    it('tell which transactions were found invalid, and why; what cannot be read is none', () => {
        const conflict = { code: StatusCode.MVCC_READ_CONFLICT, writes: ['trade/Sequence'] };

        const { transactions, invalid } = readBlock(blockOf(0, conflict));
        const unreadable = readBlock(blockOf(0, { code: StatusCode.BAD_PAYLOAD, envelope: Uint8Array.of(0xff) }));

        expect([transactions, invalid]).toEqual([[], [{ id: 'tx', code: StatusCode.MVCC_READ_CONFLICT }]]);
        expect([unreadable.transactions, unreadable.invalid]).toEqual([[], []]);
    });
});

/** A channel as its own peer shows it: some blocks, and definitions that are others whenever they are asked for. */
function peerThat(blocks: readonly peer.BlockAndPrivateData[]): Network {
    let asked = 0;
    const evaluate = () => Promise.resolve(definitionWith(`asked-${(asked += 1)}`));
    const stream = { [Symbol.asyncIterator]: () => blocks.values(), close: () => undefined };

    return {
        getContract: () => ({ evaluate }),
        getBlockAndPrivateDataEvents: () => Promise.resolve(stream),
    } as unknown as Network;
}

/** The definition of a chaincode with one private collection, of which the organisation is a member. */
function definitionWith(collection: string): Uint8Array {
    const role = new msp.MSPRole();
    role.setMspIdentifier(mspId);
    const principal = new msp.MSPPrincipal();
    principal.setPrincipal(role.serializeBinary());
    const members = new common.SignaturePolicyEnvelope();
    members.addIdentities(principal);
    const policy = new peer.CollectionPolicyConfig();
    policy.setSignaturePolicy(members);
    const ofMembers = new peer.StaticCollectionConfig();
    ofMembers.setName(collection);
    ofMembers.setMemberOrgsPolicy(policy);
    const config = new peer.CollectionConfig();
    config.setStaticCollectionConfig(ofMembers);
    const collections = new peer.CollectionConfigPackage();
    collections.addConfig(config);
    const definition = new QueryChaincodeDefinitionsResult.ChaincodeDefinition();
    definition.setName('trade');
    definition.setCollections(collections);
    const result = new QueryChaincodeDefinitionsResult();
    result.addChaincodeDefinitions(definition);
    return result.serializeBinary();
}

interface Touched {
    readonly reads?: readonly string[];
    readonly writes?: readonly string[];
    /** What the peer found, when it is not that all is well. */
    readonly code?: number;
    /** Instead of one that touches something. */
    readonly envelope?: Uint8Array;
}

/** A block with one transaction that reads and writes in the namespace of definitions. */
function blockOf(number: number, { code = StatusCode.VALID, envelope, ...touched }: Touched): peer.BlockAndPrivateData {
    const data = new common.BlockData();
    data.addData(envelope ?? envelopeTouching(touched));
    const header = new common.BlockHeader();
    header.setNumber(number);
    header.setDataHash(
        createHash('sha256')
            .update(data.getDataList_asU8()[0] ?? '')
            .digest(),
    );
    const metadata = new common.BlockMetadata();
    const filter = common.BlockMetadataIndex.TRANSACTIONS_FILTER;
    metadata.setMetadataList(Array.from({ length: filter + 1 }, () => Uint8Array.of(code)));
    const block = new common.Block();
    block.setHeader(header);
    block.setData(data);
    block.setMetadata(metadata);
    const delivered = new peer.BlockAndPrivateData();
    delivered.setBlock(block);
    return delivered;
}

function envelopeTouching({ reads = [], writes = [] }: Touched): Uint8Array {
    const set = new ledger.rwset.kvrwset.KVRWSet();
    reads.forEach((key) => set.addReads().setKey(key));
    writes.forEach((key) => set.addWrites().setKey(key));
    const ofLifecycle = new ledger.rwset.NsReadWriteSet();
    ofLifecycle.setNamespace('_lifecycle');
    ofLifecycle.setRwset(set.serializeBinary());
    const results = new ledger.rwset.TxReadWriteSet();
    results.addNsRwset(ofLifecycle);
    const action = new peer.ChaincodeAction();
    action.setResults(results.serializeBinary());
    const response = new peer.ProposalResponsePayload();
    response.setExtension$(action.serializeBinary());
    const endorsed = new peer.ChaincodeEndorsedAction();
    endorsed.setProposalResponsePayload(response.serializeBinary());
    const content = new peer.ChaincodeActionPayload();
    content.setAction(endorsed);
    const transactionAction = new peer.TransactionAction();
    transactionAction.setPayload(content.serializeBinary());
    const transaction = new peer.Transaction();
    transaction.addActions(transactionAction);
    const channelHeader = new common.ChannelHeader();
    channelHeader.setType(common.HeaderType.ENDORSER_TRANSACTION);
    channelHeader.setTxId('tx');
    const header = new common.Header();
    header.setChannelHeader(channelHeader.serializeBinary());
    const payload = new common.Payload();
    payload.setHeader(header);
    payload.setData(transaction.serializeBinary());
    const envelope = new common.Envelope();
    envelope.setPayload(payload.serializeBinary());
    return envelope.serializeBinary();
}
