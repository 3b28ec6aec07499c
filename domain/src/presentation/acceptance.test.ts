import { describe, expect, it } from '@jest/globals';
import { authorityFor } from '../discrepancy-advice/testing/samples.js';
import { china } from '../calendar/testing/samples.js';
import { dollars } from '../document/testing/samples.js';
import { presented } from '../examination/testing/samples.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import { answerAmendment } from '../letter-of-credit/answer-amendment.js';
import type { Amendment, Changes } from '../letter-of-credit/amendment.js';
import type { Credit } from '../letter-of-credit/credit.js';
import {
    advised,
    advisingBank,
    amendment,
    calendarBook,
    confirmed,
    creditId,
    issuingBank,
    later,
} from '../letter-of-credit/testing/samples.js';
import { drawnFrom } from '../transfer/transferred-amount.js';
import { acceptedBy, termsOf, withAllAccepted } from './acceptance.js';
import { drawingsOf } from './drawings.js';
import { examinePresentation, judgePresentation } from './examine-presentation.js';
import { forwardPresentation } from './forward-presentation.js';
import { lodgePresentation } from './lodge-presentation.js';
import type { Presentation } from './presentation.js';
import { refusePresentation } from './refuse-presentation.js';
import { waiveDiscrepancies, type Waiving } from './waive-discrepancies.js';

/** USD 450 000.00 and five per cent more: 472 500.00 may be drawn. Of the documents nothing but their amount is wrong. */
const { terms, documents } = presented();
const [pearl, issuer] = ['PearlBankMSP', issuingBank.mspId];
const receivedAt = '2026-05-20T02:00:00.000Z';
const at = '2026-05-21T02:00:00.000Z';
const credit: Credit = { ...confirmed, terms, letterOfCreditReference: 'HCB2603LC0041' };
const unconfirmed: Credit = { ...advised, terms, letterOfCreditReference: 'HCB2603LC0041' };

const offered = (number: number, changes: Changes, since = later): Amendment => ({
    ...amendment,
    number,
    changes,
    issuedAt: since,
    advices: [{ bank: advisingBank.mspId, outcome: 'ADVISED', at: since }],
    extension: { outcome: 'EXTENDED', at: since },
});
/** Up to 630 000.00 then, and 735 000.00. */
const [more, most] = [offered(1, { amount: dollars(600_000n) }), offered(2, { amount: dollars(700_000n) })];

/** A credit with what has happened under it. */
interface World {
    readonly credit: Credit;
    readonly amendments: readonly Amendment[];
    readonly presentations: readonly Presentation[];
}
const world = (amendments: readonly Amendment[], of = credit): World => ({ credit: of, amendments, presentations: [] });

function lodged(before: World, amount: bigint, examiningBank = pearl): World {
    const number = before.credit.numberOfPresentations + 1;
    const own = documents.map((document) => ({
        ...document,
        documentReference: `${document.documentReference}-${number}`,
        attachments: [],
    }));
    const request = { creditId, number, examiningBank, amount: dollars(amount), documents: [...own] };
    const facts = { ...before, transfers: [], calendarBook, bank: advisingBank.mspId, at: receivedAt };
    const done = lodgePresentation(request, facts);

    return { ...before, credit: done.credit, presentations: [...before.presentations, done.presentation] };
}

type Act = 'TAKE' | 'FIND_DISCREPANT' | 'WAIVE' | 'REFUSE';

/** An act of the bank that examines, and what is written by it. */
function acted(before: World, number: number, act: Act): World {
    const presentation = before.presentations.find((each) => each.number === number)!;
    const others = before.presentations.filter((each) => each !== presentation);
    const facts = {
        ...before,
        others,
        transfers: [],
        calendarBook,
        calendar: china,
        at,
        bank: presentation.examiningBank,
    };
    const changed = changedBy(act, { ...facts, presentation });
    const presentations = before.presentations.map((each) => (each === presentation ? changed : each));

    return { ...before, presentations, amendments: withAllAccepted(before, [changed]) };
}

