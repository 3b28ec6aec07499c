import { hundredThousandths } from '../kernel/decimal.js';
import type { Money } from '../kernel/money.js';
import { faultsOf, when, type Fault } from '../letter-of-credit/fault.js';
import type { GoodsLine } from '../letter-of-credit/goods.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { TransferredLine, TransferRequest } from './transfer.js';
import { coverWanted } from './transferred-terms.js';

const rule = 'UCP 600 art. 38g';
const fault = faultsOf({
    TRANSFERRED_AMOUNT_MUST_ONLY_BE_REDUCED: { rule, problem: 'must be at most the amount of the credit' },
    GOODS_LINE_MUST_BE_OF_CREDIT: {
        rule,
        problem: 'must be a line of the credit, each once, that has what is changed',
    },
    UNIT_PRICE_MUST_ONLY_BE_REDUCED: { rule, problem: 'must be at most the unit price in the credit' },
    QUANTITY_MUST_ONLY_BE_REDUCED: { rule, problem: 'must be at most the quantity in the credit' },
    QUANTITY_MUST_STAY_WITHOUT_PARTIAL_SHIPMENTS: {
        rule: 'UCP 600 art. 38d',
        problem: 'must be the quantity in the credit, which allows no partial shipments',
    },
    EXPIRY_MUST_ONLY_BE_CURTAILED: { rule, problem: 'must not be after the expiry date of the credit' },
    PRESENTATION_PERIOD_MUST_ONLY_BE_CURTAILED: { rule, problem: 'must be at most the days in the credit' },
    LATEST_SHIPMENT_MUST_ONLY_BE_CURTAILED: {
        rule,
        problem: 'must not be after the latest day of shipment in the credit',
    },
    INSURANCE_COVER_MUST_ONLY_BE_INCREASED: {
        rule,
        problem: 'must be at least the share in the credit, which must ask for insurance',
    },
    INSURANCE_COVER_MUST_NOT_PASS_THAT_OF_CREDIT: {
        rule,
        problem: 'must not insure more than the credit wants insured',
    },
    APPLICANT_MUST_STAY_WHERE_DOCUMENTS_SHOW_IT: {
        rule,
        problem: 'must be left out: a document other than the invoice must show the applicant',
    },
});

/** Documents are presented within so many days of shipment where a credit says nothing (art. 14c). */
const usualDays = 21;

/**
 * What a request changes otherwise than article 38g allows: an amount and a price only down, a date and a period only
 * to sooner, the share that is insured only up. A transfer never enlarges.
 */
export function transferFaults(terms: CreditTerms, request: TransferRequest): readonly Fault[] {
    const { amount, expiryDate, presentationPeriodDays = 0, latestShipmentDate } = request;
    const { expiry, presentationPeriod, shipment } = terms;

    return [
        ...when(
            amount.currency !== terms.amount.currency || amount.minorUnits > terms.amount.minorUnits,
            fault('TRANSFERRED_AMOUNT_MUST_ONLY_BE_REDUCED', 'amount'),
        ),
        ...goodsFaults(terms, request),
        ...when(isLater(expiryDate, expiry.expiryDate), fault('EXPIRY_MUST_ONLY_BE_CURTAILED', 'expiryDate')),
        ...when(
            presentationPeriodDays > (presentationPeriod?.days ?? usualDays),
            fault('PRESENTATION_PERIOD_MUST_ONLY_BE_CURTAILED', 'presentationPeriodDays'),
        ),
        ...when(
            isLater(latestShipmentDate, shipment.latestShipmentDate),
            fault('LATEST_SHIPMENT_MUST_ONLY_BE_CURTAILED', 'latestShipmentDate'),
        ),
        ...insuranceFaults(terms, request),
        ...when(
            request.isFirstBeneficiaryNamedAsApplicant === true && mustShowApplicant(terms),
            fault('APPLICANT_MUST_STAY_WHERE_DOCUMENTS_SHOW_IT', 'isFirstBeneficiaryNamedAsApplicant'),
        ),
    ];
}

function isLater(asked: string | undefined, limit: string | undefined): boolean {
    return asked !== undefined && limit !== undefined && asked > limit;
}

function goodsFaults({ goods, shipment }: CreditTerms, { lines = [] }: TransferRequest): readonly Fault[] {
    return lines.flatMap((asked, index) => {
        const stated = goods.lines[asked.line];
        const isFirst = lines.findIndex(({ line }) => line === asked.line) === index;
        const path = `lines.${index}`;
        if (stated === undefined || !isFirst || !has(stated, asked)) {
            return [fault('GOODS_LINE_MUST_BE_OF_CREDIT', path)];
        }
        const [price, quantity] = [stated.unitPrice?.amount, stated.quantity?.value];
        const isWhole = shipment.partialShipments === 'NOT_ALLOWED';

        return [
            ...when(isMore(asked.unitPrice, price), fault('UNIT_PRICE_MUST_ONLY_BE_REDUCED', `${path}.unitPrice`)),
            ...when(isMore(asked.quantity, quantity), fault('QUANTITY_MUST_ONLY_BE_REDUCED', `${path}.quantity`)),
            ...when(
                isWhole && isMore(quantity, asked.quantity),
                fault('QUANTITY_MUST_STAY_WITHOUT_PARTIAL_SHIPMENTS', `${path}.quantity`),
            ),
        ];
    });
}

/** Nothing is changed that the line does not say. */
function has(stated: GoodsLine, { unitPrice, quantity }: Omit<TransferredLine, 'line'>): boolean {
    return (
        (unitPrice === undefined || stated.unitPrice !== undefined) &&
        (quantity === undefined || stated.quantity !== undefined)
    );
}

function isMore(asked: string | undefined, limit: string | undefined): boolean {
    return asked !== undefined && limit !== undefined && hundredThousandths(asked) > hundredThousandths(limit);
}

function insuranceFaults(terms: CreditTerms, { amount, insuranceCoverPercent }: TransferRequest): readonly Fault[] {
    if (insuranceCoverPercent === undefined) {
        return [];
    }
    const wanted = coverWanted(terms);
    const path = 'insuranceCoverPercent';
    const share = hundredThousandths(String(insuranceCoverPercent));
    if (wanted === undefined || share < hundredThousandths(wanted)) {
        return [fault('INSURANCE_COVER_MUST_ONLY_BE_INCREASED', path)];
    }

    return when(
        insuredFor(amount, share - hundredThousandths('1')) >= insuredFor(terms.amount, hundredThousandths(wanted)),
        fault('INSURANCE_COVER_MUST_NOT_PASS_THAT_OF_CREDIT', path),
    );
}

/** In parts of a minor unit, so that nothing is rounded; a whole per cent more than needed is too much. */
function insuredFor({ minorUnits }: Money, share: bigint): bigint {
    return minorUnits * share;
}

/** What the applicant's name must stand on besides the invoice, in whatever words the credit says so. */
function mustShowApplicant({ requiredDocuments, applicant }: CreditTerms): boolean {
    const isNamed = (text: string): boolean =>
        text.toLowerCase().includes(applicant.partyName.toLowerCase()) || /\bapplicant\b/i.test(text);

    return requiredDocuments
        .filter(({ documentTypeCode }) => documentTypeCode !== commercialInvoice)
        .some(
            ({ description = '', mustShow = [] }) =>
                isNamed(description) || mustShow.some((each) => isNamed(wordsOf(each))),
        );
}

const commercialInvoice = '380';

function wordsOf(shown: object): string {
    return Object.entries(shown)
        .filter(([field]) => field === 'text' || field === 'value')
        .map(([, words]) => String(words))
        .join(' ');
}
