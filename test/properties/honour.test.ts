import { china } from '@cohong/domain/calendar/testing/samples';
import { payClaim, prepayClaim } from '@cohong/domain/claim/pay-claim';
import type { Claim } from '@cohong/domain/claim/claim';
import { dollars, presentedSet } from '@cohong/domain/document/testing/samples';
import { titleOf } from '@cohong/domain/forfaiting/title/title';
import { sum, type Money } from '@cohong/domain/kernel/money';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import type { MixedPortion } from '@cohong/domain/letter-of-credit/availability';
import { closeCredit } from '@cohong/domain/letter-of-credit/close-credit';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { maximumDrawing } from '@cohong/domain/letter-of-credit/drawing';
import { ucp600 } from '@cohong/domain/letter-of-credit/rules';
import {
    advised,
    calendarBook,
    confirmed,
    creditId,
    issuingBank,
    usanceTerms,
} from '@cohong/domain/letter-of-credit/testing/samples';
import { drawingsOf } from '@cohong/domain/presentation/drawings';
import { dueAtSight } from '@cohong/domain/presentation/due-parts';
import { forwardPresentation } from '@cohong/domain/presentation/forward-presentation';
import { honourPresentation } from '@cohong/domain/presentation/honour-presentation';
import { lodgePresentation } from '@cohong/domain/presentation/lodge-presentation';
import { negotiatePresentation } from '@cohong/domain/presentation/negotiate-presentation';
import type { MeansOfPayment } from '@cohong/domain/presentation/payment';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { refusePresentation } from '@cohong/domain/presentation/refuse-presentation';
import { forwardedFrom } from '@cohong/domain/presentation/forwarded';
import type { Financing } from '@cohong/domain/receivable/financing';
import { kept } from '@cohong/domain/receivable/testing/presentation-samples';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 50);
const nominated = 'PearlBankMSP';
const outside: MeansOfPayment = { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' };

interface World {
    readonly credit: Credit;
    readonly presentations: readonly Presentation[];
    readonly claims: readonly Claim[];
    readonly at: string;
}

/** One act at its time. What the rules refuse it throws, and then nothing has happened. */
type Step = (world: World) => World;
type Change = (presentation: Presentation, world: World) => World;

const written = (world: World, changed: Presentation): World => ({
    ...world,
    presentations: world.presentations.map((each) => (each.number === changed.number ? changed : each)),
});
const originalOf = ({ firstPresentedAs }: Presentation, { presentations }: World): Presentation | undefined =>
    presentations.find(({ number }) => number === firstPresentedAs?.number);
const acting = ({ examiningBank: bank }: Presentation, { at, credit: { terms } }: World) =>
    ({ bank, calendar: china, at, terms, transactionId: 'tx' }) as const;

const lodge = fc
    .tuple(fc.bigInt(1n, 300_000n), fc.constantFrom(nominated, issuingBank.mspId))
    .map(([amount, examiningBank]): Step => (world) => {
        const { credit, presentations, at } = world;
        const number = credit.numberOfPresentations + 1;
        const documents = presentedSet.map((document) => ({
            ...document,
            documentReference: `${document.documentReference}-${number}`,
            attachments: [],
        }));
        const done = lodgePresentation(
            { creditId, number, examiningBank, amount: dollars(amount, 1n), documents },
            { credit, amendments: [], presentations, transfers: [], calendarBook, bank: 'HaizhouBankMSP', at },
        );
        return { ...world, credit: done.credit, presentations: [...presentations, done.presentation] };
    });

/** What the examiner finds is the business of other tests. */
const find =
    (status: 'COMPLYING' | 'DISCREPANT'): Change =>
    (presentation, world) =>
        ['LODGED', 'DISCREPANT'].includes(presentation.status) ? written(world, { ...presentation, status }) : world;

/** What the registry holds is the business of other tests. */
const reservedFor = ({ creditId, number }: Presentation, amount: Money): Financing => ({
    ...kept,
    presentation: { creditId, number },
    amount,
    reservedUntil: '2027-01-01T00:00:00.000Z',
});

const negotiate = (percent: bigint, hasRecourse: boolean): Change => {
    return (presentation, world) => {
        const { amount } = presentation;
        const advance = { ...amount, minorUnits: (amount.minorUnits * percent) / 100n };
        const forwarded = forwardedFrom(presentation, world.presentations);
        const facts = {
            ...acting(presentation, world),
            presentation,
            forwarded,
            assignments: [],
            rules: ucp600,
            financing: reservedFor(presentation, advance),
        };
        return written(world, negotiatePresentation({ advance, hasRecourse, means: outside }, facts).presentation);
    };
};

const honour: Change = (presentation, world) => {
    const { credit } = world;
    const original = originalOf(presentation, world);
    const isAtSight = dueAtSight(presentation, { terms: credit.terms, original }) !== undefined;
    const { presentation: honoured, claims = [] } = honourPresentation(
        { ...(isAtSight && { means: outside }) },
        {
            ...acting(presentation, world),
            presentation,
            original,
            forwarded: forwardedFrom(presentation, world.presentations),
            assignments: [],
            reimbursementClaims: [],
            claimIdOf: (part) => `${presentation.number}.${part}`,
        },
    );

    return { ...written(world, honoured), claims: [...world.claims, ...claims] };
};

const forward: Change = (presentation, world) => {
    const { credit, presentations, at } = world;
    const done = forwardPresentation(
        { forwardedNumber: credit.numberOfPresentations + 1 },
        { credit, presentation, presentations, calendarBook, bank: presentation.examiningBank, at },
    );

    return { ...world, credit: done.credit, presentations: [...presentations, done.presentation] };
};

const refuse: Change = (presentation, world) =>
    written(world, refusePresentation({ disposal: 'RETURNING' }, { ...acting(presentation, world), presentation }));

const change = fc
    .tuple(
        fc.nat(7),
        fc.oneof(
            fc.constantFrom(find('COMPLYING'), find('DISCREPANT'), honour, forward, refuse),
            fc.tuple(fc.bigInt(1n, 101n), fc.boolean()).map(([percent, recourse]) => negotiate(percent, recourse)),
        ),
    )
    .map(([index, act]): Step => (world) => {
        const chosen = world.presentations[index];

        return chosen === undefined ? world : act(chosen, world);
    });

const settle = fc.tuple(fc.nat(7), fc.boolean()).map(([index, isEarly]): Step => (world) => {
    const claim = world.claims[index];
    const presentation = world.presentations.find(({ number }) => number === claim?.presentationNumber);
    if (claim === undefined || presentation === undefined) {
        return world;
    }
    const { credit, at } = world;
    const acting = { bank: claim.debtorBank, calendar: china, at, transactionId: 'tx' };
    const title = titleOf(claim, acting);
    const facts = { ...acting, claim, title, otherParts: [], presentation, credit, assignments: [] };
    const paid = isEarly
        ? prepayClaim({ means: outside, proceeds: claim.amount }, facts)
        : payClaim({ means: outside }, facts);

    return {
        ...written(world, paid.presentation),
        claims: world.claims.map((each) => (each.claimId === claim.claimId ? paid.claim : each)),
    };
});

const onLast =
    (act: Change): Step =>
    (world) => {
        const last = world.presentations.at(-1);
        return last === undefined ? world : act(last, world);
    };

/** Documents on their whole way: presented, honoured or bought, sent on, and honoured or refused by the issuing bank. */
const way = fc
    .tuple(
        lodge,
        fc.constantFrom(honour, negotiate(98n, true), negotiate(98n, false)),
        fc.constantFrom(honour, refuse),
        fc.constantFrom(6, 6, 6, 6, 4, 3, 1),
    )
    .map(([first, giving, ending, length]): Step => (world) => {
        const found = onLast(find(ending === refuse ? 'DISCREPANT' : 'COMPLYING'));
        const steps = [first, onLast(find('COMPLYING')), onLast(giving), onLast(forward), found, onLast(ending)];
        return steps.slice(0, length).reduce((before, step) => attempted(step, before), world);
    });

/** What the rules refuse leaves everything as it was. */
function attempted(step: Step, world: World): World {
    try {
        return step(world);
    } catch (error) {
        if (!(error instanceof Refusal)) {
            throw error;
        }
        return world;
    }
}

const history = fc.array(
    fc.record({
        hours: fc.integer({ min: 0, max: 200 }),
        step: fc.oneof(
            { weight: 6, arbitrary: way },
            { weight: 4, arbitrary: change },
            { weight: 1, arbitrary: settle },
        ),
    }),
    { minLength: 8, maxLength: 15 },
);
const portions = fc
    .tuple(fc.integer({ min: 1, max: 49 }), fc.integer({ min: 1, max: 49 }), fc.boolean())
    .map(([one, other, isSight]): MixedPortion[] => [
        { percent: one, tenor: isSight ? { basis: 'SIGHT' } : { basis: 'FIXED', dueDate: '2026-06-01' } },
        { percent: other, tenor: { basis: 'AFTER_BL_DATE', days: 20 } },
        { percent: 100 - one - other, tenor: { basis: 'AFTER_SIGHT', days: 7 } },
    ]);
const { availability } = usanceTerms;
const credits = fc
    .oneof(
        portions.map((mixedPayment) => ({ by: 'MIXED_PAYMENT' as const, mixedPayment })),
        fc.constant({ by: 'NEGOTIATION' as const, drafts: { ...availability.drafts!, drawee: issuingBank } }),
        fc.constant({ by: 'ACCEPTANCE' as const, drafts: availability.drafts! }),
    )
    .chain((way) =>
        fc.constantFrom(confirmed, advised).map((credit): Credit => ({
            ...credit,
            terms: { ...usanceTerms, availability: { availableWith: availability.availableWith, ...way } },
        })),
    );

function replay(credit: Credit, steps: readonly { readonly hours: number; readonly step: Step }[]): World[] {
    const worlds: World[] = [{ credit, presentations: [], claims: [], at: '2026-05-20T02:00:00.000Z' }];
    for (const { hours, step } of steps) {
        const before = worlds.at(-1)!;
        worlds.push(attempted(step, { ...before, at: addHours(before.at, hours) }));
    }

    return worlds;
}

const total = (amounts: readonly Money[]): bigint => sum('USD', amounts).minorUnits;
const isHonoured = ({ status }: Presentation): boolean => ['UNDERTAKEN', 'PAID'].includes(status);

/** What somebody has paid, or bound itself to pay, and cannot ask back from the beneficiary. */
function givenFor(presentations: readonly Presentation[]): readonly Money[] {
    const hasGiven = (each: Presentation): boolean => isHonoured(each) || each.negotiation?.hasRecourse === false;
    const first = presentations.filter((each) => each.firstPresentedAs === undefined && hasGiven(each));
    const numbers = new Set(first.map(({ number }) => number));
    const onward = presentations.filter(
        (each) => each.firstPresentedAs !== undefined && !numbers.has(each.firstPresentedAs.number) && isHonoured(each),
    );

    return [...first, ...onward].map(({ amount }) => amount);
}

describe(`honour and negotiation, in any history of a credit (RUNS=${numRuns} SEED=${seed})`, () => {
    it('never draw more than the credit allows, nor does the issuing bank owe more, whoever forwards or refuses', () => {
        fc.assert(
            fc.property(credits, history, (credit, steps) => {
                const maximum = maximumDrawing(credit.terms).minorUnits;
                for (const { presentations } of replay(credit, steps)) {
                    const drawn = drawingsOf(presentations).map(({ amount }) => amount);
                    const owed = presentations
                        .filter((each) => each.examinesAs === 'ISSUING_BANK' && isHonoured(each))
                        .map(({ amount }) => amount);
                    expect(total(drawn) <= maximum).toBe(true);
                    expect(total(givenFor(presentations)) <= maximum).toBe(true);
                    expect(total(owed) <= maximum).toBe(true);
                }
            }),
            { numRuns, seed },
        );
    });

    it('leave nobody anything to pay once the credit is closed', () => {
        const isRefused = (step: Step, world: World): boolean => attempted(step, world) === world;
        fc.assert(
            fc.property(credits, history, (credit, steps) => {
                for (const world of replay(credit, steps)) {
                    const facts = { ...world, amendments: [], transfers: [], reimbursementClaims: [], calendarBook };
                    const expired = { ...world.credit, expiredAt: world.at };
                    const close: Step = (open) => ({
                        ...open,
                        credit: closeCredit(expired, { ...facts, bank: issuingBank.mspId }),
                    });
                    if (isRefused(close, world)) {
                        continue;
                    }
                    const onIssuer = world.presentations.filter((each) => each.examinesAs === 'ISSUING_BANK');
                    expect(onIssuer.every((each) => isRefused((open) => honour(each, open), world))).toBe(true);
                    expect(world.presentations.every((each) => isRefused((open) => forward(each, open), world))).toBe(
                        true,
                    );
                    expect(world.claims.filter(({ status }) => status === 'OUTSTANDING')).toEqual([]);
                }
            }),
            { numRuns, seed },
        );
    });

    it('owe what is claimed to the cent: at sight and in claims together, each of which is settled once', () => {
        fc.assert(
            fc.property(credits, history, (credit, steps) => {
                const world = replay(credit, steps).at(-1)!;
                for (const presentation of world.presentations.filter(isHonoured)) {
                    const claims = world.claims.filter((each) => each.presentationNumber === presentation.number);
                    const parts = presentation.undertaking?.parts ?? [];
                    const atSight = dueAtSight(presentation, {
                        terms: credit.terms,
                        original: originalOf(presentation, world),
                    });
                    const later = total(claims.map(({ amount }) => amount));
                    expect((atSight?.minorUnits ?? 0n) + later).toBe(presentation.amount.minorUnits);
                    expect(claims.map(({ status }) => status !== 'OUTSTANDING')).toEqual(
                        parts.map(({ settledAt }) => settledAt !== undefined),
                    );
                    expect(presentation.status === 'PAID').toBe(
                        parts.every(({ settledAt }) => settledAt !== undefined),
                    );
                }
            }),
            { numRuns, seed },
        );
    });
});
