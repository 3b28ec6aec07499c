import { peer } from '@hyperledger/fabric-protos';

import type { Simulator } from '../ledger/simulator.js';
import { textOf } from '../text-of.js';
import { answerRequest } from './answers.js';
import type { Conversation, OpenConversation } from './conversation.js';
import { OpenQueries } from './queries.js';

const { Type } = peer.ChaincodeMessage;

/** How long a chaincode that was reached may take to say who it is; a thread or process starts slowly on a busy machine. */
const startupTimeoutMs = 300_000;

/** What a chaincode answered, whether success or failure; the event counts only for the chaincode that was invoked first. */
export interface ChaincodeResult {
    readonly response: peer.Response;
    readonly event: peer.ChaincodeEvent | undefined;
}

/** One transaction proposal as the chaincodes that serve it share it: one simulator, one proposal, one transaction id. */
export interface TransactionContext {
    readonly channelId: string;
    readonly txId: string;
    readonly signedProposal: peer.SignedProposal;
    readonly simulator: Simulator;
    /** Invokes another chaincode of the same peer; rejects only if it could not be run at all. */
    call(target: string, input: peer.ChaincodeInput): Promise<ChaincodeResult>;
}

/** One chaincode's run of one transaction. */
export interface Execution {
    readonly context: TransactionContext;
    readonly namespace: string;
    readonly queries: OpenQueries;
}

interface RunningExecution extends Execution {
    /** A chaincode may ask one thing at a time; like the real peer, a second question is dropped. */
    answering: boolean;
    resolve(result: ChaincodeResult): void;
    reject(cause: Error): void;
}

interface HandlerOptions {
    readonly chaincode: string;
    readonly open: OpenConversation;
    readonly timeoutMs: number;
}

/** A peer's side of one chaincode: it launches it, hands it transactions and answers what it asks of the ledger. */
export class ChaincodeHandler {
    readonly #options: HandlerOptions;
    readonly #running = new Map<string, RunningExecution>();
    #session: Promise<Conversation> | undefined;
    #stopped = false;

    constructor(options: HandlerOptions) {
        this.#options = options;
    }

    /** Launches the chaincode unless it runs already; rejects if it cannot be reached. */
    async start(): Promise<void> {
        this.#stopped = false;
        await this.#connected();
    }

    /** Ends the conversation and does not launch the chaincode again until `start`; what runs fails as when a container dies. */
    async stop(): Promise<void> {
        this.#stopped = true;
        const session = this.#session;
        this.#lost();
        await (await session?.catch(() => undefined))?.close();
    }

