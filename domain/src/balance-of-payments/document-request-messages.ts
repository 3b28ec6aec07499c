import { z } from 'zod';
import { messageAgent } from './currency-control-message.js';
import { supportingDocumentTypes, type DocumentRequest } from './document-request.js';
import type { PaymentReport } from './payment-report.js';
import { requestOrLetter, requestOrLetterSchema, type Original } from './request-or-letter.js';
import { documentDelivery, supportingDocumentsSchema } from './supporting-documents.js';

const messageSchema = z.union([
    z.strictObject({ CcyCtrlReqOrLttr: requestOrLetterSchema }),
    z.strictObject({ CcyCtrlSpprtgDocDlvry: supportingDocumentsSchema }),
]);
type Message = z.output<typeof messageSchema>;

export const documentRequestMessagesSchema = z.strictObject({ messages: z.array(messageSchema) });
/** The currency-control messages that a request and its last answer are, in the order in which they were sent. */
export type DocumentRequestMessages = z.output<typeof documentRequestMessagesSchema>;

/** Shapes a request after auth.026, the answer after auth.026 and auth.025, and what SAFE finds after auth.026 again. */
export function documentRequestMessages(request: DocumentRequest, report: PaymentReport): DocumentRequestMessages {
    return {
        messages: [requestMessage(request, report), ...answerMessages(request, report), ...findingMessages(request)],
    };
}

function requestMessage(request: DocumentRequest, { reportId, sentAt }: PaymentReport): Message {
    const { documentRequestId, bopNumber, text, answerBy, requestedAt, documentTypes } = request;

    return {
        CcyCtrlReqOrLttr: requestOrLetter(
            {
                id: documentRequestId,
                type: 'SUPP',
                about: {
                    OrgnlMsgId: reportId,
                    OrgnlMsgNmId: 'auth.024.001.03',
                    OrgnlCreDtTm: sentAt,
                    OrgnlRcrdId: bopNumber,
                },
                sentAt: requestedAt,
                isAnswerRequired: true,
                documentTypes: documentTypes.map((type) => supportingDocumentTypes[type]),
                ...(text !== undefined && { text }),
                ...(answerBy !== undefined && { answerBy }),
            },
            request,
        ),
    };
}

/** The letter of the bank, and a delivery of what comes with it. */
function answerMessages(request: DocumentRequest, report: PaymentReport): Message[] {
    const { answer, bopNumber } = request;
    if (answer === undefined) {
        return [];
    }
    const { letterId, text, documents, answeredAt } = answer;
    const letter = {
        id: letterId,
        type: 'LFBK',
        about: aboutRequest(request),
        sentAt: answeredAt,
        isAnswerRequired: false,
        ...(text !== undefined && { text }),
    } as const;
    const header = {
        MsgId: `${letterId}.D`,
        CreDtTm: answeredAt,
        NbOfItms: '1',
        InitgPty: { Agt: messageAgent(bopNumber) },
    } as const;

    return [
        { CcyCtrlReqOrLttr: requestOrLetter(letter, request) },
        ...(documents.length > 0 ? [{ CcyCtrlSpprtgDocDlvry: documentDelivery(documents, { header, report }) }] : []),
    ];
}

/** A letter to the bank, which has to answer again where what it has sent is not enough. */
function findingMessages(request: DocumentRequest): Message[] {
    const { finding, answer, documentRequestId } = request;
    if (finding === undefined) {
        return [];
    }
    const { given, foundAt } = finding;
    const letter = {
        // One letter of the bank has one finding; of a request that is withdrawn there may be none.
        id: `${answer?.letterId ?? documentRequestId}.F`,
        type: 'LTBK',
        about: aboutRequest(request),
        sentAt: foundAt,
        isAnswerRequired: given.status === 'REFUSED',
        text: given.status === 'REFUSED' ? given.text : given.status,
    } as const;

    return [{ CcyCtrlReqOrLttr: requestOrLetter(letter, request) }];
}

function aboutRequest({ documentRequestId, requestedAt }: DocumentRequest): Original {
    return {
        OrgnlMsgId: documentRequestId,
        OrgnlMsgNmId: 'auth.026.001.03',
        OrgnlCreDtTm: requestedAt,
        OrgnlRcrdId: documentRequestId,
    };
}
