import type { CreditBank } from './credit-party.js';
import type { Availability, Tenor, WayOfAvailability } from './availability.js';
import { faultsOf, when, type Fault } from './fault.js';
import type { CreditTerms } from './terms.js';

const fault = faultsOf({
    DRAFTS_MUST_BE_GIVEN_FOR_ACCEPTANCE: { rule: 'UCP 600 art. 2, MT700 42C', problem: 'must be given for acceptance' },
    DUE_DATE_MUST_BE_GIVEN_FOR_DEFERRED_PAYMENT: {
        rule: 'UCP 600 art. 2, MT700 42P',
        problem: 'must be given for deferred payment',
    },
    PORTIONS_MUST_BE_GIVEN_FOR_MIXED_PAYMENT: { rule: 'MT700 42M', problem: 'must be given for mixed payment' },
    DETAILS_MUST_BE_OF_ONE_KIND: {
        rule: 'MT700 C2',
        problem: 'must not stand beside details of another way of availability',
    },
    DETAILS_MUST_FIT_THE_WAY: {
        rule: 'UCP 600 art. 2, MT700 41a',
        problem: 'must not be given for this way of availability',
    },
    TENOR_MUST_BE_SIGHT_FOR_PAYMENT: { rule: 'UCP 600 art. 2', problem: 'must be at sight for payment' },
    TENOR_MUST_NOT_BE_SIGHT: { rule: 'UCP 600 art. 2', problem: 'must be later than sight' },
    PORTIONS_MUST_ADD_UP_TO_THE_WHOLE: { rule: 'MT700 42M', problem: 'must add up to 100 per cent' },
    PORTIONS_MUST_DIFFER: { rule: 'MT700 42M', problem: 'must be due at more than one time' },
    DRAWEE_MUST_NOT_BE_APPLICANT: { rule: 'UCP 600 art. 6c', problem: 'must not be the applicant' },
    DRAWEE_MUST_BE_ACCEPTING_BANK: {
        rule: 'UCP 600 art. 7a, 8a',
        problem: 'must be the bank with which the credit is available by acceptance',
    },
    DRAWEE_MUST_NOT_BE_NEGOTIATING_BANK: {
        rule: 'UCP 600 art. 2',
        problem: 'must be another than the bank that negotiates',
    },
    NEGOTIATING_BANK_MUST_NOT_BE_ISSUING_BANK: {
        rule: 'UCP 600 art. 2',
        problem: 'must be another than the issuing bank for negotiation',
    },
    ACCEPTING_BANK_MUST_BE_NAMED: { rule: 'UCP 600 art. 6a', problem: 'must be one bank for acceptance' },
});

const path = 'availability';
type Details = 'drafts' | 'deferredPayment' | 'mixedPayment';

/** Which details belong to each way: what must be there, and what may. Sight payment needs none. */
const detailsOf: Readonly<Record<WayOfAvailability, { readonly needs?: Details; readonly may: readonly Details[] }>> = {
    PAYMENT: { may: ['drafts'] },
    DEFERRED_PAYMENT: { needs: 'deferredPayment', may: ['deferredPayment'] },
    ACCEPTANCE: { needs: 'drafts', may: ['drafts'] },
    MIXED_PAYMENT: { needs: 'mixedPayment', may: ['mixedPayment'] },
    NEGOTIATION: { may: ['drafts', 'deferredPayment'] },
};

const missing = {
    drafts: 'DRAFTS_MUST_BE_GIVEN_FOR_ACCEPTANCE',
    deferredPayment: 'DUE_DATE_MUST_BE_GIVEN_FOR_DEFERRED_PAYMENT',
    mixedPayment: 'PORTIONS_MUST_BE_GIVEN_FOR_MIXED_PAYMENT',
} as const;

/** What is wrong with where and how a credit is available (UCP 600 art. 2 and 6, MT700 41a and 42a to 42P). */
export function availabilityFaults(terms: CreditTerms): readonly Fault[] {
    const { availability } = terms;

    return [
        ...detailFaults(availability),
        ...tenorFaults(availability),
        ...draweeFaults(terms),
        ...negotiatingBankFaults(terms),
    ];
}

function detailFaults(availability: Availability): readonly Fault[] {
    const { needs, may } = detailsOf[availability.by];
    const given = (['drafts', 'deferredPayment', 'mixedPayment'] as const).filter(
        (each) => availability[each] !== undefined,
    );

    return [
        ...(needs === undefined || given.includes(needs) ? [] : [fault(missing[needs], `${path}.${needs}`)]),
        ...given
            .filter((each) => !may.includes(each))
            .map((each) => fault('DETAILS_MUST_FIT_THE_WAY', `${path}.${each}`)),
        ...given.slice(1).map((each) => fault('DETAILS_MUST_BE_OF_ONE_KIND', `${path}.${each}`)),
    ];
}