    /** Runs one transaction; rejects with the peer's own words when the chaincode did not answer. */
    async execute(input: peer.ChaincodeInput, context: TransactionContext): Promise<ChaincodeResult> {
        let session: Conversation;
        try {
            session = await this.#connected();
        } catch (cause) {
            throw new Error(`could not launch chaincode ${this.#options.chaincode}: ${textOf(cause)}`, { cause });
        }
        const key = executionKey(context.channelId, context.txId);
        // One transaction enters one chaincode once: this is what refuses a chaincode that calls itself.
        if (this.#running.has(key)) {
            throw new Error(`error sending: txid: ${context.txId}(${context.channelId}) exists`);
        }
        let timer: NodeJS.Timeout | undefined;
        const result = new Promise<ChaincodeResult>((resolve, reject) => {
            const queries = new OpenQueries();
            const namespace = this.#options.chaincode;
            this.#running.set(key, { context, namespace, queries, answering: false, resolve, reject });
            timer = setTimeout(() => {
                reject(new Error('error sending: timeout expired while executing transaction'));
            }, this.#options.timeoutMs);
            session.send(transactionMessage(input, context));
        });
        try {
            return await result;
        } finally {
            clearTimeout(timer);
            this.#running.delete(key);
        }
    }

    /** A lost conversation is opened again by the next transaction, as the real peer relaunches a chaincode. */
    #connected(): Promise<Conversation> {
        if (this.#stopped) return Promise.reject(new Error('chaincode is stopped'));
        if (this.#session === undefined) {
            const session = this.#connect(() => {
                if (this.#session === session) this.#lost();
            });
            this.#session = session;
            session.catch(() => {
                if (this.#session === session) this.#session = undefined;
            });
        }
        return this.#session;
    }

    async #connect(lost: () => void): Promise<Conversation> {
        const { promise: registered, resolve, reject } = deferred();
        const conversation = await this.#options.open({
            received: (message) => {
                if (message.getType() === Type.REGISTER) resolve();
                else this.#received(conversation, message);
            },
            closed: (reason) => {
                reject(new Error(reason));
                lost();
            },
        });
        const timer = setTimeout(() => reject(new Error('timeout expired while starting chaincode')), startupTimeoutMs);
        try {
            await registered;
        } catch (cause) {
            await conversation.close();
            throw cause;
        } finally {
            clearTimeout(timer);
        }
        // Two messages in this order: the shim refuses to be ready before it is registered.
        conversation.send(messageOf(Type.REGISTERED));
        conversation.send(readyMessage());
        return conversation;
    }

    #lost(): void {
        this.#session = undefined;
        for (const execution of this.#running.values()) {
            execution.reject(new Error('error sending: chaincode stream terminated'));
        }
        this.#running.clear();
    }

    #received(conversation: Conversation, message: peer.ChaincodeMessage): void {
        const execution = this.#running.get(executionKey(message.getChannelId(), message.getTxid()));
        const type = message.getType();
        if (type === Type.COMPLETED) {
            const response = peer.Response.deserializeBinary(message.getPayload_asU8());
            execution?.resolve({ response, event: message.getChaincodeEvent() });
        } else if (type === Type.ERROR) {
            const text = Buffer.from(message.getPayload_asU8()).toString();
            execution?.reject(new Error(`transaction returned with failure: ${text}`));
        } else void this.#answer(conversation, { message, execution });
    }

    async #answer(
        conversation: Conversation,
        { message, execution }: { message: peer.ChaincodeMessage; execution: RunningExecution | undefined },
    ): Promise<void> {
        if (execution?.answering === true) return;
        if (execution !== undefined) execution.answering = true;
        const answer = messageOf(Type.RESPONSE);
        answer.setTxid(message.getTxid());
        answer.setChannelId(message.getChannelId());
        try {
            if (execution === undefined) throw new Error('no ledger context');
            answer.setPayload(await answerRequest(execution, message));
        } catch (cause) {
            answer.setType(Type.ERROR);
            const text = `${typeName(message)} failed: transaction ID: ${message.getTxid()}: ${textOf(cause)}`;
            answer.setPayload(Buffer.from(text));
        }
        if (execution !== undefined) execution.answering = false;
        conversation.send(answer);
    }
}

function transactionMessage(input: peer.ChaincodeInput, context: TransactionContext): peer.ChaincodeMessage {
    const message = messageOf(Type.TRANSACTION);
    message.setPayload(input.serializeBinary());
    message.setTxid(context.txId);
    message.setChannelId(context.channelId);
    // The stub takes creator, transient map and timestamp out of the proposal.
    message.setProposal(context.signedProposal);
    return message;
}

/** Says which messages for many keys at once the peer understands, as Fabric's is configured by default. */
function readyMessage(): peer.ChaincodeMessage {
    const parameters = new peer.ChaincodeAdditionalParams();
    parameters.setUseWriteBatch(true);
    parameters.setMaxSizeWriteBatch(1000);
    parameters.setUseGetMultipleKeys(true);
    parameters.setMaxSizeGetMultipleKeys(1000);
    const message = messageOf(Type.READY);
    message.setPayload(parameters.serializeBinary());
    return message;
}

function messageOf(type: peer.ChaincodeMessage.TypeMap[keyof peer.ChaincodeMessage.TypeMap]): peer.ChaincodeMessage {
    const message = new peer.ChaincodeMessage();
    message.setType(type);
    return message;
}

function typeName(message: peer.ChaincodeMessage): string {
    const named = Object.entries(Type).find(([, value]) => value === message.getType());
    return named?.[0] ?? String(message.getType());
}

function executionKey(channelId: string, txId: string): string {
    return `${channelId}/${txId}`;
}

function deferred(): { promise: Promise<void>; resolve: () => void; reject: (cause: Error) => void } {
    let resolve!: () => void;
    let reject!: (cause: Error) => void;
    const promise = new Promise<void>((onResolve, onReject) => {
        resolve = onResolve;
        reject = onReject;
    });
    return { promise, resolve, reject };
}
