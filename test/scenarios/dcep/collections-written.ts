import { common, ledger, peer } from '@hyperledger/fabric-protos';
import type { TestConsortium } from '../consortium.js';
import { asClient } from '../fabric-client.js';

/** Where a committed transaction wrote, each as `chaincode collection`: what the channel shows of it to everybody. */
export async function collectionsWrittenBy(transactionId: string, consortium: TestConsortium): Promise<string[]> {
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
            namespace
                .getCollectionHashedRwsetList()
                .filter((each) => writesOf(each.getHashedRwset_asU8()) > 0)
                .map((each) => `${namespace.getNamespace()} ${each.getCollectionName()}`),
        );
}

function expectValid(code: number, transactionId: string): void {
    if (code !== peer.TxValidationCode.VALID) {
        throw new Error(`Transaction ${transactionId} has not happened: code ${code}`);
    }
}

function writesOf(bytes: Uint8Array): number {
    return ledger.rwset.kvrwset.HashedRWSet.deserializeBinary(bytes).getHashedWritesList().length;
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
