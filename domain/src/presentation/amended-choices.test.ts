import { describe, expect, it } from '@jest/globals';
import { dollars } from '../document/testing/samples.js';
import { presented } from '../examination/testing/samples.js';
import type { Amendment, Changes } from '../letter-of-credit/amendment.js';
import type { Credit } from '../letter-of-credit/credit.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import {
    amendment,
    advisingBank,
    calendarBook,
    confirmed,
    creditId,
    later,
} from '../letter-of-credit/testing/samples.js';
import { china } from '../calendar/testing/samples.js';
import { acceptedBy } from './acceptance.js';
import { choicesFor } from './amended-choices.js';
import { examinePresentation, judgePresentation, type ExaminingFacts } from './examine-presentation.js';
import { lodgePresentation } from './lodge-presentation.js';
import { asItStands } from './preclusion.js';
import type { Presentation } from './presentation.js';
import { refusePresentation } from './refuse-presentation.js';

/** The goods of the samples were shipped on 12 May, which was too late until an amendment was offered. */
const { terms, documents } = presented();
const tooEarly = { ...terms.shipment, latestShipmentDate: '2026-05-01' };
const examiner = 'PearlBankMSP';
const receivedAt = '2026-05-20T02:00:00.000Z';
const judgedAt = '2026-05-21T02:00:00.000Z';
const late = '2026-05-27T16:00:00.000Z';
const credit: Credit = {
    ...confirmed,
    terms: { ...terms, shipment: tooEarly },
    letterOfCreditReference: 'HCB2603LC0041',
};

/** Offered, advised, and covered by the confirmation. */
const offered = (number: number, changes: Changes): Amendment => ({
    ...amendment,
    number,
    changes,
    advices: [{ bank: advisingBank.mspId, outcome: 'ADVISED', at: later }],
    extension: { outcome: 'EXTENDED', at: later },
});
const longer = offered(1, { shipment: terms.shipment });
const more = offered(2, { amount: dollars(500_000n) });

const lodged = (amendments: readonly Amendment[], amount = dollars(450_000n), of = credit): Presentation =>
    lodgePresentation(
        { creditId, number: 1, examiningBank: examiner, amount, documents: [...documents] },
        {
            credit: of,
            amendments,
            presentations: [],
            transfers: [],
            calendarBook,
            bank: advisingBank.mspId,
            at: receivedAt,
        },
    ).presentation;
const facts = (amendments: readonly Amendment[], of = credit): ExaminingFacts => ({
    ...{ bank: examiner, calendar: china, at: judgedAt },
    ...{ credit: of, amendments, others: [], transfers: [], calendarBook },
});
const examined = (amendments: readonly Amendment[], of = credit): Presentation =>
    examinePresentation({}, { ...facts(amendments, of), presentation: lodged(amendments, dollars(450_000n), of) });
const judged = (amendments: readonly Amendment[], of = credit): Presentation =>
    judgePresentation({ dropped: [], added: [] }, { ...facts(amendments, of), presentation: examined(amendments, of) });
const answers = (presentation: Presentation, amendments: readonly Amendment[]) =>
    acceptedBy(presentation, { credit, amendments }).map(({ number, answer }) => [number, answer]);

