import { existsSync } from 'node:fs';
import type { common } from '@hyperledger/fabric-protos';
import { configurationBlockOf, showBlock, type ShownBlock } from './block.js';
import {
    certificatesInFolder,
    certificatesOnChannel,
    showCertificates,
    type ShownCertificate,
} from './certificates.js';
import { configurationChanges, configurationIn, type ConfigurationChange } from './configuration.js';
import type { LedgerReader } from './ledger-reader.js';
import { FoldedState, type PrivateEntry, type StateEntry } from './state.js';
import type { ShownTransaction } from './transaction.js';

/** Which blocks of a chain: from one on, or so many of the newest. */
export type Choice = { readonly from: number } | { readonly last: number };

export async function blocks(ledger: LedgerReader, choice: Choice): Promise<ShownBlock[]> {
    const height = await ledger.height();
    const first = 'from' in choice ? choice.from : Math.max(0, height - choice.last);
    if (first >= height) {
        throw new Error(`There is no block ${first}: the newest is ${height - 1}.`);
    }
    const shown: ShownBlock[] = [];
    for await (const block of ledger.blocks(first, height - 1)) {
        shown.push(showBlock(block));
    }
    return shown;
}

/** A block, and what it changes where it is one of configuration. */
export interface ExploredBlock extends ShownBlock {
    readonly configurationChanges?: readonly ConfigurationChange[];
}

export async function block(ledger: LedgerReader, number: number): Promise<ExploredBlock> {
    const found = await ledger.block(number);
    return { ...showBlock(found), ...(await changesIn(ledger, found)) };
}

/** A transaction, the block in which it stands, and what it changes where it is one of configuration. */
export interface ExploredTransaction {
    readonly block: { readonly number: number; readonly hash: string };
    readonly transaction: ShownTransaction;
    readonly configurationChanges?: readonly ConfigurationChange[];
}

export async function transaction(ledger: LedgerReader, id: string): Promise<ExploredTransaction> {
    const found = await ledger.blockOf(id);
    const { number, hash, transactions } = showBlock(found);
    const same = transactions.find((each) => each.id === id);
    if (same === undefined) {
        throw new Error(`Block ${number} was said to have transaction ${id} and does not.`);
    }
    return { block: { number, hash }, transaction: same, ...(await changesIn(ledger, found)) };
}

async function changesIn(
    ledger: LedgerReader,
    found: common.Block,
): Promise<Pick<ExploredBlock, 'configurationChanges'>> {
    const after = configurationIn(found);
    if (after === undefined) {
        return {};
    }
    const number = found.getHeader()?.getNumber() ?? 0;
    const before =
        number === 0
            ? undefined
            : configurationIn(await ledger.block(configurationBlockOf(await ledger.block(number - 1))));
    return { configurationChanges: configurationChanges(before, after) };
}

/** Which part of the state, and whether members' private values are asked for. */
export interface StateQuestion {
    readonly namespace?: string;
    /** How the key begins, a composite key with its object type; of a private key the hash, or the key where it is known. */
    readonly keyPrefix: string;
    readonly private: boolean;
}

export interface ExploredState {
    /** How many blocks were folded. */
    readonly height: number;
    readonly public: readonly StateEntry[];
    readonly private: readonly PrivateEntry[];
}

/** Folds the valid writes of every block. */
export async function state(ledger: LedgerReader, question: StateQuestion): Promise<ExploredState> {
    const height = await ledger.height();
    const folded = await (question.private ? foldWithPrivateData(ledger, height) : fold(ledger, height));
    const isAsked = ({ namespace }: { readonly namespace: string }): boolean =>
        question.namespace === undefined || namespace === question.namespace;
    const begins = (...keys: (string | undefined)[]): boolean =>
        keys.some((key) => key?.replace(/^\0/, '').startsWith(question.keyPrefix) === true);
    return {
        height,
        public: folded.publicEntries.filter((entry) => isAsked(entry) && begins(entry.key)),
        private: folded.privateEntries.filter((entry) => isAsked(entry) && begins(entry.keyHash, entry.clear?.key)),
    };
}

async function fold(ledger: LedgerReader, height: number): Promise<FoldedState> {
    const folded = new FoldedState();
    for await (const each of ledger.blocks(0, height - 1)) {
        folded.apply(each);
    }
    return folded;
}

async function foldWithPrivateData(ledger: LedgerReader, height: number): Promise<FoldedState> {
    const folded = new FoldedState();
    for await (const delivered of ledger.blocksWithPrivateData(0, height - 1)) {
        const each = delivered.getBlock();
        if (each !== undefined) {
            folded.apply(each);
        }
        delivered.getPrivateDataMapMap().forEach((sets) => folded.reveal(sets));
    }
    return folded;
}

/** Every certificate in a consortium's folder, and in the newest configuration of the channel where one is up. */
export async function identities(folder: string, ledger: LedgerReader | undefined): Promise<ShownCertificate[]> {
    if (!existsSync(folder)) {
        throw new Error(`There is no folder ${folder}. \`make up\` makes one, with every organisation's certificates.`);
    }
    const configuration = ledger && (await newestConfiguration(ledger));
    return showCertificates(
        {
            inFolder: certificatesInFolder(folder),
            onChannel: configuration === undefined ? [] : certificatesOnChannel(configuration),
        },
        new Date(),
    );
}

async function newestConfiguration(ledger: LedgerReader): Promise<common.Config | undefined> {
    const newest = await ledger.block((await ledger.height()) - 1);
    return configurationIn(newest) ?? configurationIn(await ledger.block(configurationBlockOf(newest)));
}
