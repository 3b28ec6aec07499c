import { canonicalJson } from '../kernel/json.js';
import { refusals } from '../kernel/refusal.js';
import {
    amendableFieldSchema,
    amended,
    removableFieldSchema,
    type AmendableField,
    type Amendment,
} from '../letter-of-credit/amendment.js';
import { mustHaveNoFaults, type Fault } from '../letter-of-credit/fault.js';
import type { Offer } from '../letter-of-credit/repeats.js';
import { standing as standingAmong } from '../letter-of-credit/standing.js';
import { whatItStandsOn } from '../letter-of-credit/stands-on.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { Whole } from '../presentation/as-all-stand.js';
import type { PassAmendmentOn } from './api.js';
import { faultsOf, type TransferringFacts } from './request-transfer.js';
import { transferFaults } from './transfer-faults.js';
import type { Transfer, TransferRequest } from './transfer.js';
import { transferredTerms } from './transferred-terms.js';

const refusal = refusals({ AMENDMENT_MUST_CHANGE_TRANSFERRED_CREDIT: 'conflict' });

/** What the ledger knows of a transfer and of the second beneficiary's credit. */
export interface AmendingTransferFacts extends TransferringFacts {
    readonly transfer: Transfer;
    readonly request: TransferRequest;
    /** The second beneficiary's credit with everything under it. */
    readonly second: Whole;
}

/** An amendment as one second beneficiary is to hear of it, and under which number. */
interface Passing {
    readonly number: number;
    readonly adjusted: NonNullable<PassAmendmentOn['adjusted']>;
    readonly facts: AmendingTransferFacts;
}

/**
 * What an amendment of the credit offers to a second beneficiary, by the rules of a transfer; and on which others that were
 * offered to that one it stands.
 */
export function offerToSecond(
    passing: Amendment,
    { number, adjusted, facts }: Passing,
): Offer & Pick<Amendment, 'standsOn'> {
    const { second, at } = facts;
    const request = { ...facts.request, ...adjusted };
    const offered = standingAmong(second.amendments);
    const offer = { number, ...changeOf(passing, { request, touched: touchedBy(passing, adjusted), facts }) };
    const faultsWith = (accepted: readonly Amendment[]): readonly Fault[] =>
        secondsFaults(passing, { offer, accepted, facts });
    mustHaveNoFaults(faultsWith(offered));
    const isSound = (accepted: readonly Amendment[]): boolean => faultsWith(accepted).length === 0;
    const named = passing.standsOn && seconds(passing.standsOn, facts.request);
    const standsOn = whatItStandsOn(offer, { credit: second.credit, amendments: offered, named, at, isSound });

    return { ...offer, ...(standsOn.length > 0 && { standsOn: [...standsOn] }) };
}

/** Those of these amendments of the credit that the second beneficiary was offered, and will not have. */
export function rejectedAmong(
    numbers: readonly number[],
    { request, second }: Pick<AmendingTransferFacts, 'request' | 'second'>,
): readonly number[] {
    const offered = (request.passedOn ?? []).map(({ amendmentNumber }) => amendmentNumber);
    const standing = amendmentsBehind(standingAmong(second.amendments), request);

    return numbers.filter((number) => offered.includes(number) && !standing.includes(number));
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
    const base = amended(credit.terms, [...behind(standingAmong(second.amendments), facts), passing]);
    const { transferred } = second.credit.terms;
    if (transferred === undefined) {
        throw new TypeError('the credit was not transferred');
    }
    mustHaveNoFaults(transferFaults(base, request));
    const target = transferredTerms(base, request, transferred);
    mustHaveNoFaults(faultsOf(target, facts));

    return difference(touched, { before: amended(second.credit.terms, standingAmong(second.amendments)), target });
}

/**
 * What would be wrong with either credit if the second beneficiary had accepted these and the offer: with its own, and with
 * that of the first, by which its documents are examined (UCP 600 art. 38f).
 */
function secondsFaults(
    passing: Amendment,
    {
        offer,
        accepted,
        facts,
    }: { readonly offer: Offer; readonly accepted: readonly Amendment[]; readonly facts: AmendingTransferFacts },
): readonly Fault[] {
    const { credit, second } = facts;
    const own = amended(second.credit.terms, [...accepted, offer]);

    return [...faultsOf(own, facts), ...faultsOf(amended(credit.terms, [...behind(accepted, facts), passing]), facts)];
}

/** The amendments of the credit that are in what a second beneficiary has if these of its own are. */
function behind(
    own: readonly Amendment[],
    { amendments, request }: Pick<AmendingTransferFacts, 'amendments' | 'request'>,
): readonly Amendment[] {
    const numbers = amendmentsBehind(own, request);

    return amendments.filter(({ number }) => numbers.includes(number));
}

function amendmentsBehind(
    own: readonly Amendment[],
    { includes = [], passedOn = [] }: Pick<TransferRequest, 'includes' | 'passedOn'>,
): readonly number[] {
    const heard = passedOn.filter(({ number }) => own.some((each) => each.number === number));

    return [...includes, ...heard.map(({ amendmentNumber }) => amendmentNumber)];
}

/** Under which numbers these amendments of the credit were passed on. */
function seconds(numbers: readonly number[], { passedOn = [] }: Pick<TransferRequest, 'passedOn'>): readonly number[] {
    return passedOn.filter((each) => numbers.includes(each.amendmentNumber)).map(({ number }) => number);
}

/** It is not transferred on, and is confirmed to the second beneficiary as it was when it was transferred (art. 38d, 38g). */
const firstsAlone: readonly AmendableField[] = ['form', 'beneficiary', 'confirmation'];

/** The fields that the amendment speaks of, and those that are adjusted with it. What is the first one's alone never. */
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
    if (touched.has('beneficiary')) {
        // The first beneficiary may stand there in place of the applicant (art. 38g).
        touched.add('applicant');
    }
    Object.entries(fields).forEach(([field, changed]) => field in adjusted && touched.add(changed));

    return amendableFieldSchema.options.filter((field) => !firstsAlone.includes(field) && touched.has(field));
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
