import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '../kernel/refusal.js';
import type { Presentation } from '../presentation/presentation.js';
import { amendmentStatus, type Amendment, type Changes } from './amendment.js';
import { answerAmendment } from './answer-amendment.js';
import type { Credit } from './credit.js';
import { extendConfirmation } from './extend-confirmation.js';
import { issueAmendment } from './issue-amendment.js';
import type { IssueAmendment } from './amendment-api.js';
import {
    advised,
    advisingBank,
    confirmed,
    confirmingBank,
    creditId,
    facts,
    later,
    morning,
    nothingDrawn,
    usanceTerms,
} from './testing/samples.js';

const dollars = (minorUnits: bigint) => ({ currency: 'USD', minorUnits });
const { shipment, expiry, conditions } = usanceTerms;
const more: Changes = { amount: dollars(50_000_000n) };
const longer: Changes = { expiry: { ...expiry, expiryDate: '2026-07-31' } };
/** After the day of expiry as it was issued. */
const lateShipment: Changes = { shipment: { ...shipment, latestShipmentDate: '2026-07-15' } };

type Offered = Pick<IssueAmendment, 'changes' | 'removes' | 'standsOn'>;

/** Everything that was offered, one after the other, each advised and not answered. */
const offered = (...offers: readonly Offered[]): Amendment[] =>
    offers.reduce<Amendment[]>((before, offer) => [...before, offeredOn(before, offer)], []);

function offeredOn(amendments: readonly Amendment[], offer: Offered, of: Credit = advised): Amendment {
    const number = amendments.length + 1;
    const credit = { ...of, numberOfAmendments: amendments.length };
    const { amendment } = issueAmendment(
        { creditId, number, ...offer },
        { ...facts, credit, amendments, drawn: nothingDrawn, at: later },
    );

    return { ...amendment, advices: [{ bank: advisingBank.mspId, outcome: 'ADVISED', at: later }] };
}

const changing = (changes: Changes, standsOn?: number[]) => ({ changes, removes: [], ...(standsOn && { standsOn }) });
const standsOn = (...offers: readonly Offered[]) => offered(...offers).at(-1)?.standsOn ?? [];
const by = { bank: advisingBank.mspId, at: later };

