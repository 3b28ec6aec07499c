import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { china } from '../calendar/testing/samples.js';
import type { BankingCalendar } from '../calendar/banking-calendar.js';
import { dollars } from '../document/testing/samples.js';
import { presented } from '../examination/testing/samples.js';
import type { Credit } from '../letter-of-credit/credit.js';
import { advisingBank, calendarBook, cancelled, confirmed, creditId } from '../letter-of-credit/testing/samples.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { LodgePresentation } from './api.js';
import { completePresentation } from './complete-presentation.js';
import { dropRecords, replaceRecords, reportDamage } from './damaged-record.js';
import type { ElectronicRecord } from './electronic-record.js';
import { examinePresentation, type ExaminingFacts } from './examine-presentation.js';
import { lodgePresentation, type PresentingFacts } from './lodge-presentation.js';
import { asItStands, presentationView } from './preclusion.js';
import type { Presentation } from './presentation.js';

/** The documents of the samples, of which insurance may come as data to the bank's portal. */
const place = 'https://records.pearlriverbank.example';
const { terms: onPaper, documents } = presented();
const insurance = documents.find(({ kind }) => kind === 'INSURANCE_DOCUMENT')!;
const terms: CreditTerms = {
    ...onPaper,
    applicableRules: { code: 'EUCP_LATEST_VERSION' },
    expiry: { ...onPaper.expiry, electronicPlace: place },
    requiredDocuments: onPaper.requiredDocuments.map((required) =>
        required.documentTypeCode === '520'
            ? { ...required, medium: 'ELECTRONIC', format: 'application/pdf' }
            : required,
    ),
};
const credit: Credit = { ...confirmed, terms, letterOfCreditReference: 'HCB2603LC0041' };
const record: ElectronicRecord = {
    documentId: insurance.documentId,
    format: 'application/pdf',
    sender: 'South Sea Marine Insurance Co., Ltd.',
    authentication: 'ELECTRONIC_SIGNATURE',
    place,
};
const lodgedAt = '2026-05-18T02:00:00.000Z';
const receivedAt = '2026-05-20T02:00:00.000Z';
const facts: PresentingFacts = {
    ...{ credit, amendments: [], presentations: [], transfers: [], calendarBook },
    ...{ bank: advisingBank.mspId, at: lodgedAt },
};
const request: LodgePresentation = {
    ...{ creditId, number: 1, examiningBank: 'PearlBankMSP', amount: dollars(450_000n) },
    documents: [...documents],
    records: [record],
};
const lodge = (changes: Partial<LodgePresentation> = {}, change: Partial<PresentingFacts> = {}): Presentation =>
    lodgePresentation({ ...request, ...changes }, { ...facts, ...change }).presentation;
const incomplete = lodge();
const complete = (
    last: { documents: typeof request.documents; records: ElectronicRecord[] } = { documents: [], records: [] },
    change: Partial<PresentingFacts> & { presentation?: Presentation } = {},
): Presentation => completePresentation(last, { ...facts, at: receivedAt, presentation: incomplete, ...change });
const examining: ExaminingFacts = {
    ...{ bank: 'PearlBankMSP', calendar: china, at: receivedAt },
    ...{ credit, amendments: [], others: [], transfers: [], calendarBook },
};
const codesOf = (presentation: Presentation, change: Partial<ExaminingFacts> = {}, systemDownOn?: string[]): string[] =>
    (
        examinePresentation(systemDownOn === undefined ? {} : { systemDownOn }, {
            ...examining,
            ...change,
            presentation,
        }).findings ?? []
    ).flatMap(({ kind, code }) => (kind === 'DISREGARDED' || code.endsWith('_FOR_PEOPLE') ? [] : [code]));
