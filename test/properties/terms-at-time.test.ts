import { adviseCredit } from '@cohong/domain/letter-of-credit/advise-credit';
import type { AnswerAmendment, IssueAmendment } from '@cohong/domain/letter-of-credit/amendment-api';
import type { Amendment, Changes } from '@cohong/domain/letter-of-credit/amendment';
import { adviseAmendment, answerAmendment } from '@cohong/domain/letter-of-credit/answer-amendment';
import { consentToCancellation, proposeCancellation } from '@cohong/domain/letter-of-credit/cancel-credit';
import { confirmCredit } from '@cohong/domain/letter-of-credit/confirm-credit';
import { cancelledAt, type ConsentingParty, type Credit } from '@cohong/domain/letter-of-credit/credit';
import { declineExtension, extendConfirmation } from '@cohong/domain/letter-of-credit/extend-confirmation';
import { issueAmendment } from '@cohong/domain/letter-of-credit/issue-amendment';
import { termsAtTime } from '@cohong/domain/letter-of-credit/terms-at-time';
import { termsFaults } from '@cohong/domain/letter-of-credit/terms-faults';
import {
    advisingBank,
    confirmingBank,
    creditId,
    drafting,
    facts,
    issued,
    issuingBank,
    nothingDrawn,
} from '@cohong/domain/letter-of-credit/testing/samples';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 50);
const parties: readonly ConsentingParty[] = ['ISSUING_BANK', 'CONFIRMING_BANK', 'BENEFICIARY'];

interface World {
    readonly credit: Credit;
    readonly amendments: readonly Amendment[];
    readonly at: string;
}

/** One act at its time. What the rules refuse it throws, and then nothing has happened. */
type Step = (world: World) => World;
type OnAmendment = (amendment: Amendment, world: World) => readonly Amendment[];

const by = (bank: { readonly mspId: string }, at: string) => ({ bank: bank.mspId, at });
const { amount, conditions, expiry, requiredDocuments, shipment } = issued.terms;
const onePossible = <Field extends keyof Changes>(
    field: Field,
    values: fc.Arbitrary<NonNullable<Changes[Field]>>,
): fc.Arbitrary<Changes> => values.map((value) => ({ [field]: value }));
/** Also fields that the rules look at together: an offer of one is void without another, or with it. */
const change = fc.oneof(
    onePossible(
        'amount',
        fc.bigInt(1n, 9n).map((minorUnits) => ({ ...amount, minorUnits })),
    ),
    onePossible(
        'presentationPeriod',
        fc.integer({ min: 1, max: 21 }).map((days) => ({ days })),
    ),
    onePossible('conditions', fc.subarray([...conditions])),
    onePossible(
        'expiry',
        fc
            .record({
                expiryDate: fc.constantFrom('2026-05-15', '2026-06-30', '2026-07-31'),
                electronicPlace: fc.constantFrom('records@pearl.example', undefined),
            })
            .map(({ electronicPlace, ...day }) => ({ ...expiry, ...day, ...(electronicPlace && { electronicPlace }) })),
    ),
    onePossible(
        'shipment',
        fc
            .record({
                latestShipmentDate: fc.constantFrom('2026-05-10', '2026-05-31', '2026-07-15'),
                partialShipments: fc.constantFrom('ALLOWED' as const, 'NOT_ALLOWED' as const),
            })
            .map((said) => ({ ...shipment, ...said })),
    ),
    onePossible(
        'applicableRules',
        fc.constantFrom({ code: 'UCP_LATEST_VERSION' as const }, { code: 'EUCP_LATEST_VERSION' as const }),
    ),
    onePossible(
        'requiredDocuments',
        fc
            .constantFrom('PAPER' as const, 'EITHER' as const)
            .map((medium) => [{ ...requiredDocuments[0]!, medium }, ...requiredDocuments.slice(1)]),
    ),
);
const changes = fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((some): Changes => some.reduce((before, each) => ({ ...before, ...each })));
const numbers = fc.subarray([1, 2, 3, 4, 5, 6]);

