import { beforeEach, describe, expect, it } from '@jest/globals';
import { peer } from '@hyperledger/fabric-protos';

import { Keyspaces } from '../ledger/keyspace.js';
import { Simulator } from '../ledger/simulator.js';
import { testDefinitions } from '../ledger/testing/defined.js';
import type { ConversationListener } from './conversation.js';
import { ChaincodeHandler, type TransactionContext } from './handler.js';
import { registration } from './registration.js';

const { Type } = peer.ChaincodeMessage;
type MessageType = Parameters<peer.ChaincodeMessage['setType']>[0];

/** A chaincode that says what the test makes it say, and keeps what it hears. */
class ScriptedChaincode {
    readonly heard: peer.ChaincodeMessage[] = [];
    #listener: ConversationListener | undefined;
    #heardOne: () => void = () => undefined;

    readonly open = (
        listener: ConversationListener,
    ): ReturnType<ConstructorParameters<typeof ChaincodeHandler>[0]['open']> => {
        this.#listener = listener;
        queueMicrotask(() => listener.received(registration('register')));
        return Promise.resolve({
            send: (message) => {
                this.heard.push(message);
                this.#heardOne();
            },
            close: () => listener.closed('stopped'),
        });
    };

    say(type: MessageType, payload: Uint8Array = new Uint8Array()): void {
        const message = new peer.ChaincodeMessage();
        message.setType(type);
        message.setTxid('tx1');
        message.setChannelId('c');
        message.setPayload(payload);
        this.#listener?.received(message);
    }

    die(): void {
        this.#listener?.closed('died');
    }

    async hears(type: MessageType): Promise<peer.ChaincodeMessage> {
        for (;;) {
            const index = this.heard.findIndex((message) => message.getType() === type);
            const [message] = index < 0 ? [] : this.heard.splice(index, 1);
            if (message !== undefined) return message;
            await new Promise<void>((resolve) => (this.#heardOne = resolve));
        }
    }
}

function transaction(): TransactionContext {
    const definitions = testDefinitions({ channelId: 'c', mspIds: ['AlphaMSP'], chaincodes: [] });
    const simulator = new Simulator({
        store: new Keyspaces(),
        privateStore: new Keyspaces(),
        height: 1,
        txId: 'tx1',
        creatorMspId: 'AlphaMSP',
        definitions,
    });
    const call = (): never => {
        throw new Error('calls nobody');
    };
    return { channelId: 'c', txId: 'tx1', signedProposal: new peer.SignedProposal(), simulator, call };
}

function getState(key: string): Uint8Array {
    const request = new peer.GetState();
    request.setKey(key);
    return request.serializeBinary();
}

function textOf(message: peer.ChaincodeMessage): string {
    return Buffer.from(message.getPayload_asU8()).toString();
}

describe('A peer’s conversation with a chaincode', () => {
    let chaincode: ScriptedChaincode;
    let handler: ChaincodeHandler;

    beforeEach(async () => {
        chaincode = new ScriptedChaincode();
        handler = new ChaincodeHandler({ chaincode: 'register', open: chaincode.open, timeoutMs: 50 });
        await handler.start();
    });

    it('begins with REGISTERED and READY, in this order', () => {
        expect(chaincode.heard.map((message) => message.getType())).toEqual([Type.REGISTERED, Type.READY]);
    });

    it('says with READY how many keys it takes in one message', () => {
        const [, ready] = chaincode.heard as [peer.ChaincodeMessage, peer.ChaincodeMessage];
        expect(peer.ChaincodeAdditionalParams.deserializeBinary(ready.getPayload_asU8()).toObject()).toEqual({
            useWriteBatch: true,
            maxSizeWriteBatch: 1000,
            useGetMultipleKeys: true,
            maxSizeGetMultipleKeys: 1000,
        });
    });

    it('hands over a transaction, answers its questions and takes its result', async () => {
        const executed = handler.execute(new peer.ChaincodeInput(), transaction());
        await chaincode.hears(Type.TRANSACTION);
        chaincode.say(Type.GET_STATE, getState('absent'));
        const answer = await chaincode.hears(Type.RESPONSE);
        expect([answer.getTxid(), answer.getChannelId(), textOf(answer)]).toEqual(['tx1', 'c', '']);
        const response = new peer.Response();
        response.setStatus(200);
        chaincode.say(Type.COMPLETED, response.serializeBinary());
        expect((await executed).response.getStatus()).toBe(200);
    });

    it('drops a second question while the first is open', async () => {
        const executed = handler.execute(new peer.ChaincodeInput(), transaction());
        await chaincode.hears(Type.TRANSACTION);
        chaincode.say(Type.GET_STATE, getState('one'));
        chaincode.say(Type.GET_STATE, getState('two'));
        await chaincode.hears(Type.RESPONSE);
        await expect(executed).rejects.toThrow('timeout expired');
        expect(chaincode.heard.filter((message) => message.getType() === Type.RESPONSE)).toEqual([]);
    });

    it('answers with the cause when a question cannot be answered', async () => {
        const executed = handler.execute(new peer.ChaincodeInput(), transaction());
        await chaincode.hears(Type.TRANSACTION);
        chaincode.say(Type.GET_QUERY_RESULT);
        expect(textOf(await chaincode.hears(Type.ERROR))).toBe(
            'GET_QUERY_RESULT failed: transaction ID: tx1: ExecuteQuery not supported for leveldb',
        );
        chaincode.say(Type.KEEPALIVE);
        expect(textOf(await chaincode.hears(Type.ERROR))).toMatch(/^KEEPALIVE failed: .*not supported/);
        await expect(executed).rejects.toThrow();
    });

    it('lets a transaction enter once at a time', async () => {
        const executed = handler.execute(new peer.ChaincodeInput(), transaction());
        await expect(handler.execute(new peer.ChaincodeInput(), transaction())).rejects.toThrow(
            'error sending: txid: tx1(c) exists',
        );
        await expect(executed).rejects.toThrow('timeout expired');
    });

    it('knows a transaction no more after its time is over', async () => {
        await expect(handler.execute(new peer.ChaincodeInput(), transaction())).rejects.toThrow(
            'error sending: timeout expired while executing transaction',
        );
        chaincode.say(Type.GET_STATE, getState('late'));
        expect(textOf(await chaincode.hears(Type.ERROR))).toBe(
            'GET_STATE failed: transaction ID: tx1: no ledger context',
        );
    });

    it('fails what runs when the chaincode dies, and launches it again for the next', async () => {
        const executed = handler.execute(new peer.ChaincodeInput(), transaction());
        await chaincode.hears(Type.TRANSACTION);
        chaincode.die();
        await expect(executed).rejects.toThrow('error sending: chaincode stream terminated');
        const next = handler.execute(new peer.ChaincodeInput(), transaction());
        await chaincode.hears(Type.TRANSACTION);
        await expect(next).rejects.toThrow('timeout expired');
    });

    it('runs nothing while it is stopped', async () => {
        await handler.stop();
        await expect(handler.execute(new peer.ChaincodeInput(), transaction())).rejects.toThrow(
            'could not launch chaincode register: chaincode is stopped',
        );
    });
});
