import { z } from 'zod';
import { refusals } from '../kernel/refusal.js';
import { addDays, chinaDate, dateSchema, type CalendarDate, type Instant } from '../kernel/time.js';
import { extensionSchema, financingSchema, type Financing } from './financing.js';
import type { FinancingPolicy, TenorPolicy } from './policy.js';

const refusal = refusals({
    FINANCING_MUST_BE_DISBURSED: 'conflict',
    FINANCING_MUST_HAVE_DUE_DATE: 'conflict',
    EXTENSION_MUST_END_LATER: 'conflict',
    EXTENSIONS_MUST_NOT_EXCEED_POLICY: 'conflict',
    EXTENSION_MUST_END_WITHIN_POLICY: 'conflict',
});

export const extendFinancingSchema = z.strictObject({
    financingId: financingSchema.shape.financingId,
    /** The new day on which the loan is due. */
    until: dateSchema,
    reason: extensionSchema.shape.reason,
});
/** What a maker proposes and a checker approves. */
export type ExtendFinancing = z.output<typeof extendFinancingSchema>;

export interface ExtensionFacts {
    readonly financing: Financing;
    readonly policy: FinancingPolicy;
    readonly at: Instant;
}

/**
 * Gives the borrower more time, be the loan overdue or not: at most as often, and as long in all, as the policy of the day
 * says. What is written off is not extended: nobody expects it any more.
 */
export function extendFinancing(request: ExtendFinancing, { financing, policy, at }: ExtensionFacts): Financing {
    return { ...financing, ...extended(request, financing, { tenor: policy.tenor, at }) };
}

/** What changes of a loan that is given more time, whatever it was lent on. */
export function extended(
    { until, reason }: Pick<ExtendFinancing, 'until' | 'reason'>,
    { status, dueOn, extensions = [] }: Pick<Financing, 'dueOn' | 'extensions'> & { readonly status: string },
    { tenor, at }: { readonly tenor: TenorPolicy | undefined; readonly at: Instant },
): Required<Pick<Financing, 'dueOn' | 'extensions'>> {
    if (status !== 'DISBURSED' && status !== 'PARTIALLY_REPAID') {
        throw refusal('FINANCING_MUST_BE_DISBURSED', { status });
    }
    if (dueOn === undefined) {
        throw refusal('FINANCING_MUST_HAVE_DUE_DATE');
    }
    if (until <= dueOn || until <= chinaDate(at)) {
        throw refusal('EXTENSION_MUST_END_LATER', { dueOn });
    }
    mustBeAllowed(until, { firstDueOn: extensions[0]?.from ?? dueOn, taken: extensions.length, tenor });

    return { dueOn: until, extensions: [...extensions, { from: dueOn, until, reason, at }] };
}

/** How often and how long a loan was extended, and how much more is let. */
interface Extended {
    readonly firstDueOn: CalendarDate;
    readonly taken: number;
    readonly tenor: TenorPolicy | undefined;
}

function mustBeAllowed(until: CalendarDate, { firstDueOn, taken, tenor }: Extended): void {
    const { maximumExtensions, maximumExtensionDays } = tenor ?? { maximumExtensions: 0, maximumExtensionDays: 0 };
    if (taken >= maximumExtensions) {
        throw refusal('EXTENSIONS_MUST_NOT_EXCEED_POLICY', { maximumExtensions });
    }
    const latest = addDays(firstDueOn, maximumExtensionDays);
    if (until > latest) {
        throw refusal('EXTENSION_MUST_END_WITHIN_POLICY', { latest });
    }
}
