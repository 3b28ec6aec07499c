import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { lyingOn } from '../receivable/balance.js';
import { collect } from '../receivable/collect.js';
import type { DecisionFacts } from '../receivable/decide-financing.js';
import type { Encumbrance } from '../receivable/encumbrance.js';
import type { CountedReceipt, ExportReceipt, ReceiptDecisionCode } from './export-receipt.js';

const refusal = refusals({ RECEIPT_MUST_BE_RECORDED: 'conflict' });

export interface MatchingFacts {
    /** What is known of the declaration of each share, in their order. */
    readonly declarations: readonly Pick<DecisionFacts, 'known' | 'encumbrance'>[];
    /** The receipt that was counted under this reference at this bank, if one was. */
    readonly counted: CountedReceipt | undefined;
    readonly matchedAt: Instant;
}

export interface MatchedReceipt {
    readonly receipt: ExportReceipt;
    /** What lies on the declarations now; absent when nothing was collected. */
    readonly encumbrances?: readonly Encumbrance[];
    readonly counted?: CountedReceipt;
}

/**
 * Collects what a buyer has paid on the declarations that it pays for: on all of them or on none, and never twice under one
 * reference. Whatever is on a declaration, and whatever customs has made of it, money that came in for it is collected.
 */
export function matchExportReceipt(receipt: ExportReceipt, facts: MatchingFacts): MatchedReceipt {
    if (receipt.status !== 'RECORDED') {
        throw refusal('RECEIPT_MUST_BE_RECORDED');
    }
    const { bank, reference, receiptId, shares } = receipt;
    const found = shares.map((_, index) => faultOf(receipt, index, facts));
    const failed = found.findIndex((code) => code !== undefined);
    const code = found[failed] ?? (facts.counted === undefined ? undefined : 'RECEIPT_MUST_BE_COUNTED_ONCE');
    if (code !== undefined) {
        const declarationNumber = shares[failed]?.declarationNumber;
        const decision = { code, ...(declarationNumber !== undefined && { declarationNumber }) };
        return { receipt: { ...receipt, status: 'REFUSED', decidedAt: facts.matchedAt, decision } };
    }

    return {
        receipt: {
            ...receipt,
            status: 'MATCHED',
            decidedAt: facts.matchedAt,
            decision: { code: 'PROCEEDS_ARE_COLLECTED' },
        },
        encumbrances: shares.flatMap(({ amount }, index) => {
            const { known, encumbrance } = facts.declarations[index] ?? {};
            return known === undefined
                ? []
                : [collect(lyingOn(known.declaration, encumbrance), { bank, reference, received: amount })];
        }),
        counted: { bank, reference, receiptId },
    };
}

function faultOf(
    { shares, exporterUscc }: ExportReceipt,
    index: number,
    { declarations }: MatchingFacts,
): Exclude<ReceiptDecisionCode, 'PROCEEDS_ARE_COLLECTED'> | undefined {
    const { known, encumbrance } = declarations[index] ?? {};
    const share = shares[index];
    // A number that nobody declared and a wrong code are one answer: otherwise numbers could be tried out.
    if (known === undefined || known.releaseCode !== share?.releaseCode) {
        return 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE';
    }
    const { declaration } = known;
    if (exporterUscc !== declaration.consignor.uscc) {
        return 'EXPORTER_MUST_BE_CONSIGNOR';
    }
    // What lies on it may be in the currency from before an amendment.
    const { collected } = lyingOn(declaration, encumbrance);
    const isOfCurrency = [declaration.totalValue, collected].every(
        ({ currency }) => currency === share.amount.currency,
    );

    return isOfCurrency ? undefined : 'CURRENCY_MUST_MATCH_DECLARATION';
}
