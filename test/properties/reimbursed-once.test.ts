import { china } from '@cohong/domain/calendar/testing/samples';
import { dayCounts } from '@cohong/domain/day-count/testing/samples';
import { yuan } from '@cohong/domain/document/testing/domestic-samples';
import { invoice } from '@cohong/domain/document/testing/samples';
import { sum, type Money } from '@cohong/domain/kernel/money';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours, chinaDate } from '@cohong/domain/kernel/time';
import { creditId } from '@cohong/domain/letter-of-credit/testing/samples';
import { forwardedFrom } from '@cohong/domain/presentation/forwarded';
import { honourPresentation, type Honoured } from '@cohong/domain/presentation/honour-presentation';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { payReclaim } from '@cohong/domain/reclaim/answer-reclaim';
import type { Reclaim } from '@cohong/domain/reclaim/reclaim';
import { reclaimReimbursement } from '@cohong/domain/reclaim/reclaim-reimbursement';
import { declineClaim, reimburseClaim } from '@cohong/domain/reimbursement/answer-claim';
import type { Authorisation } from '@cohong/domain/reimbursement/authorisation';
import { claimReimbursement } from '@cohong/domain/reimbursement/claim-reimbursement';
import { coverClaim, demandCover } from '@cohong/domain/reimbursement/cover-claim';
import type { ReimbursementClaim } from '@cohong/domain/reimbursement/reimbursement-claim';
import {
    accepted,
    claiming,
    issuing,
    paid,
    reimbursing,
    sentOn,
    terms as usance,
    uetr,
    undertaken,
} from '@cohong/domain/reimbursement/testing/samples';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 50);
const drawn = yuan(1_000n);
/** One drawing was paid at sight, the other is due on a day in August. */
const originals: readonly Presentation[] = [
    { ...paid, amount: drawn },
    {
        ...accepted,
        number: 2,
        amount: drawn,
        undertaking: { ...accepted.undertaking!, parts: [{ amount: drawn, maturity: '2026-08-08' }] },
    },
];
const atSight = {
    ...usance,
    availability: { availableWith: usance.availability.availableWith, by: 'PAYMENT' as const },
};

interface World {
    readonly authorisation: Authorisation;
    readonly claims: readonly ReimbursementClaim[];
    readonly presentations: readonly Presentation[];
    readonly reclaims: readonly Reclaim[];
    /** What the issuing bank has paid at sight, or bound itself to pay, for the documents themselves. */
    readonly honoured: Readonly<Record<number, Money>>;
    readonly at: string;
}
/** One act for a drawing. What the rules refuse it throws, and then nothing has happened. */
type Act = (original: Presentation, world: World) => World;

const written = (world: World, changed: Presentation): World => ({
    ...world,
    presentations: world.presentations.map((each) => (each.number === changed.number ? changed : each)),
});
const transaction = { calendar: china, transactionId: 'tx' };

const sendOn: Act = (original, world) => {
    const isSentOn = forwardedFrom(original, world.presentations) !== undefined;
    const { number, receivedAt } = original;
    const next = { ...sentOn, number: number + 10, amount: drawn, firstPresentedAs: { number, receivedAt } };
    return isSentOn ? world : { ...world, presentations: [...world.presentations, next] };
};
/** What the issuing bank finds in the documents, and what the applicant waives, is the business of other tests. */
const judged =
    (from: readonly string[], change: (before: Presentation, at: string) => Presentation): Act =>
    (original, world) => {
        const there = forwardedFrom(original, world.presentations);
        return there !== undefined && from.includes(there.status) ? written(world, change(there, world.at)) : world;
    };
