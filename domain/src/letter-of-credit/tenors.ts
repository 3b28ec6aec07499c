import type { Availability, Tenor } from './availability.js';

/** Every time at which a credit makes something due, with the path to where it says so. Payment without drafts is at sight. */
export function tenorsIn({
    drafts,
    deferredPayment,
    mixedPayment = [],
}: Availability): readonly (readonly [path: string, tenor: Tenor])[] {
    return [
        ...(drafts === undefined ? [] : [['availability.drafts.tenor', drafts.tenor] as const]),
        ...(deferredPayment === undefined ? [] : [['availability.deferredPayment', deferredPayment] as const]),
        ...mixedPayment.map(({ tenor }, index) => [`availability.mixedPayment.${index}.tenor`, tenor] as const),
    ];
}