function changedBy(act: Act, facts: Omit<Waiving, 'advice'>): Presentation {
    const found = (): Presentation =>
        facts.presentation.findings === undefined ? examinePresentation({}, facts) : facts.presentation;
    switch (act) {
        case 'TAKE': {
            const presentation = found();
            const dropped = (presentation.findings ?? []).flatMap(({ kind }, finding) =>
                kind === 'DISCREPANCY' ? [{ finding, reason: 'Not so' }] : [],
            );
            return judgePresentation({ dropped, added: [] }, { ...facts, presentation });
        }
        case 'FIND_DISCREPANT': {
            const presentation = found();
            const finding = { kind: 'DISCREPANCY', code: 'SEAL_MUST_BE_WHOLE', rule: 'UCP 600 art. 14a' } as const;
            const seen = { ...finding, field: 'seal', expected: 'whole', found: 'broken' };
            return judgePresentation(
                { dropped: [], added: [{ finding: seen, reason: 'The seal is broken' }] },
                { ...facts, presentation },
            );
        }
        case 'WAIVE':
            return waiveDiscrepancies({ ...facts, advice: authorityFor(facts.presentation) });
        case 'REFUSE':
            return refusePresentation({ disposal: 'HELD_FOR_WAIVER' }, facts);
    }
}

function sentOn(before: World, number: number): World {
    const presentation = before.presentations.find((each) => each.number === number)!;
    const next = before.credit.numberOfPresentations + 1;
    const done = forwardPresentation(
        { forwardedNumber: next },
        { ...before, presentation, calendarBook, bank: pearl, at: receivedAt },
    );

    return { ...before, credit: done.credit, presentations: [...before.presentations, done.presentation] };
}

const play = (start: World, ...acts: readonly (readonly [number, Act])[]): World =>
    acts.reduce((before, [number, act]) => acted(before, number, act), start);
const answering = (answer: 'ACCEPT' | 'REJECT', under: World, number = 1): Amendment =>
    answerAmendment(
        { answer },
        {
            ...under,
            amendment: under.amendments.find((each) => each.number === number)!,
            drawn: drawnFrom({ ...under, transfers: [] }),
            bank: advisingBank.mspId,
            at,
        },
    )[0];
const answered = (answer: 'ACCEPT' | 'REJECT', under: World, number = 1): World => {
    const said = answering(answer, under, number);
    return { ...under, amendments: under.amendments.map((each) => (each.number === number ? said : each)) };
};
const outcomes = ({ amendments }: World) => amendments.map(({ answer }) => answer?.outcome);

describe('a claim of more than the credit allows without an amendment', () => {
    const start = lodged(world([more]), 620_000n);

    it.each<[string, ...(readonly [number, Act])[]]>([
        ['complies', [1, 'TAKE']],
        ['is waived', [1, 'FIND_DISCREPANT'], [1, 'WAIVE']],
        ['is refused and then waived', [1, 'FIND_DISCREPANT'], [1, 'REFUSE'], [1, 'WAIVE']],
    ])('accepts the amendment when it %s, and it is not rejected any more', (_words, ...acts) => {
        const taken = play(start, ...acts);

        expect(outcomes(taken)).toEqual(['ACCEPTED']);
        expect(() => answering('REJECT', taken)).toThrow('AMENDMENT_MUST_BE_UNANSWERED');
    });

    it('accepts as of the waiver, for before it nothing complied', () => {
        const [accepted] = play(start, [1, 'FIND_DISCREPANT'], [1, 'WAIVE']).amendments;

        expect(accepted?.answer).toEqual({ outcome: 'ACCEPTED', presentation: 1, at });
    });

    it('is not waived once the amendment is rejected: WAIVED_AMOUNT_MUST_BE_AVAILABLE', () => {
        const refused = play(start, [1, 'FIND_DISCREPANT'], [1, 'REFUSE']);
        const rejected = answered('REJECT', refused);

        expect(() => play(rejected, [1, 'WAIVE'])).toThrow('WAIVED_AMOUNT_MUST_BE_AVAILABLE');
    });

    it('needs no amendment any more when what came before it was refused', () => {
        const two = lodged(lodged(world([more]), 400_000n), 100_000n);
        const refused = play(two, [1, 'FIND_DISCREPANT'], [1, 'REFUSE']);

        expect(two.presentations[1]).toMatchObject({ amendments: [1] });
        expect(outcomes(play(refused, [2, 'TAKE']))).toEqual([undefined]);
        expect(outcomes(play(refused, [2, 'FIND_DISCREPANT'], [2, 'WAIVE']))).toEqual([undefined]);
    });

    it('takes nothing from what was presented before, which accepts nothing by it', () => {
        const two = lodged(lodged(world([more]), 400_000n), 100_000n);

        expect(outcomes(play(two, [1, 'TAKE']))).toEqual([undefined]);
        expect(outcomes(play(two, [1, 'TAKE'], [2, 'TAKE']))).toEqual(['ACCEPTED']);
    });

    it('accepts the whole of the amendment, how the credit is available and where it expires included (§11)', () => {
        const { availability, expiry } = terms;
        const drafts = { ...availability.drafts!, tenor: { ...availability.drafts!.tenor, days: 150 } };
        const place = { locationName: 'Shanghai', UNLocationCode: 'CNSHG', countryCode: 'CN' };
        const whole = offered(1, {
            amount: dollars(600_000n),
            availability: { ...availability, drafts },
            expiry: { ...expiry, place },
        });
        const taken = play(lodged(world([whole]), 620_000n), [1, 'TAKE']);

        expect(outcomes(taken)).toEqual(['ACCEPTED']);
        expect(termsOf(taken.presentations[0]!, taken)).toMatchObject({ availability: { drafts }, expiry: { place } });
    });

    it('finds among many open amendments the one that allows it', () => {
        const others = [2, 3, 4, 5, 6].map((number) => offered(number, { presentationPeriod: { days: 20 } }));

        expect(lodged(world([more, ...others]), 620_000n).presentations[0]).toMatchObject({ amendments: [1] });
    });
});

