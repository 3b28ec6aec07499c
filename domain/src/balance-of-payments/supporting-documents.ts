import { z } from 'zod';
import {
    fits,
    messageAgent,
    messageAgentSchema,
    messageCertificate,
    messageDocumentSchema,
    messageHeader,
    messageHeaderSchema,
    messageParty,
    messagePartySchema,
} from './currency-control-message.js';
import { supportingDocumentTypes, type SuppliedDocument } from './document-request.js';
import type { PaymentReport } from './payment-report.js';

const entrySchema = z.strictObject({
    NtryId: z.string(),
    OrgnlDoc: z.strictObject({ Id: z.string().max(35) }),
    DocTp: z.enum(supportingDocumentTypes),
    ShipmntAttrbts: z.strictObject({ CtryOfCntrPty: z.string() }),
});

export const supportingDocumentsSchema = z.strictObject({
    GrpHdr: messageHeaderSchema,
    SpprtgDoc: z.array(
        z.strictObject({
            SpprtgDocId: z.string().max(35),
            Cert: messageDocumentSchema,
            AcctOwnr: messagePartySchema,
            AcctSvcr: messageAgentSchema,
            CtrctRef: z.strictObject({ Ctrct: z.strictObject({ Id: z.string().max(35).exactOptional() }) }),
            Ntry: z.array(entrySchema).min(1),
        }),
    ),
});
/** CcyCtrlSpprtgDocDlvry of auth.025.001.03, as JSON. */
export type SupportingDocuments = z.output<typeof supportingDocumentsSchema>;

/** By what the payment is supported: invoice, declarations and tax form by their numbers. Nothing where there is none. */
export function supportingDocuments(report: PaymentReport): SupportingDocuments | undefined {
    const documents = documentsOf(report);

    return documents.length === 0 ? undefined : documentDelivery(documents, { header: messageHeader(report), report });
}

/** Documents behind a report, by their numbers. */
export function documentDelivery(
    documents: readonly SuppliedDocument[],
    { header, report }: { readonly header: SupportingDocuments['GrpHdr']; readonly report: PaymentReport },
): SupportingDocuments {
    const { bopNumber, enterpriseUscc, contractReference, counterparty } = report;

    return {
        GrpHdr: header,
        SpprtgDoc: [
            {
                SpprtgDocId: bopNumber,
                Cert: messageCertificate(report),
                AcctOwnr: messageParty(enterpriseUscc),
                AcctSvcr: messageAgent(bopNumber),
                CtrctRef: { Ctrct: fits(contractReference) ? { Id: contractReference } : {} },
                Ntry: documents.map(({ documentType, reference }, index) => ({
                    NtryId: String(index + 1),
                    OrgnlDoc: { Id: reference },
                    DocTp: supportingDocumentTypes[documentType],
                    ShipmntAttrbts: { CtryOfCntrPty: counterparty.countryCode },
                })),
            },
        ],
    };
}

function documentsOf({ invoiceReference, declarationNumbers = [], taxFormNumber }: PaymentReport): SuppliedDocument[] {
    return [
        ...(invoiceReference === undefined ? [] : [{ documentType: 'INVOICE' as const, reference: invoiceReference }]),
        ...declarationNumbers.map((reference) => ({ documentType: 'DECLARATION' as const, reference })),
        ...(taxFormNumber === undefined ? [] : [{ documentType: 'TAX_FORM' as const, reference: taxFormNumber }]),
    ];
}
