import { z } from 'zod';
import { bopNumberParts } from '../kernel/identifiers/bop-number.js';
import { moneyToWire, type Money } from '../kernel/money.js';
import { chinaDate } from '../kernel/time.js';
import type { PaymentReport } from './payment-report.js';

/** Under which scheme a code of ours stands where ISO 20022 has none of its own. */
const othersSchema = z.strictObject({ Id: z.string(), SchmeNm: z.strictObject({ Prtry: z.string() }) });

/** PartyIdentification135, known by its credit code. */
export const messagePartySchema = z.strictObject({
    Id: z.strictObject({ OrgId: z.strictObject({ Othr: z.array(othersSchema) }) }),
});
/** BranchAndFinancialInstitutionIdentification6, known by its code at SAFE. */
export const messageAgentSchema = z.strictObject({ FinInstnId: z.strictObject({ Othr: othersSchema }) });

/** SAFE stands where ISO 20022 has a bank with which contracts are registered. */
export const messageSafeSchema = z.strictObject({
    FinInstnId: z.strictObject({
        Othr: z.strictObject({ Id: z.literal('SAFE'), SchmeNm: z.strictObject({ Prtry: z.literal('COHONG') }) }),
    }),
});
export const messageSafe: z.output<typeof messageSafeSchema> = {
    FinInstnId: { Othr: { Id: 'SAFE', SchmeNm: { Prtry: 'COHONG' } } },
};

/** CurrencyControlHeader5: one report in a message. */
export const messageHeaderSchema = z.strictObject({
    MsgId: z.string().max(35),
    CreDtTm: z.string(),
    NbOfItms: z.literal('1'),
    InitgPty: z.strictObject({ Agt: messageAgentSchema }),
});

export const messageAmountSchema = z.strictObject({ Ccy: z.string(), value: z.string() });
export const messageDocumentSchema = z.strictObject({ Id: z.string().max(35), DtOfIsse: z.string() });

export function messageHeader({ reportId, sentAt, bopNumber }: PaymentReport): z.output<typeof messageHeaderSchema> {
    return { MsgId: reportId, CreDtTm: sentAt, NbOfItms: '1', InitgPty: { Agt: messageAgent(bopNumber) } };
}

/** The bank, by the code in the number under which it declares. */
export function messageAgent(bopNumber: string): z.output<typeof messageAgentSchema> {
    const { institutionCode } = bopNumberParts(bopNumber);

    return { FinInstnId: { Othr: { Id: institutionCode, SchmeNm: { Prtry: 'SAFE' } } } };
}

/** The enterprise. */
export function messageParty(uscc: string): z.output<typeof messagePartySchema> {
    return { Id: { OrgId: { Othr: [{ Id: uscc, SchmeNm: { Prtry: 'USCC' } }] } } };
}

export function messageAmount(money: Money): z.output<typeof messageAmountSchema> {
    const { amount, currency } = moneyToWire(money);

    return { Ccy: currency, value: amount };
}

/** The declaration of the balance of payments as the certificate against which a payment is registered. */
export function messageCertificate({
    bopNumber,
    sentAt,
}: Pick<PaymentReport, 'bopNumber' | 'sentAt'>): z.output<typeof messageDocumentSchema> {
    return { Id: bopNumber, DtOfIsse: chinaDate(sentAt) };
}

/** Whether a text fits into an element of Max35Text. One that does not is never cut. */
export function fits(text: string | undefined): text is string {
    return text !== undefined && text.length <= 35;
}