type Wish = Omit<IssueAmendment, 'creditId' | 'number'>;
const amendWith =
    (wish: Wish): Step =>
    (world) => {
        const { credit, amendments, at } = world;
        const number = credit.numberOfAmendments + 1;
        const done = issueAmendment(
            { creditId, number, ...wish },
            { ...facts, at, credit, amendments, drawn: nothingDrawn },
        );
        return { ...world, credit: done.credit, amendments: [...amendments, done.amendment] };
    };
const onOne =
    (number: number, change: OnAmendment): Step =>
    (world) => {
        const chosen = world.amendments.find((each) => each.number === number);
        if (chosen === undefined) {
            return world;
        }
        const changed = change(chosen, world);
        const as = (each: Amendment) => changed.find((other) => other.number === each.number) ?? each;
        return { ...world, amendments: world.amendments.map(as) };
    };
const pass: OnAmendment = (amendment, { credit, at }) => [adviseAmendment(amendment, credit, by(advisingBank, at))];
const say =
    (said: Pick<AnswerAmendment, 'answer' | 'fields' | 'together'>): OnAmendment =>
    (amendment, { credit, amendments, at }) =>
        answerAmendment(said, {
            ...{ credit, amendment, amendments, presentations: [], drawn: nothingDrawn },
            ...by(advisingBank, at),
        });
const decide =
    (onThis: typeof extendConfirmation): OnAmendment =>
    (amendment, { credit, amendments, at }) => [onThis(amendment, { credit, amendments }, by(confirmingBank, at))];

const amend = fc
    .record(
        { changes, removes: fc.subarray(['amountTolerance' as const]), standsOn: numbers },
        { requiredKeys: ['changes', 'removes'] },
    )
    .map(amendWith);
const on = (act: fc.Arbitrary<OnAmendment>): fc.Arbitrary<Step> =>
    fc.tuple(fc.integer({ min: 1, max: 6 }), act).map(([number, change]) => onOne(number, change));
const advise = on(fc.constant(pass));
const answer = on(
    fc.oneof(
        { weight: 4, arbitrary: fc.constant(say({ answer: 'ACCEPT' })) },
        { weight: 1, arbitrary: fc.constant(say({ answer: 'REJECT' })) },
        { weight: 2, arbitrary: numbers.map((together) => say({ answer: 'ACCEPT', together })) },
        {
            weight: 1,
            arbitrary: fc
                .subarray(['amount' as const, 'presentationPeriod' as const, 'amountTolerance' as const])
                .map((some) => say({ answer: 'ACCEPT', fields: some })),
        },
    ),
);
const extend = on(fc.constantFrom(extendConfirmation, declineExtension).map(decide));
const confirmOne: Step = (world) => ({ ...world, credit: confirmCredit(world.credit, by(confirmingBank, world.at)) });
const onCredit = (change: (credit: Credit, at: string) => Credit): fc.Arbitrary<Step> =>
    fc.constant((world) => ({ ...world, credit: change(world.credit, world.at) }));
const askToCancel = onCredit((credit, at) => proposeCancellation(credit, { ...by(issuingBank, at), transfers: [] }));
const consent = fc
    .constantFrom(['BENEFICIARY', advisingBank] as const, ['CONFIRMING_BANK', confirmingBank] as const)
    .map(([party, bank]): Step => (world) => ({
        ...world,
        credit: consentToCancellation(world.credit, { party, ...by(bank, world.at), transfers: [] }),
    }));

const often = <Each>(weight: number, arbitrary: Each) => ({ weight, arbitrary });
const history = fc.array(
    fc.oneof(
        often(4, amend),
        often(6, advise),
        often(6, answer),
        often(4, extend),
        often(2, fc.constant(confirmOne)),
        askToCancel,
        consent,
    ),
    { minLength: 5, maxLength: 40 },
);