describe('the terms by which documents may comply', () => {
    it('are those that bound the beneficiary, and then with what it had not answered, the fewest first', () => {
        const third = offered(3, { presentationPeriod: { days: 30 } });
        const accepts = choicesFor({ credit, amendments: [longer, more, third] }, lodged([])).map(
            (choice) => choice.accepts,
        );

        expect(accepts).toEqual([[], [1], [2], [3], [1, 2], [1, 3], [2, 3], [1, 2, 3]]);
    });

    it('are of many the last four, since all of them cannot be tried with each other', () => {
        const many = [1, 2, 3, 4, 5].map((number) => offered(number, { presentationPeriod: { days: number } }));

        expect(choicesFor({ credit, amendments: many }, lodged([])).at(-1)?.accepts).toEqual([2, 3, 4, 5]);
    });

    it('are with an amendment only together with those on which it stands', () => {
        const third = { ...offered(3, { presentationPeriod: { days: 30 } }), standsOn: [1] };
        const tried = (...amendments: Amendment[]) =>
            choicesFor({ credit, amendments }, lodged([])).map(({ accepts }) => accepts);

        expect(tried(longer, more, third)).toEqual([[], [1], [2], [1, 3], [1, 2], [1, 2, 3]]);
        expect(tried({ ...longer, answer: { outcome: 'ACCEPTED', at: later } }, third)).toEqual([[], [3]]);
        expect(tried({ ...longer, advices: [] }, third)).toEqual([[]]);
    });

    it('are of many the last four, with all on which they stand', () => {
        const days = [1, 2, 3, 4, 5].map((number) => offered(number, { presentationPeriod: { days: number } }));
        const many = days.map((each) => (each.number === 5 ? { ...each, standsOn: [1] } : each));

        expect(choicesFor({ credit, amendments: many }, lodged([])).at(-1)?.accepts).toEqual([1, 2, 3, 4, 5]);
    });

    const { extension, ...unextended } = longer;
    const answered = (outcome: 'ACCEPTED' | 'REJECTED', at = later) => ({ ...longer, answer: { outcome, at } });
    const expiry = { ...terms.expiry, expiryDate: '2026-07-31' };
    it.each<[string, Amendment, boolean]>([
        ['open and advised', longer, true],
        ['not advised', { ...longer, advices: [] }, false],
        ['advised after the documents came', { ...longer, advices: [{ ...longer.advices[0]!, at: judgedAt }] }, false],
        ['rejected before', answered('REJECTED'), false],
        [
            'rejected after, which only documents leave open that nobody who is bound decides on',
            answered('REJECTED', judgedAt),
            false,
        ],
        ['accepted before, and so in force', answered('ACCEPTED'), false],
        ['accepted after', answered('ACCEPTED', judgedAt), true],
        ['one to which the bank has not extended its confirmation (10b)', unextended, false],
        ['the same, to which it has', { ...unextended, extension: extension! }, true],
        ['of the day of expiry', offered(1, { expiry }), true],
        [
            'of the place of expiry',
            offered(1, { expiry: { ...expiry, place: { locationName: 'Oslo', countryCode: 'NO' } } }),
            false,
        ],
        ['of how it is available', offered(1, { availability: terms.availability }), true],
        ['of how the beneficiary is named', offered(1, { beneficiary: terms.beneficiary }), true],
        ['of who confirms', offered(1, { confirmation: { instruction: 'WITHOUT' } }), false],
        ['of its rules', offered(1, { applicableRules: { code: 'OTHR', narrative: 'none' } }), false],
    ])('an amendment that is %s', (_words, offer, isTried) => {
        const [, ...tried] = choicesFor({ credit, amendments: [offer] }, lodged([]));

        expect(tried.map(({ accepts }) => accepts)).toEqual(isTried ? [[1]] : []);
    });

    it('are, at a bank that has confirmed, without what the beneficiary has accepted and it has not extended to (10b)', () => {
        const accepted: Amendment = { ...unextended, answer: { outcome: 'ACCEPTED', at: later } };
        const termsAt = (examiningBank: string, amendments: readonly Amendment[]) =>
            choicesFor({ credit, amendments }, { ...lodged([]), examiningBank })[0].terms.shipment;

        expect(termsAt(examiner, [accepted])).toEqual(tooEarly);
        expect(termsAt('HarbourBankMSP', [accepted])).toEqual(terms.shipment);
        expect(termsAt(examiner, [{ ...accepted, extension: extension! }])).toEqual(terms.shipment);
    });

    it('draw at a bank that has confirmed no more than binds it, and no more than the beneficiary may draw', () => {
        const limitWith = (amount: bigint) => {
            const offer: Amendment = { ...unextended, changes: { amount: dollars(amount) } };
            const accepted: Amendment = { ...offer, answer: { outcome: 'ACCEPTED', at: later } };

            return choicesFor({ credit, amendments: [accepted] }, lodged([]))[0].limit.amount;
        };

        expect([limitWith(500_000n), limitWith(400_000n)]).toEqual([terms.amount, dollars(400_000n)]);
    });

    it('are, at the issuing bank, with every amendment: it is bound by what it has issued (10b)', () => {
        const atIssuer = { ...lodged([]), examiningBank: 'HarbourBankMSP' };

        expect(choicesFor({ credit, amendments: [unextended] }, atIssuer)).toHaveLength(2);
    });
});

