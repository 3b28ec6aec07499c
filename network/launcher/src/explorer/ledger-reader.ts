import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, GatewayError, signers, type CloseableAsyncIterable, type Network } from '@hyperledger/fabric-gateway';
import { common, type peer } from '@hyperledger/fabric-protos';
import type { PeerEndpoint } from '../engine.js';
import { wordsOf } from '../gateway-words.js';

const answerSeconds = 30;

/** A peer, and as whom it is asked. */
export interface Standpoint {
    readonly channel: string;
    readonly mspId: string;
    readonly certificateFile: string;
    readonly keyFile: string;
    /** Of the same organisation: it alone delivers the organisation's private data. */
    readonly peer: PeerEndpoint;
}

/** The chain as a peer hands it out to a client, through the same services on every engine. */
export class LedgerReader {
    readonly #network: Network;
    readonly #channel: string;

    constructor(network: Network, channel: string) {
        this.#network = network;
        this.#channel = channel;
    }

    /** How many blocks the peer has. */
    async height(): Promise<number> {
        return common.BlockchainInfo.deserializeBinary(await this.#query('GetChainInfo')).getHeight();
    }

    /** @throws Error that says which blocks there are. */
    async block(number: number): Promise<common.Block> {
        const height = await this.height();
        if (number >= height) {
            throw new Error(`There is no block ${number}: the newest is ${height - 1}.`);
        }
        return common.Block.deserializeBinary(await this.#query('GetBlockByNumber', String(number)));
    }

    /** The block that a transaction stands in. */
    async blockOf(transactionId: string): Promise<common.Block> {
        try {
            return common.Block.deserializeBinary(await this.#query('GetBlockByTxID', transactionId));
        } catch (error) {
            if (wordsOf(error).includes('no such transaction ID')) {
                throw new Error(
                    `No block of ${this.#channel} has a transaction ${transactionId}. \`cohong network blocks\` lists them.`,
                    { cause: error },
                );
            }
            throw error;
        }
    }

    /** The blocks from one to another, both included. */
    async *blocks(first: number, last: number): AsyncGenerator<common.Block> {
        yield* upTo(last - first + 1, await this.#network.getBlockEvents({ startBlock: BigInt(first) }));
    }

    /** The same with the private data of the asker's organisation, as far as its peer has it. */
    async *blocksWithPrivateData(first: number, last: number): AsyncGenerator<peer.BlockAndPrivateData> {
        const events = await this.#network.getBlockAndPrivateDataEvents({ startBlock: BigInt(first) });
        yield* upTo(last - first + 1, events);
    }

    #query(name: string, ...args: string[]): Promise<Uint8Array> {
        return this.#network.getContract('qscc').evaluateTransaction(name, this.#channel, ...args);
    }
}

/** Opens the chain for as long as it is read. @throws Error that says which peer refused or did not answer. */
export async function readLedger<T>(standpoint: Standpoint, read: (ledger: LedgerReader) => Promise<T>): Promise<T> {
    const { channel, mspId, peer: endpoint } = standpoint;
    const client = new Client(
        endpoint.address,
        credentials.createSsl(readFileSync(endpoint.tlsRootCertificateFile)),
        // Orderers cut blocks larger than the 4 MB that a client takes by default.
        { 'grpc.max_receive_message_length': -1 },
    );
    const gateway = connect({
        client,
        identity: { mspId, credentials: readFileSync(standpoint.certificateFile) },
        signer: signers.newPrivateKeySigner(createPrivateKey(readFileSync(standpoint.keyFile))),
        evaluateOptions: () => ({ deadline: Date.now() + answerSeconds * 1_000 }),
    });
    try {
        return await read(new LedgerReader(gateway.getNetwork(channel), channel));
    } catch (error) {
        if (error instanceof GatewayError) {
            throw new Error(`The peer of ${mspId} at ${endpoint.address} says: ${wordsOf(error)}`, { cause: error });
        }
        throw error;
    } finally {
        gateway.close();
        client.close();
    }
}

async function* upTo<T>(count: number, events: CloseableAsyncIterable<T>): AsyncGenerator<T> {
    let taken = 0;
    try {
        if (count <= 0) {
            return;
        }
        for await (const event of events) {
            yield event;
            taken += 1;
            if (taken === count) {
                return;
            }
        }
    } finally {
        events.close();
    }
    throw new Error(`The peer ended its stream after ${taken} of ${count} blocks.`);
}
