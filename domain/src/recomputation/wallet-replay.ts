import { canBecome } from '../dcep/coin.js';
import type { SpentCoins } from '../dcep/spend-coins.js';
import { sum, type Money } from '../kernel/money.js';
import { codeOfRefusal } from '../kernel/refusal.js';
import { accountsAfter, type AccountHolder } from '../limit/accounts-after.js';
import { paymentsIn } from '../limit/payments-in.js';
import type { WalletAccount } from '../limit/wallet-account.js';
import type { Tier, WalletPolicy, WalletPolicyBook } from '../limit/wallet-policy.js';
import { CoinFile } from './coin-file.js';
import type { CoinWritings, MoneyWritings } from './money-writings.js';
import type { ReplayParts } from './replay-parts.js';
import { addMovement, type ChangedMovement, type MovementTotal } from './wallet-replayed.js';

type Parts = ReplayParts<WalletPolicy | undefined, WalletPolicyBook>;

/** What a transaction has moved at one bank, and the accounts that would have counted it. */
interface Move {
    readonly written: CoinWritings;
    readonly moved: SpentCoins;
    readonly holders: readonly AccountHolder[];
}

interface Fault {
    readonly code: string;
    readonly tier: Tier | undefined;
}

const moneyMustHaveCome = 'MONEY_MUST_HAVE_COME';

/**
 * Which past movements of wallets' money another policy would have refused, by the rule by which they were let through.
 *
 * One that would have been refused counts in no account, and what then moves its money further is refused with it. What was
 * refused when it was ordered no record was made of, so a policy that allows more shows nothing more.
 */
