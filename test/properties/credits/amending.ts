import { dollars } from '@cohong/domain/document/testing/samples';
import type { IssueAmendment } from '@cohong/domain/letter-of-credit/amendment-api';
import type { Amendment, Changes } from '@cohong/domain/letter-of-credit/amendment';
import { adviseAmendment } from '@cohong/domain/letter-of-credit/answer-amendment';
import { consentToCancellation, proposeCancellation } from '@cohong/domain/letter-of-credit/cancel-credit';
import { confirmCredit } from '@cohong/domain/letter-of-credit/confirm-credit';
import type { ConsentingParty, Credit } from '@cohong/domain/letter-of-credit/credit';
import { declineExtension, extendConfirmation } from '@cohong/domain/letter-of-credit/extend-confirmation';
import { issueAmendment } from '@cohong/domain/letter-of-credit/issue-amendment';
import {
    advisingBank,
    confirmingBank,
    creditId,
    facts,
    issuingBank,
    usanceTerms,
} from '@cohong/domain/letter-of-credit/testing/samples';
import { drawnFrom } from '@cohong/domain/transfer/transferred-amount';
import fc from 'fast-check';
import { answerOf, standing, type Step, type World } from './presenting.js';

const { conditions, expiry, requiredDocuments, shipment } = usanceTerms;
const onePossible = <Field extends keyof Changes>(
    field: Field,
    values: fc.Arbitrary<NonNullable<Changes[Field]>>,
): fc.Arbitrary<Changes> => values.map((value) => ({ [field]: value }));
/** Also fields that the rules look at together: an offer of one is void without another, or with it. */
const change = fc.oneof(
    onePossible(
        'amount',
        fc.constantFrom(300_000n, 400_000n, 500_000n, 600_000n, 700_000n).map((units) => dollars(units)),
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
const changes: fc.Arbitrary<Changes> = fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((some): Changes => some.reduce((before, each) => ({ ...before, ...each })));
export const numbers = fc.subarray([1, 2, 3, 4, 5, 6]);

type Wish = Omit<IssueAmendment, 'creditId' | 'number'>;
const by = (bank: { readonly mspId: string }, at: string) => ({ bank: bank.mspId, at });

export const amendWith =
    (wish: Wish): Step =>
    (world) => {
        const { credit, amendments, presentations, at } = standing(world);
        const number = credit.numberOfAmendments + 1;
        const drawn = drawnFrom({ presentations, transfers: [] });
        const done = issueAmendment({ creditId, number, ...wish }, { ...facts, at, credit, amendments, drawn });

        return { ...world, credit: done.credit, amendments: [...world.amendments, done.amendment] };
    };
const onOne =
    (index: number, change: (amendment: Amendment, world: World) => Amendment): Step =>
    (world) => {
        const chosen = standing(world).amendments[index];

        return chosen === undefined
            ? world
            : {
                  ...world,
                  amendments: world.amendments.map((each, place) => (place === index ? change(chosen, world) : each)),
              };
    };
export const passOn = (index: number): Step =>
    onOne(index, (amendment, { credit, at }) => adviseAmendment(amendment, credit, by(advisingBank, at)));
export const extendBy = (index: number, decide: typeof extendConfirmation): Step =>
    onOne(index, (amendment, world) => decide(amendment, standing(world), by(confirmingBank, world.at)));
const onCredit =
    (change: (credit: Credit, at: string) => Credit): Step =>
    (world) => ({ ...world, credit: change(world.credit, world.at) });
export const confirm: Step = (world) => {
    const { credit, amendments, at } = standing(world);

    return { ...world, credit: confirmCredit(credit, { ...by(confirmingBank, at), amendments }) };
};
const askToCancel = onCredit((credit, at) => proposeCancellation(credit, { ...by(issuingBank, at), transfers: [] }));
const consents = (
    [
        ['BENEFICIARY', advisingBank],
        ['CONFIRMING_BANK', confirmingBank],
    ] as const
).map(([party, bank]: readonly [ConsentingParty, { readonly mspId: string }]) =>
    onCredit((credit, at) => consentToCancellation(credit, { party, ...by(bank, at), transfers: [] })),
);

/** Up to six amendments, by their places. */
const places = fc.nat(5);
const answers = fc.oneof(
    { weight: 4, arbitrary: fc.constant({ answer: 'ACCEPT' as const }) },
    { weight: 2, arbitrary: fc.constant({ answer: 'REJECT' as const }) },
    { weight: 2, arbitrary: numbers.map((together) => ({ answer: 'ACCEPT' as const, together })) },
    {
        weight: 1,
        arbitrary: fc
            .subarray(['amount' as const, 'presentationPeriod' as const, 'amountTolerance' as const])
            .map((fields) => ({ answer: 'ACCEPT' as const, fields })),
    },
);

/** What is done with amendments, each as often as it says. */
export const amending = [
    {
        weight: 8,
        arbitrary: fc
            .record(
                { changes, removes: fc.subarray(['amountTolerance' as const]), standsOn: numbers },
                { requiredKeys: ['changes', 'removes'] },
            )
            .map(amendWith),
    },
    { weight: 12, arbitrary: places.map(passOn) },
    { weight: 12, arbitrary: fc.tuple(places, answers).map(([index, said]) => answerOf(index, said)) },
    {
        weight: 8,
        arbitrary: fc
            .tuple(places, fc.constantFrom(extendConfirmation, declineExtension))
            .map(([index, decide]) => extendBy(index, decide)),
    },
    { weight: 1, arbitrary: fc.constantFrom(askToCancel, ...consents) },
];

/** Shipment after the day of expiry as issued, and the amendment that moves that: one is void without the other. */
export const longer: Wish = { changes: { expiry: { ...expiry, expiryDate: '2026-07-31' } }, removes: [] };
export const lateShipment: Wish = {
    changes: { shipment: { ...shipment, latestShipmentDate: '2026-07-15' } },
    removes: [],
};
/** Both are with the beneficiary. */
export const bothOffered: readonly Step[] = [amendWith(longer), amendWith(lateShipment), passOn(0), passOn(1)];
