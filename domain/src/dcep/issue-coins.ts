import { add, compare, subtract } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { IssueCoins } from './api.js';
import type { Reserve } from './reserve.js';
import { mint, mustBePayable, type Minting, type StatedCoin } from './spend-coins.js';

const refusal = refusals({ RESERVE_MUST_COVER_ISSUE: 'conflict' });

export interface IssueFacts {
    readonly reserve: Reserve | undefined;
    readonly minting: Minting;
}

export interface IssuedCoins {
    readonly reserve: Reserve;
    readonly made: readonly StatedCoin[];
}

/** Whether the bank's reserve bears the issue, so that a hopeless proposal does not wait for a second officer. */
export function checkIssue({ amount }: IssueCoins, reserve: Reserve | undefined): Reserve {
    mustBePayable(amount);
    if (reserve === undefined || compare(amount, reserve.balance) > 0) {
        throw refusal('RESERVE_MUST_COVER_ISSUE');
    }

    return reserve;
}

/** Exchanges a bank's reserve for one coin of the same worth in its vault. */
export function issueCoins(order: IssueCoins, { reserve, minting }: IssueFacts): IssuedCoins {
    const before = checkIssue(order, reserve);

    return {
        reserve: {
            ...before,
            balance: subtract(before.balance, order.amount),
            issued: add(before.issued, order.amount),
        },
        made: mint([{ owner: 'vault', amount: order.amount }], { minting, parents: [] }),
    };
}
