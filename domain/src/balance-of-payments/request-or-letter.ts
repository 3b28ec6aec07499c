import { z } from 'zod';
import { chinaDate, type CalendarDate, type Instant } from '../kernel/time.js';
import { messageAgent, messageAgentSchema, messageSafe, messageSafeSchema } from './currency-control-message.js';
import type { DocumentRequest } from './document-request.js';

const eitherSchema = z.strictObject({ Agt: z.union([messageSafeSchema, messageAgentSchema]) });

/** What a request or a letter is about: the report, or the request that it answers. */
const originalSchema = z.strictObject({
    OrgnlMsgId: z.string().max(35),
    OrgnlMsgNmId: z.enum(['auth.024.001.03', 'auth.026.001.03']),
    OrgnlCreDtTm: z.string(),
    OrgnlRcrdId: z.string().max(35),
});
export type Original = z.output<typeof originalSchema>;

export const requestOrLetterSchema = z.strictObject({
    GrpHdr: z.strictObject({
        MsgId: z.string().max(35),
        CreDtTm: z.string(),
        NbOfItms: z.literal('1'),
        InitgPty: eitherSchema,
    }),
    ReqOrLttr: z.array(
        z.strictObject({
            ReqOrLttrId: z.string().max(35),
            Dt: z.string(),
            Sndr: eitherSchema,
            Rcvr: eitherSchema,
            OrgnlRefs: z.array(originalSchema),
            Sbjt: z.string().max(140),
            Tp: z.strictObject({ Cd: z.enum(['SUPP', 'LFBK', 'LTBK']) }),
            Desc: z.string().max(1_025).exactOptional(),
            RspnReqrd: z.boolean(),
            DueDt: z.string().exactOptional(),
            SplmtryData: z
                .array(
                    z.strictObject({
                        PlcAndNm: z.literal('ReqOrLttr'),
                        Envlp: z.strictObject({ DocumentTypes: z.array(z.string()) }),
                    }),
                )
                .exactOptional(),
        }),
    ),
});
/** CcyCtrlReqOrLttr of auth.026.001.03, as JSON. */
export type RequestOrLetter = z.output<typeof requestOrLetterSchema>;

/** A request for documents, a letter from the bank, or a letter to it. */
export interface Letter {
    readonly id: string;
    readonly type: RequestOrLetter['ReqOrLttr'][number]['Tp']['Cd'];
    readonly about: Original;
    readonly text?: string;
    readonly sentAt: Instant;
    /** Whether an answer is required, and until when. */
    readonly isAnswerRequired: boolean;
    readonly answerBy?: CalendarDate;
    /** As auth.025 names their types. */
    readonly documentTypes?: readonly string[];
}

/** Shapes what SAFE and a bank write to each other of one request. */
export function requestOrLetter(
    letter: Letter,
    { bopNumber, subject }: Pick<DocumentRequest, 'bopNumber' | 'subject'>,
): RequestOrLetter {
    const { id, type, about, text, sentAt, isAnswerRequired, answerBy, documentTypes } = letter;
    const bank = { Agt: messageAgent(bopNumber) };
    const [Sndr, Rcvr] = type === 'LFBK' ? [bank, { Agt: messageSafe }] : [{ Agt: messageSafe }, bank];

    return {
        GrpHdr: { MsgId: id, CreDtTm: sentAt, NbOfItms: '1', InitgPty: Sndr },
        ReqOrLttr: [
            {
                ReqOrLttrId: id,
                Dt: chinaDate(sentAt),
                Sndr,
                Rcvr,
                OrgnlRefs: [about],
                Sbjt: subject,
                Tp: { Cd: type },
                ...(text !== undefined && { Desc: text }),
                RspnReqrd: isAnswerRequired,
                ...(answerBy !== undefined && { DueDt: answerBy }),
                ...(documentTypes && {
                    SplmtryData: [{ PlcAndNm: 'ReqOrLttr', Envlp: { DocumentTypes: [...documentTypes] } }],
                }),
            },
        ],
    };
}
