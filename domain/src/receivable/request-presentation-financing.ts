import { compare, moneyToWire, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Credit } from '../letter-of-credit/credit.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { deciding, type Forwarded } from '../presentation/forwarded.js';
import { isOpen } from '../presentation/presentation-status.js';
import type { Presentation } from '../presentation/presentation.js';
import type { RequestPresentationFinancing } from './api.js';
import type { Financing, Share } from './financing.js';
import { asRequested, mustBeExports, type Asking } from './request-financing.js';
import { inOrder, mustAddUp } from './shares.js';

const refusal = refusals({
    DOCUMENTS_MUST_BE_FINANCED_AS_FIRST_PRESENTED: 'conflict',
    PRESENTATION_MUST_BE_OPEN: 'conflict',
    BENEFICIARY_MUST_HAVE_USCC: 'conflict',
    CURRENCY_MUST_MATCH_PRESENTATION: 'invalid',
    AMOUNT_MUST_NOT_EXCEED_PRESENTATION: 'invalid',
    EXPORT_MUST_REST_ON_DECLARATIONS: 'invalid',
});

/** Which bank asks, on which documents, as all banks of the credit hold them. */
export interface PresentationAsking extends Asking, Forwarded {
    readonly credit: Credit;
    readonly presentation: Presentation;
}

/**
 * Takes the request of a bank that means to buy, negotiate or otherwise advance money on documents under a credit, before
 * they are paid. It rests on their invoices, which nobody needs to name, and for exported goods on the declarations.
 */
export function requestPresentationFinancing(
    { financingId, amount, dueOn, shares }: RequestPresentationFinancing,
    { credit, presentation, forwarded, ...asking }: PresentationAsking,
): Financing {
    const { creditId, number, firstPresentedAs } = presentation;
    const { partyName, uscc } = credit.terms.beneficiary;
    if (firstPresentedAs !== undefined) {
        // What is sent on are the same documents: under two numbers they could be financed twice.
        throw refusal('DOCUMENTS_MUST_BE_FINANCED_AS_FIRST_PRESENTED', { number: firstPresentedAs.number });
    }
    const { status } = deciding(presentation, { forwarded });
    if (!isOpen(status)) {
        throw refusal('PRESENTATION_MUST_BE_OPEN', { status });
    }
    // Claims are compared by it; a seller abroad has none, and its goods no export declaration here.
    if (uscc === undefined) {
        throw refusal('BENEFICIARY_MUST_HAVE_USCC');
    }
    mustBeOf(presentation, amount);
    mustRestOn(shares, { amount, terms: credit.terms, askedAt: asking.askedAt });

    return asRequested(
        {
            financingId,
            presentation: { creditId, number },
            shares: inOrder(shares),
            invoices: invoicesIn(presentation),
            exporterUscc: uscc,
            exporterName: partyName,
            amount,
            ...(dueOn !== undefined && { dueOn }),
        },
        asking,
    );
}

/** The numbers of the invoices that were presented; that of a printed tax invoice is one only with its code. */
export function invoicesIn({ documents }: Presentation): string[] {
    return documents.flatMap((document) => {
        if (document.kind === 'VAT_INVOICE') {
            return [`${document.invoiceCode ?? ''}${document.invoiceNumber}`];
        }
        return document.kind === 'COMMERCIAL_INVOICE' ? [document.documentReference] : [];
    });
}

function mustBeOf(presentation: Presentation, amount: Money): void {
    if (amount.currency !== presentation.amount.currency) {
        throw refusal('CURRENCY_MUST_MATCH_PRESENTATION', { currency: presentation.amount.currency });
    }
    if (compare(amount, presentation.amount) > 0) {
        throw refusal('AMOUNT_MUST_NOT_EXCEED_PRESENTATION', { presented: { ...moneyToWire(presentation.amount) } });
    }
}

interface Resting {
    readonly amount: Money;
    readonly terms: CreditTerms;
    readonly askedAt: Instant;
}

function mustRestOn(shares: readonly Share[], { amount, terms, askedAt }: Resting): void {
    mustBeExports(shares, askedAt);
    if (isExportOfGoods(terms) && shares.length === 0) {
        throw refusal('EXPORT_MUST_REST_ON_DECLARATIONS');
    }
    if (shares.length > 0) {
        mustAddUp(shares, amount);
    }
}

/** Goods that leave the customs territory: for these customs has a declaration, without which nobody could tell them again. */
function isExportOfGoods({ beneficiary, applicant, goods }: CreditTerms): boolean {
    return goods.kind === 'GOODS' && beneficiary.countryCode === 'CN' && applicant.countryCode !== 'CN';
}