describe('an amendment stands on earlier ones that are open', () => {
    const addition = { text: 'Shipment in one lot', nature: 'INFORMATION' } as const;
    const another = { text: 'Hatches sealed', nature: 'INFORMATION' } as const;
    it.each<[string, number[], readonly Offered[]]>([
        ['where it could not be issued without', [1], [changing(longer), changing(lateShipment)]],
        ['not where it could, on whatever is accepted', [], [changing(longer), changing(more)]],
        [
            'where it repeats a part of them, since what is rejected is rejected whole (10e)',
            [1],
            [
                changing({ shipment: { ...shipment, latestShipmentDate: '2026-06-10' } }),
                changing({
                    shipment: { ...shipment, latestShipmentDate: '2026-06-10', partialShipments: 'NOT_ALLOWED' },
                }),
            ],
        ],
        [
            'not where it puts something else in place of it',
            [],
            [changing(more), changing({ amount: dollars(60_000_000n) })],
        ],
        [
            'where it keeps a condition that they have added',
            [1],
            [
                changing({ conditions: [...conditions, addition] }),
                changing({ conditions: [...conditions, addition, another] }),
            ],
        ],
        [
            'where it leaves out what they have taken away',
            [1],
            [
                changing({ conditions: conditions.slice(1) }),
                changing({ conditions: [...conditions.slice(1), another] }),
            ],
        ],
        [
            'not where it adds one of its own in the same place',
            [],
            [changing({ conditions: [...conditions, addition] }), changing({ conditions: [...conditions, another] })],
        ],
        ['where its bank says so', [1], [changing(more), changing({ presentationPeriod: { days: 10 } }, [1])]],
        [
            'not where its bank says otherwise, and it could be issued without',
            [],
            [changing({ ...more, presentationPeriod: { days: 9 } }), changing({ presentationPeriod: { days: 9 } }, [])],
        ],
        ['whatever its bank says, where it could not', [1], [changing(longer), changing(lateShipment, [])]],
        ['and on those on which these stand', [1, 2], [changing(longer), changing(lateShipment), changing(more, [2])]],
    ])('%s', (_words, numbers, offers) => {
        expect(standsOn(...offers)).toEqual(numbers);
    });

    it('of which the older are not looked into, where there are many', () => {
        const many = [5, 6, 7, 8, 9, 10, 11, 12].map((days) => changing({ presentationPeriod: { days } }));

        expect(standsOn(...many)).toEqual([1]);
    });

    it('and on nothing that is accepted: everybody who is bound has it', () => {
        const [first] = offered(changing(longer)) as [Amendment];
        const accepted: Amendment = { ...first, answer: { outcome: 'ACCEPTED', at: later } };

        expect(offeredOn([accepted], changing(lateShipment))).not.toHaveProperty('standsOn');
        // A bank that has confirmed may not have extended its confirmation to it, and not do so.
        expect(offeredOn([accepted], changing(lateShipment), confirmed).standsOn).toEqual([1]);
        const extension = { outcome: 'EXTENDED' as const, at: later };
        expect(offeredOn([{ ...accepted, extension }], changing(lateShipment), confirmed)).not.toHaveProperty(
            'standsOn',
        );
    });

    it('and is issued on none that was rejected, or that a bank has not passed on: AMENDMENT_MUST_STAND_ON_WHAT_STANDS', () => {
        const [first, second] = offered(changing(longer), changing(lateShipment)) as [Amendment, Amendment];
        const at = later;
        const reason = 'ELECTS_NOT_TO_ADVISE' as const;
        const declined = { bank: advisingBank.mspId, outcome: 'DECLINED' as const, reason, at };
        const rejected: Amendment = { ...first, answer: { outcome: 'REJECTED', at } };

        for (const gone of [rejected, { ...first, advices: [declined] }]) {
            expect(() => offeredOn([gone, second], changing(more, [2]))).toThrow('AMENDMENT_MUST_STAND_ON_WHAT_STANDS');
            expect(() => offeredOn([gone, second], changing(lateShipment))).toThrow(
                'CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES',
            );
            expect(offeredOn([gone, second], changing(more))).not.toHaveProperty('standsOn');
        }
    });
});

