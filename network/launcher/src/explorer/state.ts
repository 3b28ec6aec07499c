import { createHash } from 'node:crypto';
import { openEnvelope, decode, openAction, validationCodesOf } from '@cohong/embedded-fabric';
import { common, ledger, peer } from '@hyperledger/fabric-protos';
import { envelopesOf } from './block.js';
import { hex, readable, type Readable } from './readable.js';
import { showReadWriteSet, type ShownCollection, type ShownNamespace, type Version } from './read-write-set.js';

/** A key of a chaincode's public state. */
export interface StateEntry {
    readonly namespace: string;
    readonly key: string;
    readonly value: Readable;
    readonly version: Version;
    /** Under which the key may be written, if it has a policy of its own. */
    readonly policy?: string;
}

/** A key of a private collection as everybody sees it; in clear only to members who asked. */
export interface PrivateEntry {
    readonly namespace: string;
    readonly collection: string;
    readonly keyHash: string;
    readonly valueHash: string;
    readonly version: Version;
    readonly policy?: string;
    readonly clear?: { readonly key: string; readonly value: Readable };
}

type Changeable<Entry> = { -readonly [Property in keyof Entry]: Entry[Property] };

/**
 * The state as the valid writes of the blocks leave it, one block after the other. Block-to-live is not followed: it
 * stands in the chaincode's definition and in no block's writes.
 */
export class FoldedState {
    readonly #public = new Map<string, Changeable<StateEntry>>();
    readonly #private = new Map<string, Changeable<PrivateEntry>>();

    /** Applies what the block's valid transactions write. */
    apply(block: common.Block): void {
        const number = block.getHeader()?.getNumber() ?? 0;
        const codes = validationCodesOf(block);
        envelopesOf(block).forEach((envelope, transaction) => {
            if (codes[transaction] === peer.TxValidationCode.VALID) {
                writesOf(envelope).forEach((namespace) => this.#write(namespace, { block: number, transaction }));
            }
        });
    }

    /**
     * Adds what private write sets say in clear, where it is still current: a value that does not match the hash on
     * the chain, because it was replaced or because whoever delivered it erred, is passed over.
     */
    reveal(sets: ledger.rwset.TxPvtReadWriteSet): void {
        for (const inNamespace of sets.getNsPvtRwsetList()) {
            for (const inCollection of inNamespace.getCollectionPvtRwsetList()) {
                const set = ledger.rwset.kvrwset.KVRWSet.deserializeBinary(inCollection.getRwset_asU8());
                for (const write of set.getWritesList()) {
                    const keyHash = sha256(Buffer.from(write.getKey()));
                    const place = [inNamespace.getNamespace(), inCollection.getCollectionName(), keyHash] as const;
                    const entry = this.#private.get(idOf(...place));
                    if (entry?.valueHash === sha256(write.getValue_asU8())) {
                        entry.clear = { key: write.getKey(), value: readable(write.getValue_asU8()) };
                    }
                }
            }
        }
    }

    /** By namespace and key. */
    get publicEntries(): readonly StateEntry[] {
        return sorted(this.#public);
    }

    /** By namespace, collection and hash of the key. */
    get privateEntries(): readonly PrivateEntry[] {
        return sorted(this.#private);
    }

    #write({ namespace, writes, keyPolicies, collections }: ShownNamespace, version: Version): void {
        for (const write of writes) {
            const id = idOf(namespace, write.key);
            if ('deleted' in write) {
                this.#public.delete(id);
            } else {
                const policy = this.#public.get(id)?.policy;
                this.#public.set(id, { namespace, ...write, version, ...(policy !== undefined && { policy }) });
            }
        }
        keyPolicies.forEach(({ key, policy }) => setPolicy(this.#public.get(idOf(namespace, key)), policy, version));
        collections.forEach((collection) => this.#writePrivate(namespace, collection, version));
    }

    #writePrivate(namespace: string, { collection, writes, keyPolicies }: ShownCollection, version: Version): void {
        for (const write of writes) {
            const id = idOf(namespace, collection, write.keyHash);
            if ('deleted' in write) {
                this.#private.delete(id);
            } else {
                const policy = this.#private.get(id)?.policy;
                const kept = policy === undefined ? {} : { policy };
                this.#private.set(id, { namespace, collection, ...write, version, ...kept });
            }
        }
        for (const { keyHash, policy } of keyPolicies) {
            setPolicy(this.#private.get(idOf(namespace, collection, keyHash)), policy, version);
        }
    }
}

/** Metadata is part of a key's value and counts as a write of it; where there is no key there is nothing to mark. */
function setPolicy(
    entry: Changeable<StateEntry> | Changeable<PrivateEntry> | undefined,
    policy: string | null,
    version: Version,
): void {
    if (entry === undefined) {
        return;
    }
    entry.version = version;
    if (policy === null) {
        delete entry.policy;
    } else {
        entry.policy = policy;
    }
}

/** What a transaction writes; nothing for one that is no call of chaincode. */
function writesOf(envelope: Uint8Array): ShownNamespace[] {
    const { payload, channelHeader } = openEnvelope(envelope);
    if (channelHeader.getType() !== common.HeaderType.ENDORSER_TRANSACTION) {
        return [];
    }
    const [action] = decode(peer.Transaction, payload.getData_asU8(), 'Transaction').getActionsList();
    return action === undefined ? [] : showReadWriteSet(openAction(action).getResults_asU8());
}

/** Namespaces and collections have no such character in their names. */
function idOf(...parts: readonly string[]): string {
    return parts.join('\u0000');
}

function sorted<Entry>(entries: ReadonlyMap<string, Entry>): Entry[] {
    return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

function sha256(bytes: Uint8Array): string {
    return hex(createHash('sha256').update(bytes).digest());
}
