import { codeOfRefusal } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { convertedOn } from '../packing-credit/convert-packing-credit.js';
import { decidePackingCredit } from '../packing-credit/decide-packing-credit.js';
import { mustBePayable } from '../packing-credit/disburse-packing-credit.js';
import { isOverdue, mustBeSettled, settlePackingCredit } from '../packing-credit/end-packing-credit.js';
import type { PackingCreditPolicy, PackingCreditPolicyBook } from '../packing-credit/packing-credit-policy.js';
import type { PackingCredit } from '../packing-credit/packing-credit.js';
import { changedCredits, convertedIn, type ChangedCredit as Changed } from './changed-credits.js';
import { OrderRegister } from './order-register.js';
import {
    changedCredit,
    creditOf,
    type ChangedCredit,
    type ChangedCreditDisbursement,
} from './packing-credit-replayed.js';
import { RecordFile } from './record-file.js';
import type { ReplayParts } from './replay-parts.js';
import { addRequest, type ReplayTotal } from './replayed.js';
import { Standing } from './standing.js';
import { Totals } from './totals.js';
import type { Writings } from './writings.js';

type Parts = ReplayParts<PackingCreditPolicy, PackingCreditPolicyBook>;
type Address = Pick<PackingCredit, 'bank' | 'packingCreditId'>;

/**
 * What would have become of past requests for loans on orders under another policy, by the rules by which they were decided.
 *
 * What would have been refused holds nothing, whatever its bank did with it later. What would have been granted is held until its
 * reservation is over. What became of a loan on a declaration is no matter of this policy.
 */
export class PackingCreditReplay {
    readonly #parts: Parts;
    readonly #records = new RecordFile();
    readonly #orders = new OrderRegister();
    readonly #standing = new Standing<Address, PackingCredit>(({ packingCreditId }) => packingCreditId);
    readonly #totals = new Totals<ReplayTotal>();
    readonly requests: ChangedCredit[] = [];
    readonly disbursements: ChangedCreditDisbursement[] = [];

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** By bank and currency. */
    get totals(): readonly ReplayTotal[] {
        return this.#totals.inOrder;
    }

    take(writings: Writings): void {
        for (const packingCredit of this.#standing.reservedAdrift()) {
            if (isOverdue(packingCredit, writings.at)) {
                this.#settle(packingCredit, writings.at);
            }
        }
        for (const each of changedCredits(writings, this.#records)) {
            this.#follow(each, writings.at);
        }
        this.#records.take(writings);
    }

    #follow(changed: Changed, at: Instant): void {
        const { before, after } = changed;
        if (before.status === 'REQUESTED' && (after.status === 'RESERVED' || after.status === 'REFUSED')) {
            this.#decide(before, after);
        } else if (before.status === 'RESERVED' && after.status === 'DISBURSED') {
            this.#payOut(before, after, at);
        } else {
            this.#goOn(changed, at);
        }
    }

    #decide(before: PackingCredit, was: PackingCredit): void {
        const decidedAt = was.decidedAt ?? was.requestedAt;
        const { packingCredit, financed } = decidePackingCredit(before, {
            financed: this.#orders.find(before),
            policy: this.#policyAt(decidedAt),
            decidedAt,
        });
        this.#orders.put(...(financed ? [financed] : []));
        this.#standing.keep(packingCredit);
        if (packingCredit.reservedUntil !== was.reservedUntil) {
            this.#standing.castAdrift(packingCredit);
        }
        if (this.#parts.isTold(decidedAt)) {
            this.#tell(was, packingCredit);
        }
    }

    #tell(was: PackingCredit, wouldBe: PackingCredit): void {
        this.#totals.add(was, (before) => addRequest(before, { was, wouldBe }));
        const changed = changedCredit(was, wouldBe);
        if (changed !== undefined) {
            this.requests.push(changed);
        }
    }

    /** What would have been refused before is told with its request, and cannot be paid out either. */
    #payOut(before: PackingCredit, after: PackingCredit, at: Instant): void {
        const packingCredit = this.#standing.find(before);
        if (packingCredit?.status !== 'RESERVED' && packingCredit?.status !== 'EXPIRED') {
            return;
        }
        const code = codeOfRefusal(() => {
            mustBePayable(packingCredit, at);
        });
        if (code === undefined) {
            this.#standing.keep(wentOn(packingCredit, after));
            return;
        }
        this.#standing.castAdrift(packingCredit);
        if (this.#parts.isTold(at)) {
            this.disbursements.push({ ...creditOf(packingCredit), paidAt: at, code });
        }
    }

    /** As it really went on, with what that leaves on the order. */
    #goOn({ before, after, isNoteGone }: Changed, at: Instant): void {
        const packingCredit = this.#standing.asBefore(before);
        if (packingCredit === undefined) {
            return;
        }
        if (isNoteGone && mustBeSettled(packingCredit, at)) {
            this.#settle(packingCredit, at);
            return;
        }
        // A longer reservation is not over yet.
        if (after.status === 'EXPIRED') {
            return;
        }
        const financed = this.#orders.find(packingCredit);
        const moved = convertedIn(before, after);
        if (financed !== undefined && moved !== undefined) {
            this.#orders.put(convertedOn(financed, packingCredit, moved));
        }
        this.#standing.keep(wentOn(packingCredit, after));
    }

    #settle(before: PackingCredit, at: Instant): void {
        const financed = this.#orders.find(before);
        if (financed !== undefined) {
            const settled = settlePackingCredit(before, { financed, at });
            this.#orders.put(settled.financed);
            this.#standing.keep(settled.packingCredit);
        }
    }

    #policyAt(at: Instant): PackingCreditPolicy {
        return this.#parts.policyAt(at, this.#records.packingCreditPolicies);
    }
}

/** As it really went on, with its own reservation. */
function wentOn({ reservedUntil }: PackingCredit, after: PackingCredit): PackingCredit {
    return { ...after, ...(reservedUntil !== undefined && { reservedUntil }) };
}