describe('an amendment that documents accept', () => {
    /** The goods were shipped on 12 May. */
    const tooEarly: Credit = {
        ...credit,
        terms: { ...terms, shipment: { ...terms.shipment, latestShipmentDate: '2026-05-01' } },
    };

    it('also covers what others draw, or it is not accepted', () => {
        const less = offered(2, { shipment: terms.shipment, amount: dollars(440_000n) });
        const two = (amount: bigint) => lodged(lodged(world([more, less], tooEarly), 300_000n), amount);
        const judged = (amount: bigint) => {
            const { presentations } = two(amount);
            const [presentation, ...others] = presentations as [Presentation, Presentation];
            const facts = { ...two(amount), others, transfers: [], calendarBook, calendar: china, at, bank: pearl };
            const examined = examinePresentation({}, { ...facts, presentation });
            const dropped = (examined.findings ?? []).flatMap(({ kind, code }, finding) =>
                kind === 'DISCREPANCY' && code !== 'SHIPMENT_MUST_NOT_BE_LATE' ? [{ finding, reason: 'Not so' }] : [],
            );
            return judgePresentation({ dropped, added: [] }, { ...facts, presentation: examined });
        };

        expect(judged(162_000n)).toMatchObject({ status: 'COMPLYING', amendments: [2] });
        expect(judged(163_000n)).toMatchObject({ status: 'EXAMINING', judgement: { outcome: 'DISCREPANT' } });
    });
});

describe('what the beneficiary may say while documents are with a bank', () => {
    const start = lodged(world([more, most]), 100_000n);
    /** What its bank has found is told when it honours. */
    const honoured = (under: World, number: number): World => ({
        ...under,
        presentations: under.presentations.map((each) =>
            each.number === number ? { ...each, status: 'UNDERTAKEN' } : each,
        ),
    });

    it('is no rejection of what they may have accepted: PRESENTATION_MUST_BE_DECIDED_FIRST', () => {
        const discrepant = play(start, [1, 'FIND_DISCREPANT']);
        const complying = play(start, [1, 'TAKE']);

        // What the bank has found it has told nobody.
        for (const under of [start, discrepant, complying]) {
            expect(() => answering('REJECT', under)).toThrow('PRESENTATION_MUST_BE_DECIDED_FIRST');
            expect(answering('ACCEPT', under).answer?.outcome).toBe('ACCEPTED');
        }
        expect(answering('REJECT', play(discrepant, [1, 'REFUSE'])).answer?.outcome).toBe('REJECTED');
        expect(answering('REJECT', honoured(complying, 1)).answer?.outcome).toBe('REJECTED');
    });

    it('is a rejection of what was offered after they came', () => {
        const since = '2026-05-20T03:00:00.000Z';
        const under = { ...start, amendments: [offered(1, { amount: dollars(600_000n) }, since)] };

        expect(answering('REJECT', under).answer?.outcome).toBe('REJECTED');
    });

    it('depends, of documents that were only sent on, on the bank to which they were', () => {
        const under = sentOn(lodged(world([more], unconfirmed), 100_000n), 1);

        expect(under.presentations.map(({ status }) => status)).toEqual(['LODGED', 'LODGED']);
        expect(() => answering('REJECT', under)).toThrow('PRESENTATION_MUST_BE_DECIDED_FIRST');
        expect(answering('REJECT', honoured(play(under, [2, 'TAKE']), 2)).answer?.outcome).toBe('REJECTED');
    });

    it('leaves accepted together what others draw by another amendment: AMOUNT_MUST_COVER_WHAT_IS_DRAWN', () => {
        const less = offered(2, { amount: dollars(400_000n) });
        const later3 = offered(3, { presentationPeriod: { days: 20 } });
        const under = lodged(world([more, less, later3]), 500_000n);

        expect(() => answering('ACCEPT', under, 2)).toThrow('AMOUNT_MUST_COVER_WHAT_IS_DRAWN');
        expect(answering('ACCEPT', under, 3).answer?.outcome).toBe('ACCEPTED');
    });
});

