import type { Money } from '../../kernel/money.js';
import { Refusal } from '../../kernel/refusal.js';
import { instantOf } from '../../kernel/time.js';
import { decidePackingCredit } from '../../packing-credit/decide-packing-credit.js';
import { disbursePackingCredit } from '../../packing-credit/disburse-packing-credit.js';
import { settlePackingCredit, withdrawPackingCredit } from '../../packing-credit/end-packing-credit.js';
import { unfinanced, type FinancedOrder } from '../../packing-credit/financed-order.js';
import type { PackingCreditPolicy } from '../../packing-credit/packing-credit-policy.js';
import type { PackingCredit } from '../../packing-credit/packing-credit.js';
import { repayPackingCredit } from '../../packing-credit/repay-packing-credit.js';
import { requestPackingCredit } from '../../packing-credit/request-packing-credit.js';
import { advance, order } from '../../packing-credit/testing/samples.js';
import type { RepaymentSource } from '../../receivable/financing.js';
import { exporterUscc, idOf, morning } from '../../receivable/testing/samples.js';
import type { Writings } from '../writings.js';
import { written } from './writings.js';

const hour = 3_600_000;
const means = { kind: 'OUTSIDE', reference: 'CIPS 1' } as const;

/** Loans on one order, by one policy, with all that was written of them: what really happened. */
export class PastCredits {
    readonly history: Writings[] = [];
    readonly credits: PackingCredit[] = [];
    readonly #by: PackingCreditPolicy;
    #financed: FinancedOrder | undefined;
    #at = Date.parse(morning);

    constructor(by: PackingCreditPolicy = advance) {
        this.#by = by;
        this.#write(written({ packingCreditPolicies: { policies: [by] } }));
    }

    get #now(): string {
        return instantOf(this.#at);
    }

    wait(hours: number): void {
        this.#at += hours * hour;
    }

    ask(amount: Money, bank = 'HaizhouBankMSP'): void {
        const asked = { packingCreditId: idOf(this.credits.length), exporterUscc, order, amount };
        this.#leave([requestPackingCredit(asked, { bank, askedAt: this.#now })]);
    }

    /** A registrar's batch of all that waits. */
    decide(): void {
        const decided = this.credits
            .filter(({ status }) => status === 'REQUESTED')
            .map((asked) => {
                const facts = { financed: this.#financed, policy: this.#by, decidedAt: this.#now };
                const { packingCredit, financed } = decidePackingCredit(asked, facts);
                this.#financed = financed ?? this.#financed;
                return packingCredit;
            });
        this.#leave(decided);
    }

    payOut(n: number): void {
        const packingCredit = this.#nth(n);
        const { packingCreditId } = packingCredit;
        const facts = { packingCredit, transactionId: 'tx', paidAt: this.#now };
        this.#leave([disbursePackingCredit({ packingCreditId, means }, facts)]);
    }

    repay(n: number, amount: Money, source: RepaymentSource = 'OTHER_FUNDS'): void {
        const packingCredit = this.#nth(n);
        const { packingCreditId, repayments } = packingCredit;
        const repayment = { packingCreditId, repaymentId: idOf(repayments.length), amount, source, means };
        this.#leave([repayPackingCredit(repayment, { packingCredit, transactionId: 'tx', paidAt: this.#now })]);
    }

    withdraw(n: number): void {
        this.#leave([withdrawPackingCredit(this.#nth(n)).packingCredit]);
    }

    settle(n: number): void {
        const ended = this.#nth(n);
        const lying = this.#financed ?? unfinanced(ended);
        const { packingCredit, financed } = settlePackingCredit(ended, { financed: lying, at: this.#now });
        this.#financed = financed;
        this.#leave([packingCredit], packingCredit.packingCreditId);
    }

    #nth(n: number): PackingCredit {
        const packingCredit = this.credits[n % Math.max(this.credits.length, 1)];
        if (packingCredit === undefined) {
            throw new Refusal('not-found', 'RECORD_MUST_EXIST');
        }

        return packingCredit;
    }

    #leave(credits: readonly PackingCredit[], settledId?: string): void {
        credits.forEach((each) => (this.credits[Number(`0x${each.packingCreditId}`)] = each));
        const done = settledId === undefined ? [] : [{ kind: 'packing-credit-end' as const, id: settledId }];
        // What is written stands in the order of the vaults' names, whatever was dealt with first.
        const banks = [...new Set(credits.map(({ bank }) => bank))].sort().reverse();
        const vaults = banks.map((bank) => ({
            bank,
            packingCredits: credits.filter((each) => each.bank === bank),
            done,
        }));
        const inOrder = credits.map(({ packingCreditId }) => packingCreditId);
        this.#write(written({ inOrder }, ...vaults));
    }

    #write(writings: Writings): void {
        this.history.push({ ...writings, at: this.#now });
    }
}
