import { common, peer } from '@hyperledger/fabric-protos';

import type { SignatureVerifier } from '../crypto/sign.js';
import { requireAuthorised } from '../config/authorised-update.js';
import type { ChannelConfiguration } from '../config/configuration.js';
import { claimedTransactionId, endorsersOf, unpackTransaction, type UnpackedTransaction } from '../wire/transaction.js';
import type { Definitions } from './definition.js';
import { EndorsementCheck } from './endorsement-check.js';
import { checkReads } from './mvcc.js';
import { parseResults, type NamespaceResults } from './rwset.js';
import type { AppliedTransaction, WorldState } from './world-state.js';

const { VALID, DUPLICATE_TXID, BAD_RWSET, INVALID_CONFIG_TRANSACTION } = peer.TxValidationCode;

/** What validation stands on: what was committed below the block. */
export interface ValidationContext {
    readonly channelId: string;
    readonly configuration: ChannelConfiguration;
    readonly verifier: SignatureVerifier;
    readonly definitions: Definitions;
    readonly world: WorldState;
    readonly isCommitted: (txId: string) => boolean;
}

/** What a block came to: one code per envelope, and what the valid ones changed. */
export interface ValidatedBlock {
    readonly codes: readonly number[];
    /** The ids the envelopes claim; absent where none can be read. */
    readonly txIds: readonly (string | undefined)[];
    readonly applied: readonly AppliedTransaction[];
    /** The channel's configuration from the next block on, where this one changed it. */
    readonly configuration: common.ConfigEnvelope | undefined;
}

interface Checked {
    readonly code: number;
    readonly transaction?: UnpackedTransaction;
    readonly results?: readonly NamespaceResults[];
    readonly configuration?: common.ConfigEnvelope;
}

/**
 * Validates a block in Fabric's order and writes what is valid into the world state: form and signatures, duplicates on
 * the ledger, policies; then duplicates within the block; then the reads, one transaction after the other.
 */
export function validateBlock(
    { envelopes, blockNumber }: { readonly envelopes: readonly Uint8Array[]; readonly blockNumber: number },
    context: ValidationContext,
): ValidatedBlock {
    const { definitions, configuration, world } = context;
    const endorsements = new EndorsementCheck({ definitions, configuration, states: world.states, blockNumber });
    const checked = envelopes.map((envelope) => checkTransaction(envelope, endorsements, context));
    const applied: AppliedTransaction[] = [];
    const codes = withoutRepeats(checked).map(({ code, transaction, results }, txNumber) => {
        if (code !== VALID || transaction === undefined || results === undefined) return code;
        const readCode = checkReads(results, world.states, blockNumber);
        if (readCode !== VALID) return readCode;
        const { txId, timestamp } = transaction;
        const change = { version: { blockNumber, txNumber }, writer: { txId, timestamp }, results };
        world.apply(change, definitions);
        applied.push(change);
        return VALID;
    });
    const [newConfiguration] = checked.flatMap((entry) => entry.configuration ?? []);
    return { codes, txIds: envelopes.map(claimedTransactionId), applied, configuration: newConfiguration };
}

function checkTransaction(envelope: Uint8Array, endorsements: EndorsementCheck, context: ValidationContext): Checked {
    const { membership } = context.configuration;
    const { code, transaction, configuration } = unpackTransaction(envelope, { ...context, membership });
    if (configuration !== undefined) return checkConfiguration(configuration, context);
    if (transaction === undefined) return { code };
    if (context.isCommitted(transaction.txId)) return { code: DUPLICATE_TXID };
    const results = readResults(transaction);
    if (results === undefined) return { code: BAD_RWSET };
    const endorsers = endorsersOf(transaction, { ...context, membership });
    const verdict = endorsements.check({ chaincodeName: transaction.chaincodeName, results, endorsers });
    return { code: verdict, transaction, results };
}

function checkConfiguration(configuration: common.ConfigEnvelope, context: ValidationContext): Checked {
    try {
        requireAuthorised(configuration, context);
        return { code: VALID, configuration };
    } catch {
        return { code: INVALID_CONFIG_TRANSACTION };
    }
}

function readResults({ results }: UnpackedTransaction): NamespaceResults[] | undefined {
    try {
        return parseResults(results);
    } catch {
        return undefined;
    }
}

/** Of the same transaction twice in a block the first counts; one that failed already takes nobody's place. */
function withoutRepeats(checked: readonly Checked[]): Checked[] {
    const seen = new Set<string>();
    return checked.map((entry) => {
        if (entry.code !== VALID || entry.transaction === undefined) return entry;
        const { txId } = entry.transaction;
        if (seen.has(txId)) return { code: DUPLICATE_TXID };
        seen.add(txId);
        return entry;
    });
}
