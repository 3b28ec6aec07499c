import { zero } from '../kernel/money.js';
import type { Instant } from '../kernel/time.js';
import { decideTogether } from '../receivable/decide-together.js';
import { hasExpired } from '../receivable/disburse-financing.js';
import { expireTogether } from '../receivable/expire-reservation.js';
import type { Financing } from '../receivable/financing.js';
import type { FinancingPolicy, FinancingPolicyBook } from '../receivable/policy.js';
import { actsIn, type Act } from './acts.js';
import { collectReceipt } from './collect-receipt.js';
import { endDocuments } from './ended-documents.js';
import type { ReleaseCodeOf } from './known-declaration.js';
import { ReplayFiles } from './replay-files.js';
import {
    addRequest,
    changedRequest,
    requestOf,
    type ChangedDisbursement,
    type ChangedRequest,
    type ReplayTotal,
    type TwoAnswers,
} from './replayed.js';
import type { ReplayParts } from './replay-parts.js';
import { settledIn } from './settled.js';
import { Standing } from './standing.js';
import { Totals } from './totals.js';
import type { Writings } from './writings.js';

export interface FinancingReplayParts extends ReplayParts<FinancingPolicy, FinancingPolicyBook> {
    readonly releaseCodeOf: ReleaseCodeOf;
}

type Address = Pick<Financing, 'bank' | 'financingId'>;
type ActOf<Kind extends Act['kind']> = Extract<Act, { readonly kind: Kind }>;

/**
 * What would have become of past requests under another policy, by the rules by which they were decided.
 *
 * One that would have been refused holds nothing, whatever its bank did with it later. One that would have been granted is
 * held until its reservation is over: what its bank would have done with it nobody knows. Everything else went on as it did.
 */
export class FinancingReplay {
    readonly #parts: FinancingReplayParts;
    readonly #files: ReplayFiles;
    /** Decided requests as they would stand. */
    readonly #standing = new Standing<Address, Financing>(({ financingId }) => financingId);
    readonly #totals = new Totals<ReplayTotal>();
    readonly requests: ChangedRequest[] = [];
    readonly disbursements: ChangedDisbursement[] = [];

    constructor(parts: FinancingReplayParts) {
        this.#parts = parts;
        this.#files = new ReplayFiles(parts.releaseCodeOf);
    }

    /** By bank and currency. */
    get totals(): readonly ReplayTotal[] {
        return this.#totals.inOrder;
    }

    take(writings: Writings): void {
        for (const financing of this.#standing.reservedAdrift()) {
            this.#expire(financing, writings.at);
        }
        for (const act of actsIn(writings, this.#files.records)) {
            this.#follow(act, writings.at);
        }
        this.#files.records.take(writings);
    }

    #follow(act: Act, at: Instant): void {
        switch (act.kind) {
            case 'DECIDE':
                this.#decide(act);
                return;
            case 'CONVERT':
                this.#convert(act);
                return;
            case 'END':
                this.#standing.keep(endDocuments(this.#files.register, act.ended, (held) => this.#standing.find(held)));
                return;
            case 'SETTLE':
                this.#settle(this.#standing.asBefore(act.before), at);
                return;
            case 'EXPIRE':
                this.#expire(this.#standing.asBefore(act.before), at);
                return;
            case 'COLLECT':
                collectReceipt(this.#files.register, act.receipt, this.#files.records.declarations);
                return;
            case 'VERIFY':
                this.#verify(act, at);
                return;
            case 'CHANGE':
                this.#change(act, at);
                return;
        }
    }

    #decide({ before, after }: ActOf<'DECIDE'>): void {
        const financing = this.#answer(before, after);
        this.#standing.keep(financing);
        if (financing.reservedUntil !== after.reservedUntil) {
            this.#standing.castAdrift(financing);
        }
    }

