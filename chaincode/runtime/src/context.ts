import { canonicalJson, type JsonObject } from '@cohong/domain/kernel/json';
import { refusals } from '@cohong/domain/kernel/refusal';
import { instantOf, type Instant } from '@cohong/domain/kernel/time';
import { Context } from 'fabric-contract-api';
import type { z } from 'zod';
import type { Caller, Certificate } from './caller.js';
import { callChaincode } from './call-chaincode.js';
import { Ledger } from './ledger/ledger.js';
import { State } from './ledger/state.js';
import { memberBook } from './party/member-book.js';
import { invokedChaincodeOf } from './proposal.js';
import type { Secret } from './secrets.js';
import { hasField, parseField, seedOf } from './transient.js';

const refusal = refusals({ CALLER_MUST_BE_MEMBER: 'forbidden' });

/** What happened, in identifiers only: never terms, customers or amounts, for everybody on the channel reads it. */
export type LedgerEvent = JsonObject & { readonly type: string };

/** All that a transaction may use. One context serves one transaction. */
export class CohongContext extends Context {
    #state?: State;
    #ledger?: Ledger;
    #caller?: Promise<Caller>;
    #hasEmitted = false;

    /** What is recorded. Reads never see this transaction's own writes. */
    get ledger(): Ledger {
        this.#state ??= new State(this.stub);
        this.#ledger ??= new Ledger(this.#state, () => this.seed);
        return this.#ledger;
    }

    /** Tells the peer all that the act has written, when it is done: of an act that is refused it hears nothing. */
    async save(): Promise<void> {
        await this.#state?.send();
    }

    get certificate(): Certificate {
        const role = this.clientIdentity.getAttributeValue('role');
        return {
            mspId: this.clientIdentity.getMSPID(),
            id: this.clientIdentity.getID(),
            ...(role === null ? {} : { role }),
        };
    }

    /** Who creates the transaction. Refuses CALLER_MUST_BE_MEMBER when the member book lacks the organisation. */
    caller(): Promise<Caller> {
        this.#caller ??= this.#loadCaller();
        return this.#caller;
    }

    /**
     * When the client says the transaction was created. Peers let it be up to 15 minutes off, so an order between
     * two acts must never rest on it.
     */
    get now(): Instant {
        return instantOf(this.stub.getDateTimestamp().getTime());
    }

    get transactionId(): string {
        return this.stub.getTxID();
    }

    /** The channel that the transaction is for. */
    get channel(): string {
        return this.stub.getChannelID();
    }

    /** The creator's fresh 256 bits. Refuses SEED_MUST_BE_32_BYTES. Same at every endorser; never to be stored. */
    get seed(): Secret {
        return seedOf(this.stub.getTransient());
    }

    /** The act's input out of the transient map, checked. */
    input<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
        return parseField(this.stub.getTransient(), 'input', schema);
    }

    /** Whether the client names a payment that is to be made with this act. */
    get hasSettlement(): boolean {
        return hasField(this.stub.getTransient(), 'settlement');
    }

    /** The payment that belongs to the act. The caller and the called chaincode read the same. */
    settlement<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
        return parseField(this.stub.getTransient(), 'settlement', schema);
    }

    /** The request that the client wants done exactly once, or undefined when it names none. */
    request<Schema extends z.ZodType>(schema: Schema): z.output<Schema> | undefined {
        const transient = this.stub.getTransient();
        return hasField(transient, 'request') ? parseField(transient, 'request', schema) : undefined;
    }

    /** The chaincode for which the creator signed: another name than one's own means that one has been called. */
    get invokedChaincode(): string {
        return invokedChaincodeOf(this.stub);
    }

    /** Calls another chaincode in this transaction and gives its result. Any failure of it fails this one. */
    async callChaincode(chaincode: string, transaction: string): Promise<string> {
        return await callChaincode(this.stub, chaincode, transaction);
    }

    /** Fabric keeps one event per transaction and would silently drop the first of two: one event says everything. */
    emit(event: LedgerEvent): void {
        if (this.#hasEmitted) {
            throw new Error('A transaction emits one event, with all its consequences.');
        }

        this.#hasEmitted = true;
        this.stub.setEvent(event.type, Buffer.from(canonicalJson(event), 'utf8'));
    }

    async #loadCaller(): Promise<Caller> {
        const { certificate } = this;
        const book = await this.ledger.findBook(memberBook);
        const member = book?.members.find(({ mspId }) => mspId === certificate.mspId);
        if (member === undefined) {
            throw refusal('CALLER_MUST_BE_MEMBER');
        }

        return { ...certificate, kind: member.kind };
    }
}