describe('acceptance by presentation (UCP 600 art. 10c)', () => {
    const discrepancies = (presentation: Presentation) =>
        (presentation.findings ?? []).filter(({ kind }) => kind === 'DISCREPANCY').map(({ code }) => code);

    it('lies in documents that comply with an open amendment and only so, as of their receipt', () => {
        const open = [longer, more];
        const presentation = judged(open);

        expect(discrepancies(presentation)).toEqual(['SHIPMENT_MUST_NOT_BE_LATE']);
        expect(presentation.findings?.at(-1)).toMatchObject({
            kind: 'INFORM',
            code: 'DOCUMENTS_COMPLY_WITH_OPEN_AMENDMENTS',
            expected: 'acceptance of 1 by this presentation',
        });
        expect(presentation).toMatchObject({ status: 'COMPLYING', amendments: [1] });
        expect(answers(presentation, open)).toEqual([[1, { outcome: 'ACCEPTED', presentation: 1, at: receivedAt }]]);
    });

    it('is in force from that moment and not before, whenever it was found', () => {
        const amendments = [...acceptedBy(judged([longer]), { credit, amendments: [longer] })];
        const bound = (at: string) => termsAtTime({ credit, amendments }, { party: 'BENEFICIARY', at }).amendments;

        expect([bound('2026-05-20T01:59:59.999Z'), bound(receivedAt)]).toEqual([[], [1]]);
    });

    it('goes before what the beneficiary said later, and not before what it had said', () => {
        const at = (instant: string) => [{ ...longer, answer: { outcome: 'ACCEPTED' as const, at: instant } }];

        expect(answers(judged([longer]), at(judgedAt))).toHaveLength(1);
        expect(answers(judged([longer]), at(later))).toEqual([]);
    });

    it('does not go before a rejection, which was taken only where no bank that is bound had to decide', () => {
        const rejected: Amendment = { ...longer, answer: { outcome: 'REJECTED', at: judgedAt } };

        expect(answers(judged([longer]), [rejected])).toEqual([]);
    });

    it('does not lie in documents that comply without it', () => {
        const untouched: Credit = { ...credit, terms };
        const presentation = judged([more], untouched);

        expect(presentation).toMatchObject({ status: 'EXAMINING', judgement: { outcome: 'COMPLYING' } });
        expect(presentation).not.toHaveProperty('amendments');
        expect(answers(presentation, [more])).toEqual([]);
    });

    it('does not lie in documents that nobody has found to comply, nor in those that are refused', () => {
        const presentation = examined([longer]);
        const finding = { ...presentation.findings![0]!, kind: 'DISCREPANCY' as const, code: 'SEAL_MUST_BE_WHOLE' };
        const added = [{ finding, reason: 'The seal is broken' }];
        const discrepant = judgePresentation({ dropped: [], added }, { ...facts([longer]), presentation });
        const refused = refusePresentation({ disposal: 'RETURNING' }, { ...facts([longer]), presentation: discrepant });

        expect(discrepant).toMatchObject({ status: 'EXAMINING', judgement: { outcome: 'DISCREPANT' } });
        expect(refused.refusal?.discrepancies.map(({ code }) => code)).toEqual([
            'SHIPMENT_MUST_NOT_BE_LATE',
            'SEAL_MUST_BE_WHOLE',
        ]);
        expect([presentation, discrepant, refused].flatMap((each) => answers(each, [longer]))).toEqual([]);
    });

    it('lies in documents of which people have dropped what else was found', () => {
        const unsigned = documents.map((document) =>
            document.kind === 'INSPECTION_CERTIFICATE'
                ? { ...document, overallResult: 'NON_CONFORMING' as const }
                : document,
        );
        const presentation = examinePresentation(
            {},
            { ...facts([longer]), presentation: { ...lodged([longer]), documents: unsigned } },
        );
        const other = presentation.findings!.findIndex(
            ({ kind, code }) => kind === 'DISCREPANCY' && code !== 'SHIPMENT_MUST_NOT_BE_LATE',
        );
        const judge = (dropped: { finding: number; reason: string }[]) =>
            judgePresentation({ dropped, added: [] }, { ...facts([longer]), presentation });

        expect(discrepancies(presentation).length).toBe(2);
        expect(judge([]).judgement?.outcome).toBe('DISCREPANT');
        expect(judge([{ finding: other, reason: 'The result stands overleaf' }])).toMatchObject({
            status: 'COMPLYING',
            amendments: [1],
        });
    });
});

describe('a claim of more than the credit allows without an amendment', () => {
    const all = dollars(525_000n);
    const untouched: Credit = { ...credit, terms };

    it('is taken in, to the cent, and says of which', () => {
        expect(lodged([more], all, untouched)).toMatchObject({ amendments: [2] });
        expect(() => lodged([more], dollars(525_000n, 1n), untouched)).toThrow('PRESENTATION_MUST_BE_WITHIN_AVAILABLE');
        expect(() => lodged([], all, untouched)).toThrow('PRESENTATION_MUST_BE_WITHIN_AVAILABLE');
    });

    it('says also on which others that stands, whatever these change', () => {
        const elsewhere = offered(1, {
            expiry: { ...terms.expiry, place: { locationName: 'Oslo', countryCode: 'NO' } },
        });
        const standing = { ...more, standsOn: [1] };
        const unheard = { ...elsewhere, advices: [] };

        expect(lodged([elsewhere, standing], all, untouched)).toMatchObject({ amendments: [1, 2] });
        expect(() => lodged([unheard, standing], all, untouched)).toThrow('PRESENTATION_MUST_BE_WITHIN_AVAILABLE');
    });

    it('accepts it when its bank can no longer say that the documents do not comply (16f)', () => {
        const presentation = lodged([more], all, untouched);
        const standing = (at: string) => asItStands(presentation, { calendar: china, at });

        expect(answers(standing(judgedAt), [more])).toEqual([]);
        expect(answers(standing(late), [more])).toEqual([
            [2, { outcome: 'ACCEPTED', presentation: 1, at: receivedAt }],
        ]);
    });
});