describe('a presentation of electronic records (eUCP 2.1 art. e6)', () => {
    it('is not made until its presenter says that all has come: it is examined by nobody, and no time runs', () => {
        expect(incomplete).toMatchObject({ status: 'INCOMPLETE', records: [record] });
        const clock = { calendar: china, at: '2026-06-30T02:00:00.000Z' };
        expect(asItStands(incomplete, clock)).toBe(incomplete);
        expect(presentationView(incomplete, clock)).not.toHaveProperty('examinationEnds');
        expect(codeOf(() => codesOf(incomplete))).toBe('PRESENTATION_MUST_STAND_AT_THIS_ACT');
    });

    it('is made by the notice, with what came last, and time runs from then', () => {
        const [draft, ...others] = documents;
        const first = lodge({ documents: [draft!], records: [], isComplete: false });
        const made = complete({ documents: others, records: [record] }, { presentation: first });

        expect(first.status).toBe('INCOMPLETE');
        expect(made).toEqual({ ...incomplete, documents, status: 'LODGED', receivedAt });
        expect(presentationView(made, { calendar: china, at: receivedAt }).examinationEnds?.earlier).toMatchObject({
            receivedOn: '2026-05-20',
            lastDay: '2026-05-27',
        });
        expect(codesOf(made)).toEqual([]);
    });

    it('is made at once where the notice comes with it, and on paper there is none', () => {
        expect(lodge({ isComplete: true })).toMatchObject({ status: 'LODGED', receivedAt: lodgedAt });
        const { records, ...paper } = request;
        expect(records).toHaveLength(1);
        expect(lodgePresentation(paper, facts).presentation.status).toBe('LODGED');
    });

    it('holds nothing until then, and may claim no more than is left when it comes', () => {
        const other: Presentation = {
            ...lodge({ isComplete: true, number: 1 }),
            ...{ number: 2, amount: dollars(100_000n), documents: [] },
        };

        expect(codeOf(() => lodge({ number: 1, documents: [insurance] }, { presentations: [incomplete] }))).toBe(
            undefined,
        );
        expect(codeOf(() => complete(undefined, { presentations: [other] }))).toBe(
            'PRESENTATION_MUST_BE_WITHIN_AVAILABLE',
        );
    });

    it.each<[string, () => unknown]>([
        ['RECORDS_MUST_BE_UNDER_EUCP', () => lodge({}, { credit: { ...credit, terms: onPaper } })],
        [
            'RECORDS_MUST_BE_UNDER_EUCP',
            () => lodge({ records: [], isComplete: false }, { credit: { ...credit, terms: onPaper } }),
        ],
        ['RECORDS_MUST_BE_OF_DOCUMENTS', () => lodge({ records: [{ ...record, documentId: 'f'.repeat(32) }] })],
        ['RECORDS_MUST_BE_OF_DOCUMENTS', () => lodge({ records: [record, record] })],
        ['NOTICE_MUST_BE_BY_PRESENTING_BANK', () => complete(undefined, { bank: 'PearlBankMSP' })],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => complete(undefined, { presentation: complete() })],
        ['DOCUMENTS_MUST_EACH_HAVE_THEIR_OWN_ID', () => complete({ documents: [insurance], records: [] })],
        ['RECORDS_MUST_BE_OF_DOCUMENTS', () => complete({ documents: [], records: [record] })],
        ['CREDIT_MUST_BE_LIVE', () => complete(undefined, { credit: { ...cancelled, terms } })],
    ])('refuses %s (%#)', (code, act) => {
        expect(codeOf(act)).toBe(code);
    });
});

describe('the medium, format and place of a record (eUCP 2.1 art. e5, e6a)', () => {
    const [draft] = documents;
    const invoice = documents.find(({ kind }) => kind === 'COMMERCIAL_INVOICE')!;
    const withRecord = (changes: Partial<ElectronicRecord>) =>
        complete(undefined, { presentation: lodge({ records: [{ ...record, ...changes }] }) });

    it.each<[string, Presentation, string[]]>([
        ['as the credit says', complete(), []],
        ['on paper', lodge({ records: [] }), ['DOCUMENT_MUST_BE_AN_ELECTRONIC_RECORD']],
        ['in another format', withRecord({ format: 'text/xml' }), ['RECORD_MUST_BE_IN_FORMAT_OF_CREDIT']],
        ['sent elsewhere', withRecord({ place: 'office@pearl.example' }), ['RECORD_MUST_BE_PRESENTED_AT_ITS_PLACE']],
        [
            'of a document that must come on paper',
            complete(undefined, {
                presentation: lodge({ records: [record, { ...record, documentId: invoice.documentId }] }),
            }),
            ['DOCUMENT_MUST_BE_ON_PAPER'],
        ],
        [
            'of what the credit does not list',
            complete(undefined, {
                presentation: lodge({ records: [record, { ...record, documentId: draft!.documentId }] }),
            }),
            [],
        ],
    ])('%s', (_words, presentation, codes) => {
        expect(codesOf(presentation)).toEqual(codes);
    });

    it('are any that there are where the credit does not say, and no matter of a credit on paper', () => {
        const open = terms.requiredDocuments.map((required) => {
            const { format, ...rest } = required;
            return format === undefined ? required : { ...rest, medium: 'EITHER' as const };
        });
        const free = { ...credit, terms: { ...terms, requiredDocuments: open } };
        const paper = { ...credit, terms: { ...terms, applicableRules: onPaper.applicableRules } };

        expect(codesOf(withRecord({ format: 'text/xml' }), { credit: free })).not.toContain(
            'RECORD_MUST_BE_IN_FORMAT_OF_CREDIT',
        );
        expect(codesOf(lodge({ records: [] }), { credit: paper })).not.toContain(
            'DOCUMENT_MUST_BE_AN_ELECTRONIC_RECORD',
        );
    });
});

