import { canonicalJson } from '@cohong/domain/kernel/json';
import { readJson } from '@cohong/domain/kernel/json-text';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { EndorseError, GatewayError, StatusCode, type Proposal } from '@hyperledger/fabric-gateway';
import type { Transaction } from '@hyperledger/fabric-gateway';
import { gateway as gatewayMessages } from '@hyperledger/fabric-protos';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { GatewayConfig } from '../config.js';
import { askingPeer, inSpan } from '../operation/span.js';
import { cancellationOf } from './cancellation.js';
import { commitStatus, type OwnBlocks, type TransactionStatus } from './commit-status.js';
import type { PeerConnection } from './connection.js';
import { endorserChoices } from './endorsers.js';
import { endorsementFailure, evaluationRefusal } from './failure.js';
import type { Act, Committed, Journal, Pursuit, Question, RecoverableLedger, Unsigned } from './ledger.js';
import {
    CommitUnknownError,
    ConflictError,
    LedgerDefectError,
    NotEndorsedError,
    PeerUnavailableError,
} from './ledger-error.js';

const endorsementTries = 4;
const conflictTries = 5;
const pauseMilliseconds = 40;
const askBeforeResendingSeconds = 5;
/** How long the own blocks are waited for, before the peer is asked what became of a transaction. */
const ownBlocksSeconds = 1;
const pursuitPauseMilliseconds = 1_000;

const requestMustNotBeCancelled = 'REQUEST_MUST_NOT_BE_CANCELLED';

/** Every act answers with these: ids alone, since results stand in the block. */
const outcomeSchema = z.object({ id: z.string(), transactionId: z.string().min(1), replayed: z.boolean() });
type Outcome = z.output<typeof outcomeSchema>;

export interface FabricLedgerParts {
    readonly config: GatewayConfig;
    readonly user: string;
    /** Left out where nobody reads them. */
    readonly blocks?: OwnBlocks;
}

/** The ledger over the gateway service of the own peer. */
export class FabricLedger implements RecoverableLedger {
    readonly #config: GatewayConfig;
    readonly #connection: PeerConnection;
    readonly #user: string;
    readonly #blocks: OwnBlocks | undefined;

    constructor(connection: PeerConnection, { config, user, blocks }: FabricLedgerParts) {
        this.#config = config;
        this.#connection = connection;
        this.#user = user;
        this.#blocks = blocks;
    }

    async submit(act: Act, journal?: Journal): Promise<Committed> {
        const tries = act.conflictTries ?? conflictTries;
        for (let attempt = 1; attempt <= tries; attempt += 1) {
            const transaction = await this.#endorse(act, journal);
            const outcome = outcomeOf(transaction);
            if (outcome.replayed) {
                return await this.#replayed(outcome);
            }
            const status = await this.#order(transaction, journal);
            if ('isReplayed' in status) {
                return status;
            }
            if (status.code === StatusCode.VALID) {
                const { transactionId, blockNumber } = status;
                return { id: outcome.id, transactionId, blockNumber, isReplayed: false };
            }
            if (!isConflict(status)) {
                throw new LedgerDefectError(`a transaction was found invalid, code ${status.code}`);
            }
            await pauseBefore(attempt + 1);
        }

        throw new ConflictError(tries);
    }

    async settle(envelope: Uint8Array, pursuit: Pursuit): Promise<Committed | undefined> {
        const transaction = this.#connection.gateway(this.#user).newTransaction(envelope);
        const found = await this.#pursue(transaction, pursuit);
        if ('isReplayed' in found) {
            return found;
        }
        const { code, transactionId, blockNumber } = found;

        return code === StatusCode.VALID
            ? { id: outcomeOf(transaction).id, transactionId, blockNumber, isReplayed: true }
            : undefined;
    }

    async evaluate<Schema extends z.ZodType>(question: Question<Schema>): Promise<z.output<Schema>> {
        const proposal = this.#proposal(question.name, {
            user: this.#connection.readerFor(this.#user),
            transientData: { input: canonicalJson(question.input) },
            endorsingOrganizations: [this.#config.mspId],
        });
        const answer = await askingPeer('Evaluate', () => proposal.evaluate()).catch((error: unknown) => {
            throw evaluationRefusal(error) ?? unanswered(error);
        });

