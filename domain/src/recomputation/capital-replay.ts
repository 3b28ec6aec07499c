import type { CapitalAccount } from '../capital-account/capital-account.js';
import type { CapitalPayment } from '../capital-account/capital-payment.js';
import type { CapitalPolicy, CapitalPolicyBook } from '../capital-account/capital-policy.js';
import type { CapitalPopulation } from '../capital-account/capital-population.js';
import { isToBeClosed } from '../capital-account/close-population.js';
import { payFromCapital, type PaidFromCapital } from '../capital-account/pay-from-capital.js';
import { largeFromIn } from '../capital-account/set-capital-policy.js';
import { canonicalJson } from '../kernel/json.js';
import { codeOfRefusal } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import {
    addCapitalPayment,
    addPopulation,
    changedCapitalPayment,
    madeOf,
    unopenedAccount,
    type CapitalAnswer,
    type CapitalChecks,
    type CapitalTotal,
    type ChangedCapitalAccount,
    type ChangedCapitalPayment,
} from './capital-replayed.js';
import { RecordFile } from './record-file.js';
import type { ReplayParts } from './replay-parts.js';
import { Totals } from './totals.js';
import type { VaultWritings, Writings } from './writings.js';

type Parts = ReplayParts<CapitalPolicy, CapitalPolicyBook>;

/**
 * What would have become of past payments out of capital receipts under another policy, by the rules by which they were made,
 * and out of what, and how many, would have been drawn for checks.
 *
 * What would have been refused is in no population. How each enterprise pays is as it really was: what a check of others would
 * have shown nobody knows. What was refused, because the policy of the day said so, no record was made of.
 */
export class CapitalReplay {
    readonly #parts: Parts;
    readonly #records = new RecordFile();
    /** Of each bank the population that would take payments in. */
    readonly #open = new Map<string, CapitalPopulation>();
    /** Accounts that could not have been opened: their banks would have been told so. */
    readonly #unopened = new Map<string, string>();
    readonly #totals = new Totals<CapitalTotal>();
    readonly #checks = new Map<string, CapitalChecks>();
    readonly accounts: ChangedCapitalAccount[] = [];
    readonly payments: ChangedCapitalPayment[] = [];

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** By bank and currency. */
    get totals(): readonly CapitalTotal[] {
        return this.#totals.inOrder;
    }

    /** By bank: of what was closed in the period. */
    get checks(): readonly CapitalChecks[] {
        return [...this.#checks.values()].sort((one, other) => (one.bank < other.bank ? -1 : 1));
    }

    take(writings: Writings): void {
        this.#closeAdrift(writings.at);
        for (const vault of writings.vaults) {
            const { capitalAccounts, capitalPayments } = this.#records.vault(vault.bank);
            vault.capitalAccounts
                .filter(({ capitalAccountId }) => !capitalAccounts.has(capitalAccountId))
                .forEach((account) => {
                    this.#openAccount(account);
                });
            vault.capitalPayments
                .filter(({ capitalPaymentId }) => !capitalPayments.has(capitalPaymentId))
                .forEach((payment) => {
                    this.#pay(payment);
                });
            this.#followClosings(vault, writings.at);
        }
        this.#records.take(writings);
    }

    #openAccount(account: CapitalAccount): void {
        const { openedAt, received } = account;
        const policy = this.#policyAt(openedAt);
        const code = codeOfRefusal(() => largeFromIn(received.currency, policy));
        if (code === undefined) {
            return;
        }
        this.#unopened.set(keyOf(account), code);
        if (this.#parts.isTold(openedAt)) {
            this.accounts.push(unopenedAccount(account, code));
        }
    }

    /** What was paid out of an account that could not have been opened is told with the account. */
    #pay(was: CapitalPayment): void {
        const unopened = this.#unopened.get(keyOf(was));
        const wouldBe = unopened === undefined ? this.#answer(was) : { code: unopened };
        if (!this.#parts.isTold(was.sentAt)) {
            return;
        }
        this.#totals.add(was, (before) => addCapitalPayment(before, was, wouldBe.code === madeOf(was).code));
        const changed = changedCapitalPayment(was, wouldBe);
        if (changed !== undefined && unopened === undefined) {
            this.payments.push(changed);
        }
    }

    /** How it would be answered, and what that leaves among what is drawn from. */
    #answer(was: CapitalPayment): CapitalAnswer {
        const { bank, enterpriseUscc: _payer, sentAt: at, membership: _drawnFrom, check: _check, ...request } = was;
        const account = this.#records.vault(bank).capitalAccounts.get(was.capitalAccountId);
        if (account === undefined) {
            return madeOf(was);
        }
        const facts = { account, policy: this.#policyAt(at), population: this.#open.get(bank), at };
        const pay = (): PaidFromCapital => payFromCapital(request, facts);
        const code = codeOfRefusal(pay);
        if (code !== undefined) {
            return { code };
        }
        const { payment, population } = pay();
        if (population !== undefined) {
            this.#open.set(bank, population);
        }

        return madeOf(payment);
    }

    /** A registrar has closed what was open; the same payments are closed with it. */
    #followClosings({ bank, capitalPopulations }: VaultWritings, at: Instant): void {
        for (const after of capitalPopulations) {
            const before = this.#records.vault(bank).capitalPopulations.get(after.populationId);
            if (before?.status === 'OPEN' && after.status === 'CLOSED') {
                const wouldBe = this.#open.get(bank);
                this.#count(before, 'was', at);
                if (wouldBe !== undefined && closesLike(wouldBe, before)) {
                    this.#close(wouldBe, at);
                }
            }
        }
    }

    /** Other payments than those that a registrar will really close are closed once they may be. */
    #closeAdrift(at: Instant): void {
        for (const [bank, wouldBe] of this.#open) {
            const open = [...this.#records.vault(bank).capitalPopulations.values()].find(
                ({ status }) => status === 'OPEN',
            );
            const isAdrift = open === undefined || !closesLike(wouldBe, open);
            if (isAdrift && isToBeClosed(wouldBe, at)) {
                this.#close(wouldBe, at);
            }
        }
    }

    #close(population: CapitalPopulation, at: Instant): void {
        this.#open.delete(population.bank);
        this.#count(population, 'wouldBe', at);
    }

    #count(population: CapitalPopulation, which: 'was' | 'wouldBe', at: Instant): void {
        if (this.#parts.isTold(at)) {
            const { bank } = population;
            this.#checks.set(bank, addPopulation(this.#checks.get(bank), population, which));
        }
    }

    #policyAt(at: Instant): CapitalPolicy {
        return this.#parts.policyAt(at, this.#records.capitalPolicies);
    }
}

/** Whether both take the same payments in, and for as long: which registrar closes them, and when, is then the same. */
function closesLike(one: CapitalPopulation, other: CapitalPopulation): boolean {
    const closing = ({ members, closesAt, policy: { population } }: CapitalPopulation): string =>
        canonicalJson({ members, closesAt, payments: population.payments });

    return closing(one) === closing(other);
}

function keyOf({ bank, capitalAccountId }: Pick<CapitalAccount, 'bank' | 'capitalAccountId'>): string {
    return `${bank} ${capitalAccountId}`;
}