/** Histories that must be among them: shipment after the day of expiry as issued, without the amendment that moves that. */
const longer = { changes: { expiry: { ...expiry, expiryDate: '2026-07-31' } }, removes: [] };
const lateShipment = { changes: { shipment: { ...shipment, latestShipmentDate: '2026-07-15' } }, removes: [] };
const accept = say({ answer: 'ACCEPT' });
const extendTo = decide(extendConfirmation);
const [first, second] = [1, 2].map((number) => onOne(number, pass)) as [Step, Step];
const bothOffered = [amendWith(longer), amendWith(lateShipment), first, second];
const examples: [Step[]][] = [
    [[...bothOffered, onOne(2, accept)]],
    [[...bothOffered, onOne(1, say({ answer: 'REJECT' })), onOne(2, accept)]],
    [[confirmOne, ...bothOffered, onOne(1, accept), onOne(2, accept), onOne(2, extendTo)]],
    [
        [
            ...[confirmOne, amendWith(longer), first, onOne(1, accept)],
            ...[amendWith(lateShipment), second, onOne(2, accept), onOne(2, extendTo)],
        ],
    ],
];

const start: World = {
    credit: adviseCredit(issued, by(advisingBank, issued.issuedAt)),
    amendments: [],
    at: issued.issuedAt,
};

/** Every state of the history, an hour apart, in each of which the rules were asked what the terms are now. */
function replay(steps: readonly Step[]): World[] {
    const worlds = [start];
    for (const step of steps) {
        const before = worlds.at(-1)!;
        const now = { ...before, at: addHours(before.at, 1) };
        try {
            worlds.push(step(now));
        } catch (error) {
            if (!(error instanceof Refusal)) {
                throw error;
            }
            worlds.push(now);
        }
    }

    return worlds;
}

/**
 * What the beneficiary is bound by, told again without the rule: each accepted amendment overwrites, by number. Whatever
 * it has not accepted whole is as if it were not.
 */
function told({ credit, amendments }: World): unknown {
    const said: Record<string, unknown> = { ...credit.terms };
    for (const { answer: given, changes: to, removes } of amendments) {
        if (given?.outcome === 'ACCEPTED') {
            removes.forEach((field) => Reflect.deleteProperty(said, field));
            Object.assign(said, to);
        }
    }

    return said;
}

describe(`terms at a time, in any history of a credit (RUNS=${numRuns} SEED=${seed})`, () => {
    it('are at each instant what they were found to be when it was now', () => {
        fc.assert(
            fc.property(history, (steps) => {
                const worlds = replay(steps);
                const last = worlds.at(-1)!;

                for (const world of worlds) {
                    const { at } = world;
                    expect(termsAtTime(last, { party: 'BENEFICIARY', at }).terms).toEqual(told(world));
                    for (const party of parties) {
                        expect(termsAtTime(last, { party, at })).toEqual(termsAtTime(world, { party, at }));
                    }
                }
            }),
            { numRuns, seed, examples },
        );
    });

    it('are never such that no credit could be issued with them, whatever is accepted, rejected and extended to', () => {
        fc.assert(
            fc.property(history, (steps) => {
                for (const world of replay(steps)) {
                    for (const party of parties) {
                        const { terms } = termsAtTime(world, { party, at: world.at });
                        expect(termsFaults(terms, drafting)).toEqual([]);
                    }
                }
            }),
            { numRuns, seed, examples },
        );
    });

    it('never bind a bank that confirmed to what it has not extended to, nor anybody once the credit is cancelled', () => {
        fc.assert(
            fc.property(history, (steps) => {
                for (const world of replay(steps)) {
                    const { credit, amendments, at } = world;
                    const of = (party: ConsentingParty) => termsAtTime(world, { party, at });
                    const confirmer = of('CONFIRMING_BANK');

                    for (const number of [...confirmer.amendments, ...confirmer.open]) {
                        const extended = amendments[number - 1]?.extension?.outcome === 'EXTENDED';
                        expect(extended || number <= (credit.confirmation?.throughAmendment ?? 0)).toBe(true);
                    }
                    expect(confirmer.isBound).toBe(
                        credit.confirmation?.outcome === 'CONFIRMED' && cancelledAt(credit) === undefined,
                    );
                    expect(of('BENEFICIARY').isBound).toBe(cancelledAt(credit) === undefined);
                }
            }),
            { numRuns, seed, examples },
        );
    });
});