export class WalletReplay {
    readonly #parts: Parts;
    readonly #file = new CoinFile();
    /** As they would be. */
    readonly #accounts = new Map<string, WalletAccount>();
    /** Coins and transfers that would not have been made. */
    readonly #unmade = new Set<string>();
    readonly #totals = new Map<string, MovementTotal>();
    #book: WalletPolicyBook | undefined;
    readonly movements: ChangedMovement[] = [];

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** By bank and tier. */
    get totals(): readonly MovementTotal[] {
        return [...this.#totals].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, total]) => total);
    }

    /** What wallets would have held and paid, by their ids. */
    get accounts(): ReadonlyMap<string, WalletAccount> {
        return this.#accounts;
    }

    take(writings: MoneyWritings): void {
        const moves = writings.places.map((written) => this.#moveOf(written));
        const policy = this.#parts.policyAt(writings.at, this.#book);
        const fault = moves.map((move) => this.#faultOf(move, policy, writings)).find((found) => found !== undefined);
        if (fault === undefined) {
            moves.forEach((move) => {
                this.#count(this.#after(move, policy, writings));
            });
        } else {
            this.#drop(writings);
        }
        moves.forEach((move) => {
            this.#tell(move, writings, fault);
        });
        this.#keep(writings);
    }

    #moveOf(written: CoinWritings): Move {
        const moved = this.#file.movedIn(written);
        const isMoving = moved.spent.length > 0 || moved.made.length > 0;
        const holders = written.accounts.flatMap(({ walletId }): AccountHolder[] => {
            const [wallet, account] = [this.#file.wallets.get(walletId), this.#accounts.get(walletId)];
            if (!isMoving || wallet === undefined || account === undefined) {
                return [];
            }
            const { tier, parent, limits = {} } = wallet;

            return [{ account, tier, ...(parent !== undefined && { under: { parent, limits } }) }];
        });

        return { written, moved, holders };
    }

    #faultOf(move: Move, policy: WalletPolicy | undefined, writings: MoneyWritings): Fault | undefined {
        const { holders } = move;
        const codeBy = (by: WalletPolicy | undefined): string | undefined =>
            codeOfRefusal(() => this.#after(move, by, writings));
        if (this.#hasNotCome(move)) {
            return { code: moneyMustHaveCome, tier: holders[0]?.tier };
        }
        const code = codeBy(policy);
        if (code !== undefined) {
            const tier = holders.find((each) => policy && codeBy(onlyFor(each.tier, policy)) === code)?.tier;
            return { code, tier: tier ?? holders[0]?.tier };
        }
        const lacking = this.#after(move, policy, writings).findIndex(({ balance }) => balance.minorUnits < 0n);

        return lacking === -1 ? undefined : { code: moneyMustHaveCome, tier: holders[lacking]?.tier };
    }

    /** Whether it releases what would never have been locked, sent or loaded, or refunds what would not have been paid. */
    #hasNotCome({ written, moved }: Move): boolean {
        const isHeld = (serial: string): boolean => {
            const status = this.#file.statusOf(serial)?.status;
            return status !== undefined && !canBecome(status, 'SPENT');
        };

        return (
            moved.spent.some(({ serial }) => isHeld(serial) && this.#unmade.has(serial)) ||
            written.transfers.some(({ refundOf }) => refundOf !== undefined && this.#unmade.has(refundOf))
        );
    }

    #after(
        { moved, holders }: Move,
        policy: WalletPolicy | undefined,
        { at }: MoneyWritings,
    ): readonly WalletAccount[] {
        return accountsAfter(moved, { holders, policy, currencyPolicies: [], at });
    }

    #count(accounts: readonly WalletAccount[]): void {
        for (const account of accounts) {
            this.#accounts.set(account.walletId, account);
        }
    }

    #drop({ places }: MoneyWritings): void {
        for (const { coins, transfers } of places) {
            coins.forEach(({ serial }) => this.#unmade.add(serial));
            transfers.forEach(({ transferId }) => this.#unmade.add(transferId));
        }
    }

    #tell({ written: { bank }, moved, holders }: Move, { transactionId, at }: MoneyWritings, fault?: Fault): void {
        const payer = holders.find(({ account }) => moved.spent.some(({ owner }) => owner === account.walletId));
        const tier = (payer ?? holders[0])?.tier;
        if (tier === undefined || !this.#parts.isTold(at)) {
            return;
        }
        const amount = amountOf(moved, holders);
        const key = `${bank} ${tier}`;
        const total = addMovement(this.#totals.get(key), { bank, tier, amount }, { isRefused: fault !== undefined });
        this.#totals.set(key, total);
        if (fault !== undefined) {
            this.movements.push({ bank, transactionId, at, tier: fault.tier ?? tier, amount, code: fault.code });
        }
    }

    #keep({ places, policies }: MoneyWritings): void {
        for (const written of places) {
            this.#file.take(written);
            for (const { interest: _interest, ...opened } of written.accounts) {
                if (!this.#accounts.has(opened.walletId)) {
                    this.#accounts.set(opened.walletId, opened);
                }
            }
        }
        this.#book = policies ?? this.#book;
    }
}

/** A policy that limits one tier alone. */
function onlyFor(tier: Tier, { limits, ...policy }: WalletPolicy): WalletPolicy {
    const none = { CORPORATE: {}, I: {}, II: {}, III: {}, IV: {} };

    return { ...policy, limits: { ...none, [tier]: limits[tier] } };
}

function amountOf(moved: SpentCoins, holders: readonly AccountHolder[]): Money {
    const parents = new Map<string, string>(
        holders.flatMap(({ account, under }) => (under === undefined ? [] : [[account.walletId, under.parent]])),
    );
    const paid = paymentsIn(moved, (owner) => parents.get(owner) ?? owner);
    const counted = sum(
        'CNY',
        paid.map((each) => each.counted),
    );
    const come = moved.made.filter(({ coin }) => holders.some(({ account }) => account.walletId === coin.owner));

    return counted.minorUnits > 0n
        ? counted
        : sum(
              'CNY',
              come.map(({ coin }) => coin.amount),
          );
}
