import { add, compare, subtract, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { NewCase } from '../fingerprint/judge-documents.js';
import type { Collateral } from '../receivable/collateral.js';
import { decideTogether, type TogetherFacts } from '../receivable/decide-together.js';
import type { Financing } from '../receivable/financing.js';
import { asRequested } from '../receivable/request-financing.js';
import { declaredOtherwise } from './declared-otherwise.js';
import { reducedBy, type FinancedOrder } from './financed-order.js';
import type { Conversion, PackingCredit } from './packing-credit.js';
import { pendingConversion } from './request-conversion.js';

const refusal = refusals({ CONVERSION_MUST_BE_REQUESTED: 'conflict' });

export interface ConversionFacts extends TogetherFacts {
    readonly financed: FinancedOrder;
}

export interface ConvertedPackingCredit {
    readonly packingCredit: PackingCredit;
    /** What else changes; absent when the conversion was refused: then nothing does. */
    readonly moved?: {
        /** The loan as it stands on the declaration now. */
        readonly financing: Financing;
        readonly collateral: Collateral;
        readonly financed: FinancedOrder;
    };
    /** What the foreign-exchange regulator is to look at, if anything. */
    readonly cases?: readonly NewCase[];
}

/** The loan that a conversion asks for, as if it were asked for on the declaration alone. */
export function loanAskedFor(packingCredit: PackingCredit, financingId: string): Financing {
    const { declarationNumber, releaseCode, amount, dueOn, invoices, documents, requestedAt } =
        mustBePending(packingCredit);
    const { bank, exporterUscc, exporterName } = packingCredit;

    return asRequested(
        {
            financingId,
            declarationNumber,
            releaseCode,
            ...(invoices && { invoices }),
            ...(documents && { documents }),
            exporterUscc,
            ...(exporterName !== undefined && { exporterName }),
            amount,
            ...(dueOn !== undefined && { dueOn }),
        },
        { bank, askedAt: requestedAt },
    );
}

/**
 * Moves a loan from its order to a declaration of the goods, all that was asked for or nothing: it is off the one when it is
 * on the other, so neither ever bears it twice and neither ever misses it. Whatever a new loan on the declaration would
 * be refused for, this is refused for too. What has moved is used up on the order.
 */
export function convertPackingCredit(
    packingCredit: PackingCredit,
    asked: Financing,
    { financed, ...facts }: ConversionFacts,
): ConvertedPackingCredit {
    const conversion = mustBePending(packingCredit);
    const { amount } = conversion;
    // The exporter may have repaid since.
    if (compare(amount, packingCredit.outstanding) > 0) {
        const decision = { code: 'CONVERSION_MUST_NOT_EXCEED_OUTSTANDING' } as const;
        return { packingCredit: decided(packingCredit, { status: 'REFUSED', decidedAt: facts.decidedAt, decision }) };
    }
    const { financing, collateral, cases } = decideTogether(asked, facts);
    const opened = cases === undefined ? {} : { cases };
    if (collateral === undefined) {
        return { packingCredit: decided(packingCredit, { status: 'REFUSED', ...answerTo(financing) }), ...opened };
    }
    const outstanding = subtract(packingCredit.outstanding, amount);
    const loan = standing(financing, packingCredit, facts);

    return {
        packingCredit: {
            ...decided(packingCredit, {
                status: 'CONVERTED',
                ...answerTo(loan),
                financingId: loan.financingId,
            }),
            status: outstanding.minorUnits === 0n ? 'CONVERTED' : packingCredit.status,
            outstanding,
        },
        moved: {
            financing: loan,
            collateral,
            financed: convertedOn(financed, packingCredit, amount),
        },
        ...opened,
    };
}

/** The order with so much less of the credit on it, which can never be taken again. */
export function convertedOn(financed: FinancedOrder, packingCredit: PackingCredit, amount: Money): FinancedOrder {
    return {
        ...reducedBy(financed, packingCredit, amount),
        converted: add(financed.converted, amount),
    };
}

function mustBePending(packingCredit: PackingCredit): Conversion {
    const conversion = pendingConversion(packingCredit);
    if (conversion === undefined) {
        throw refusal('CONVERSION_MUST_BE_REQUESTED');
    }

    return conversion;
}

function answerTo({ decidedAt, decision }: Financing): Pick<Conversion, 'decidedAt' | 'decision'> {
    return { ...(decidedAt !== undefined && { decidedAt }), ...(decision && { decision }) };
}

/** The pending conversion with its answer. */
function decided(packingCredit: PackingCredit, answer: Partial<Conversion>): PackingCredit {
    return {
        ...packingCredit,
        conversions: packingCredit.conversions.map((each) =>
            each.status === 'REQUESTED' ? { ...each, ...answer } : each,
        ),
    };
}

/** The loan on the declaration: it was paid out when the packing credit was, so nothing is reserved and nothing expires. */
function standing(
    { reservedUntil: _until, ...financing }: Financing,
    { packingCreditId, disbursement, order }: PackingCredit,
    { declarations, decidedAt }: TogetherFacts,
): Financing {
    const { decision } = financing;
    const mismatches = declarations.flatMap(({ known }) => (known ? declaredOtherwise(known.declaration, order) : []));

    return {
        ...financing,
        status: 'DISBURSED',
        ...(decision && mismatches.length > 0 && { decision: { ...decision, mismatches } }),
        disbursement: {
            payment: { means: 'PACKING_CREDIT', packingCreditId },
            paidAt: disbursement?.paidAt ?? decidedAt,
        },
    };
}
