import { describe, expect, it } from '@jest/globals';
import type { PaymentReport } from './payment-report.js';
import { reportMessages, reportMessagesSchema } from './report-messages.js';
import { idOf, morning, refused, report } from './testing/samples.js';

const without = (...fields: readonly (keyof PaymentReport)[]): PaymentReport =>
    Object.fromEntries(Object.entries(report).filter(([field]) => !fields.includes(field as never))) as PaymentReport;

describe('reportMessages', () => {
    it('notifies of the payment as auth.024 does', () => {
        const agent = { FinInstnId: { Othr: { Id: '330200010401', SchmeNm: { Prtry: 'SAFE' } } } };

        expect(reportMessages(report).PmtRgltryInfNtfctn).toEqual({
            GrpHdr: { MsgId: idOf(1), CreDtTm: morning, NbOfItms: '1', InitgPty: { Agt: agent } },
            TxNtfctn: [
                {
                    TxNtfctnId: '3302000104012603300001',
                    AcctOwnr: {
                        Id: { OrgId: { Othr: [{ Id: '91330206MA2CH0012E', SchmeNm: { Prtry: 'USCC' } }] } },
                    },
                    AcctSvcr: agent,
                    TxCert: [
                        {
                            TxId: idOf(20),
                            Cert: { Id: '3302000104012603300001', DtOfIsse: '2026-03-31' },
                            CertRcrd: [
                                {
                                    CertRcrdId: '1',
                                    Tx: {
                                        RfrdDoc: { Id: { AcctSvcrRef: 'CIPS 7' } },
                                        TxDt: '2026-03-30',
                                        TxTp: '1',
                                        Amt: { Ccy: 'CNY', value: '250.00' },
                                    },
                                    Ctrct: { CtrctRef: { Ctrct: { Id: 'ET-2026-03' } } },
                                },
                            ],
                            SplmtryData: [
                                {
                                    PlcAndNm: 'CertRcrd/Tx',
                                    Envlp: {
                                        TransactionCode: '121010',
                                        Counterparty: { partyName: 'Elbe Textil GmbH', countryCode: 'DE' },
                                    },
                                },
                            ],
                        },
                    ],
                },
            ],
        });
    });

    it('cuts nothing that is too long for its element: it stands in the supplementary data', () => {
        const long = 'C'.repeat(36);
        const { PmtRgltryInfNtfctn, CcyCtrlSpprtgDocDlvry } = reportMessages({
            ...report,
            reference: long,
            contractReference: long,
        });
        const [certificate] = PmtRgltryInfNtfctn.TxNtfctn[0]!.TxCert;

        expect(certificate!.CertRcrd[0]!.Tx.RfrdDoc).toEqual({ Id: {} });
        expect(certificate!.CertRcrd[0]).not.toHaveProperty('Ctrct');
        expect(certificate!.SplmtryData[0]!.Envlp).toMatchObject({ Reference: long, ContractReference: long });
        expect(CcyCtrlSpprtgDocDlvry!.SpprtgDoc[0]!.CtrctRef).toEqual({ Ctrct: {} });
    });

    it('names the message that it replaces', () => {
        const { PmtRgltryInfNtfctn } = reportMessages({ ...report, reportId: idOf(2), replaces: idOf(1) });

        expect(PmtRgltryInfNtfctn.TxNtfctn[0]!.TxCert[0]!.Amdmnt).toEqual({ OrgnlDocId: idOf(1) });
    });

    it('delivers invoice, declarations and tax form as auth.025 does, and nothing where there is none', () => {
        const { CcyCtrlSpprtgDocDlvry } = reportMessages({ ...report, taxFormNumber: '2026330206000017' });

        expect(
            CcyCtrlSpprtgDocDlvry!.SpprtgDoc[0]!.Ntry.map(({ NtryId, DocTp, OrgnlDoc }) => [
                NtryId,
                DocTp,
                OrgnlDoc.Id,
            ]),
        ).toEqual([
            ['1', 'CINV', 'HL-26-0117'],
            ['2', 'CDEC', '310120260000000017'],
            ['3', 'TAXF', '2026330206000017'],
        ]);
        expect(reportMessages(without('invoiceReference', 'declarationNumbers'))).not.toHaveProperty(
            'CcyCtrlSpprtgDocDlvry',
        );
    });

    it('advises of the status as auth.027 does, once SAFE has answered', () => {
        const text = '进料加工贸易，'.repeat(30);
        const answered = {
            ...refused,
            advice: {
                given: {
                    status: 'REFUSED' as const,
                    reasons: ['CODE_MUST_FIT_TRANSACTION' as const, 'INVOICE_MUST_BE_NAMED' as const],
                    text,
                },
                advisedAt: '2026-04-01T01:00:00.000Z',
            },
        };
        const [status] = reportMessages(answered).CcyCtrlStsAdvc!.GrpSts;

        expect(status).toMatchObject({
            OrgnlRefs: { OrgnlMsgId: idOf(1), OrgnlMsgNmId: 'auth.024.001.03', OrgnlCreDtTm: morning },
            Sts: 'RJCT',
            StsRsn: [{ Rsn: { Prtry: 'CODE_MUST_FIT_TRANSACTION' } }, { Rsn: { Prtry: 'INVOICE_MUST_BE_NAMED' } }],
        });
        expect(status!.StsRsn![0]!.AddtlInf!.map(({ length }) => length)).toEqual([105, 105]);
        expect(status!.StsRsn![0]!.AddtlInf!.join('')).toBe(text);
        expect(status!.StsRsn![1]).not.toHaveProperty('AddtlInf');
        const accepted = { given: { status: 'ACCEPTED' as const }, advisedAt: morning };
        expect(reportMessages({ ...report, status: 'ACCEPTED', advice: accepted }).CcyCtrlStsAdvc).toMatchObject({
            GrpHdr: { MsgId: `${idOf(1)}.A` },
            GrpSts: [{ Sts: 'ACPT' }],
        });
        expect(reportMessages(report)).not.toHaveProperty('CcyCtrlStsAdvc');
    });

    it('is as its schema says', () => {
        const messages = reportMessages({ ...refused, replaces: idOf(9), taxFormNumber: '2026330206000017' });

        expect(reportMessagesSchema.parse(messages)).toEqual(messages);
    });
});