        return question.answer.parse(readJson(Buffer.from(answer).toString('utf8')));
    }

    /** Collects endorsements, of others where the first fail: nothing is ordered here, so trying again costs nothing. */
    async #endorse(act: Act, journal: Journal | undefined): Promise<Transaction> {
        const choices = endorserChoices({
            act: act.name,
            mspId: this.#config.mspId,
            authorities: this.#config.authorities,
            settles: act.settlement !== undefined,
            ...(act.bank !== undefined && { bank: act.bank }),
            ...(act.cancelledOf !== undefined && { cancelledOf: act.cancelledOf }),
        });
        const proposed = await this.#proposed(act, journal);
        let lastError: unknown;
        for (let attempt = 0; attempt < endorsementTries; attempt += 1) {
            const endorsers = choices[attempt % choices.length] ?? [];
            // Whom to ask is not part of what is signed.
            proposed.setEndorsingOrganizationsList([...endorsers]);
            try {
                const proposal = this.#connection.gateway(this.#user).newProposal(proposed.serializeBinary());
                return await askingPeer('Endorse', () => proposal.endorse());
            } catch (error) {
                lastError = error;
                throwIfDecided(error, endorsers);
            }
            await pauseBefore(attempt + 1);
        }

        throw new NotEndorsedError(lastError);
    }

    /** A proposal that its user has signed, whomever it is sent to. */
    async #proposed(act: Act, journal: Journal | undefined): Promise<gatewayMessages.ProposedTransaction> {
        const proposal = this.#proposal(act.name, { user: this.#user, transientData: transientOf(act) });
        const signature = await this.#sign(
            { step: 'proposal', transactionId: proposal.getTransactionId(), message: proposal.getDigest() },
            journal,
        );
        const proposed = gatewayMessages.ProposedTransaction.deserializeBinary(proposal.getBytes());
        proposed.getProposal()?.setSignature(signature);

        return proposed;
    }

    /**
     * Sends a transaction and learns what became of it. Whatever goes wrong from here on, it may have been ordered: it
     * is asked for by its id, and only the same envelope is ever sent again.
     */
    async #order(endorsed: Transaction, journal: Journal | undefined): Promise<TransactionStatus | Committed> {
        const transaction = await this.#signed(endorsed, journal);
        const transactionId = transaction.getTransactionId();
        await journal?.endorsed({ transactionId, bytes: transaction.getBytes() });
        const sentAt = performance.now();
        try {
            await askingPeer('Submit', () => transaction.submit());
            return await this.#newStatusOf(transactionId);
        } catch {
            return journal === undefined
                ? await this.#orderAgain(transaction).catch((error: unknown) => {
                      throw new CommitUnknownError(transactionId, error);
                  })
                : await this.#pursue(transaction, journal, sentAt);
        }
    }

    async #signed(endorsed: Transaction, journal: Journal | undefined): Promise<Transaction> {
        const signature = await this.#sign(
            { step: 'transaction', transactionId: endorsed.getTransactionId(), message: endorsed.getDigest() },
            journal,
        );

        return this.#connection.gateway(this.#user).newSignedTransaction(endorsed.getBytes(), signature);
    }

    /** Signs with the user's key; has it signed where that is, when it is not here. */
    async #sign(unsigned: Unsigned, journal: Journal | undefined): Promise<Uint8Array> {
        const signature =
            (await this.#connection.sign(this.#user, unsigned.message)) ?? (await journal?.signed(unsigned));
        if (signature === undefined) {
            throw new Error('the key of the user is not here, and nobody waits for a signature');
        }

        return signature;
    }

    /**
     * Asks and sends again until it is known what became of a transaction, however long peer and orderers are away. What
     * has been unknown for long is cancelled, unless sending it again helps after all: then it is done.
     */
    async #pursue(
        transaction: Transaction,
        { mark, signal }: Pursuit,
        sentAt = performance.now(),
    ): Promise<TransactionStatus | Committed> {
        const envelope = transaction.getBytes();
        const cancellation = cancellationOf({ envelope, mspId: this.#config.mspId, mark });
        const cancelAt = sentAt + this.#config.outbox.cancelAfterSeconds * 1_000;
        for (;;) {
            try {
                const learnt = this.#orderAgain(transaction).catch(async (error: unknown) => {
                    if (cancellation === undefined || performance.now() < cancelAt) {
                        throw error;
                    }
                    return await this.#cancel(cancellation);
                });
                return await unlessAborted(signal, learnt);
            } catch (error) {
                if (signal.aborted) {
                    throw new CommitUnknownError(transaction.getTransactionId(), error);
                }
                if (error instanceof Refusal && error.code === requestMustNotBeCancelled) {
                    throw error;
                }
            }
            await pause(pursuitPauseMilliseconds, undefined, { signal }).catch(() => undefined);
        }
    }

    /**
     * Cancels a request, or gives the outcome of one that has taken effect. The gateway signs it as itself: whoever made
     * the request may have lost the right to act since, and it must end all the same.
     *
     * @throws Refusal when it is cancelled, now or before; whatever kept it from being found out otherwise.
     */
    async #cancel(cancellation: Act): Promise<Committed> {
        const ledger = new FabricLedger(this.#connection, { config: this.#config, user: this.#config.eventUser });
        const found = await ledger.submit(cancellation);
        if (!found.isReplayed) {
            throw new Refusal('conflict', requestMustNotBeCancelled);
        }

        return found;
    }

    /** What the ledger says was done before. Without its block it is not told: the first answer had one. */
    async #replayed({ id, transactionId }: Outcome): Promise<Committed> {
        const { blockNumber } = await this.#statusOf(transactionId).catch((error: unknown) => {
            throw new CommitUnknownError(transactionId, error);
        });

        return { id, transactionId, blockNumber, isReplayed: true };
    }

    async #orderAgain(transaction: Transaction): Promise<TransactionStatus> {
        const transactionId = transaction.getTransactionId();
        try {
            const { commitSeconds } = this.#config.deadlines;
            return await this.#statusOf(transactionId, Math.min(askBeforeResendingSeconds, commitSeconds));
        } catch {
            // The orderer may refuse what it has already: the commit status tells.
            await askingPeer('Submit', () => transaction.submit()).catch(() => undefined);
            return await this.#first(await this.#statusOf(transactionId));
        }
    }

    /** A duplicate is the second copy of an envelope: what became of the first counts. */
    async #first(status: TransactionStatus): Promise<TransactionStatus> {
        return status.code === StatusCode.DUPLICATE_TXID ? await this.#statusOf(status.transactionId) : status;
    }

    /** Of what was sent just now. The next blocks tell, or the peer that is asked. */
    async #newStatusOf(transactionId: string): Promise<TransactionStatus> {
        const blocks = this.#blocks;
        const told =
            blocks && (await inSpan({ name: 'await block' }, () => blocks.statusOf(transactionId, ownBlocksSeconds)));

        return told ?? (await this.#first(await this.#statusOf(transactionId)));
    }

    /** Asked by the gateway itself, for everybody. */
    #statusOf(transactionId: string, seconds = this.#config.deadlines.commitSeconds): Promise<TransactionStatus> {
        const gateway = this.#connection.gateway(this.#config.eventUser);
        const question = { gateway, channel: this.#config.channel, transactionId };

        return askingPeer('CommitStatus', () => commitStatus(question, { deadline: Date.now() + seconds * 1_000 }));
    }

    #proposal(name: string, { user, ...content }: ProposalContent): Proposal {
        const [chaincode = '', transaction = ''] = name.split('/');

        return this.#connection.contract(user, chaincode).newProposal(transaction, content);
    }
}

