import { refusals } from '../kernel/refusal.js';
import type { Amendment } from './amendment.js';

const refusal = refusals({ AMENDMENT_MUST_STAND_ON_WHAT_STANDS: 'conflict' });

/** What of an amendment tells whether it stands. */
type Standing = Pick<Amendment, 'number' | 'standsOn' | 'answer' | 'advices'>;

/** Which amendment, and on which it stands. */
type Resting = Pick<Amendment, 'number' | 'standsOn'>;

/**
 * Those in force and those that may still come into force, in the order of their numbers. What was rejected is none, nor
 * what a bank would not pass on, since nobody can answer it (UCP 600 art. 9e, 9f), nor what stands on one of these.
 */
export function standing<Each extends Standing>(amendments: readonly Each[]): readonly Each[] {
    return amendments.reduce<readonly Each[]>((before, each) => {
        const { answer, advices, standsOn = [] } = each;
        const isOut =
            answer === undefined
                ? advices.some(({ outcome }) => outcome === 'DECLINED')
                : answer.outcome !== 'ACCEPTED';
        const isHeld = standsOn.every((one) => before.some(({ number }) => number === one));

        return isOut || !isHeld ? before : [...before, each];
    }, []);
}

/** Refuses an amendment that is said to stand on one that is none of these. */
export function mustStandAmong(named: readonly number[], amendments: readonly Resting[]): void {
    const numbers = amendments.map(({ number }) => number);
    if (!named.every((number) => numbers.includes(number))) {
        throw refusal('AMENDMENT_MUST_STAND_ON_WHAT_STANDS', { standing: numbers });
    }
}

/** These numbers, and those of the amendments on which they stand, as far as they are among these. */
export function withWhatTheyStandOn(numbers: readonly number[], among: readonly Resting[]): readonly number[] {
    const chosen = [...among].reverse().reduce<readonly number[]>((before, { number, standsOn = [] }) => {
        return before.includes(number) ? [...before, ...standsOn] : before;
    }, numbers);

    return among.map(({ number }) => number).filter((number) => chosen.includes(number));
}

/** The amendments that stand on this one, themselves or by another that does. */
export function standingOn<Each extends Resting>(number: number, amendments: readonly Each[]): readonly Each[] {
    return amendments.reduce<readonly Each[]>((before, each) => {
        const { standsOn = [] } = each;
        const isOn = standsOn.includes(number) || before.some((other) => standsOn.includes(other.number));

        return isOn ? [...before, each] : before;
    }, []);
}

/** On which amendments these stand that are neither among themselves nor among those that are settled. */
export function missingUnder(these: readonly Resting[], settled: readonly number[]): readonly number[] {
    const numbers = [...these.map(({ number }) => number), ...settled];

    return these.flatMap(({ standsOn = [] }) => standsOn).filter((one) => !numbers.includes(one));
}
