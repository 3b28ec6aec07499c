import type { CapitalAccount } from '../../capital-account/capital-account.js';
import type { CapitalPayment, Stratum } from '../../capital-account/capital-payment.js';
import type { CapitalPolicy, CapitalUse } from '../../capital-account/capital-policy.js';
import type { CapitalPopulation } from '../../capital-account/capital-population.js';
import { closePopulation, isToBeClosed } from '../../capital-account/close-population.js';
import { drawPopulation } from '../../capital-account/draw-population.js';
import { payFromCapital } from '../../capital-account/pay-from-capital.js';
import { account, id, letter, morning, order, policy, proof } from '../../capital-account/testing/samples.js';
import type { Money } from '../../kernel/money.js';
import type { Sha256 } from '../../kernel/sha256.js';
import { instantOf } from '../../kernel/time.js';
import type { Writings } from '../writings.js';
import { written } from './writings.js';

const hour = 3_600_000;
const header = { number: 7, previousHash: 'a'.repeat(64), dataHash: 'b'.repeat(64) };
const share = 'c'.repeat(64);

interface Made {
    readonly bank?: string;
    readonly use?: CapitalUse;
    readonly tradeClass?: 'A' | 'B' | 'C';
    /** Shown before, instead of a letter. */
    readonly isProven?: boolean;
}

/** Payments out of one account at each bank, by one policy, with all that was written of them: what really happened. */
export class PastCapital {
    readonly history: Writings[] = [];
    readonly payments: CapitalPayment[] = [];
    /** How many of each stratum were drawn. */
    readonly drawn: Record<Stratum, number> = { ORDINARY: 0, LARGE: 0 };
    readonly #by: CapitalPolicy;
    readonly #sha256: Sha256;
    readonly #accounts = new Map<string, CapitalAccount>();
    readonly #open = new Map<string, CapitalPopulation>();
    #at = Date.parse(morning);

    constructor(
        sha256: Sha256,
        { by = policy, banks = [account.bank] }: { by?: CapitalPolicy; banks?: string[] } = {},
    ) {
        this.#by = by;
        this.#sha256 = sha256;
        this.#write(written({ capitalPolicies: { policies: [by] } }));
        for (const bank of banks) {
            const opened = { ...account, bank };
            this.#accounts.set(bank, opened);
            this.#write(written({}, { bank, capitalAccounts: [opened] }));
        }
    }

    get #now(): string {
        return instantOf(this.#at);
    }

    wait(hours: number): void {
        this.#at += hours * hour;
    }

    pay(amount: Money, { bank = account.bank, use = order.use, tradeClass = 'A', isProven = false }: Made = {}): void {
        const basis = isProven ? proof : { ...letter, tradeClass };
        const request = { ...order, capitalPaymentId: id(1_000 + this.payments.length), use, amount, basis };
        const paid = payFromCapital(request, {
            account: this.#accounts.get(bank) ?? account,
            policy: this.#by,
            population: this.#open.get(bank),
            at: this.#now,
        });
        this.#accounts.set(bank, paid.account);
        this.payments.push(paid.payment);
        const capitalPopulations = paid.population === undefined ? [] : [paid.population];
        capitalPopulations.forEach((population) => this.#open.set(bank, population));
        const left = { capitalAccounts: [paid.account], capitalPayments: [paid.payment], capitalPopulations };
        this.#write(written({}, { bank, ...left }));
    }

    /** A registrar closes what a bank has paid, if it may, and draws from it. */
    close(bank: string = account.bank): void {
        const open = this.#open.get(bank);
        if (open === undefined || !isToBeClosed(open, this.#now)) {
            return;
        }
        const [at, sha256] = [this.#now, this.#sha256];
        const closed = closePopulation(open, { transactionId: 'tx', share, at, sha256 });
        const drawn = drawPopulation({ ...closed, witnessed: { header, at } }, { header, share, at, sha256 });
        this.#open.delete(bank);
        this.drawn.ORDINARY += drawn.sample.payments.ORDINARY.length;
        this.drawn.LARGE += drawn.sample.payments.LARGE.length;
        this.#write(written({}, { bank, capitalPopulations: [closed] }));
        this.#write(written({}, { bank, capitalPopulations: [drawn] }));
    }

    #write(writings: Writings): void {
        this.history.push({ ...writings, at: this.#now });
    }
}
