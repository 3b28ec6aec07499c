import type { ImportDeclaration } from '../../import-declaration/import-declaration.js';
import { alertImportersBank } from '../../import-financing/alert-importers-bank.js';
import { decideImportFinancing } from '../../import-financing/decide-import-financing.js';
import { disburseImportFinancing } from '../../import-financing/disburse-import-financing.js';
import { settleImportFinancing, withdrawImportFinancing } from '../../import-financing/end-import-financing.js';
import { unpaid, type FinancedImport } from '../../import-financing/financed-import.js';
import type { ImportFinancingPolicy } from '../../import-financing/import-financing-policy.js';
import type { Funds, ImportFinancing } from '../../import-financing/import-financing.js';
import type { ImportedGoods } from '../../import-financing/imported-goods.js';
import { repayImportFinancing } from '../../import-financing/repay-import-financing.js';
import { requestImportFinancing } from '../../import-financing/request-import-financing.js';
import { reverseImportDisbursement } from '../../import-financing/reverse-import-disbursement.js';
import { goods, policy, requested } from '../../import-financing/testing/samples.js';
import type { Money } from '../../kernel/money.js';
import { Refusal } from '../../kernel/refusal.js';
import { instantOf } from '../../kernel/time.js';
import { idOf, morning, releaseCode } from '../../receivable/testing/samples.js';
import type { Writings } from '../writings.js';
import { written } from './writings.js';

const hour = 3_600_000;
const means = { kind: 'OUTSIDE', reference: 'CIPS 1' } as const;
const { declarationNumber, importerUscc, contractReference, dueOn = '' } = requested;

interface Asked {
    readonly bank?: string;
    readonly funds?: Funds;
    readonly dueOn?: string;
    readonly code?: string;
}

/** Payments for the goods of one import, by one policy, with all that was written of them: what really happened. */
export class PastImports {
    readonly history: Writings[] = [];
    readonly payments: ImportFinancing[] = [];
    readonly #by: ImportFinancingPolicy;
    #goods: ImportedGoods = goods;
    #financed: FinancedImport = unpaid(goods);
    #at = Date.parse(morning);

    constructor(by: ImportFinancingPolicy = policy) {
        this.#by = by;
        const secrets = { numberSecret: '1'.repeat(64), releaseSecret: '2'.repeat(64) };
        this.#write(written({ importFinancingPolicies: { policies: [by] }, secrets, ...this.#declared }));
    }

    get #now(): string {
        return instantOf(this.#at);
    }

    /** Of what customs declares the rules of paying for imports look at this alone. */
    get #declared(): Pick<Writings, 'importDeclarations'> {
        return { importDeclarations: [this.#goods as ImportDeclaration] };
    }

    wait(hours: number): void {
        this.#at += hours * hour;
    }

    ask(
        amount: Money,
        { bank = 'HaizhouBankMSP', funds = 'LOAN', dueOn: due = dueOn, code = releaseCode }: Asked = {},
    ): void {
        const importFinancingId = idOf(this.payments.length);
        const paper = { declarationNumber, releaseCode: code, importerUscc, contractReference };
        const asked = { importFinancingId, ...paper, funds, amount, ...(funds === 'LOAN' && { dueOn: due }) };
        this.#leave([requestImportFinancing(asked, { bank, askedAt: this.#now })]);
    }

    /** A registrar's batch of all that waits. */
    decide(): void {
        const decided = this.payments
            .filter(({ status }) => status === 'REQUESTED')
            .map((asked) => {
                const isShown = asked.releaseCode === releaseCode;
                const { importFinancing, financed } = decideImportFinancing(asked, {
                    known: isShown ? { declaration: this.#goods, releaseCode } : undefined,
                    financed: this.#financed,
                    policy: this.#by,
                    decidedAt: this.#now,
                });
                this.#financed = financed ?? this.#financed;
                return importFinancing;
            });
        this.#leave(decided);
    }

    pay(n: number): void {
        const importFinancing = this.#nth(n);
        const { importFinancingId } = importFinancing;
        const facts = { importFinancing, transactionId: 'tx', paidAt: this.#now };
        this.#leave([disburseImportFinancing({ importFinancingId, means }, facts)]);
    }

    repay(n: number, amount: Money): void {
        const importFinancing = this.#nth(n);
        const { importFinancingId, repayments } = importFinancing;
        const repayment = { importFinancingId, repaymentId: idOf(repayments.length), amount, means };
        const facts = { importFinancing, transactionId: 'tx', paidAt: this.#now };
        this.#leave([repayImportFinancing(repayment, facts)]);
    }

    reverse(n: number): void {
        const importFinancing = this.#nth(n);
        const { importFinancingId } = importFinancing;
        const facts = { importFinancing, at: this.#now };
        this.#leave([reverseImportDisbursement({ importFinancingId, reason: 'Returned' }, facts)]);
    }

    withdraw(n: number): void {
        this.#leave([withdrawImportFinancing(this.#nth(n)).importFinancing]);
    }

    /** A registrar takes off the goods what was given up, or has come back, or was not paid in time. */
    settle(n: number): void {
        const facts = { financed: this.#financed, at: this.#now };
        const { importFinancing, financed } = settleImportFinancing(this.#nth(n), facts);
        this.#financed = financed;
        this.#leave([importFinancing], importFinancing.importFinancingId);
    }

    /** Customs changes what the goods are worth, and a registrar tells whoever pays for them. */
    amend(totalValue: Money): void {
        this.#goods = { ...this.#goods, version: this.#goods.version + 1, totalValue };
        this.#write(written(this.#declared));
        const told = new Set(this.#financed.allocations.map(({ importFinancingId }) => importFinancingId));
        const facts = { goods: this.#goods, financed: this.#financed, policy: this.#by, raisedAt: this.#now };
        this.#leave(
            this.payments
                .filter(({ importFinancingId }) => told.has(importFinancingId))
                .map((each) => alertImportersBank(each, facts)),
        );
    }

    #nth(n: number): ImportFinancing {
        const importFinancing = this.payments[n % Math.max(this.payments.length, 1)];
        if (importFinancing === undefined) {
            throw new Refusal('not-found', 'RECORD_MUST_EXIST');
        }

        return importFinancing;
    }

    #leave(payments: readonly ImportFinancing[], settledId?: string): void {
        payments.forEach((each) => (this.payments[Number(`0x${each.importFinancingId}`)] = each));
        const done = settledId === undefined ? [] : [{ kind: 'import-financing-end' as const, id: settledId }];
        // What is written stands in the order of the vaults' names, whatever was dealt with first.
        const banks = [...new Set(payments.map(({ bank }) => bank))].sort().reverse();
        const vaults = banks.map((bank) => ({
            bank,
            importFinancings: payments.filter((each) => each.bank === bank),
            done,
        }));
        const inOrder = payments.map(({ importFinancingId }) => importFinancingId);
        this.#write(written({ inOrder }, ...vaults));
    }

    #write(writings: Writings): void {
        this.history.push({ ...writings, at: this.#now });
    }
}
