import type { GoodsTerms } from '../letter-of-credit/goods.js';
import type { RequiredDocument } from '../letter-of-credit/required-document.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { TransferRequest } from './transfer.js';

/** Who has transferred, under which number, and what becomes of amendments. */
export type TransferredBy = NonNullable<CreditTerms['transferred']>;

/** UNTDID 1001: the insurance documents that a credit can ask for, a certificate or a policy (UCP 600 art. 28). */
const insuranceDocuments: readonly string[] = ['520', '530'];

/**
 * What the second beneficiary has of the credit: everything that it says, confirmation included, but for what the request
 * changes and article 38g lets it change. The sales contract is the first beneficiary's own.
 */
export function transferredTerms(
    terms: CreditTerms,
    request: TransferRequest,
    transferred: TransferredBy,
): CreditTerms {
    // The route of its advice, who may transfer it, and the contract are of the credit that was transferred.
    const kept = without(terms, ['secondAdvisingBank', 'transferringBank', 'contractReference']);
    const { expiryDate = terms.expiry.expiryDate, placeOfHonour = terms.expiry.place } = request;

    return {
        ...kept,
        // It is not transferred on (art. 38d).
        form: 'IRREVOCABLE',
        transferred,
        ...partiesOf(terms, request),
        amount: request.amount,
        expiry: { ...terms.expiry, expiryDate, place: placeOfHonour },
        availability: { ...terms.availability, availableWith: { kind: 'BANK', bank: transferred.bank } },
        shipment: {
            ...terms.shipment,
            ...(request.latestShipmentDate !== undefined && { latestShipmentDate: request.latestShipmentDate }),
        },
        goods: goodsOf(terms.goods, request),
        requiredDocuments: terms.requiredDocuments.map((required) => insured(required, request)),
        ...(request.presentationPeriodDays !== undefined && {
            presentationPeriod: { ...terms.presentationPeriod, days: request.presentationPeriodDays },
        }),
    };
}

/** The terms without what a credit need not say. */
export function without(terms: CreditTerms, fields: readonly OptionalTerm[]): CreditTerms {
    const kept = Object.entries(terms).filter(([field]) => !fields.some((each) => each === field));

    return Object.fromEntries(kept) as CreditTerms;
}

type OptionalTerm = 'secondAdvisingBank' | 'transferringBank' | 'transferred' | 'contractReference';

function partiesOf(
    { applicant, beneficiary }: CreditTerms,
    { secondBeneficiary, secondBeneficiarysBank, isFirstBeneficiaryNamedAsApplicant = false }: TransferRequest,
): Pick<CreditTerms, 'applicant' | 'beneficiary' | 'advisingBank'> {
    return {
        applicant: isFirstBeneficiaryNamedAsApplicant ? beneficiary : applicant,
        beneficiary: secondBeneficiary,
        advisingBank: secondBeneficiarysBank,
    };
}

function goodsOf(goods: GoodsTerms, { lines = [] }: TransferRequest): GoodsTerms {
    return {
        ...goods,
        lines: goods.lines.map((line, index) => {
            const { unitPrice, quantity } = lines.find((each) => each.line === index) ?? {};

            return {
                ...line,
                ...(unitPrice !== undefined &&
                    line.unitPrice && { unitPrice: { ...line.unitPrice, amount: unitPrice } }),
                ...(quantity !== undefined && line.quantity && { quantity: { ...line.quantity, value: quantity } }),
            };
        }),
    };
}

/** Less money needs a greater share to be insured for as much as the credit wants. */
function insured(required: RequiredDocument, { insuranceCoverPercent }: TransferRequest): RequiredDocument {
    if (insuranceCoverPercent === undefined || !insuranceDocuments.includes(required.documentTypeCode)) {
        return required;
    }
    const others = (required.mustShow ?? []).filter((each) => !isCover(each));

    return {
        ...required,
        mustShow: [...others, { test: 'AT_LEAST', field: 'coveragePercent', value: String(insuranceCoverPercent) }],
    };
}

type Shown = NonNullable<RequiredDocument['mustShow']>[number];

function isCover(shown: Shown): shown is Extract<Shown, { readonly value: string }> {
    return shown.test === 'AT_LEAST' && shown.field === 'coveragePercent';
}

/** How much of the value a credit wants insured, in per cent; undefined where it asks for no insurance document. */
export function coverWanted({ requiredDocuments }: CreditTerms): string | undefined {
    const asked = requiredDocuments.filter(({ documentTypeCode }) => insuranceDocuments.includes(documentTypeCode));
    const own = asked.flatMap(({ mustShow = [] }) => mustShow).find(isCover);

    // A credit that does not say wants so much (art. 28f ii).
    return asked.length === 0 ? undefined : (own?.value ?? '110');
}
