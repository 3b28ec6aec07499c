import { canonicalJson } from '../kernel/json.js';
import { compare, moneyToWire, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import {
    amendableFieldSchema,
    amended,
    removableFieldSchema,
    type AmendableField,
    type Amendment,
} from '../letter-of-credit/amendment.js';
import { mustBeLive, type Credit } from '../letter-of-credit/credit.js';
import { available } from '../letter-of-credit/drawing.js';
import { mustHaveNoFaults } from '../letter-of-credit/fault.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { Whole } from '../presentation/as-all-stand.js';
import type { PassAmendmentOn } from './api.js';
import { mustBeSound, type TransferringFacts } from './request-transfer.js';
import { transferFaults } from './transfer-faults.js';
import { amountOf, mostDrawable, withAmount } from './recount-transfer.js';
import { mustBeTransferringBank } from './transfer-credit.js';
import type { Transfer, TransferRequest } from './transfer.js';
import { drawnFrom } from './transferred-amount.js';
import { transferredTerms } from './transferred-terms.js';

const refusal = refusals({
    AMENDMENT_MUST_BE_ISSUED: 'not-found',
    AMENDMENT_MUST_BE_PASSED_ON_ONCE: 'conflict',
    AMENDMENTS_MUST_BE_ADVISED_ON: 'conflict',
    FIRST_BENEFICIARY_MUST_AGREE: 'conflict',
    AMENDMENT_MUST_CHANGE_TRANSFERRED_CREDIT: 'conflict',
    AMENDED_TRANSFER_MUST_BE_WITHIN_AVAILABLE: 'conflict',
});

/** What the ledger knows of a transfer and of the second beneficiary's credit. */
export interface AmendingTransferFacts extends TransferringFacts {
    readonly transfer: Transfer;
    readonly request: TransferRequest;
    /** The second beneficiary's credit with everything under it. */
    readonly second: Whole;
}

/** What is written where, as when the credit was transferred. */
export interface PassedOn {
    readonly transfer: Transfer;
    readonly request: TransferRequest;
    readonly transferred: Credit;
    readonly amendment: Amendment;
}

/**
 * Advises an amendment of the credit to one second beneficiary, on the conditions of its transfer (UCP 600 art. 38e). It
 * becomes an amendment of that one's credit, which accepts or rejects it for itself alone (art. 38f); and article 38g
 * holds as it did when the credit was transferred, against the credit as it is amended.
 */
export function passAmendmentOn(
    { amendmentNumber, adjusted = {} }: PassAmendmentOn,
    facts: AmendingTransferFacts,
): PassedOn {
    const { transfer, second, at } = facts;
    const { creditId, numberOfAmendments } = second.credit;
    const request = { ...facts.request, ...adjusted };
    const passing = amendmentToPassOn(amendmentNumber, facts);
    const number = numberOfAmendments + 1;
    const change = changeOf(passing, { request, touched: touchedBy(passing, adjusted), facts });
    const amendment: Amendment = { creditId, number, ...change, issuedAt: at, advices: [] };
    const most = mostDrawable({ ...second, amendments: [...second.amendments, amendment] });
    mustBeLeft(most, facts);

    return {
        transfer: compare(most, amountOf(transfer)) > 0 ? withAmount(transfer, most) : transfer,
        request: { ...facts.request, passedOn: [...(facts.request.passedOn ?? []), { amendmentNumber, number }] },
        transferred: { ...second.credit, numberOfAmendments: number },
        amendment,
    };
}

/** What makes of the second beneficiary's terms what the amended credit gives it, by the rules of a transfer. */
function changeOf(
    passing: Amendment,
    {
        request,
        touched,
        facts,
    }: {
        readonly request: TransferRequest;
        readonly touched: readonly AmendableField[];
        readonly facts: AmendingTransferFacts;
    },
): Pick<Amendment, 'changes' | 'removes'> {
    const { credit, second } = facts;
    const base = amended(credit.terms, [...inTermsOf(facts), passing]);
    const { transferred } = second.credit.terms;
    if (transferred === undefined) {
        throw new TypeError('the credit was not transferred');
    }
    mustHaveNoFaults(transferFaults(base, request));
    const target = transferredTerms(base, request, transferred);
    mustBeSound(target, facts);

    return difference(touched, { before: amended(second.credit.terms, second.amendments.filter(isStanding)), target });
}

/** The amendment, if the transfer lets the second beneficiary hear of it. */
function amendmentToPassOn(
    amendmentNumber: number,
    { credit, amendments, transfer, request, second, bank }: AmendingTransferFacts,
): Amendment {
    mustBeTransferringBank(transfer, bank);
    amountOf(transfer);
    mustBeLive(credit);
    mustBeLive(second.credit);
    const amendment = amendments.find(({ number }) => number === amendmentNumber);
    if (amendment === undefined) {
        throw refusal('AMENDMENT_MUST_BE_ISSUED', { amendmentNumber });
    }
    const known = [...(request.includes ?? []), ...(request.passedOn ?? []).map((each) => each.amendmentNumber)];
    if (known.includes(amendmentNumber)) {
        throw refusal('AMENDMENT_MUST_BE_PASSED_ON_ONCE');
    }
    if (request.amendmentAdvice === 'NEVER') {
        throw refusal('AMENDMENTS_MUST_BE_ADVISED_ON');
    }
    if (request.amendmentAdvice === 'WITH_CONSENT' && amendment.answer?.outcome !== 'ACCEPTED') {
        throw refusal('FIRST_BENEFICIARY_MUST_AGREE');
    }

    return amendment;
}

/** The amendments of the credit that stand in what this second beneficiary has: not those that it has rejected. */
function inTermsOf({ amendments, request, second }: AmendingTransferFacts): readonly Amendment[] {
    const { includes = [], passedOn = [] } = request;
    const standing = second.amendments.filter(isStanding).map(({ number }) => number);
    const kept = passedOn.filter(({ number }) => standing.includes(number)).map((each) => each.amendmentNumber);

    return amendments.filter(({ number }) => includes.includes(number) || kept.includes(number));
}

function isStanding({ answer }: Amendment): boolean {
    return answer === undefined || answer.outcome === 'ACCEPTED';
}

/** The fields that the amendment speaks of, and those that are adjusted with it. The form never: it is not transferred on. */
function touchedBy(
    { changes, removes }: Amendment,
    adjusted: NonNullable<PassAmendmentOn['adjusted']>,
): readonly AmendableField[] {
    const fields: Readonly<Record<keyof typeof adjusted, AmendableField>> = {
        amount: 'amount',
        lines: 'goods',
        expiryDate: 'expiry',
        presentationPeriodDays: 'presentationPeriod',
        latestShipmentDate: 'shipment',
        insuranceCoverPercent: 'requiredDocuments',
    };
    const touched = new Set<string>([...Object.keys(changes), ...removes]);
    Object.entries(fields).forEach(([field, changed]) => field in adjusted && touched.add(changed));

    return amendableFieldSchema.options.filter((field) => field !== 'form' && touched.has(field));
}

/** What makes the terms before into the target, as an amendment says it. */
function difference(
    fields: readonly AmendableField[],
    { before, target }: { readonly before: CreditTerms; readonly target: CreditTerms },
): Pick<Amendment, 'changes' | 'removes'> {
    const differing = fields.filter((field) => jsonOf(before[field]) !== jsonOf(target[field]));
    if (differing.length === 0) {
        throw refusal('AMENDMENT_MUST_CHANGE_TRANSFERRED_CREDIT');
    }
    const changed = differing.filter((field) => target[field] !== undefined);

    return {
        changes: Object.fromEntries(changed.map((field) => [field, target[field]])),
        removes: removableFieldSchema.options.filter((field) => differing.includes(field) && !(field in target)),
    };
}

function jsonOf(value: unknown): string {
    return value === undefined ? '' : canonicalJson({ value });
}

/** More is there for a second beneficiary only when the first has accepted more, and has not drawn or transferred it. */
function mustBeLeft(
    most: Money,
    { credit, amendments, presentations, transfers, transfer, at }: AmendingTransferFacts,
): void {
    const others = transfers.filter(({ number }) => number !== transfer.number);
    const { terms } = termsAtTime({ credit, amendments }, { party: 'BENEFICIARY', at });
    const left = available(terms, drawnFrom({ presentations, transfers: others }));
    if (compare(most, left) > 0) {
        throw refusal('AMENDED_TRANSFER_MUST_BE_WITHIN_AVAILABLE', { available: { ...moneyToWire(left) } });
    }
}
