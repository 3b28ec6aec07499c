import { z } from 'zod';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { publicKeySchema } from '../kernel/p256.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';

const refusal = refusals({ INSTITUTION_MUST_EXIST: 'not-found' });

export const institutionSchema = z.strictObject({
    institutionId: randomIdSchema,
    institutionName: textSchema(140),
    uscc: usccSchema,
    /** The bank that keeps its custody wallet. */
    bank: mspIdSchema,
    /** The key that signs who its customers are. */
    institutionKey: publicKeySchema,
    licensedAt: instantSchema,
});
/** A payment institution: it keeps accounts for people in e-CNY, and is no member. Everybody may know who has a licence. */
export type Institution = z.output<typeof institutionSchema>;

export const institutionBookSchema = z.strictObject({ institutions: z.array(institutionSchema) });
/** All of them, in one public record that every act reads whole: so reading it tells nothing. */
export type InstitutionBook = z.output<typeof institutionBookSchema>;

/** The institution whose custody wallet this bank keeps. Another bank's looks like none. */
export function institutionAt(
    book: InstitutionBook | undefined,
    { institutionId, bank }: Pick<Institution, 'institutionId' | 'bank'>,
): Institution {
    const found = book?.institutions.find((each) => each.institutionId === institutionId && each.bank === bank);
    if (found === undefined) {
        throw refusal('INSTITUTION_MUST_EXIST');
    }

    return found;
}
