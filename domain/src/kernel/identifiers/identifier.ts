import { z } from 'zod';

/** Says what is wrong with an identifier, or nothing when it is right. */
export type IdentifierCheck = (text: string) => string | undefined;

/**
 * The schema of an identifier. Nothing is normalised: two spellings of one identifier would be two keys on the ledger,
 * so full-width digits, lower case and spaces are refused.
 */
export function identifierSchema(check: IdentifierCheck, meta: z.core.GlobalMeta): z.ZodString {
    return z
        .string()
        .superRefine((text, context) => {
            const problem = check(text);
            if (problem !== undefined) {
                context.addIssue({ code: 'custom', message: problem });
            }
        })
        .meta(meta);
}
