import { describe, expect, it } from '@jest/globals';
import { answerDocumentRequest } from './answer-document-request.js';
import { documentRequestMessages, documentRequestMessagesSchema } from './document-request-messages.js';
import type { DocumentsFinding } from './document-request.js';
import { findOnDocuments } from './find-on-documents.js';
import { answer, documentRequest, idOf, morning, report } from './testing/samples.js';

const safe = { Agt: { FinInstnId: { Othr: { Id: 'SAFE', SchmeNm: { Prtry: 'COHONG' } } } } };
const bank = { Agt: { FinInstnId: { Othr: { Id: '330200010401', SchmeNm: { Prtry: 'SAFE' } } } } };
const noon = '2026-04-01T04:00:00.000Z';
const answered = answerDocumentRequest(answer, { request: documentRequest, at: noon });
const found = (given: DocumentsFinding, request = answered) =>
    findOnDocuments(given, { request, report, at: noon }).request;
const aboutRequest = {
    OrgnlMsgId: idOf(40),
    OrgnlMsgNmId: 'auth.026.001.03',
    OrgnlCreDtTm: morning,
    OrgnlRcrdId: idOf(40),
};

describe('documentRequestMessages', () => {
    it('asks for documents as auth.026 does, on the report', () => {
        expect(documentRequestMessages(documentRequest, report).messages).toEqual([
            {
                CcyCtrlReqOrLttr: {
                    GrpHdr: { MsgId: idOf(40), CreDtTm: morning, NbOfItms: '1', InitgPty: safe },
                    ReqOrLttr: [
                        {
                            ReqOrLttrId: idOf(40),
                            Dt: '2026-03-31',
                            Sndr: safe,
                            Rcvr: bank,
                            OrgnlRefs: [
                                {
                                    OrgnlMsgId: idOf(1),
                                    OrgnlMsgNmId: 'auth.024.001.03',
                                    OrgnlCreDtTm: morning,
                                    OrgnlRcrdId: '3302000104012603300001',
                                },
                            ],
                            Sbjt: 'Advance payment or goods',
                            Tp: { Cd: 'SUPP' },
                            RspnReqrd: true,
                            DueDt: '2026-04-10',
                            SplmtryData: [{ PlcAndNm: 'ReqOrLttr', Envlp: { DocumentTypes: ['CMCN', 'TRDC'] } }],
                        },
                    ],
                },
            },
        ]);
    });

    it('answers with a letter from the bank, and delivers what comes with it as auth.025 does', () => {
        const [, letter, delivery] = documentRequestMessages(answered, report).messages;

        expect(letter).toMatchObject({
            CcyCtrlReqOrLttr: {
                GrpHdr: { MsgId: idOf(41), CreDtTm: noon, InitgPty: bank },
                ReqOrLttr: [
                    {
                        Sndr: bank,
                        Rcvr: safe,
                        OrgnlRefs: [aboutRequest],
                        Tp: { Cd: 'LFBK' },
                        Desc: 'The goods are not shipped yet',
                        RspnReqrd: false,
                    },
                ],
            },
        });
        expect(delivery).toMatchObject({
            CcyCtrlSpprtgDocDlvry: {
                GrpHdr: { MsgId: `${idOf(41)}.D`, InitgPty: bank },
                SpprtgDoc: [
                    {
                        Cert: { Id: '3302000104012603300001' },
                        Ntry: [{ NtryId: '1', OrgnlDoc: { Id: 'ET-2026-03' }, DocTp: 'CMCN' }],
                    },
                ],
            },
        });
        const nothing = { ...answered, answer: { ...answered.answer!, documents: [] } };
        expect(documentRequestMessages(nothing, report).messages).toHaveLength(2);
    });

    it('tells the finding in a letter to the bank, which answers again where it was refused', () => {
        const refused = documentRequestMessages(found({ status: 'REFUSED', text: 'No day' }), report).messages.at(-1);
        const satisfied = documentRequestMessages(found({ status: 'SATISFIED' }), report).messages.at(-1);
        const withdrawn = documentRequestMessages(found({ status: 'WITHDRAWN' }, documentRequest), report).messages;

        expect(refused).toMatchObject({
            CcyCtrlReqOrLttr: {
                GrpHdr: { MsgId: `${idOf(41)}.F`, InitgPty: safe },
                ReqOrLttr: [
                    { Rcvr: bank, OrgnlRefs: [aboutRequest], Tp: { Cd: 'LTBK' }, Desc: 'No day', RspnReqrd: true },
                ],
            },
        });
        expect(satisfied).toMatchObject({
            CcyCtrlReqOrLttr: { ReqOrLttr: [{ Desc: 'SATISFIED', RspnReqrd: false }] },
        });
        expect(withdrawn).toHaveLength(2);
        expect(withdrawn[1]).toMatchObject({ CcyCtrlReqOrLttr: { GrpHdr: { MsgId: `${idOf(40)}.F` } } });
    });

    it('is as its schema says', () => {
        const messages = documentRequestMessages(found({ status: 'REFUSED', text: 'No day' }), report);

        expect(documentRequestMessagesSchema.parse(messages)).toEqual(messages);
    });
});