describe('the last day, and a bank that could not take records on it', () => {
    /** Expired on Tuesday the 19th, the day before the documents came. */
    const expired = { ...credit, terms: { ...terms, expiry: { ...terms.expiry, expiryDate: '2026-05-19' } } };
    const onHoliday: BankingCalendar = {
        ...china,
        days: [...china.days, { day: '2026-05-19', kind: 'HOLIDAY' as const, name: 'a holiday' }].sort((one, other) =>
            one.day < other.day ? -1 : 1,
        ),
    };
    const bookOf = (first: BankingCalendar) => ({ calendars: [{ first, publishedAt: lodgedAt, amendments: [] }] });

    it('is put off to the next banking day where its own system was down (eUCP art. e6e)', () => {
        expect(codesOf(complete(), { credit: expired })).toEqual(['PRESENTATION_MUST_COME_BY_EXPIRY']);
        expect(codesOf(complete(), { credit: expired }, ['2026-05-19'])).toEqual([
            'COVERING_SCHEDULE_MUST_STATE_EXTENSION',
        ]);
        expect(codesOf(complete(), { credit: expired }, ['2026-05-18'])).toEqual(['PRESENTATION_MUST_COME_BY_EXPIRY']);
    });

    it('is not put off for paper: SYSTEM_MUST_HAVE_BEEN_AWAITING_RECORDS', () => {
        const { records, ...paper } = lodge({ isComplete: true });
        expect(records).toHaveLength(1);

        expect(codeOf(() => codesOf(paper, {}, ['2026-05-19']))).toBe('SYSTEM_MUST_HAVE_BEEN_AWAITING_RECORDS');
    });

    it('was put off, as the covering schedule of a bank that presents then says (UCP 600 art. 29a, 29b)', () => {
        const put = { credit: expired, calendarBook: bookOf(onHoliday), calendar: onHoliday };

        expect(codesOf(complete(), put)).toEqual(['COVERING_SCHEDULE_MUST_STATE_EXTENSION']);
        expect(codesOf({ ...complete(), statesExtension: true }, put)).toEqual([]);
    });

    it('is not put off by force majeure (UCP 600 art. 36, eUCP art. e14)', () => {
        const closed = {
            ...onHoliday,
            days: onHoliday.days.map((each) =>
                each.day === '2026-05-19' ? { ...each, kind: 'FORCE_MAJEURE' as const } : each,
            ),
        };

        expect(codesOf(complete(), { credit: expired, calendarBook: bookOf(closed), calendar: closed })).toEqual([
            'PRESENTATION_MUST_COME_BY_EXPIRY',
        ]);
    });
});

