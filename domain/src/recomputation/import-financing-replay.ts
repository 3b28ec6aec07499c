import { alertImportersBank } from '../import-financing/alert-importers-bank.js';
import { decideImportFinancing } from '../import-financing/decide-import-financing.js';
import { mustBeUsable } from '../import-financing/disburse-import-financing.js';
import { mustBeSettled, settleImportFinancing } from '../import-financing/end-import-financing.js';
import { unpaid, type FinancedImport } from '../import-financing/financed-import.js';
import type { ImportFinancingPolicy, ImportFinancingPolicyBook } from '../import-financing/import-financing-policy.js';
import type { ImportFinancing } from '../import-financing/import-financing.js';
import { codeOfRefusal } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Alert } from '../receivable/financing.js';
import { changedImports, type ChangedImport as Changed } from './changed-imports.js';
import {
    changedImportFinancing,
    importPaymentOf,
    type ChangedImportDisbursement,
    type ChangedImportFinancing,
} from './import-financing-replayed.js';
import { knownDeclaration, type ReleaseCodeOf } from './known-declaration.js';
import { RecordFile } from './record-file.js';
import type { ReplayParts } from './replay-parts.js';
import { addRequest, type ReplayTotal } from './replayed.js';
import { Standing } from './standing.js';
import { Totals } from './totals.js';
import type { Writings } from './writings.js';

interface Parts extends ReplayParts<ImportFinancingPolicy, ImportFinancingPolicyBook> {
    readonly releaseCodeOf: ReleaseCodeOf;
}

type Address = Pick<ImportFinancing, 'bank' | 'importFinancingId'>;

/**
 * What would have become of past requests to pay for imports under another policy, by the rules by which they were decided.
 *
 * What would have been refused holds nothing, whatever its bank did with it later. What would have been granted is held until its
 * reservation is over. More time that was given to an importer it has kept, and what came back of a payment has come back.
 */
export class ImportFinancingReplay {
    readonly #parts: Parts;
    readonly #records = new RecordFile();
    /** What would lie on each declaration. */
    readonly #imports = new Map<string, FinancedImport>();
    readonly #standing = new Standing<Address, ImportFinancing>(({ importFinancingId }) => importFinancingId);
    readonly #totals = new Totals<ReplayTotal>();
    readonly requests: ChangedImportFinancing[] = [];
    readonly disbursements: ChangedImportDisbursement[] = [];

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** By bank and currency, of loans and the importers' own funds together. */
    get totals(): readonly ReplayTotal[] {
        return this.#totals.inOrder;
    }

    take(writings: Writings): void {
        for (const importFinancing of this.#standing.reservedAdrift()) {
            this.#settle(importFinancing, writings.at);
        }
        for (const each of changedImports(writings, this.#records)) {
            this.#follow(each, writings.at);
        }
        this.#records.take(writings);
    }

    #follow({ before, after, isNoteGone }: Changed, at: Instant): void {
        const { status } = after;
        if (before.status === 'REQUESTED' && (status === 'RESERVED' || status === 'REFUSED')) {
            this.#decide(before, after);
        } else if (before.status === 'RESERVED' && (status === 'DISBURSED' || status === 'PAID')) {
            this.#pay(before, after, at);
        } else if (isNoteGone) {
            this.#settle(this.#standing.asBefore(before), at);
        } else {
            this.#goOn(this.#standing.asBefore(before), after);
        }
    }

    #decide(before: ImportFinancing, was: ImportFinancing): void {
        const { declarationNumber } = before;
        const decidedAt = was.decidedAt ?? was.requestedAt;
        const { importDeclarations: declared, secrets } = this.#records;
        const { importFinancing, financed } = decideImportFinancing(before, {
            known: knownDeclaration(before, { declared, secrets, releaseCodeOf: this.#parts.releaseCodeOf }),
            financed: this.#imports.get(declarationNumber),
            policy: this.#policyAt(decidedAt),
            decidedAt,
        });
        if (financed !== undefined) {
            this.#imports.set(declarationNumber, financed);
        }
        this.#standing.keep(importFinancing);
        if (importFinancing.reservedUntil !== was.reservedUntil) {
            this.#standing.castAdrift(importFinancing);
        }
        if (this.#parts.isTold(decidedAt)) {
            this.#tell(was, importFinancing);
        }
    }

    #tell(was: ImportFinancing, wouldBe: ImportFinancing): void {
        this.#totals.add(was, (before) => addRequest(before, { was, wouldBe }));
        const changed = changedImportFinancing(was, wouldBe);
        if (changed !== undefined) {
            this.requests.push(changed);
        }
    }

    /** What would have been refused before is told with its request, and cannot be paid either. */
    #pay(before: ImportFinancing, after: ImportFinancing, at: Instant): void {
        const importFinancing = this.#standing.find(before);
        if (importFinancing?.status !== 'RESERVED' && importFinancing?.status !== 'EXPIRED') {
            return;
        }
        const isOver = importFinancing.status === 'EXPIRED';
        const code = isOver
            ? 'RESERVATION_MUST_NOT_HAVE_EXPIRED'
            : codeOfRefusal(() => {
                  mustBeUsable(importFinancing, at);
              });
        if (code === undefined) {
            this.#goOn(importFinancing, after);
            return;
        }
        this.#standing.castAdrift(importFinancing);
        if (this.#parts.isTold(at)) {
            this.disbursements.push({ ...importPaymentOf(importFinancing), paidAt: at, code });
        }
    }

    /** As it really went on, but for what follows from the policy. */
    #goOn(importFinancing: ImportFinancing | undefined, after: ImportFinancing): void {
        if (importFinancing === undefined) {
            return;
        }
        const { alerts, reservedUntil } = importFinancing;
        const told = after.alerts.slice(alerts.length);
        const alerted = told.reduce((before, alert) => this.#alerted(before, alert), importFinancing);
        this.#standing.keep({
            ...after,
            alerts: alerted.alerts,
            ...(reservedUntil !== undefined && { reservedUntil }),
        });
    }

    /** What the bank would have been told, where it really was told of a change of the declaration. */
    #alerted(importFinancing: ImportFinancing, { raisedAt }: Alert): ImportFinancing {
        const { declarationNumber } = importFinancing;
        const goods = this.#records.importDeclarations.get(declarationNumber);
        if (goods === undefined) {
            return importFinancing;
        }
        const financed = this.#imports.get(declarationNumber) ?? unpaid(goods);

        return alertImportersBank(importFinancing, { goods, financed, policy: this.#policyAt(raisedAt), raisedAt });
    }

    #settle(before: ImportFinancing | undefined, at: Instant): void {
        if (before === undefined || !mustBeSettled(before, at)) {
            return;
        }
        const lying = this.#imports.get(before.declarationNumber);
        if (lying !== undefined) {
            const { importFinancing, financed } = settleImportFinancing(before, { financed: lying, at });
            this.#imports.set(financed.declarationNumber, financed);
            this.#standing.keep(importFinancing);
        }
    }

    #policyAt(at: Instant): ImportFinancingPolicy {
        return this.#parts.policyAt(at, this.#records.importFinancingPolicies);
    }
}
