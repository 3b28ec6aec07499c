import { z } from 'zod';
import { refusals } from '../kernel/refusal.js';
import { saltSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';

const refusal = refusals({
    LIVING_EPOCHS_MUST_BE_FEW: 'conflict',
    EPOCH_MUST_LIVE: 'not-found',
    EPOCH_MUST_NOT_BE_NEWEST: 'conflict',
    EPOCH_MUST_BE_EMPTY: 'conflict',
});

/** Every text is looked up under the key of each, so there are to be few: retire one before the next. */
export const maximumEpochs = 3;

const epochSchema = z.strictObject({
    epoch: z.int().positive(),
    secret: saltSchema,
    /** Absent of the first, which begins with the registry. */
    since: instantSchema.exactOptional(),
});
type Epoch = z.output<typeof epochSchema>;

export const fingerprintKeysSchema = z.strictObject({ epochs: z.array(epochSchema).min(1).max(maximumEpochs) });
/** The keys under which fingerprints are filed, the newest last: what is filed now is filed under that. */
export type FingerprintKeys = z.output<typeof fingerprintKeysSchema>;

export const epochCountSchema = z.strictObject({ epoch: z.int().positive(), filed: z.int().nonnegative() });
/** How many texts are filed under the key of an epoch. */
export type EpochCount = z.output<typeof epochCountSchema>;

/** The key under which everything is filed now. */
export function newestOf({ epochs }: FingerprintKeys): Epoch {
    const newest = epochs.at(-1);
    if (newest === undefined) {
        throw new RangeError('there is no key to file under');
    }

    return newest;
}

/** Begins an epoch: whatever anybody has learnt of the key before, from now on it opens nothing new. */
export function rotateKeys(keys: FingerprintKeys, { secret, since }: Required<Omit<Epoch, 'epoch'>>): FingerprintKeys {
    if (keys.epochs.length >= maximumEpochs) {
        throw refusal('LIVING_EPOCHS_MUST_BE_FEW', { maximum: maximumEpochs });
    }
    const { epoch } = newestOf(keys);

    return { epochs: [...keys.epochs, { epoch: epoch + 1, secret, since }] };
}

/** Forgets a key. What is still filed under it could never be found again, so nothing may be. */
export function retireEpoch(
    keys: FingerprintKeys,
    epoch: number,
    { filed }: Pick<EpochCount, 'filed'>,
): FingerprintKeys {
    if (!keys.epochs.some((each) => each.epoch === epoch)) {
        throw refusal('EPOCH_MUST_LIVE');
    }
    if (epoch === newestOf(keys).epoch) {
        throw refusal('EPOCH_MUST_NOT_BE_NEWEST');
    }
    if (filed > 0) {
        throw refusal('EPOCH_MUST_BE_EMPTY', { filed });
    }

    return { epochs: keys.epochs.filter((each) => each.epoch !== epoch) };
}