describe('the opinion of a bank that is merely nominated', () => {
    const start = play(lodged(world([more], unconfirmed), 620_000n), [1, 'TAKE']);

    it('accepts nothing: the issuing bank decides, as of when the documents were first presented', () => {
        expect(start.presentations[0]).toMatchObject({
            examinesAs: 'NOMINATED_BANK',
            status: 'COMPLYING',
            amendments: [1],
        });
        expect(outcomes(start)).toEqual([undefined]);
        expect(() => answering('REJECT', start)).toThrow('PRESENTATION_MUST_BE_DECIDED_FIRST');

        const decided = play(sentOn(start, 1), [2, 'TAKE']);
        expect(decided.amendments[0]?.answer).toEqual({ outcome: 'ACCEPTED', presentation: 2, at: receivedAt });
    });

    it('leaves the amendment to the beneficiary when the issuing bank refuses', () => {
        const refused = play(sentOn(start, 1), [2, 'FIND_DISCREPANT'], [2, 'REFUSE']);

        expect(outcomes(refused)).toEqual([undefined]);
        expect(answering('REJECT', refused).answer?.outcome).toBe('REJECTED');
    });

    it('is what it pays by, at its own risk; what it has paid by the amendment is not rejected', () => {
        const refused = play(sentOn(start, 1), [2, 'FIND_DISCREPANT'], [2, 'REFUSE']);
        const [first, second] = refused.presentations as [Presentation, Presentation];
        const paid = { ...refused, presentations: [{ ...first, status: 'PAID' as const }, second] };

        expect(termsOf(first, refused).amount).toEqual(dollars(600_000n));
        expect(() => answering('REJECT', paid)).toThrow('AMOUNT_MUST_COVER_WHAT_IS_DRAWN');
        expect(answering('ACCEPT', paid).answer?.outcome).toBe('ACCEPTED');
    });

    it('counts under a transferred credit, where nobody else examines', () => {
        const transferred: Credit = {
            ...unconfirmed,
            terms: {
                ...terms,
                transferred: { bank: { mspId: pearl, partyName: 'Pearl' } } as NonNullable<typeof terms.transferred>,
            },
        };

        expect(acceptedBy(start.presentations[0]!, { ...start, credit: transferred })).toHaveLength(1);
    });

    it('takes nothing back from documents that the bank has sent on: they are drawn where they were sent', () => {
        const under = play(
            sentOn(lodged(world([], unconfirmed), 400_000n), 1),
            [1, 'FIND_DISCREPANT'],
            [1, 'REFUSE'],
            [2, 'TAKE'],
        );

        expect(drawingsOf(under.presentations).map(({ number }) => number)).toEqual([2]);
        expect(() => lodged(under, 80_000n, issuer)).toThrow('PRESENTATION_MUST_BE_WITHIN_AVAILABLE');
    });
});

describe('the terms by which a presentation is paid', () => {
    it('are those of its day, with what it accepts and nothing else', () => {
        const under = answered('ACCEPT', lodged(world([more, most]), 620_000n), 2);
        const { terms: atReceipt } = termsAtTime(under, { party: 'BENEFICIARY', at: receivedAt });

        expect(atReceipt.amount).toEqual(terms.amount);
        expect(termsOf(under.presentations[0]!, under).amount).toEqual(dollars(600_000n));
    });
});
