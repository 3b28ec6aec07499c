import { common } from '@hyperledger/fabric-protos';

import { ChannelConfiguration, channelIn } from '../config/configuration.js';
import type { SignatureVerifier } from '../crypto/sign.js';
import { toByteKey } from './byte-key.js';
import { commitHash } from './commit-hash.js';
import { readCommitted } from './committed-block.js';
import { readDefinition } from './definition-state.js';
import { Definitions, type ChaincodeDefinition } from './definition.js';
import { History } from './history.js';
import { chaincodeOfSequenceKey, lifecycleNamespace } from './lifecycle.js';
import type { CommittedTransaction } from './peer-ledger.js';
import type { NamespaceResults } from './rwset.js';
import { validateBlock, type ValidatedBlock } from './validate.js';
import { WorldState, type AppliedTransaction } from './world-state.js';

/** A block as the chain took it. */
export interface AppendedBlock {
    readonly number: number;
    /** One for each envelope. */
    readonly codes: readonly number[];
    readonly applied: readonly AppliedTransaction[];
    /** Those whose ids are new. */
    readonly transactions: readonly CommittedTransaction[];
    /** Over all that the block changed, and over the one before; nothing for the first block. */
    readonly commitHash: Uint8Array;
}

/**
 * All that follows from a channel's blocks and from nothing else: the states, which transactions are valid, who is on
 * the channel and what its chaincodes are. Two networks that take the same blocks agree on all of it.
 */
export class Chain {
    readonly channelId: string;
    readonly world = new WorldState();
    readonly #verifier: SignatureVerifier;
    readonly #configurations: History<ChannelConfiguration>;
    readonly #definitions: History<Definitions>;
    readonly #transactions = new Map<string, CommittedTransaction>();
    #height = 1;
    #lastConfigurationBlock = 0;
    #commitHash: Uint8Array = new Uint8Array();

    /** Begins with block 0, which holds the channel's first configuration; throws if it does not. */
    constructor(genesis: common.Block, verifier: SignatureVerifier) {
        const { channelId, configuration } = channelIn(genesis);
        this.channelId = channelId;
        this.#verifier = verifier;
        this.#configurations = new History(configuration);
        this.#definitions = new History(definitionsOf(channelId, configuration, []));
    }

    /** How many blocks there are. */
    get height(): number {
        return this.#height;
    }

    /** The number of the block with the newest configuration. */
    get lastConfigurationBlock(): number {
        return this.#lastConfigurationBlock;
    }

    /** Who is on the channel and who may do what, to whoever has this many blocks. */
    configuration(height = this.#height): ChannelConfiguration {
        return this.#configurations.at(height);
    }

    /** What the chaincodes are, to whoever has this many blocks. */
    definitions(height = this.#height): Definitions {
        return this.#definitions.at(height);
    }

    /** Where a transaction was first committed, valid or not. */
    findTransaction(txId: string): CommittedTransaction | undefined {
        return this.#transactions.get(txId);
    }

    /** Validates envelopes as the next block and writes what is valid. */
    append(envelopes: readonly Uint8Array[]): AppendedBlock {
        return this.#advance(this.#validate(envelopes));
    }

    /** Takes a block that was committed before as it was judged then. */
    adopt(block: common.Block): AppendedBlock {
        const committed = readCommitted(block);
        const definitions = this.definitions();
        for (const change of committed.applied) this.world.apply(change, definitions);
        return this.#advance(committed);
    }

    /** Makes a block, whose valid transactions are written, the newest. */
    #advance(validated: ValidatedBlock): AppendedBlock {
        const number = this.#height;
        const { codes, applied } = validated;
        this.#commitHash = commitHash({ codes, applied, states: this.world.states, previous: this.#commitHash });
        this.world.expire({ blockNumber: number, txNumber: codes.length });
        this.#height += 1;
        this.#renew(validated);
        const transactions = this.#index(number, validated);
        return { number, codes, applied, transactions, commitHash: this.#commitHash };
    }

    #validate(envelopes: readonly Uint8Array[]): ValidatedBlock {
        return validateBlock(
            { envelopes, blockNumber: this.#height },
            {
                channelId: this.channelId,
                configuration: this.configuration(),
                verifier: this.#verifier,
                definitions: this.definitions(),
                world: this.world,
                isCommitted: (txId) => this.#transactions.has(txId),
            },
        );
    }

    /** What a block changed in who is on the channel, or in what the chaincodes are, holds from the next block on. */
    #renew({ configuration, applied }: ValidatedBlock): void {
        const lifecycle = applied.flatMap(({ results }) => results.filter(changesLifecycle));
        if (configuration === undefined && lifecycle.length === 0) return;
        if (configuration !== undefined) {
            this.#configurations.add(
                this.#height,
                new ChannelConfiguration(configuration.getConfig() ?? new common.Config()),
            );
            this.#lastConfigurationBlock = this.#height - 1;
        }
        const known = this.definitions().chaincodes.map(({ name }) => name);
        const names = new Set([...known, ...lifecycle.flatMap(definedIn)]);
        const states = this.world.states.of(lifecycleNamespace);
        const state = { get: (key: string) => states.at(toByteKey(key), this.#height)?.value };
        const chaincodes = [...names].flatMap((name) => readDefinition(state, name) ?? []);
        this.#definitions.add(this.#height, definitionsOf(this.channelId, this.configuration(), chaincodes));
    }

    /** A repeated transaction has its own code in the block, but its id keeps answering for the first. */
    #index(blockNumber: number, { txIds, codes }: ValidatedBlock): CommittedTransaction[] {
        const first: CommittedTransaction[] = [];
        for (const [txNumber, code] of codes.entries()) {
            const txId = txIds[txNumber];
            if (txId === undefined || this.#transactions.has(txId)) continue;
            const transaction = { txId, blockNumber, txNumber, code };
            this.#transactions.set(txId, transaction);
            first.push(transaction);
        }
        return first;
    }
}

function definitionsOf(
    channelId: string,
    configuration: ChannelConfiguration,
    chaincodes: readonly ChaincodeDefinition[],
): Definitions {
    const { organisations } = configuration;
    return new Definitions({ channelId, organisations, chaincodes });
}

/** Definitions change nothing but state, and so do approvals: whoever keeps what follows from them looks again after each. */
function changesLifecycle({ namespace, set, collections }: NamespaceResults): boolean {
    const writes =
        set.getWritesList().length > 0 || collections.some(({ privateSetHash }) => privateSetHash !== undefined);
    return namespace === lifecycleNamespace && writes;
}

/** The chaincodes whose definitions change: none does without its sequence. */
function definedIn({ set }: NamespaceResults): string[] {
    return set.getWritesList().flatMap((write) => chaincodeOfSequenceKey(write.getKey()) ?? []);
}
