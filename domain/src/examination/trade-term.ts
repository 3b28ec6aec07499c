import type { CommercialInvoice } from '../document/commercial-invoice.js';
import type { TradeTerm } from '../letter-of-credit/goods.js';
import type { Examined } from './examined.js';
import { findingsOf, when, type Finding } from './finding.js';
import { percentCovered } from './names.js';

const found = findingsOf({
    INVOICE_MUST_SHOW_TRADE_TERM: ['DISCREPANCY', 'UCP 600 art. 18c, ISBP C8'],
});

/** A trade term in the description of the goods is part of it, so the invoice must show it with its place. */
export function tradeTermFindings({ terms, invoices }: Examined): readonly Finding[] {
    const { incoterm } = terms.goods;
    if (incoterm === undefined) {
        return [];
    }

    return invoices.flatMap(({ documentId, incoterm: shown }) =>
        when(shown === undefined || !isSameTradeTerm(shown, incoterm), () =>
            found('INVOICE_MUST_SHOW_TRADE_TERM', {
                documentId,
                field: 'incoterm',
                expected: `${incoterm.code} ${incoterm.namedPlace} ${incoterm.version}`,
                found: shown === undefined ? '' : `${shown.code} ${shown.namedPlace} ${shown.version ?? ''}`.trim(),
            }),
        ),
    );
}

type ShownTradeTerm = NonNullable<CommercialInvoice['incoterm']>;

/** An edition that the invoice does not name conflicts with none. */
function isSameTradeTerm({ code, namedPlace, version }: ShownTradeTerm, stated: TradeTerm): boolean {
    const isOfEdition = version === undefined || version === stated.version;

    return code === stated.code && isOfEdition && percentCovered(stated.namedPlace, namedPlace) === 100;
}
