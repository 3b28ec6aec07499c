import { blockHashOf, type BlockHeader } from '../kernel/block-header.js';
import { canonicalJson } from '../kernel/json.js';
import type { Sha256 } from '../kernel/sha256.js';
import type { Stratum } from './capital-payment.js';
import type { CapitalPolicy } from './capital-policy.js';
import type { CapitalPopulation } from './capital-population.js';

const hashSpace = 2n ** 256n;
const tenThousand = 10_000n;

export type SampledPayments = Readonly<Record<Stratum, string[]>>;

export interface SeedParts {
    readonly header: BlockHeader;
    readonly share: string;
    readonly commitment: string;
    readonly policy: CapitalPolicy;
}

/**
 * What draws: the hash of a block that came after the members were fixed, by which policy it is done, and the part that the
 * regulators had fixed before that block. Everybody who has these gets the same.
 */
export function seedOf({ header, share, commitment, policy }: SeedParts, sha256: Sha256): string {
    const blockHash = blockHashOf(header, sha256);
    const { effectiveFrom } = policy;

    return sha256(canonicalJson({ purpose: 'cohong capital sample', blockHash, effectiveFrom, commitment, share }));
}

/** Draws out of a population, each stratum by its own share. */
export function drawSample(
    { members, policy: { sampled } }: Pick<CapitalPopulation, 'members' | 'policy'>,
    { seed, sha256 }: { readonly seed: string; readonly sha256: Sha256 },
): SampledPayments {
    const drawn = (stratum: Stratum, perTenThousand: number): string[] => {
        const ids = members[stratum];
        const size = sampleSize(ids.length, perTenThousand);
        return drawDistinct(ids, { size, hashAt: (try_) => sha256(`${seed} ${stratum} ${try_}`) });
    };

    return { ORDINARY: drawn('ORDINARY', sampled.ordinary), LARGE: drawn('LARGE', sampled.large) };
}

/** So many of ten thousand, rounded up: of few payments one is looked at all the same. */
export function sampleSize(count: number, perTenThousand: number): number {
    return Number((BigInt(count) * BigInt(perTenThousand) + tenThousand - 1n) / tenThousand);
}

interface Drawing {
    readonly size: number;
    /** A hash for each number, every one used once. */
    readonly hashAt: (number: number) => string;
}

/** So many of the ids without repetition, every selection as likely as any other: the first steps of a Fisher-Yates shuffle. */
function drawDistinct(ids: readonly string[], { size, hashAt }: Drawing): string[] {
    const left = [...ids];
    let used = 0;
    const below = (bound: number): number => {
        for (;;) {
            const found = wholeBelow(bound, hashAt(used));
            used += 1;
            if (found !== undefined) {
                return found;
            }
        }
    };

    return Array.from({ length: size }, () => {
        const chosen = below(left.length);
        const id = left[chosen];
        const last = left.pop();
        if (id === undefined || last === undefined) {
            throw new RangeError('more are drawn than there are');
        }
        if (chosen < left.length) {
            left[chosen] = last;
        }
        return id;
    });
}

/** A hash as a number from 0 to below the bound, or nothing where it lies in the odd rest that would favour the first ones. */
export function wholeBelow(bound: number, hash: string): number | undefined {
    const [value, divisor] = [BigInt(`0x${hash}`), BigInt(bound)];
    const fair = hashSpace - (hashSpace % divisor);

    return value < fair ? Number(value % divisor) : undefined;
}
