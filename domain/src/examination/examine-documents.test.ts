import { describe, expect, it } from '@jest/globals';
import { parse } from '../kernel/parse.js';
import { toWire } from '../kernel/json.js';
import { dollars } from '../document/testing/samples.js';
import { examinationSchema, examineDocumentsSchema, type ExamineDocuments } from './api.js';
import { examineDocuments as examineUnder } from './examine-documents.js';
import { presented, terms } from './testing/samples.js';

const { documents, amountClaimed, presentedOn, calendar } = presented();
const asked: ExamineDocuments = {
    letterOfCreditReference: 'HCB2603LC0041',
    terms,
    documents: [...documents],
    amountClaimed,
    presentedOn,
    calendar,
};
const drawn = (status: 'PAID' | 'REFUSED', transferred = 0n): ExamineDocuments => ({
    ...asked,
    drawn: { presentations: [{ amount: dollars(100_000n), status }], transferred: [dollars(transferred)] },
});
const examineDocuments = (each: ExamineDocuments) => examineUnder(each, { issueDate: '2026-03-02' });
const told = ({ available, complies, findings }: ReturnType<typeof examineDocuments>) => [
    available.minorUnits,
    complies,
    findings.filter(({ kind }) => kind === 'DISCREPANCY').map(({ code }) => code),
];
const whole = { ...terms, shipment: { ...terms.shipment, partialShipments: 'NOT_ALLOWED' as const } };

describe('examineDocuments', () => {
    it('tells of documents that comply what is left to draw and what people have to look up', () => {
        const answer = examineDocuments(asked);

        expect(told(answer)).toEqual([47_250_000n, true, []]);
        expect(examinationSchema.parse(toWire(answer))).toEqual(answer);
        expect(answer.findings.map(({ kind }) => kind)).toEqual(['INFORM', 'INFORM']);
    });

    it('counts what was drawn and transferred before, but no presentation that was refused', () => {
        expect(told(examineDocuments(drawn('PAID')))).toEqual([
            37_250_000n,
            false,
            ['DRAWING_MUST_NOT_EXCEED_AVAILABLE'],
        ]);
        expect(told(examineDocuments(drawn('REFUSED')))).toEqual([47_250_000n, true, []]);
        expect(told(examineDocuments(drawn('REFUSED', 30_000n)))).toEqual([
            44_250_000n,
            false,
            ['DRAWING_MUST_NOT_EXCEED_AVAILABLE'],
        ]);
    });

    it('takes for an earlier drawing what holds its amount', () => {
        const under = (each: ExamineDocuments) => told(examineDocuments({ ...each, terms: whole }))[2];

        expect(under(drawn('PAID'))).toContain('DRAWING_MUST_BE_THE_ONLY_ONE');
        expect(under(drawn('REFUSED'))).toEqual([]);
    });

    it('refuses two documents with one id: findings could be of either', () => {
        const [first] = asked.documents;

        const faults = examineDocumentsSchema.safeParse(toWire({ ...asked, documents: [first!, first!] })).error
            ?.issues;

        expect(faults).toMatchObject([{ path: ['documents'], message: 'must each have an id of its own' }]);
    });

    it('takes what it is asked as JSON', () => {
        expect(parse(examineDocumentsSchema, toWire(asked))).toEqual(asked);
    });
});
