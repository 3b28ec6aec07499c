import { hmac, type PrivateCollection, type PrivateRecord } from '@cohong/chaincode-runtime';
import type { FiledAt } from '@cohong/domain/fingerprint/api';
import { filedFingerprintSchema, merged, type FiledFingerprint, type Filing } from '@cohong/domain/fingerprint/filing';
import type { Fingerprint } from '@cohong/domain/fingerprint/fingerprint';
import { newestOf, type FingerprintKeys } from '@cohong/domain/fingerprint/fingerprint-keys';
import { PendingRecords } from '../registry/pending-records.js';
import { EpochCounts } from './epoch-counts.js';

/** The first two hexadecimal digits of a key. */
const shards = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'));

/** The texts that are filed under the key of one epoch. */
interface Epoch {
    readonly epoch: number;
    readonly kind: PrivateRecord<FiledFingerprint>;
    readonly filed: PendingRecords<FiledFingerprint>;
}

/**
 * Documents under the keyed texts by which they are found again. A text is looked up under the keys of all living
 * epochs, and what is put is put under the newest: so no match is lost while keys change.
 */
export class FingerprintFile {
    readonly #registry: PrivateCollection;
    readonly #counts: EpochCounts;
    /** The newest last. */
    readonly #epochs: readonly Epoch[];
    readonly #newest: number;

    constructor(registry: PrivateCollection, { keys, pepper }: { keys: FingerprintKeys; pepper: string }) {
        this.#registry = registry;
        this.#counts = new EpochCounts(registry, pepper);
        this.#newest = newestOf(keys).epoch;
        this.#epochs = keys.epochs.map(({ epoch, secret }) => {
            const kind: PrivateRecord<FiledFingerprint> = {
                name: 'fingerprint',
                schema: filedFingerprintSchema,
                key: ({ rule, text }) => placeOf({ epoch, key: hmac(secret, rule, text) }),
            };
            return { epoch, kind, filed: new PendingRecords(registry, kind) };
        });
    }

    /** Has the peer give in one message all that is about to be looked up. */
    async readAhead(fingerprints: readonly Fingerprint[]): Promise<void> {
        for (const { epoch, kind, filed } of this.#epochs) {
            await filed.readAhead(fingerprints.map((fingerprint) => keyOf(kind, { ...fingerprint, epoch })));
        }
    }

    /** All that is filed under a text, with whichever key. */
    async find(fingerprint: Fingerprint): Promise<readonly Filing[]> {
        const filings: (readonly Filing[])[] = [];
        for (const { epoch, kind, filed } of this.#epochs) {
            filings.push((await filed.find(...keyOf(kind, { ...fingerprint, epoch })))?.filings ?? []);
        }

        return merged(...filings);
    }

    /** Files this and nothing else under a text that was looked up, with the newest key. */
    async put({ rule, text }: Fingerprint, filings: readonly Filing[]): Promise<void> {
        for (const { epoch, kind, filed } of this.#epochs) {
            const record = { epoch, rule, text, filings: [...filings] };
            const isThere = (await filed.find(...keyOf(kind, record))) !== undefined;
            if (epoch === this.#newest && filings.length > 0) {
                filed.put(record);
            } else if (isThere) {
                filed.remove(...keyOf(kind, record));
            }
        }
    }

    /** Files with the newest key what is filed with an old one. Tells whether anything was still there. */
    async refile({ epoch, key }: FiledAt): Promise<boolean> {
        const old = this.#epochs.find((each) => each.epoch === epoch && epoch !== this.#newest);
        const record = await old?.filed.find(...placeOf({ epoch, key }));
        if (record === undefined) {
            return false;
        }
        await this.put(record, await this.find(record));

        return true;
    }

    /** Where texts are filed with old keys: at most so many. For evaluated transactions only. */
    async listToRefile(limit: number): Promise<readonly FiledAt[]> {
        const found: FiledAt[] = [];
        for (const { epoch, kind } of this.#epochs.filter((each) => each.epoch !== this.#newest)) {
            for (const shard of shards) {
                const records = await this.#registry.list(kind, String(epoch), shard);
                found.push(...records.map((record) => ({ epoch, key: kind.key(record).at(-1) ?? '' })));
                if (found.length >= limit) {
                    return found.slice(0, limit);
                }
            }
        }

        return found;
    }

    async save(): Promise<void> {
        for (const { epoch, filed } of this.#epochs) {
            await this.#counts.add(epoch, filed.growth);
        }
        for (const { filed } of this.#epochs) {
            await filed.save();
        }
    }
}

/** In shards, so that a list of some need not be a list of all. */
function placeOf({ epoch, key }: FiledAt): readonly string[] {
    return [String(epoch), key.slice(0, 2), key];
}

function keyOf(
    kind: PrivateRecord<FiledFingerprint>,
    fingerprint: Omit<FiledFingerprint, 'filings'>,
): readonly string[] {
    return kind.key({ ...fingerprint, filings: [] });
}
