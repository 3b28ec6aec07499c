import { add, compare, subtract } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { IssueCoins } from './api.js';
import { dayWithIssue, type ExchangeFacts } from './exchange-caps.js';
import type { Reserve } from './reserve.js';
import { mint, mustBePayable, type Minting, type MadeCoin } from './spend-coins.js';

const refusal = refusals({ RESERVE_MUST_COVER_ISSUE: 'conflict' });

export interface IssueFacts extends ExchangeFacts {
    readonly reserve: Reserve | undefined;
    readonly minting: Minting;
}

export interface IssuedCoins {
    readonly reserve: Reserve;
    readonly made: readonly MadeCoin[];
}

/**
 * The bank's account after the issue, if its reserve and the cap of the day bear it. It is asked when the issue is
 * proposed too, so that a hopeless proposal does not wait for a second officer.
 */
export function reserveAfterIssue(
    { amount }: IssueCoins,
    reserve: Reserve | undefined,
    exchange: ExchangeFacts,
): Reserve {
    mustBePayable(amount);
    if (reserve === undefined || compare(amount, reserve.balance) > 0) {
        throw refusal('RESERVE_MUST_COVER_ISSUE');
    }

    return {
        ...reserve,
        balance: subtract(reserve.balance, amount),
        issued: add(reserve.issued, amount),
        lastDay: dayWithIssue(amount, reserve, exchange),
    };
}

/** Exchanges a bank's reserve for one coin of the same worth in its vault. */
export function issueCoins(order: IssueCoins, { reserve, minting, ...exchange }: IssueFacts): IssuedCoins {
    return {
        reserve: reserveAfterIssue(order, reserve, exchange),
        made: mint([{ owner: 'vault', amount: order.amount }], { minting, parents: [] }),
    };
}
