import { common, gateway, ledger, msp, peer } from '@hyperledger/fabric-protos';
import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { cancellationOf } from './cancellation.js';

const mspId = 'HaizhouBankMSP';
const mark = { key: 'ab'.repeat(32), bodyHash: 'cd'.repeat(32) };
const keyOfRecord = `\0request\0${mspId}\0${mark.key}\0`;

/** A prepared transaction that writes some keys into a private collection of a chaincode, endorsed by two. */
function envelopeWriting(keys: readonly string[], { chaincode = 'trade', collection = `vault_${mspId}` } = {}) {
    const hashedSet = new ledger.rwset.kvrwset.HashedRWSet();
    hashedSet.setHashedWritesList(
        keys.map((key) => {
            const write = new ledger.rwset.kvrwset.KVWriteHash();
            write.setKeyHash(createHash('sha256').update(key).digest());
            return write;
        }),
    );
    const ofCollection = new ledger.rwset.CollectionHashedReadWriteSet();
    ofCollection.setCollectionName(collection);
    ofCollection.setHashedRwset(hashedSet.serializeBinary());
    const ofChaincode = new ledger.rwset.NsReadWriteSet();
    ofChaincode.setNamespace(chaincode);
    ofChaincode.setCollectionHashedRwsetList([new ledger.rwset.CollectionHashedReadWriteSet(), ofCollection]);
    const results = new ledger.rwset.TxReadWriteSet();
    results.setNsRwsetList([new ledger.rwset.NsReadWriteSet(), ofChaincode]);
    return envelopeOf(results.serializeBinary(), [mspId, 'SafeMSP']);
}

function envelopeOf(results: Uint8Array, endorsers: readonly string[]): Uint8Array {
    const action = new peer.ChaincodeAction();
    action.setResults(results);
    const response = new peer.ProposalResponsePayload();
    response.setExtension$(action.serializeBinary());
    const endorsed = new peer.ChaincodeEndorsedAction();
    endorsed.setProposalResponsePayload(response.serializeBinary());
    endorsed.setEndorsementsList(endorsers.map(endorsementOf));
    const content = new peer.ChaincodeActionPayload();
    content.setAction(endorsed);
    const transactionAction = new peer.TransactionAction();
    transactionAction.setPayload(content.serializeBinary());
    const transaction = new peer.Transaction();
    transaction.setActionsList([transactionAction]);
    const payload = new common.Payload();
    payload.setData(transaction.serializeBinary());
    const envelope = new common.Envelope();
    envelope.setPayload(payload.serializeBinary());
    const prepared = new gateway.PreparedTransaction();
    prepared.setEnvelope(envelope);
    return prepared.serializeBinary();
}

function endorsementOf(endorser: string): peer.Endorsement {
    const identity = new msp.SerializedIdentity();
    identity.setMspid(endorser);
    const endorsement = new peer.Endorsement();
    endorsement.setEndorser(identity.serializeBinary());
    return endorsement;
}

describe('the cancellation of a request of which an envelope may take effect', () => {
    it('names the collection in which the record would lie, and asks whoever endorsed it', () => {
        const envelope = envelopeWriting(['\0financing\0c1\0', keyOfRecord]);

        expect(cancellationOf({ envelope, mspId, mark })).toEqual({
            name: 'trade/request:CancelRequest',
            input: { collection: `vault_${mspId}` },
            request: mark,
            cancelledOf: [mspId, 'SafeMSP'],
        });
    });

    it('is of the chaincode that would write it', () => {
        const place = { chaincode: 'dcep', collection: `coins_${mspId}` };

        expect(cancellationOf({ envelope: envelopeWriting([keyOfRecord], place), mspId, mark })).toMatchObject({
            name: 'dcep/request:CancelRequest',
            input: { collection: `coins_${mspId}` },
        });
    });

    it.each([
        ['writes no record of it, as of the member book', []],
        ['is of another request', [keyOfRecord.replace('ab', 'ba')]],
        ['is of another organisation', [keyOfRecord.replace('Haizhou', 'Pearl')]],
    ])('is not to be had where the envelope %s', (_what, keys) => {
        expect(cancellationOf({ envelope: envelopeWriting(keys), mspId, mark })).toBeUndefined();
    });

    it('is not to be had of a chaincode that keeps no requests', () => {
        const envelope = envelopeWriting([keyOfRecord], { chaincode: 'other' });

        expect(cancellationOf({ envelope, mspId, mark })).toBeUndefined();
    });
});
