import { common, peer } from '@hyperledger/fabric-protos';

import type { Channel } from '../ledger/channel.js';
import type { CommittedTransaction } from '../ledger/peer-ledger.js';
import { textOf } from '../text-of.js';
import { blockHeaderHash } from '../wire/block.js';

interface LedgerView {
    readonly channel: Channel;
    /** The blocks that the peer who answers has. */
    readonly height: number;
}

type Answer = (view: LedgerView, argument: string) => Uint8Array;

/** What Fabric's query system chaincode answers here; its other functions are refused. */
const answers = new Map<string, Answer>([
    ['GetChainInfo', chainInfo],
    ['GetBlockByNumber', blockByNumber],
    ['GetBlockByTxID', blockByTransaction],
    ['GetTransactionByID', transactionById],
]);

/** Answers a query on the chain itself, which clients send like any other: function, channel, argument. */
export function answerSystemQuery(view: LedgerView, { args }: { readonly args: readonly Uint8Array[] }): peer.Response {
    const [name = '', , argument = ''] = args.map((arg) => Buffer.from(arg).toString());
    const answer = answers.get(name);
    if (answer === undefined) return responseOf(500, `Requested function ${name} not found.`);
    try {
        const response = responseOf(200);
        response.setPayload(answer(view, argument));
        return response;
    } catch (cause) {
        return responseOf(500, textOf(cause));
    }
}

function chainInfo({ channel, height }: LedgerView): Uint8Array {
    const last = common.Block.deserializeBinary(blockAt(channel, height - 1)).getHeader() ?? new common.BlockHeader();
    const info = new common.BlockchainInfo();
    info.setHeight(height);
    info.setCurrentblockhash(blockHeaderHash(last));
    info.setPreviousblockhash(last.getPreviousHash_asU8());
    return info.serializeBinary();
}

function blockByNumber({ channel, height }: LedgerView, argument: string): Uint8Array {
    const number = Number(argument);
    if (!Number.isSafeInteger(number) || number < 0) {
        throw new Error(`Failed to parse block number with error ${argument}`);
    }
    if (number >= height) throw noBlock(number);
    return blockAt(channel, number);
}

function blockByTransaction(view: LedgerView, txId: string): Uint8Array {
    return blockAt(view.channel, locationOf(view, txId).blockNumber);
}

function transactionById(view: LedgerView, txId: string): Uint8Array {
    const { blockNumber, txNumber, code } = locationOf(view, txId);
    const block = common.Block.deserializeBinary(blockAt(view.channel, blockNumber));
    const envelope = block.getData()?.getDataList_asU8()[txNumber];
    if (envelope === undefined) throw new Error(`no such transaction ID [${txId}] in index`);
    const processed = new peer.ProcessedTransaction();
    processed.setTransactionenvelope(common.Envelope.deserializeBinary(envelope));
    processed.setValidationcode(code);
    return processed.serializeBinary();
}

function blockAt(channel: Channel, number: number): Uint8Array {
    const block = channel.block(number);
    if (block === undefined) throw noBlock(number);
    return block;
}

function noBlock(number: number): Error {
    return new Error(`Failed to get block number ${number}, error no such block number [${number}] in index`);
}

function locationOf({ channel, height }: LedgerView, txId: string): CommittedTransaction {
    const found = channel.findTransaction(txId);
    if (found === undefined || found.blockNumber >= height) {
        throw new Error(`Failed to get transaction with id ${txId}, error no such transaction ID [${txId}] in index`);
    }
    return found;
}

function responseOf(status: number, message = ''): peer.Response {
    const response = new peer.Response();
    response.setStatus(status);
    response.setMessage(message);
    return response;
}
