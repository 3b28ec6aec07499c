import { common, peer } from '@hyperledger/fabric-protos';

import { isResource, type Resource } from '../access.js';
import type { ChaincodeResult } from '../chaincode/handler.js';
import type { Channel } from '../ledger/channel.js';
import type { CommittedTransaction } from '../ledger/peer-ledger.js';
import { textOf } from '../text-of.js';
import { blockHeaderHash } from '../wire/block.js';

interface LedgerView {
    readonly channel: Channel;
    /** The blocks that the peer who answers has. */
    readonly height: number;
    /** Why whoever asks has no access to a resource. */
    readonly faultOf: (resource: Resource) => string | undefined;
}

type Answer = (view: LedgerView, argument: Buffer) => Uint8Array;

/** Block numbers are of 64 bits; the last of them means the last block. */
const largestNumber = 2n ** 64n - 1n;

const answers = new Map<string, Answer>([
    ['GetChainInfo', chainInfo],
    ['GetBlockByNumber', (view, argument) => blockByNumber(view, argument.toString())],
    ['GetBlockByHash', blockByHash],
    ['GetBlockByTxID', (view, argument) => blockByTransaction(view, argument.toString())],
    ['GetTransactionByID', (view, argument) => transactionById(view, argument.toString())],
]);

/** Answers a query on the chain itself, which clients send like any other: function, channel, argument. */
export function answerSystemQuery(view: LedgerView, { args }: { readonly args: readonly Uint8Array[] }): peer.Response {
    try {
        const response = responseOf(200);
        response.setPayload(
            answerTo(
                view,
                args.map((arg) => Buffer.from(arg)),
            ),
        );
        return response;
    } catch (cause) {
        return responseOf(500, textOf(cause));
    }
}

/** The refusal of a chaincode that calls the system chaincode: while it runs, the ledger is not its own. */
export function refuseSystemCall(caller: string): ChaincodeResult {
    const reason = 'Rejecting invoke of QSCC from another chaincode because of potential for deadlocks';
    return { response: responseOf(500, `${reason}, original invocation for '${caller}'`), event: undefined };
}

function answerTo(view: LedgerView, args: readonly Buffer[]): Uint8Array {
    const [name, channelId, argument] = args;
    if (name === undefined || channelId === undefined) {
        throw new Error(`Incorrect number of arguments, ${args.length}`);
    }
    const asked = name.toString();
    if (argument === undefined && asked !== 'GetChainInfo') throw new Error(`missing 3rd argument for ${asked}`);
    if (channelId.toString() !== view.channel.channelId) {
        throw new Error(`Invalid chain ID, ${channelId.toString()}`);
    }
    const answer = answers.get(asked);
    const resource = `qscc/${asked}`;
    const fault = isResource(resource) ? view.faultOf(resource) : `Unmapped policy for ${resource}`;
    if (answer === undefined || fault !== undefined) {
        throw new Error(`access denied for [${asked}][${view.channel.channelId}]: [${fault}]`);
    }
    return answer(view, argument ?? Buffer.alloc(0));
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
    const number = parseNumber(argument);
    if (number === largestNumber) return blockAt(channel, height - 1);
    if (number >= height) throw noBlock(number);
    return blockAt(channel, Number(number));
}

function parseNumber(argument: string): bigint {
    const refused = `Failed to parse block number with error strconv.ParseUint: parsing ${JSON.stringify(argument)}`;
    if (!/^[0-9]+$/.test(argument)) throw new Error(`${refused}: invalid syntax`);
    const number = BigInt(argument);
    if (number > largestNumber) throw new Error(`${refused}: value out of range`);
    return number;
}

/** Looked for from the end of the chain: nobody but an explorer asks by hash, and then for what is new. */
function blockByHash({ channel, height }: LedgerView, hash: Buffer): Uint8Array {
    for (let number = height - 1; number >= 0; number -= 1) {
        const block = blockAt(channel, number);
        const header = common.Block.deserializeBinary(block).getHeader();
        if (header !== undefined && hash.equals(blockHeaderHash(header))) return block;
    }
    const hex = hash.toString('hex');
    throw new Error(`Failed to get block hash ${hash.toString()}, error no such block hash [${hex}] in index`);
}

function blockByTransaction(view: LedgerView, txId: string): Uint8Array {
    const location = locationOf(view, txId);
    if (location === undefined) throw new Error(`Failed to get block for txID ${txId}, error ${noTransaction(txId)}`);
    return blockAt(view.channel, location.blockNumber);
}

function transactionById(view: LedgerView, txId: string): Uint8Array {
    const location = locationOf(view, txId);
    if (location === undefined) {
        throw new Error(`Failed to get transaction with id ${txId}, error ${noTransaction(txId)}`);
    }
    const { blockNumber, txNumber, code } = location;
    const block = common.Block.deserializeBinary(blockAt(view.channel, blockNumber));
    const envelope = block.getData()?.getDataList_asU8()[txNumber];
    if (envelope === undefined) throw new Error(noTransaction(txId));
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

function noBlock(number: number | bigint): Error {
    return new Error(`Failed to get block number ${number}, error no such block number [${number}] in index`);
}

function noTransaction(txId: string): string {
    return `no such transaction ID [${txId}] in index`;
}

function locationOf({ channel, height }: LedgerView, txId: string): CommittedTransaction | undefined {
    const found = channel.findTransaction(txId);
    return found !== undefined && found.blockNumber < height ? found : undefined;
}

function responseOf(status: number, message = ''): peer.Response {
    const response = new peer.Response();
    response.setStatus(status);
    response.setMessage(message);
    return response;
}