function tenorFaults({ by, drafts, deferredPayment, mixedPayment }: Availability): readonly Fault[] {
    const isSight = (tenor: Tenor | undefined): boolean => tenor?.basis === 'SIGHT';
    const percent = mixedPayment?.reduce((total, portion) => total + portion.percent, 0);
    const times = new Set(mixedPayment?.map(({ tenor }) => JSON.stringify(tenor)));

    return [
        ...when(
            by === 'PAYMENT' && drafts !== undefined && !isSight(drafts.tenor),
            fault('TENOR_MUST_BE_SIGHT_FOR_PAYMENT', `${path}.drafts.tenor`),
        ),
        ...when(
            by === 'ACCEPTANCE' && isSight(drafts?.tenor),
            fault('TENOR_MUST_NOT_BE_SIGHT', `${path}.drafts.tenor`),
        ),
        ...when(
            by === 'DEFERRED_PAYMENT' && isSight(deferredPayment),
            fault('TENOR_MUST_NOT_BE_SIGHT', `${path}.deferredPayment`),
        ),
        ...when(
            percent !== undefined && percent !== 100,
            fault('PORTIONS_MUST_ADD_UP_TO_THE_WHOLE', `${path}.mixedPayment`),
        ),
        ...when(times.size === 1, fault('PORTIONS_MUST_DIFFER', `${path}.mixedPayment`)),
    ];
}

function draweeFaults({ availability, applicant }: CreditTerms): readonly Fault[] {
    const { availableWith, by, drafts } = availability;
    const withBank = availableWith.kind === 'BANK' ? availableWith.bank : undefined;
    const anyBankAccepts = by === 'ACCEPTANCE' && withBank === undefined;
    if (drafts === undefined) {
        return when(anyBankAccepts, fault('ACCEPTING_BANK_MUST_BE_NAMED', `${path}.availableWith`));
    }
    const { drawee } = drafts;
    const isWithDrawee = withBank !== undefined && isSameBank(withBank, drawee);
    const isApplicant =
        sameName(drawee.partyName, applicant.partyName) || (drawee.lei !== undefined && drawee.lei === applicant.lei);

    return [
        ...when(isApplicant, fault('DRAWEE_MUST_NOT_BE_APPLICANT', `${path}.drafts.drawee`)),
        ...when(anyBankAccepts, fault('ACCEPTING_BANK_MUST_BE_NAMED', `${path}.availableWith`)),
        ...when(
            by === 'ACCEPTANCE' && withBank !== undefined && !isWithDrawee,
            fault('DRAWEE_MUST_BE_ACCEPTING_BANK', `${path}.drafts.drawee`),
        ),
        ...when(
            by === 'NEGOTIATION' && isWithDrawee,
            fault('DRAWEE_MUST_NOT_BE_NEGOTIATING_BANK', `${path}.drafts.drawee`),
        ),
    ];
}

/** Whose own debt it is, that bank buys no drafts on: it honours. */
function negotiatingBankFaults({ availability, issuingBank }: CreditTerms): readonly Fault[] {
    const { availableWith, by } = availability;
    const isWithIssuer = availableWith.kind === 'BANK' && isSameBank(availableWith.bank, issuingBank);

    return when(
        by === 'NEGOTIATION' && isWithIssuer,
        fault('NEGOTIATING_BANK_MUST_NOT_BE_ISSUING_BANK', `${path}.availableWith.bank`),
    );
}

/** Whether two names of banks mean one: by its id here, else by a code, else by the name in its country. */
export function isSameBank(one: CreditBank, other: CreditBank): boolean {
    for (const code of ['mspId', 'bic', 'cnaps', 'lei'] as const) {
        if (one[code] !== undefined && other[code] !== undefined) {
            return one[code] === other[code];
        }
    }

    return sameName(one.partyName, other.partyName) && one.countryCode === other.countryCode;
}

/** Names that differ in case, width, blanks and punctuation alone are one name: a drawee is not hidden behind a comma. */
function sameName(one: string, other: string): boolean {
    const plain = (name: string): string =>
        name
            .normalize('NFKC')
            .toUpperCase()
            .replace(/[^\p{L}\p{N}]/gu, '');

    return plain(one) === plain(other);
}
