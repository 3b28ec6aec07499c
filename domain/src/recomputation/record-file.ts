import type { CapitalAccount } from '../capital-account/capital-account.js';
import type { CapitalPayment } from '../capital-account/capital-payment.js';
import type { CapitalPolicyBook } from '../capital-account/capital-policy.js';
import type { CapitalPopulation } from '../capital-account/capital-population.js';
import type { Declaration, DeclarationSecrets } from '../declaration/declaration.js';
import type { ImportFinancingPolicyBook } from '../import-financing/import-financing-policy.js';
import type { ImportFinancing } from '../import-financing/import-financing.js';
import type { ImportDeclaration } from '../import-declaration/import-declaration.js';
import type { Credit } from '../letter-of-credit/credit.js';
import type { PackingCreditPolicyBook } from '../packing-credit/packing-credit-policy.js';
import type { PackingCredit } from '../packing-credit/packing-credit.js';
import type { Presentation } from '../presentation/presentation.js';
import type { Financing } from '../receivable/financing.js';
import type { FinancingPolicyBook } from '../receivable/policy.js';
import type { OutwardPayment } from '../tax-form/outward-payment.js';
import type { TaxFormPolicyBook } from '../tax-form/tax-form-policy.js';
import type { Transfer, TransferRequest } from '../transfer/transfer.js';
import type { VaultWritings, Writings } from './writings.js';

/** One bank's books, as far as they bear on balances. */
export class VaultFile {
    readonly financings = new Map<string, Financing>();
    readonly packingCredits = new Map<string, PackingCredit>();
    readonly importFinancings = new Map<string, ImportFinancing>();
    readonly capitalAccounts = new Map<string, CapitalAccount>();
    readonly capitalPayments = new Map<string, CapitalPayment>();
    readonly capitalPopulations = new Map<string, CapitalPopulation>();
    readonly outwardPayments = new Map<string, OutwardPayment>();
    readonly #credits = new Map<string, Credit>();
    readonly #presentations = new Map<string, Map<number, Presentation>>();
    readonly #transfers = new Map<string, Transfer>();
    readonly #transferRequests = new Map<string, TransferRequest>();

    credit(creditId: string): Credit | undefined {
        return this.#credits.get(creditId);
    }

    /** All under a credit, in the order of their numbers. */
    presentations(creditId: string): readonly Presentation[] {
        const lodged = [...(this.#presentations.get(creditId)?.values() ?? [])];

        return lodged.sort((one, other) => one.number - other.number);
    }

    transfer(creditId: string, number: number): Transfer | undefined {
        return this.#transfers.get(`${creditId} ${number}`);
    }

    transferRequest(creditId: string, number: number): TransferRequest | undefined {
        return this.#transferRequests.get(`${creditId} ${number}`);
    }

    take({ financings, credits, presentations, transfers, transferRequests, ...others }: VaultWritings): void {
        others.packingCredits.forEach((each) => this.packingCredits.set(each.packingCreditId, each));
        others.importFinancings.forEach((each) => this.importFinancings.set(each.importFinancingId, each));
        others.capitalAccounts.forEach((each) => this.capitalAccounts.set(each.capitalAccountId, each));
        others.capitalPayments.forEach((each) => this.capitalPayments.set(each.capitalPaymentId, each));
        others.capitalPopulations.forEach((each) => this.capitalPopulations.set(each.populationId, each));
        others.outwardPayments.forEach((each) => this.outwardPayments.set(each.outwardPaymentId, each));
        financings.forEach((financing) => this.financings.set(financing.financingId, financing));
        credits.forEach((credit) => this.#credits.set(credit.creditId, credit));
        transfers.forEach((transfer) => this.#transfers.set(`${transfer.creditId} ${transfer.number}`, transfer));
        transferRequests.forEach((each) => this.#transferRequests.set(`${each.creditId} ${each.number}`, each));
        for (const presentation of presentations) {
            const { creditId, number } = presentation;
            const lodged = this.#presentations.get(creditId) ?? new Map<number, Presentation>();
            this.#presentations.set(creditId, lodged.set(number, presentation));
        }
    }
}

/** Records as the transactions taken so far have left them; the registry is none of them. */
export class RecordFile {
    readonly declarations = new Map<string, Declaration>();
    readonly importDeclarations = new Map<string, ImportDeclaration>();
    /** The numbers of declarations that customs has changed, by the notices of it. */
    readonly noticed = new Map<string, string>();
    policies: FinancingPolicyBook | undefined;
    taxFormPolicies: TaxFormPolicyBook | undefined;
    packingCreditPolicies: PackingCreditPolicyBook | undefined;
    importFinancingPolicies: ImportFinancingPolicyBook | undefined;
    capitalPolicies: CapitalPolicyBook | undefined;
    secrets: DeclarationSecrets | undefined;
    readonly #vaults = new Map<string, VaultFile>();

    vault(bank: string): VaultFile {
        const known = this.#vaults.get(bank);
        if (known !== undefined) {
            return known;
        }
        const opened = new VaultFile();
        this.#vaults.set(bank, opened);

        return opened;
    }

    financing({ bank, financingId }: Pick<Financing, 'bank' | 'financingId'>): Financing | undefined {
        return this.vault(bank).financings.get(financingId);
    }

    get numberOfFinancings(): number {
        return [...this.#vaults.values()].reduce((total, { financings }) => total + financings.size, 0);
    }

    take({ declarations, importDeclarations, notices, policies, secrets, vaults, ...books }: Writings): void {
        declarations.forEach((declaration) => this.declarations.set(declaration.declarationNumber, declaration));
        importDeclarations.forEach((each) => this.importDeclarations.set(each.declarationNumber, each));
        notices.forEach(({ noticeId, declarationNumber }) => this.noticed.set(noticeId, declarationNumber));
        this.policies = policies ?? this.policies;
        this.taxFormPolicies = books.taxFormPolicies ?? this.taxFormPolicies;
        this.packingCreditPolicies = books.packingCreditPolicies ?? this.packingCreditPolicies;
        this.importFinancingPolicies = books.importFinancingPolicies ?? this.importFinancingPolicies;
        this.capitalPolicies = books.capitalPolicies ?? this.capitalPolicies;
        this.secrets = secrets ?? this.secrets;
        vaults.forEach((writings) => {
            this.vault(writings.bank).take(writings);
        });
    }
}