interface ProposalContent {
    readonly user: string;
    readonly transientData: Record<string, string | Uint8Array>;
    readonly endorsingOrganizations?: string[];
}

function outcomeOf(transaction: Transaction): Outcome {
    return outcomeSchema.parse(readJson(Buffer.from(transaction.getResult()).toString('utf8')));
}

/** Endorsers must agree, so all that is random comes from here: 32 fresh bytes for each proposal. */
function transientOf({ input, request, settlement }: Act): ProposalContent['transientData'] {
    return {
        input: canonicalJson(input),
        seed: randomBytes(32),
        ...(request !== undefined && { request: canonicalJson(request) }),
        ...(settlement !== undefined && { settlement: canonicalJson(settlement) }),
    };
}

function throwIfDecided(error: unknown, endorsers: readonly string[]): void {
    if (!(error instanceof EndorseError)) {
        throw error;
    }
    const failure = endorsementFailure(error, endorsers);
    if (failure.kind === 'refused') {
        throw failure.refusal;
    }
    if (failure.kind === 'defect') {
        throw new LedgerDefectError('the chaincode failed', error);
    }
}

function unanswered(error: unknown): unknown {
    const isAnswer = error instanceof GatewayError && /chaincode response/.test(textOf(error));

    return isAnswer ? new LedgerDefectError('the chaincode failed', error) : new PeerUnavailableError(error);
}

function textOf({ message, details }: GatewayError): string {
    return [message, ...details.map((detail) => detail.message)].join('\n');
}

function isConflict({ code }: TransactionStatus): boolean {
    return code === StatusCode.MVCC_READ_CONFLICT || code === StatusCode.PHANTOM_READ_CONFLICT;
}

async function unlessAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
    signal.throwIfAborted();
    const ceased = new AbortController();
    const aborted = once(signal, 'abort', { signal: ceased.signal }).then(() => signal.throwIfAborted());
    // Neither may end as a rejection that nobody looks at.
    aborted.catch(() => undefined);
    work.catch(() => undefined);
    try {
        return (await Promise.race([work, aborted])) as Result;
    } finally {
        ceased.abort();
    }
}

/** With jitter, or two that met once would meet again. */
function pauseBefore(attempt: number): Promise<void> {
    return pause(attempt * pauseMilliseconds * (0.5 + Math.random()));
}
