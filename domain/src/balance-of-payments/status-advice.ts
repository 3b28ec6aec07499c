import { z } from 'zod';
import {
    messageAgent,
    messageAgentSchema,
    messageParty,
    messagePartySchema,
    messageSafe,
    messageSafeSchema,
} from './currency-control-message.js';
import type { Advice, PaymentReport } from './payment-report.js';

/** AdditionalInformation takes so many characters in each piece. */
const pieceLength = 105;

export const statusAdviceSchema = z.strictObject({
    GrpHdr: z.strictObject({
        MsgId: z.string().max(35),
        CreDtTm: z.string(),
        NbOfItms: z.literal('1'),
        RcvgPty: messageAgentSchema,
        RegnAgt: messageSafeSchema,
    }),
    GrpSts: z.array(
        z.strictObject({
            OrgnlRefs: z.strictObject({
                OrgnlMsgId: z.string().max(35),
                OrgnlMsgNmId: z.literal('auth.024.001.03'),
                OrgnlCreDtTm: z.string(),
            }),
            RptgPty: z.strictObject({ Pty: messagePartySchema }),
            RegnAgt: messageSafeSchema,
            Sts: z.enum(['ACPT', 'RJCT']),
            StsRsn: z
                .array(
                    z.strictObject({
                        Rsn: z.strictObject({ Prtry: z.string().max(35) }),
                        AddtlInf: z.array(z.string()).exactOptional(),
                    }),
                )
                .exactOptional(),
            StsDtTm: z.string(),
        }),
    ),
});
/** CcyCtrlStsAdvc of auth.027.001.03, as JSON. */
export type StatusAdvice = z.output<typeof statusAdviceSchema>;

/** What SAFE has answered to a report; nothing before it has. */
export function statusAdvice(report: PaymentReport): StatusAdvice | undefined {
    const { reportId, bopNumber, enterpriseUscc, sentAt, advice } = report;

    return (
        advice && {
            GrpHdr: {
                // One report has one advice.
                MsgId: `${reportId}.A`,
                CreDtTm: advice.advisedAt,
                NbOfItms: '1',
                RcvgPty: messageAgent(bopNumber),
                RegnAgt: messageSafe,
            },
            GrpSts: [
                {
                    OrgnlRefs: { OrgnlMsgId: reportId, OrgnlMsgNmId: 'auth.024.001.03', OrgnlCreDtTm: sentAt },
                    RptgPty: { Pty: messageParty(enterpriseUscc) },
                    RegnAgt: messageSafe,
                    ...statusOf(advice.given),
                    StsDtTm: advice.advisedAt,
                },
            ],
        }
    );
}

/** The text stands with the first reason, in as many pieces as it takes. */
function statusOf(given: Advice): Pick<StatusAdvice['GrpSts'][number], 'Sts' | 'StsRsn'> {
    if (given.status === 'ACCEPTED') {
        return { Sts: 'ACPT' };
    }
    const { reasons, text } = given;
    const pieces = text === undefined ? [] : piecesOf(text);

    return {
        Sts: 'RJCT',
        StsRsn: reasons.map((Prtry, index) => ({
            Rsn: { Prtry },
            ...(index === 0 && pieces.length > 0 && { AddtlInf: pieces }),
        })),
    };
}

/** By characters, so that none is cut in two. */
function piecesOf(text: string): string[] {
    const characters = Array.from(text);
    const count = Math.ceil(characters.length / pieceLength);

    return Array.from({ length: count }, (_, index) =>
        characters.slice(index * pieceLength, (index + 1) * pieceLength).join(''),
    );
}
