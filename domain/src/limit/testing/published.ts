import { yuan } from '../../dcep/testing/samples.js';
import type { Limits, WalletPolicy } from '../wallet-policy.js';

/** What the pilot of a bank in 2020 allowed. A corporate wallet's limits are its operator's affair. */
export const pilot2020: WalletPolicy = {
    effectiveFrom: '2020-01-01',
    limits: {
        CORPORATE: {},
        I: limits([500_000n, 50_000n, 100_000n], 500_000n),
        II: limits([10_000n, 5_000n, 10_000n], 300_000n),
        III: limits([2_000n, 2_000n, 2_000n], 50_000n),
        IV: limits([1_000n, 500n, 1_000n], 10_000n),
    },
};

/** What a speech of 2021 said: more of everything, and nothing of a year. */
export const speech2021: WalletPolicy = {
    effectiveFrom: '2021-11-09',
    limits: {
        CORPORATE: {},
        I: {},
        II: limits([500_000n, 50_000n, 100_000n]),
        III: limits([20_000n, 5_000n, 10_000n]),
        IV: limits([10_000n, 2_000n, 5_000n]),
    },
};

function limits([balance, single, daily]: readonly [bigint, bigint, bigint], yearly?: bigint): Limits {
    const stated = { balance: yuan(balance), single: yuan(single), daily: yuan(daily) };

    return yearly === undefined ? stated : { ...stated, yearly: yuan(yearly) };
}
