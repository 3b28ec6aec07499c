import { z } from 'zod';
import { addHours, epochMilliseconds, instantSchema, type Instant } from '../kernel/time.js';

export const declarationSourceSchema = z.strictObject({
    status: z.enum(['CURRENT', 'SUSPENDED']),
    /** All that customs had until then is on the ledger. */
    completeUntil: instantSchema.exactOptional(),
    reportedAt: instantSchema,
});
/**
 * How current the declarations on the ledger are, as customs says it of itself. That customs writes now and then proves
 * nothing: what it has not sent is what matters. Everybody may know it.
 */
export type DeclarationSource = z.output<typeof declarationSourceSchema>;

/** The instant for which customs vouches; undefined where it is silent: it never reported, suspends, or has not for long. */
export function vouchedUntil(
    source: DeclarationSource | undefined,
    { silentAfterHours, at }: { readonly silentAfterHours: number; readonly at: Instant },
): Instant | undefined {
    if (source?.status !== 'CURRENT' || source.completeUntil === undefined) {
        return undefined;
    }
    const isLate = epochMilliseconds(at) > epochMilliseconds(addHours(source.completeUntil, silentAfterHours));

    return isLate ? undefined : source.completeUntil;
}