const discrepancy = {
    kind: 'DISCREPANCY' as const,
    code: 'INVOICE_MUST_BE_SIGNED' as const,
    rule: 'MT700 46A',
    documentId: invoice.documentId,
    field: 'isSigned',
    expected: 'true',
    found: 'false',
};
const refuse = judged(['COMPLYING'], (before, at) => ({
    ...before,
    status: 'REFUSED',
    refusal: { disposal: 'HELD_FOR_WAIVER', discrepancies: [discrepancy], at },
}));
const waive = judged(['REFUSED'], (before) => ({ ...before, status: 'WAIVED' }));
const honour: Act = (original, world) => {
    const there = forwardedFrom(original, world.presentations);
    if (there === undefined) {
        return world;
    }
    const { coins, claims = [], presentation } = honoured(there, original, world);
    const given = [...(coins ? [coins.amount] : []), ...claims.map(({ amount }) => amount)];

    return {
        ...written(world, presentation),
        honoured: { ...world.honoured, [original.number]: sum('CNY', given) },
    };
};
/** In coins where any are due, and otherwise without. */
function honoured(presentation: Presentation, original: Presentation, world: World): Honoured {
    const facts = {
        ...transaction,
        presentation,
        original,
        forwarded: undefined,
        terms: atSight,
        reimbursementClaims: world.claims,
        assignments: [],
        bank: issuing,
        at: world.at,
        claimIdOf: String,
    };
    try {
        return honourPresentation({ means: { kind: 'E_CNY' } }, facts);
    } catch (error) {
        if (!(error instanceof Refusal)) {
            throw error;
        }
        return honourPresentation({}, facts);
    }
}

const claim =
    (amount: bigint): Act =>
    (original, world) => {
        const number = world.authorisation.numberOfClaims + 1;
        const request = { creditId, number, presentationNumber: original.number, amount: yuan(amount) };
        const forwarded = forwardedFrom(original, world.presentations);
        const facts = { ...world, presentation: original, forwarded, bank: claiming, calendar: china };
        const made = claimReimbursement(request, facts);
        return { ...world, authorisation: made.authorisation, claims: [...world.claims, made.claim] };
    };
const answered =
    (answer: (claim: ReimbursementClaim, world: World) => ReimbursementClaim): Act =>
    ({ number }, world) => ({
        ...world,
        claims: world.claims.map((each) => (each.presentationNumber === number ? answer(each, world) : each)),
    });
const reimburse = answered((each, world) =>
    reimburseClaim({ uetr }, { ...world, claim: each, bank: reimbursing, calendar: china }),
);
const decline = answered((each, world) =>
    declineClaim(
        { reason: 'LEGAL_BAR', explanation: 'A court forbids it' },
        { ...world, claim: each, bank: reimbursing, calendar: china },
    ),
);
const cover = answered((each, world) => {
    const facts = { ...world, ...transaction };
    const demanded =
        each.demand === undefined
            ? demandCover({ yearlyBasisPoints: 0 }, { ...facts, claim: each, bank: claiming, dayCounts })
            : each;
    const means = { kind: 'OUTSIDE' as const, uetr };
    return coverClaim({ means, valueDate: chinaDate(world.at) }, { ...facts, claim: demanded, bank: issuing }).claim;
});
const reclaim: Act = ({ number }, world) => {
    const { claims, presentations, authorisation, at } = world;
    const paidOut = claims.find((each) => each.presentationNumber === number);
    const claimNumber = paidOut?.number ?? 0;
    if (paidOut === undefined || world.reclaims.some((each) => each.claimNumber === claimNumber)) {
        return world;
    }
    const asked = { creditId, claimNumber, yearlyBasisPoints: 0 };
    const facts = { claim: paidOut, authorisation, presentations, bank: issuing, dayCounts, at };
    return { ...world, reclaims: [...world.reclaims, reclaimReimbursement(asked, facts)] };
};
const refund: Act = ({ number }, world) => {
    const { claims, presentations, at } = world;
    const reimbursed = claims.find((each) => each.presentationNumber === number);
    const asked = world.reclaims.find(({ claimNumber }) => claimNumber === reimbursed?.number);
    if (reimbursed === undefined || asked === undefined) {
        return world;
    }
    const done = payReclaim(
        { means: { kind: 'OUTSIDE', uetr }, valueDate: chinaDate(at) },
        { ...transaction, reclaim: asked, claim: reimbursed, presentations, bank: claiming, at },
    );
    return {
        ...world,
        reclaims: world.reclaims.map((each) => (each === asked ? done.reclaim : each)),
        claims: claims.map((each) => (each === reimbursed ? done.claim : each)),
    };
};