    /** As if the loan were asked for on its declaration alone: where it is refused, it stays on its order. */
    #convert({ after }: ActOf<'CONVERT'>): void {
        const { decision: _decision, disbursement: _disbursement, ...loan } = after;
        const asked: Financing = { ...loan, status: 'REQUESTED', outstanding: zero(loan.amount.currency) };
        const financing = this.#answer(asked, after);
        this.#standing.keep(financing.status === 'RESERVED' ? after : financing);
    }

    /** Decides a request again, and tells how. */
    #answer(asked: Financing, was: Financing): Financing {
        const decidedAt = was.decidedAt ?? asked.requestedAt;
        const facts = this.#files.factsOf(asked, { policy: this.#policyAt(decidedAt), decidedAt });
        const { financing, collateral } = decideTogether(asked, facts);
        if (collateral !== undefined) {
            this.#files.put(financing, collateral);
        }
        if (this.#parts.isTold(decidedAt)) {
            this.#tell({ was, wouldBe: financing });
        }

        return financing;
    }

    #tell(answers: TwoAnswers): void {
        this.#totals.add(answers.was, (before) => addRequest(before, answers));
        const changed = changedRequest(answers);
        if (changed !== undefined) {
            this.requests.push(changed);
        }
    }

    #settle(financing: Financing | undefined, at: Instant): void {
        if (financing === undefined) {
            return;
        }
        const { register, documents, records } = this.#files;
        const policyAt = (day: Instant): FinancingPolicy => this.#policyAt(day);
        const settled = settledIn({ register, documents, declarations: records.declarations, policyAt, at }, financing);
        if (settled !== undefined) {
            this.#files.put(settled.financing, settled.collateral);
            this.#standing.keep(settled.financing);
        }
    }

    #change(act: ActOf<'CHANGE'>, at: Instant): void {
        if (act.before.status === 'RESERVED' && act.after.status === 'DISBURSED') {
            this.#payOut(act, at);
            return;
        }
        const financing = this.#standing.asBefore(act.before);
        if (financing !== undefined) {
            this.#goOn(financing, act.after);
        }
    }

    #verify({ declarationNumber }: ActOf<'VERIFY'>, at: Instant): void {
        const declaration = this.#files.records.declarations.get(declarationNumber);
        if (declaration !== undefined) {
            this.#files.register.verify(declaration, this.#policyAt(at));
        }
    }

    /** As it really went on, but for what follows from the policy. */
    #goOn(financing: Financing, after: Financing): void {
        const { alerts, reservedUntil } = financing;
        const told = after.alerts.slice(alerts.length);
        const alerted = told.reduce(
            (before, alert) => this.#files.alerted(before, alert, this.#policyAt(alert.raisedAt)),
            financing,
        );
        this.#standing.keep({
            ...after,
            alerts: alerted.alerts,
            ...(reservedUntil !== undefined && { reservedUntil }),
        });
    }

    /** What would have been refused before is told with its request, and cannot be paid out either. */
    #payOut({ before, after }: ActOf<'CHANGE'>, at: Instant): void {
        const financing = this.#standing.find(before);
        if (financing?.status !== 'RESERVED' && financing?.status !== 'EXPIRED') {
            return;
        }
        const isOver = financing.status === 'EXPIRED';
        const code = isOver ? 'RESERVATION_MUST_NOT_HAVE_EXPIRED' : this.#files.faultOfDisbursement(financing, at);
        if (code === undefined) {
            this.#goOn(financing, after);
            return;
        }
        this.#standing.castAdrift(financing);
        if (this.#parts.isTold(at)) {
            this.disbursements.push({ ...requestOf(financing), paidAt: at, code });
        }
    }

    #expire(financing: Financing | undefined, at: Instant): void {
        if (financing !== undefined && hasExpired(financing, at)) {
            const collateral = this.#files.register.collateralOf(financing);
            const expired = expireTogether(financing, { collateral, at });
            this.#files.put(expired.financing, expired.collateral);
            this.#standing.keep(expired.financing);
        }
    }

    #policyAt(at: Instant): FinancingPolicy {
        return this.#parts.policyAt(at, this.#files.records.policies);
    }
}
