import { z } from 'zod';

/**
 * Words that people read: a name, an address, a description. Nothing is normalised, since what is hashed is what was
 * said; a text that is not in Unicode's NFC, or that hides blanks or control characters, is refused instead.
 */
export function textSchema(maximumLength: number): z.ZodString {
    return z
        .string()
        .min(1)
        .max(maximumLength)
        .refine((text) => text === text.normalize('NFC'), { message: 'must be in Unicode normal form C' })
        .refine((text) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text), { message: 'must have no control characters' })
        .refine((text) => text === text.trim(), { message: 'must not begin or end with a blank' });
}

/** A quantity, rate or unit price as a decimal text without sign or leading zeros; it is no money and never summed. */
export function decimalSchema(maximumDecimals: number): z.ZodString {
    return z
        .string()
        .regex(
            new RegExp(`^(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,${maximumDecimals}})?$`),
            `must be a decimal text with at most ${maximumDecimals} decimals`,
        );
}
