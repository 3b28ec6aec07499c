import { common, ledger, peer } from '@hyperledger/fabric-protos';
import type { TestConsortium } from '../consortium.js';
import { asClient } from '../fabric-client.js';

/** What the channel shows to everybody of what a committed transaction wrote into a collection. */
interface HashedWrites {
    /** `chaincode collection` */
    readonly place: string;
    /** The SHA-256 of each value, in hexadecimal. */
    readonly valueHashes: readonly string[];
}

/** Where a committed transaction wrote, each as `chaincode collection`. */
export async function collectionsWrittenBy(transactionId: string, consortium: TestConsortium): Promise<string[]> {
    return (await hashedWritesOf(transactionId, consortium)).map(({ place }) => place);
}

/** What a committed transaction wrote into private collections, as a bank sees it that holds none of them. */
export async function hashedWritesOf(transactionId: string, consortium: TestConsortium): Promise<HashedWrites[]> {
    const { channel } = consortium.description;
    const bytes = await asClient(consortium, { mspId: 'HarbourBankMSP' }, (gateway) =>
        gateway
            .getNetwork(channel)
            .getContract('qscc')
            .evaluateTransaction('GetTransactionByID', channel, transactionId),
    );
    const written = peer.ProcessedTransaction.deserializeBinary(bytes);
    expectValid(written.getValidationcode(), transactionId);

    return resultsOf(written.getTransactionenvelope()!)
        .getNsRwsetList()
        .flatMap((namespace) =>
            namespace.getCollectionHashedRwsetList().map((each) => ({
                place: `${namespace.getNamespace()} ${each.getCollectionName()}`,
                valueHashes: valueHashesIn(each.getHashedRwset_asU8()),
            })),
        )
        .filter(({ valueHashes }) => valueHashes.length > 0);
}

function expectValid(code: number, transactionId: string): void {
    if (code !== peer.TxValidationCode.VALID) {
        throw new Error(`Transaction ${transactionId} has not happened: code ${code}`);
    }
}

function valueHashesIn(bytes: Uint8Array): string[] {
    return ledger.rwset.kvrwset.HashedRWSet.deserializeBinary(bytes)
        .getHashedWritesList()
        .map((write) => Buffer.from(write.getValueHash_asU8()).toString('hex'));
}

function resultsOf(envelope: common.Envelope): ledger.rwset.TxReadWriteSet {
    const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
    const [action] = peer.Transaction.deserializeBinary(payload.getData_asU8()).getActionsList();
    const endorsed = peer.ChaincodeActionPayload.deserializeBinary(action!.getPayload_asU8()).getAction()!;
    const response = peer.ProposalResponsePayload.deserializeBinary(endorsed.getProposalResponsePayload_asU8());

    return ledger.rwset.TxReadWriteSet.deserializeBinary(
        peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8()).getResults_asU8(),
    );
}
