import { common, peer } from '@hyperledger/fabric-protos';

import { configurationIn } from '../config/configuration.js';
import { validationCodesOf } from '../wire/block.js';
import { decode } from '../wire/decode.js';
import { openAction, openEnvelope } from '../wire/open.js';
import { readTimestamp } from '../wire/proposal.js';
import { claimedTransactionId } from '../wire/transaction.js';
import { parseResults } from './rwset.js';
import type { ValidatedBlock } from './validate.js';
import type { AppliedTransaction } from './world-state.js';

/** A block of the ledger as it was judged when it was committed: what it says of its transactions is not judged again. */
export function readCommitted(block: common.Block): ValidatedBlock {
    const blockNumber = block.getHeader()?.getNumber() ?? 0;
    const envelopes = block.getData()?.getDataList_asU8() ?? [];
    const codes = [...validationCodesOf(block)];
    const isValid = (txNumber: number): boolean => codes[txNumber] === peer.TxValidationCode.VALID;
    const applied = envelopes.flatMap((envelope, txNumber) =>
        isValid(txNumber) ? readApplied(envelope, { blockNumber, txNumber }) : [],
    );
    const valid = envelopes.filter((_, txNumber) => isValid(txNumber));
    const [configuration] = valid.flatMap((envelope) => configurationIn(envelope) ?? []);
    return { codes, txIds: envelopes.map(claimedTransactionId), applied, configuration };
}

function readApplied(envelope: Uint8Array, version: AppliedTransaction['version']): AppliedTransaction[] {
    const { payload, channelHeader } = openEnvelope(envelope);
    if (channelHeader.getType() !== common.HeaderType.ENDORSER_TRANSACTION) return [];
    const [action] = decode(peer.Transaction, payload.getData_asU8(), 'Transaction').getActionsList();
    if (action === undefined) return [];
    const writer = { txId: channelHeader.getTxId(), timestamp: readTimestamp(channelHeader) };
    return [{ version, writer, results: parseResults(openAction(action).getResults_asU8()) }];
}
