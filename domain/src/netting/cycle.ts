import { z } from 'zod';
import { refusals } from '../kernel/refusal.js';
import {
    addHours,
    chinaDate,
    dateSchema,
    endOfChinaDate,
    epochMilliseconds,
    type CalendarDate,
    type Instant,
} from '../kernel/time.js';

const refusal = refusals({
    CYCLE_MUST_BE_OF_TODAY: 'conflict',
    CYCLE_MUST_BE_OVER: 'conflict',
    CYCLE_MUST_NOT_HAVE_ENDED: 'conflict',
    CYCLE_MUST_HAVE_ENDED: 'conflict',
});

export const nettingMethodSchema = z.enum(['BILATERAL', 'MULTILATERAL']);
/** Each bank pays and is paid its net with each other bank, or one net with all of them. */
export type NettingMethod = z.output<typeof nettingMethodSchema>;

/** Payment institutions net among themselves, each with all others at once. */
const custodyMethodSchema = z.literal('CUSTODY');

/** A day in China and how it is netted, as "2026-03-31.MULTILATERAL": nobody has to open a cycle. */
export const cycleIdSchema = z
    .string()
    .refine((id) => isIdOf(id, nettingMethodSchema), {
        message: 'must be a day and a method, as 2026-03-31.MULTILATERAL',
    })
    .meta({ description: 'A day in China and BILATERAL or MULTILATERAL' });

/** The day of the nets between payment institutions, as "2026-03-31.CUSTODY". */
export const custodyCycleIdSchema = z
    .string()
    .refine((id) => isIdOf(id, custodyMethodSchema), { message: 'must be a day and CUSTODY, as 2026-03-31.CUSTODY' })
    .meta({ description: 'A day in China and CUSTODY' });

/** Of banks, or of payment institutions. */
export const anyCycleIdSchema = z.union([cycleIdSchema, custodyCycleIdSchema]);

export const cycleEndSchema = z.strictObject({ cycleId: anyCycleIdSchema });
/** That a cycle has ended, and where it lies says how. */
export type CycleEnd = z.output<typeof cycleEndSchema>;

/** All positions of a cycle are settled together, or none is. */
export type CycleOutcome = 'SETTLED' | 'FAILED';

/** What day the payments of a cycle are of. */
export function dayOf(cycleId: string): CalendarDate {
    return cycleId.split('.')[0] ?? '';
}

/** How banks net in it. */
export function methodOf(cycleId: string): NettingMethod {
    return nettingMethodSchema.parse(cycleId.split('.')[1]);
}

/** The cycle of payment institutions on a day. */
export function custodyCycleOn(day: CalendarDate): string {
    return `${day}.${custodyMethodSchema.value}`;
}

/** Whether it is payment institutions that net in it, and not banks. */
export function isOfCustody(cycleId: string): boolean {
    return isIdOf(cycleId, custodyMethodSchema);
}

/** Payments are put into the cycle of their day, as long as it has not ended. */
export function mustTakePayments(cycleId: string, { at, outcome }: Standing): void {
    if (dayOf(cycleId) !== chinaDate(at)) {
        throw refusal('CYCLE_MUST_BE_OF_TODAY');
    }
    mustNotHaveEnded(outcome);
}

/** Positions are counted when the day is over. */
export function mustBeOver(cycleId: string, at: Instant): void {
    if (epochMilliseconds(at) < epochMilliseconds(endOfChinaDate(dayOf(cycleId)))) {
        throw refusal('CYCLE_MUST_BE_OVER');
    }
}

/** A cycle that is not complete at the end of the next day has failed. */
export function hasLapsed(cycleId: string, at: Instant): boolean {
    const until = addHours(endOfChinaDate(dayOf(cycleId)), 24);

    return epochMilliseconds(at) >= epochMilliseconds(until);
}

export function mustNotHaveEnded(outcome: CycleOutcome | undefined): void {
    if (outcome !== undefined) {
        throw refusal('CYCLE_MUST_NOT_HAVE_ENDED', { outcome });
    }
}

/** How it has ended. */
export function endOf(outcome: CycleOutcome | undefined): CycleOutcome {
    if (outcome === undefined) {
        throw refusal('CYCLE_MUST_HAVE_ENDED');
    }

    return outcome;
}

/** When a rule looks at a cycle, and how that has ended, if it has. */
export interface Standing {
    readonly at: Instant;
    readonly outcome: CycleOutcome | undefined;
}

function isIdOf(id: string, methods: z.ZodType): boolean {
    const [day, method, ...rest] = id.split('.');

    return rest.length === 0 && dateSchema.safeParse(day).success && methods.safeParse(method).success;
}
