import { z } from 'zod';
import { payeeSchema } from '../tax-form/tax-form.js';
import type { Direction } from './bop-rules.js';
import {
    fits,
    messageAgent,
    messageAgentSchema,
    messageAmount,
    messageAmountSchema,
    messageCertificate,
    messageDocumentSchema,
    messageHeader,
    messageHeaderSchema,
    messageParty,
    messagePartySchema,
} from './currency-control-message.js';
import type { PaymentReport } from './payment-report.js';

/** As the message counts them: 1 is money that came in, 2 money that went out. */
const transactionTypes = { RECEIVED: '1', PAID: '2' } as const satisfies Record<Direction, string>;

const recordSchema = z.strictObject({
    CertRcrdId: z.literal('1'),
    Tx: z.strictObject({
        RfrdDoc: z.strictObject({
            Id: z.strictObject({ AcctSvcrRef: z.string().max(35).exactOptional() }),
        }),
        TxDt: z.string(),
        TxTp: z.enum(transactionTypes),
        Amt: messageAmountSchema,
    }),
    Ctrct: z
        .strictObject({ CtrctRef: z.strictObject({ Ctrct: z.strictObject({ Id: z.string().max(35) }) }) })
        .exactOptional(),
});

/** What has no element of its own, or is too long for it. */
const supplementSchema = z.strictObject({
    TransactionCode: z.string(),
    Counterparty: payeeSchema,
    Reference: z.string().exactOptional(),
    ContractReference: z.string().exactOptional(),
});

export const paymentNotificationSchema = z.strictObject({
    GrpHdr: messageHeaderSchema,
    TxNtfctn: z.array(
        z.strictObject({
            TxNtfctnId: z.string().max(35),
            AcctOwnr: messagePartySchema,
            AcctSvcr: messageAgentSchema,
            TxCert: z.array(
                z.strictObject({
                    TxId: z.string().max(35),
                    Cert: messageDocumentSchema,
                    Amdmnt: z.strictObject({ OrgnlDocId: z.string().max(35) }).exactOptional(),
                    CertRcrd: z.array(recordSchema),
                    SplmtryData: z.array(
                        z.strictObject({ PlcAndNm: z.literal('CertRcrd/Tx'), Envlp: supplementSchema }),
                    ),
                }),
            ),
        }),
    ),
});
/** PmtRgltryInfNtfctn of auth.024.001.03, as JSON. */
export type PaymentNotification = z.output<typeof paymentNotificationSchema>;

/** What a bank tells SAFE of a payment, as one notification of one payment. */
export function paymentNotification(report: PaymentReport): PaymentNotification {
    const { bopNumber, enterpriseUscc, payment, replaces } = report;

    return {
        GrpHdr: messageHeader(report),
        TxNtfctn: [
            {
                TxNtfctnId: bopNumber,
                AcctOwnr: messageParty(enterpriseUscc),
                AcctSvcr: messageAgent(bopNumber),
                TxCert: [
                    {
                        TxId: `${payment.paymentId}${payment.number ?? ''}`,
                        Cert: messageCertificate(report),
                        ...(replaces !== undefined && { Amdmnt: { OrgnlDocId: replaces } }),
                        CertRcrd: [recordOf(report)],
                        SplmtryData: [{ PlcAndNm: 'CertRcrd/Tx', Envlp: supplementOf(report) }],
                    },
                ],
            },
        ],
    };
}

function recordOf({
    reference,
    day,
    direction,
    amount,
    contractReference,
}: PaymentReport): z.output<typeof recordSchema> {
    return {
        CertRcrdId: '1',
        Tx: {
            RfrdDoc: { Id: fits(reference) ? { AcctSvcrRef: reference } : {} },
            TxDt: day,
            TxTp: transactionTypes[direction],
            Amt: messageAmount(amount),
        },
        ...(fits(contractReference) && { Ctrct: { CtrctRef: { Ctrct: { Id: contractReference } } } }),
    };
}

function supplementOf(report: PaymentReport): z.output<typeof supplementSchema> {
    const { transactionCode, counterparty, reference, contractReference } = report;

    return {
        TransactionCode: transactionCode,
        Counterparty: counterparty,
        ...(!fits(reference) && { Reference: reference }),
        ...(contractReference !== undefined && !fits(contractReference) && { ContractReference: contractReference }),
    };
}