describe('the answer to an amendment that stands on another', () => {
    const amendments = offered(changing(longer), changing(lateShipment), changing(more));
    const answering = (number: number, said: object, others: object = {}) => {
        const amendment = amendments.find((each) => each.number === number)!;
        const held = { credit: advised, amendments, presentations: [], drawn: nothingDrawn };

        return answerAmendment({ answer: 'ACCEPT', ...said }, { ...held, amendment, ...others, ...by });
    };
    const told = (changed: readonly Amendment[]) =>
        changed.map((each) => [each.number, amendmentStatus(each), each.answer?.rejectedWith]);

    it('accepts it after the other, or together with it', () => {
        const first = answering(1, {})[0];
        const after = { amendments: [first, ...amendments.slice(1)] };

        expect(told(answering(2, {}, after))).toEqual([[2, 'ACCEPTED', undefined]]);
        expect(told(answering(2, { together: [1] }))).toEqual([
            [2, 'ACCEPTED', undefined],
            [1, 'ACCEPTED', undefined],
        ]);
    });

    it('covers what is drawn where only both together do', () => {
        const presentations = [{ amount: dollars(44_000_000n), status: 'UNDERTAKEN' }] as unknown as Presentation[];
        const held = offered(
            changing({ amount: dollars(40_000_000n) }),
            changing({ amount: dollars(60_000_000n) }, [1]),
        );
        const drawn = { presentations, transferred: [] };
        const accept = (number: number, together: number[]) =>
            answering(number, { together }, { amendment: held[number - 1], amendments: held, presentations, drawn });

        expect(() => accept(1, [])).toThrow('AMOUNT_MUST_COVER_WHAT_IS_DRAWN');
        expect(told(accept(2, [1])).map(([, status]) => status)).toEqual(['ACCEPTED', 'ACCEPTED']);
    });

    it('rejects with the other what stands on it, by whatever other, and nothing else', () => {
        const chain = offered(changing(longer), changing(lateShipment), changing(more), changing({ charges: [] }, [2]));
        const rejecting = (said: object) => told(answering(1, said, { amendments: chain }));

        expect(rejecting({ answer: 'REJECT' })).toEqual([
            [1, 'REJECTED', undefined],
            [2, 'DEEMED_REJECTED', 1],
            [4, 'DEEMED_REJECTED', 1],
        ]);
        // An acceptance of a part is a rejection (art. 10e).
        expect(rejecting({ fields: [] }).map(([, status]) => status)).toEqual([
            'DEEMED_REJECTED',
            'DEEMED_REJECTED',
            'DEEMED_REJECTED',
        ]);
        expect(told(answering(2, { answer: 'REJECT' }))).toEqual([[2, 'REJECTED', undefined]]);
    });

    const undecided = { number: 1, status: 'LODGED', receivedAt: later, amount: dollars(1n) } as Presentation;
    const unheard = amendments.map((each) => (each.number === 1 ? { ...each, advices: [] } : each));
    const known = amendments.map((each) => (each.number === 1 ? answering(1, {})[0] : each));
    it.each<[string, number, object, object]>([
        ['AMENDMENT_MUST_BE_ADVISED', 2, { together: [7] }, {}],
        ['AMENDMENT_MUST_BE_ADVISED', 2, { together: [1] }, { amendments: unheard }],
        ['AMENDMENT_MUST_BE_UNANSWERED', 2, { together: [1] }, { amendments: known }],
        ['AMENDMENTS_MUST_BE_ACCEPTED_TOGETHER_WHOLE', 2, { answer: 'REJECT', together: [1] }, {}],
        ['AMENDMENTS_MUST_BE_ACCEPTED_TOGETHER_WHOLE', 2, { fields: [], together: [1] }, {}],
        ['AMENDMENT_MUST_BE_ACCEPTED_WITH_WHAT_IT_STANDS_ON', 2, {}, {}],
        ['AMENDMENT_MUST_BE_ACCEPTED_WITH_WHAT_IT_STANDS_ON', 2, { together: [3] }, {}],
        ['PRESENTATION_MUST_BE_DECIDED_FIRST', 1, { answer: 'REJECT' }, { presentations: [undecided] }],
    ])('is refused: %s', (...[code, number, said, others]) => {
        expect(() => answering(number, said, others)).toThrow(code);
    });

    it('names those without which it is not accepted', () => {
        try {
            answering(2, {});
            throw new Error('was not refused');
        } catch (error) {
            expect((error as Refusal).detail).toEqual({ amendments: [1] });
        }
    });
});

describe('a confirmation', () => {
    const [first, second] = offered(changing(longer), changing(lateShipment)) as [Amendment, Amendment];
    const extending = (of: Credit, before: Amendment) =>
        extendConfirmation(
            second,
            { credit: of, amendments: [before, second] },
            { bank: confirmingBank.mspId, at: later },
        );

    it('extends to an amendment after it does to those on which that stands (10b)', () => {
        const extended: Amendment = { ...first, extension: { outcome: 'EXTENDED', at: morning } };
        const through = { ...confirmed, confirmation: { ...confirmed.confirmation!, throughAmendment: 1 } };

        expect(extending(confirmed, extended).extension?.outcome).toBe('EXTENDED');
        expect(extending(through, first).extension?.outcome).toBe('EXTENDED');
        for (const before of [first, { ...first, extension: { outcome: 'NOT_EXTENDED' as const, at: morning } }]) {
            expect(() => extending(confirmed, before)).toThrow('EXTENSION_MUST_COVER_WHAT_AMENDMENT_STANDS_ON');
        }
    });
});
