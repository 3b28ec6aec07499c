import { common, peer } from '@hyperledger/fabric-protos';

import { decode } from '../wire/decode.js';
import { openAction, openEnvelope } from '../wire/open.js';
import type { GatewayContext } from './context.js';

/** What a stream is opened with: where it starts, and after which block it ends. */
export interface BlockRange {
    readonly first: number;
    readonly last: number;
}

/** The numbers of the peer's blocks as they come, until the range or the reader ends; past ones follow at once. */
export async function* blocksOf(
    { channel, peer: { name } }: GatewayContext,
    { first, last }: BlockRange,
    signal: AbortSignal,
): AsyncGenerator<number, void> {
    for (let number = first; number <= last; number += 1) {
        await channel.whenBlock(name, number, signal);
        yield number;
    }
}

/** A block of the ledger; asking for one that is not there is a defect of the caller. */
export function readBlock({ channel }: Pick<GatewayContext, 'channel'>, number: number): common.Block {
    const bytes = channel.block(number);
    if (bytes === undefined) throw new Error(`block ${number} does not exist`);
    return common.Block.deserializeBinary(bytes);
}

/** The action of a transaction in a block; undefined for a configuration. */
export function actionOf(envelopeBytes: Uint8Array): { txId: string; action: peer.ChaincodeAction } | undefined {
    const { payload, channelHeader } = openEnvelope(envelopeBytes);
    if (channelHeader.getType() !== common.HeaderType.ENDORSER_TRANSACTION) return undefined;
    const [first] = decode(peer.Transaction, payload.getData_asU8(), 'Transaction').getActionsList();
    return first && { txId: channelHeader.getTxId(), action: openAction(first) };
}