describe('records that cannot be read (eUCP 2.1 art. e12)', () => {
    const damagedAt = '2026-05-22T02:00:00.000Z';
    const replacedAt = '2026-05-26T02:00:00.000Z';
    const examined = examinePresentation({}, { ...examining, presentation: complete() });
    const damaged = (documentIds = [insurance.documentId], presentation = examined, at = damagedAt): Presentation =>
        reportDamage({ documentIds }, { bank: 'PearlBankMSP', calendar: china, at, presentation });
    const [draft] = documents;
    const paper = { ...record, documentId: draft!.documentId };
    const copy = { ...insurance, attachments: [] };
    const again = { documents: [copy], records: [record] };
    const replace = (
        said: Partial<typeof again> = {},
        change: Partial<ExaminingFacts & { presentation: Presentation }> = {},
    ) =>
        replaceRecords(
            { ...again, ...said },
            { ...examining, bank: advisingBank.mspId, at: replacedAt, presentation: damaged(), ...change },
        );
    const drop = (at: string, presentation = damaged(), bank = 'PearlBankMSP'): Presentation =>
        dropRecords(presentation, { bank, calendar: china, at });
    const standing = (presentation: Presentation, at: string) =>
        asItStands(presentation, { calendar: china, at }).status;

    it('let the examination stand still: no time runs until they come again', () => {
        expect(damaged()).toMatchObject({
            status: 'SUSPENDED',
            suspensions: [{ documentIds: [insurance.documentId], from: damagedAt }],
        });
        expect(standing(damaged(), '2026-06-15T02:00:00.000Z')).toBe('SUSPENDED');
    });

    it('are examined anew when they have come, and none of the days is counted on which they were awaited', () => {
        const resumed = replace();

        expect(resumed).toMatchObject({ status: 'LODGED', suspensions: [{ from: damagedAt, until: replacedAt }] });
        expect(resumed.documents).toContainEqual(copy);
        expect(resumed).not.toHaveProperty('findings');
        // Received on Wednesday the 20th; of Friday to Tuesday three banking days do not count.
        expect(standing(resumed, '2026-06-01T15:59:59.999Z')).toBe('LODGED');
        expect(standing(resumed, '2026-06-01T16:00:00.000Z')).toBe('PRECLUDED');
        expect(standing(examined, '2026-05-27T16:00:00.000Z')).toBe('PRECLUDED');
    });

    it('are taken for not presented when thirty days are over, and the amount is free again', () => {
        expect(drop('2026-06-21T16:00:00.000Z').status).toBe('RECORD_NOT_PRESENTED');
    });

    it('have thirty days and not sixty: what came damaged again has not come', () => {
        const anew = examinePresentation({}, { ...examining, at: replacedAt, presentation: replace() });
        const again = damaged(undefined, anew, '2026-05-28T02:00:00.000Z');

        expect(drop('2026-06-21T16:00:00.000Z', again).status).toBe('RECORD_NOT_PRESENTED');
        expect(codeOf(() => drop('2026-06-21T15:59:59.999Z', again))).toBe('TIME_TO_REPLACE_RECORDS_MUST_BE_OVER');
    });

    it('have thirty days each, where another is found damaged later', () => {
        const both = {
            ...examined,
            records: [record, paper],
            suspensions: [{ documentIds: [insurance.documentId], from: damagedAt, until: replacedAt }],
        };
        const other = damaged([paper.documentId], both, '2026-05-28T02:00:00.000Z');

        expect(codeOf(() => drop('2026-06-27T15:59:59.999Z', other))).toBe('TIME_TO_REPLACE_RECORDS_MUST_BE_OVER');
        expect(drop('2026-06-27T16:00:00.000Z', other).status).toBe('RECORD_NOT_PRESENTED');
    });

    it.each<[string, () => unknown]>([
        [
            'ACT_MUST_BE_BY_EXAMINING_BANK',
            () => reportDamage({ documentIds: [] }, { ...examining, bank: 'HarbourBankMSP', presentation: examined }),
        ],
        ['DAMAGED_MUST_BE_RECORDS_OF_PRESENTATION', () => damaged([draft!.documentId])],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => damaged(undefined, complete())],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => damaged(undefined, examined, '2026-05-27T16:00:00.000Z')],
        ['REPLACEMENT_MUST_BE_BY_PRESENTING_BANK', () => replace({}, { bank: 'PearlBankMSP' })],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => replace({}, { presentation: examined })],
        ['REPLACEMENT_MUST_BE_OF_DAMAGED_RECORDS', () => replace({ documents: [draft!] as never, records: [paper] })],
        ['REPLACEMENT_MUST_BE_OF_DAMAGED_RECORDS', () => replace({ records: [] })],
        ['REPLACEMENT_MUST_BE_OF_DAMAGED_RECORDS', () => replace({ documents: [copy, draft] as never })],
        ['REPLACEMENT_MUST_BE_OF_DAMAGED_RECORDS', () => replace({ documents: [{ ...copy, documentReference: 'X' }] })],
        ['ACT_MUST_BE_BY_EXAMINING_BANK', () => drop('2026-06-21T16:00:00.000Z', damaged(), advisingBank.mspId)],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => drop('2026-06-21T16:00:00.000Z', examined)],
        ['TIME_TO_REPLACE_RECORDS_MUST_BE_OVER', () => drop('2026-06-21T15:59:59.999Z')],
    ])('refuse %s (%#)', (code, act) => {
        expect(codeOf(act)).toBe(code);
    });
});
