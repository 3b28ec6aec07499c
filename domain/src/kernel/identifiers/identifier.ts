import { z } from 'zod';

/** Says what is wrong with an identifier, or nothing when it is right. */
export type IdentifierCheck = (text: string) => string | undefined;

/**
 * The schema of an identifier. Two spellings of one identifier would be two keys on the ledger, so full-width digits,
 * lower case and spaces are refused; where people copy a number from paper, `text` puts it into its one spelling before
 * anything looks at it.
 */
export function identifierSchema(
    check: IdentifierCheck,
    meta: z.core.GlobalMeta,
    text: z.ZodString = z.string(),
): z.ZodString {
    return text
        .superRefine((identifier, context) => {
            const problem = check(identifier);
            if (problem !== undefined) {
                context.addIssue({ code: 'custom', message: problem });
            }
        })
        .meta(meta);
}

/**
 * A number as it is typed from the paper or out of another system: in full-width characters, in groups with spaces or
 * hyphens between them. It says the same, and goes by its one spelling from here on.
 */
export const typedNumberSchema = z
    .string()
    .overwrite((text) => text.normalize('NFKC').replace(/[\s\p{Dash_Punctuation}]/gu, ''));
