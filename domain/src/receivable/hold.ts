import { z } from 'zod';
import type { DescribedDocument } from '../fingerprint/described-document.js';
import { canonicalInvoiceNumber } from '../fingerprint/normal-forms.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { randomIdSchema } from '../kernel/salt.js';
import { mspIdSchema } from '../party/member.js';
import { presentationSchema } from '../presentation/presentation.js';
import type { Financing } from './financing.js';

const heldDocumentSchema = z.discriminatedUnion('kind', [
    z.strictObject({
        kind: z.literal('INVOICE'),
        sellerUscc: usccSchema,
        /** In the form in which numbers are compared. */
        invoiceNumber: z.string(),
    }),
    presentationSchema.pick({ creditId: true, number: true }).extend({ kind: z.literal('PRESENTATION') }),
]);
/** What nobody but customs could put an amount on: it is financed whole, by one bank, or not at all. */
export type HeldDocument = z.output<typeof heldDocumentSchema>;

export const holdSchema = z.strictObject({
    document: heldDocumentSchema,
    /** Whose it is. Nobody's once that was given up or repaid. */
    holder: z.strictObject({ financingId: randomIdSchema, bank: mspIdSchema }).exactOptional(),
    /** The buyer has paid: there is nothing left to finance. */
    isPaid: z.boolean(),
});
/** Who finances an invoice or a presentation, over all banks. Only the regulators' registry holds it. */
export type Hold = z.output<typeof holdSchema>;

/** A document that nobody has financed yet. */
export function unheld(document: HeldDocument): Hold {
    return { document, isPaid: false };
}

/** An invoice as the registry knows it again: in whatever width, case and punctuation it is written, and a letter O is a zero. */
export function invoiceOf(
    sellerUscc: string,
    invoiceNumber: string,
): Extract<HeldDocument, { readonly kind: 'INVOICE' }> {
    return { kind: 'INVOICE', sellerUscc, invoiceNumber: canonicalInvoiceNumber(invoiceNumber) };
}

/** The same of an invoice that is described, if its seller has a code: one by number alone is the same invoice. */
function invoiceDescribed(document: DescribedDocument): ReturnType<typeof invoiceOf> | undefined {
    const uscc = document.kind === 'COMMERCIAL_INVOICE' ? document.seller.uscc : undefined;

    return document.kind === 'COMMERCIAL_INVOICE' && uscc !== undefined
        ? invoiceOf(uscc, document.documentReference)
        : undefined;
}

/** All documents that a financing takes for itself, each once: its presentation first, then the invoices. */
export function documentsOf({
    presentation,
    invoices = [],
    documents = [],
    exporterUscc,
}: Pick<Financing, 'presentation' | 'invoices' | 'documents' | 'exporterUscc'>): readonly HeldDocument[] {
    const named = invoices.map((invoiceNumber) => invoiceOf(exporterUscc, invoiceNumber));
    const described = documents.flatMap((document) => invoiceDescribed(document) ?? []);
    const distinct = new Map(
        [...named, ...described].map((document) => [`${document.sellerUscc} ${document.invoiceNumber}`, document]),
    ).values();

    return [...(presentation === undefined ? [] : [{ kind: 'PRESENTATION', ...presentation } as const]), ...distinct];
}
