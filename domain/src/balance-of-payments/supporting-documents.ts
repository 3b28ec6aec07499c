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
import type { PaymentReport } from './payment-report.js';

/** Four characters each: the invoice as ISO 20022 has it, the other two of our own. */
const documentTypes = ['CINV', 'CDEC', 'TAXF'] as const;

const entrySchema = z.strictObject({
    NtryId: z.string(),
    OrgnlDoc: z.strictObject({ Id: z.string().max(35) }),
    DocTp: z.enum(documentTypes),
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
    const { bopNumber, enterpriseUscc, contractReference, counterparty } = report;
    const entries = documentsOf(report);

    return entries.length === 0
        ? undefined
        : {
              GrpHdr: messageHeader(report),
              SpprtgDoc: [
                  {
                      SpprtgDocId: bopNumber,
                      Cert: messageCertificate(report),
                      AcctOwnr: messageParty(enterpriseUscc),
                      AcctSvcr: messageAgent(bopNumber),
                      CtrctRef: { Ctrct: fits(contractReference) ? { Id: contractReference } : {} },
                      Ntry: entries.map(([DocTp, Id], index) => ({
                          NtryId: String(index + 1),
                          OrgnlDoc: { Id },
                          DocTp,
                          ShipmntAttrbts: { CtryOfCntrPty: counterparty.countryCode },
                      })),
                  },
              ],
          };
}

function documentsOf({
    invoiceReference,
    declarationNumbers = [],
    taxFormNumber,
}: PaymentReport): (readonly [type: (typeof documentTypes)[number], number: string])[] {
    return [
        ...(invoiceReference === undefined ? [] : [['CINV', invoiceReference] as const]),
        ...declarationNumbers.map((number) => ['CDEC', number] as const),
        ...(taxFormNumber === undefined ? [] : [['TAXF', taxFormNumber] as const]),
    ];
}
