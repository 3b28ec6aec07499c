import type { InsuranceDocument } from '../document/insurance-document.js';
import { hundredThousandths } from '../kernel/decimal.js';
import { compare, sum, type Money } from '../kernel/money.js';
import { shownMoney, type Examined } from './examined.js';
import { findingsOf, when, type Finding } from './finding.js';
import { isSameParty } from './names.js';
import { likenessOf } from './places.js';
import { insurerFindings } from './signatures.js';

const found = findingsOf({
    INSURANCE_ORIGINALS_MUST_ALL_BE_PRESENTED: ['DISCREPANCY', 'UCP 600 art. 28b'],
    INSURANCE_DOCUMENT_MUST_BE_DATED: ['DISCREPANCY', 'UCP 600 art. 28e, ISBP A11'],
    INSURANCE_MUST_COVER_FROM_SHIPMENT: ['DISCREPANCY', 'UCP 600 art. 28e'],
    INSURANCE_MUST_BE_IN_CURRENCY_OF_CREDIT: ['DISCREPANCY', 'UCP 600 art. 28f i'],
    INSURANCE_MUST_COVER_ENOUGH: ['DISCREPANCY', 'UCP 600 art. 28f ii'],
    INSURANCE_MUST_COVER_WHOLE_WAY: ['DISCREPANCY', 'UCP 600 art. 28f iii'],
    INSURANCE_WAY_IS_FOR_PEOPLE: ['INFORM', 'UCP 600 art. 28f iii'],
    INSURANCE_ENDORSEMENT_IS_FOR_PEOPLE: ['INFORM', 'ISBP K20'],
    INSURANCE_FRANCHISE_IS_ALLOWED: ['INFORM', 'UCP 600 art. 28j'],
});

/** A credit that does not say how much is to be insured wants so much of the CIF or CIP value, in per cent. */
const percentInsured = '110';

/** Insurance documents (article 28). A cover note is none, and no schema has it (28c); a policy stands in for a certificate (28d). */
export function insuranceFindings(examined: Examined): readonly Finding[] {
    return [
        ...examined.insurances.flatMap((document) => [
            ...insurerFindings(document),
            ...originalFindings(document),
            ...coverDateFindings(document, examined),
            ...wayFindings(document, examined),
            ...endorsementFindings(document, examined),
        ]),
        ...amountFindings(examined),
    ];
}

function originalFindings(document: InsuranceDocument): readonly Finding[] {
    const { documentId, numberOfOriginals = 0, numberOfOriginalsPresented } = document;

    return when(numberOfOriginalsPresented < numberOfOriginals, () =>
        found('INSURANCE_ORIGINALS_MUST_ALL_BE_PRESENTED', {
            documentId,
            field: 'numberOfOriginalsPresented',
            expected: String(numberOfOriginals),
            found: String(numberOfOriginalsPresented),
        }),
    );
}

/** The date of the document is not later than shipment, unless it says that it covers from a day that is not. */
function coverDateFindings(document: InsuranceDocument, { shippedOn }: Examined): readonly Finding[] {
    const { documentId, effectiveDate, issueDate } = document;
    const covers = effectiveDate ?? issueDate;
    if (covers === undefined) {
        return [
            found('INSURANCE_DOCUMENT_MUST_BE_DATED', {
                documentId,
                field: 'issueDate',
                expected: 'a date of issue or from which it covers',
                found: '',
            }),
        ];
    }

    return when(shippedOn !== undefined && covers > shippedOn, () =>
        found('INSURANCE_MUST_COVER_FROM_SHIPMENT', {
            documentId,
            field: effectiveDate === undefined ? 'issueDate' : 'effectiveDate',
            expected: `by ${shippedOn ?? ''}`,
            found: covers,
        }),
    );
}

