import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';

/** A peer or an orderer, and where it keeps what it has. */
interface KeepingNode {
    readonly folder: string;
}

/** Where a peer keeps a channel's blocks, in its own folder. */
export function peerLedger(folder: string, channel: string): string {
    return path.join(folder, 'data', 'ledgersData', 'chains', 'chains', channel);
}

/** Where an orderer keeps a channel's blocks, in its own folder. */
export function ordererLedger(folder: string, channel: string): string {
    return path.join(folder, 'ledger', 'chains', channel);
}

/**
 * Removes what nodes that are about to start have of databases, where they have not got the channel: Fabric's programs
 * refuse for ever a database whose making was cut short by a kill, and whoever has no ledger yet has nothing in it.
 */
export function forgetUnjoined(
    { peers, orderers }: Record<'peers' | 'orderers', readonly KeepingNode[]>,
    channel: string,
): void {
    for (const { folder } of peers) {
        if (!existsSync(peerLedger(folder, channel))) {
            rmSync(path.join(folder, 'data'), { recursive: true, force: true });
        }
    }
    for (const { folder } of orderers) {
        if (!existsSync(ordererLedger(folder, channel))) {
            rmSync(path.join(folder, 'ledger'), { recursive: true, force: true });
        }
    }
}
