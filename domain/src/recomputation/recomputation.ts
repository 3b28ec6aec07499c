import { unlessRefused } from '../kernel/refusal.js';
import type { ImportFinancingPolicy } from '../import-financing/import-financing-policy.js';
import { importFinancingPolicyAt } from '../import-financing/set-import-financing-policy.js';
import type { Instant } from '../kernel/time.js';
import { lyingOn, verified } from '../receivable/balance.js';
import { heldFor, partsOf, released, type Collateral } from '../receivable/collateral.js';
import { allocate } from '../receivable/decide-financing.js';
import type { Financing } from '../receivable/financing.js';
import type { FinancingPolicy } from '../receivable/policy.js';
import { financingPolicyAt } from '../receivable/set-financing-policy.js';
import { actsIn, type Act } from './acts.js';
import { collectReceipt } from './collect-receipt.js';
import { DocumentFile } from './document-file.js';
import { endDocuments, type EndedDocuments } from './ended-documents.js';
import { followImports, type ImportRegister } from './follow-imports.js';
import { followOutwardPayments } from './follow-outward-payments.js';
import { followPackingCredits } from './follow-packing-credits.js';
import { OrderRegister } from './order-register.js';
import { RecordFile } from './record-file.js';
import { Register } from './register.js';
import { settledIn } from './settled.js';
import { TaxFormRegister } from './tax-form-register.js';
import type { Writings } from './writings.js';

/**
 * Rebuilds what must lie on every declaration of an export or an import, document, order and tax filing form from the history of customs' records
 * and the banks' vaults, a transaction after the other, by the rules that registrars go by. What the registry itself holds
 * is kept beside it, and never looked at for it.
 *
 * What a registrar has still to do lies where it lay: a reservation given up counts until it is settled, as in the registry.
 */
export class Recomputation {
    readonly records = new RecordFile();
    /** What must lie there, as the history says. */
    readonly history = new Register();
    /** What lies there, as transactions have written it. */
    readonly registry = new Register();
    readonly #documents = new DocumentFile();
    /** The same of every order. */
    readonly orders = { inHistory: new OrderRegister(), inBook: new OrderRegister() };
    /** The same of every import declaration. */
    readonly imports: { readonly inHistory: ImportRegister; readonly inBook: ImportRegister } = {
        inHistory: new Map(),
        inBook: new Map(),
    };
    /** The same of every tax filing form, and of what is paid without one. */
    readonly taxForms = { inHistory: new TaxFormRegister(), inBook: new TaxFormRegister() };
    #at: Instant | undefined;

    /** By which a balance is told at the time of the last transaction taken, if one was in force then. */
    get policy(): FinancingPolicy | undefined {
        const at = this.#at;

        return at === undefined
            ? undefined
            : unlessRefused(['FINANCING_POLICY_MUST_BE_IN_FORCE'], () => financingPolicyAt(this.records.policies, at));
    }

    /** By which is told what is left of imports then. */
    get importPolicy(): ImportFinancingPolicy | undefined {
        const at = this.#at;
        const { importFinancingPolicies } = this.records;

        return at === undefined
            ? undefined
            : unlessRefused(['IMPORT_FINANCING_POLICY_MUST_BE_IN_FORCE'], () =>
                  importFinancingPolicyAt(importFinancingPolicies, at),
              );
    }

    take(writings: Writings): void {
        for (const act of actsIn(writings, this.records)) {
            this.#follow(act, writings.at);
        }
        followPackingCredits(this.orders.inHistory, writings, this.records);
        followImports(this.imports.inHistory, writings, this.records);
        followOutwardPayments(this.taxForms.inHistory, writings, this.records);
        this.records.take(writings);
        this.registry.put(writings);
        this.orders.inBook.put(...writings.financedOrders);
        writings.financedImports.forEach((each) => this.imports.inBook.set(each.declarationNumber, each));
        this.taxForms.inBook.put(writings);
        this.#at = writings.at;
    }

    #follow(act: Act, at: Instant): void {
        switch (act.kind) {
            case 'DECIDE':
                if (act.after.status === 'RESERVED') {
                    this.#reserve(act.after, at);
                }
                return;
            case 'CONVERT':
                this.#reserve(act.after, at);
                return;
            case 'SETTLE':
                this.#settle(act.before, at);
                return;
            case 'EXPIRE':
                this.#put(
                    { ...act.before, status: 'EXPIRED' },
                    released(this.history.collateralOf(act.before), act.before),
                );
                return;
            case 'END':
                this.#end(act.ended);
                return;
            case 'COLLECT':
                collectReceipt(this.history, act.receipt, this.records.declarations);
                return;
            case 'VERIFY':
                this.#verify(act.declarationNumber, at);
                return;
            case 'CHANGE':
                return;
        }
    }

    #reserve(financing: Financing, at: Instant): void {
        const policy = financingPolicyAt(this.records.policies, at);
        const encumbrances = partsOf(financing).flatMap((part) => {
            const declaration = this.records.declarations.get(part.declarationNumber ?? '');
            if (declaration === undefined) {
                return [];
            }
            const before = lyingOn(declaration, this.history.encumbrances.get(declaration.declarationNumber));
            return [allocate(part, verified(before, { declaration, policy }))];
        });
        this.#put(financing, { encumbrances, holds: heldFor(financing, this.history.holdsOf(financing)) });
    }

    #end(ended: EndedDocuments): void {
        const financing = endDocuments(this.history, ended, (held) => this.records.financing(held));
        if (financing !== undefined) {
            this.#documents.keep(financing);
        }
    }

    #put(financing: Financing, collateral: Collateral): void {
        this.history.put(collateral);
        this.#documents.keep(financing);
    }

    #verify(declarationNumber: string, at: Instant): void {
        const declaration = this.records.declarations.get(declarationNumber);
        if (declaration !== undefined) {
            this.history.verify(declaration, financingPolicyAt(this.records.policies, at));
        }
    }

    /** Where nothing was to be settled nothing changes, and what the registry has changed all the same shows as a difference. */
    #settle(financing: Financing, at: Instant): void {
        const { declarations } = this.records;
        const policyAt = (day: Instant): FinancingPolicy => financingPolicyAt(this.records.policies, day);
        const facts = { register: this.history, documents: this.#documents, declarations, policyAt, at };
        const settled = settledIn(facts, financing);
        if (settled === undefined) {
            this.history.put(this.history.collateralOf(financing));
        } else {
            this.#put(settled.financing, settled.collateral);
        }
    }
}
