import { amended, type Amendment } from '@cohong/domain/letter-of-credit/amendment';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { maximumDrawing } from '@cohong/domain/letter-of-credit/drawing';
import { holdsAmount, isUndecided } from '@cohong/domain/presentation/presentation-status';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import type { World } from './presenting.js';

export const totalOf = (presentations: readonly Presentation[]): bigint =>
    presentations.reduce((total, { amount }) => total + amount.minorUnits, 0n);

function mostOf(terms: readonly Credit['terms'][]): bigint {
    return terms.map((each) => maximumDrawing(each).minorUnits).reduce((one, other) => (one < other ? other : one));
}

/** By what the beneficiary has accepted, and by what it may still accept by presenting. */
export function drawable({ credit, amendments: all }: World): { readonly bound: bigint; readonly most: bigint } {
    const accepted = all.filter(({ answer: given }) => given?.outcome === 'ACCEPTED');
    const open = all.filter(({ answer: given }) => given === undefined);
    const sets = open.reduce<(readonly Amendment[])[]>(
        (before, each) => [...before, ...before.map((set) => [...set, each])],
        [[]],
    );
    const numbers = (some: readonly Amendment[]): readonly number[] => some.map(({ number }) => number);
    const whole = sets.filter((some) => {
        const held = numbers([...accepted, ...some]);
        return some.every(({ standsOn = [] }) => standsOn.every((number) => held.includes(number)));
    });

    return {
        bound: mostOf([amended(credit.terms, accepted)]),
        most: mostOf(whole.map((some) => amended(credit.terms, [...accepted, ...some]))),
    };
}

/** What a bank has taken, or can no longer refuse, that is bound by it; a bank that is merely nominated does so at its risk. */
export function takenIn({ presentations }: World): readonly Presentation[] {
    const taken = presentations.filter(
        ({ status, examinesAs }) => holdsAmount(status) && !isUndecided(status) && examinesAs !== 'NOMINATED_BANK',
    );
    const first = (each: Presentation): number => each.firstPresentedAs?.number ?? each.number;

    return [...new Map(taken.map((each) => [first(each), each])).values()];
}