const named = { sendOn, refuse, waive, honour, reimburse, decline, cover, reclaim, refund };
type Named = keyof typeof named;
const names = Object.keys(named) as Named[];
const history = fc.array(
    fc.record({
        drawing: fc.nat(1),
        hours: fc.constantFrom(1, 1, 30, 120, 900),
        act: fc.oneof(
            { weight: 2, arbitrary: fc.bigInt(1n, 1_100n) },
            { weight: 9, arbitrary: fc.constantFrom(...names) },
        ),
    }),
    { minLength: 6, maxLength: 30 },
);
type Step = (typeof history extends fc.Arbitrary<infer Value> ? Value : never)[number];

function replay(steps: readonly Step[]): readonly World[] {
    const authorisation = { ...undertaken, amount: yuan(2_000n) };
    const start = { authorisation, claims: [], presentations: originals, reclaims: [], honoured: {} };
    const worlds: World[] = [{ ...start, at: '2026-05-20T02:00:00.000Z' }];
    for (const { drawing, hours, act } of steps) {
        const before = { ...worlds.at(-1)!, at: addHours(worlds.at(-1)!.at, hours) };
        if (before.at > '2026-11-30') {
            break;
        }
        const done = typeof act === 'bigint' ? claim(act) : named[act];
        try {
            worlds.push(done(originals[drawing]!, before));
        } catch (error) {
            if (!(error instanceof Refusal)) {
                throw error;
            }
            worlds.push(before);
        }
    }

    return worlds;
}

/** What the documents of one presentation have brought from the reimbursing and from the issuing bank, and nobody has back. */
function broughtBy(number: number, { claims, honoured }: World): bigint {
    const reimbursed = claims.filter(
        (each) =>
            each.presentationNumber === number &&
            each.refundedAt === undefined &&
            (each.payment !== undefined || each.cover?.amount !== undefined),
    );
    const issuers = honoured[number];

    return sum('CNY', [...reimbursed.map(({ amount }) => amount), ...(issuers ? [issuers] : [])]).minorUnits;
}

const at = (act: Step['act']): Step => ({ drawing: 0, hours: 1, act });
/** All that there is to be had by one way after the other. */
const greedy: Step[][] = [
    [at(600n), at('reimburse'), at('sendOn'), at('honour'), at('honour')],
    [at('sendOn'), at(1_000n), at('honour'), at('decline'), at('honour'), at('cover'), at('honour')],
    [at('sendOn'), at('honour'), at(1_000n), at('reimburse')],
    [at(900n), at('reimburse'), at('sendOn'), at('refuse'), at('reclaim'), at('waive'), at('honour'), at('refund')],
    [at(900n), at('reimburse'), at('sendOn'), at('refuse'), at('reclaim'), at('refund'), at('waive'), at('honour')],
];

describe(`documents for which two banks may pay, in any history (RUNS=${numRuns} SEED=${seed})`, () => {
    it('never bring more than was claimed by them, whoever pays first', () => {
        fc.assert(
            fc.property(history, (steps) => {
                for (const world of replay(steps)) {
                    for (const { number, amount } of originals) {
                        expect(broughtBy(number, world) <= amount.minorUnits).toBe(true);
                    }
                }
            }),
            { numRuns, seed, examples: greedy.map((steps): [Step[]] => [steps]) },
        );
    });

    it('bring all of it, to the cent, once the issuing bank has honoured them', () => {
        fc.assert(
            fc.property(history, (steps) => {
                const world = replay(steps).at(-1)!;
                for (const number of Object.keys(world.honoured).map(Number)) {
                    expect(broughtBy(number, world)).toBe(drawn.minorUnits);
                }
            }),
            { numRuns, seed, examples: greedy.map((steps): [Step[]] => [steps]) },
        );
    });
});
