import { hmac, type PrivateCollection, type PrivateRecord } from '@cohong/chaincode-runtime';
import { epochCountSchema, type EpochCount } from '@cohong/domain/fingerprint/fingerprint-keys';

/**
 * How many texts are filed under the key of each epoch. A transaction that writes cannot list what there is, so it is
 * counted: with that a key is retired only when nothing is filed under it.
 */
export class EpochCounts {
    readonly #registry: PrivateCollection;
    readonly #kind: PrivateRecord<EpochCount>;

    constructor(registry: PrivateCollection, pepper: string) {
        this.#registry = registry;
        this.#kind = {
            name: 'epoch-count',
            schema: epochCountSchema,
            key: ({ epoch }) => [hmac(pepper, 'fingerprints', String(epoch))],
        };
    }

    async of(epoch: number): Promise<EpochCount> {
        const none = { epoch, filed: 0 };

        return (await this.#registry.find(this.#kind, ...this.#kind.key(none))) ?? none;
    }

    /** Counts what was added, or taken away, if anything was. */
    async add(epoch: number, growth: number): Promise<void> {
        if (growth === 0) {
            return;
        }
        const { filed } = await this.of(epoch);
        await this.#registry.put(this.#kind, { epoch, filed: filed + growth });
    }
}