/** Several documents insure together. */
function amountFindings(examined: Examined): readonly Finding[] {
    const { insurances } = examined;
    const { currency } = examined.terms.amount;
    const stray = insurances.filter(({ insuredValueAmount }) => insuredValueAmount.currency !== currency);
    const [first] = insurances;
    if (stray.length > 0 || first === undefined) {
        return stray.map(({ documentId, insuredValueAmount }) =>
            found('INSURANCE_MUST_BE_IN_CURRENCY_OF_CREDIT', {
                documentId,
                field: 'insuredValueAmount.currency',
                expected: currency,
                found: insuredValueAmount.currency,
            }),
        );
    }
    const amounts = insurances.map(({ insuredValueAmount }) => insuredValueAmount);
    const [insured, least] = [sum(currency, amounts), percentOf(valueInsured(examined), percentWanted(examined))];

    return when(compare(insured, least) < 0, () =>
        found('INSURANCE_MUST_COVER_ENOUGH', {
            documentId: first.documentId,
            field: 'insuredValueAmount',
            expected: `at least ${shownMoney(least)}`,
            found: shownMoney(insured),
        }),
    );
}

/** The CIF or CIP value; where it cannot be told from the documents, the greater of what is claimed and invoiced. */
function valueInsured({ invoices, amountClaimed, terms }: Examined): Money {
    const gross = invoices
        .map(({ grandTotalAmount }) => grandTotalAmount)
        .filter(({ currency }) => currency === terms.amount.currency)
        .reduce((total, { minorUnits }) => total + minorUnits, 0n);
    const isInsuredValue = invoices.some(({ incoterm }) => incoterm?.code === 'CIF' || incoterm?.code === 'CIP');
    const minorUnits = isInsuredValue || gross > amountClaimed.minorUnits ? gross : amountClaimed.minorUnits;

    return { ...terms.amount, minorUnits };
}

/** The credit may ask for another share, as a test on the coverage of a required insurance document. */
function percentWanted({ set }: Examined): string {
    const tests = set.fulfilments.flatMap(({ required }) => required.mustShow ?? []);
    const own = tests.find((each) => each.test === 'AT_LEAST' && each.field === 'coveragePercent');

    return own !== undefined && 'value' in own && /^\d{1,3}(\.\d{1,2})?$/.test(own.value) ? own.value : percentInsured;
}

function percentOf(value: Money, percent: string): Money {
    const parts = value.minorUnits * hundredThousandths(percent);
    const whole = 100n * hundredThousandths('1');

    return { ...value, minorUnits: (parts + whole - 1n) / whole };
}

/** From where the goods are taken in charge or shipped to where they are discharged or delivered. */
function wayFindings(document: InsuranceDocument, { terms }: Examined): readonly Finding[] {
    const { placeOfReceipt, portOfLoading, portOfDischarge, placeOfDelivery } = terms.shipment;
    const from = [placeOfReceipt, portOfLoading].find((place) => place !== undefined);
    const to = [placeOfDelivery, portOfDischarge].find((place) => place !== undefined);
    const ends = [
        ['portOfLoading', from, [document.placeOfDeparture, document.portOfLoading]],
        ['portOfDischarge', to, [document.placeOfDelivery, document.portOfDischarge]],
    ] as const;

    return ends.flatMap(([field, stated, shown]) => {
        if (stated === undefined) {
            return [];
        }
        const named = shown.filter((place) => place !== undefined);
        const likenesses = named.map((place) => likenessOf(place, stated));
        const code = likenesses.includes('UNCLEAR') ? 'INSURANCE_WAY_IS_FOR_PEOPLE' : 'INSURANCE_MUST_COVER_WHOLE_WAY';

        return when(!likenesses.includes('SAME'), () =>
            found(code, {
                documentId: document.documentId,
                field,
                expected: stated.locationName,
                found: named.map(({ locationName }) => locationName).join(', '),
            }),
        );
    });
}

/** A policy made out to the beneficiary is endorsed, in blank or to somebody: to whom, only people can see. */
function endorsementFindings(document: InsuranceDocument, { terms }: Examined): readonly Finding[] {
    const { documentId, insuredParty, isBlankEndorsed, franchise } = document;

    return [
        ...when(isSameParty(insuredParty, terms.beneficiary) && !isBlankEndorsed, () =>
            found('INSURANCE_ENDORSEMENT_IS_FOR_PEOPLE', {
                documentId,
                field: 'isBlankEndorsed',
                expected: 'an endorsement of the beneficiary',
                found: 'none in blank',
            }),
        ),
        ...when(franchise !== undefined, () =>
            found('INSURANCE_FRANCHISE_IS_ALLOWED', {
                documentId,
                field: 'franchise',
                expected: 'may be there',
                found: franchise ?? '',
            }),
        ),
    ];
}
