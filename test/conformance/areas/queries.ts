import { beforeAll, expect, it } from '@jest/globals';

import { common, peer } from '@hyperledger/fabric-protos';

import { type Client, take, text } from '../register/client.js';
import { channelName } from '../register/consortium.js';
import { refusalOf } from '../register/refusal.js';
import type { Register } from '../register/register.js';

const nobodysId = 'ab'.repeat(32);
/** Readable, for a peer cannot send the words of a refusal that are not UTF-8. */
const nobodysHash = Buffer.from('the hash of no block');

/** Questions about the chain itself, which the system chaincode qscc answers. */
export function queries(register: Register): void {
    let client: Client;

    beforeAll(() => {
        client = register.client('AlphaMSP');
    });

    const ask = (...[name, ...args]: readonly [string, ...(string | Uint8Array)[]]): Promise<Uint8Array> =>
        client.network.getContract('qscc').evaluateTransaction(name, ...args);

    const reasonOf = async (answer: Promise<unknown>): Promise<string> => {
        const { details } = (await refusalOf(answer)).cause;
        return details.replace('evaluate call to endorser returned error: ', '');
    };

    it('tell the height, and the hashes of the last two headers', async () => {
        const info = common.BlockchainInfo.deserializeBinary(await ask('GetChainInfo', channelName));
        const height = info.getHeight();
        const last = common.Block.deserializeBinary(await ask('GetBlockByNumber', channelName, String(height - 1)));
        expect(info.getPreviousblockhash_asU8()).toEqual(last.getHeader()?.getPreviousHash_asU8());
        expect(await ask('GetBlockByHash', channelName, info.getCurrentblockhash_asU8())).toEqual(
            last.serializeBinary(),
        );
    });

    it('find a block as it is delivered, by its number, its hash and a transaction in it', async () => {
        const submitted = await client.contract.submitAsync('CreateAsset', { arguments: ['sought', 'Ming', '1'] });
        const { blockNumber } = await submitted.getStatus();
        const [block] = await take(await client.network.getBlockEvents({ startBlock: blockNumber }), 1);
        expect(await ask('GetBlockByNumber', channelName, String(blockNumber))).toEqual(block?.serializeBinary());
        expect(await ask('GetBlockByTxID', channelName, submitted.getTransactionId())).toEqual(
            block?.serializeBinary(),
        );
    });

    it('find a transaction with its validation code', async () => {
        const submitted = await client.contract.submitAsync('CreateAsset', { arguments: ['found', 'Ming', '1'] });
        await submitted.getStatus();
        const found = await ask('GetTransactionByID', channelName, submitted.getTransactionId());
        const transaction = peer.ProcessedTransaction.deserializeBinary(found);
        expect(transaction.getValidationcode()).toBe(peer.TxValidationCode.VALID);
        expect(transaction.getTransactionenvelope()?.getPayload_asU8().length).toBeGreaterThan(0);
    });

    it('take the largest number there is for the last block', async () => {
        const last = (await register.height()) - 1;
        expect(await ask('GetBlockByNumber', channelName, String(2n ** 64n - 1n))).toEqual(
            await ask('GetBlockByNumber', channelName, String(last)),
        );
    });

    it.each<[string, string, readonly [string, ...(string | Uint8Array)[]]]>([
        [
            'a block to come',
            'Failed to get block number 9999, error no such block number [9999] in index',
            ['GetBlockByNumber', channelName, '9999'],
        ],
        [
            'a number that is none',
            'Failed to parse block number with error strconv.ParseUint: parsing "one": invalid syntax',
            ['GetBlockByNumber', channelName, 'one'],
        ],
        [
            'a number beyond 64 bits',
            'Failed to parse block number with error strconv.ParseUint: parsing "18446744073709551616": value out of range',
            ['GetBlockByNumber', channelName, String(2n ** 64n)],
        ],
        [
            'an unknown hash',
            `Failed to get block hash ${nobodysHash.toString()}, error no such block hash [${nobodysHash.toString('hex')}] in index`,
            ['GetBlockByHash', channelName, nobodysHash],
        ],
        [
            'the block of an unknown transaction',
            `Failed to get block for txID ${nobodysId}, error no such transaction ID [${nobodysId}] in index`,
            ['GetBlockByTxID', channelName, nobodysId],
        ],
        [
            'an unknown transaction',
            `Failed to get transaction with id ${nobodysId}, error no such transaction ID [${nobodysId}] in index`,
            ['GetTransactionByID', channelName, nobodysId],
        ],
        ['another channel', 'Invalid chain ID, elsewhere', ['GetChainInfo', 'elsewhere']],
        ['no channel', 'Incorrect number of arguments, 1', ['GetChainInfo']],
        ['no argument', 'missing 3rd argument for GetBlockByNumber', ['GetBlockByNumber', channelName]],
        [
            'a function that is none',
            'access denied for [GetAll][register]: [Unmapped policy for qscc/GetAll]',
            ['GetAll', channelName, ''],
        ],
    ])('are refused for %s', async (_what, reason, request) => {
        expect(await reasonOf(ask(...request))).toBe(`chaincode response 500, ${reason}`);
    });

    it('are not answered to chaincode', async () => {
        const called = await client.contract.evaluateTransaction(
            'Call',
            'qscc',
            JSON.stringify(['GetChainInfo', channelName]),
        );
        expect(JSON.parse(text(called))).toMatchObject({
            status: 500,
            message:
                'Rejecting invoke of QSCC from another chaincode because of potential for deadlocks, ' +
                "original invocation for 'register'",
        });
    });
}
