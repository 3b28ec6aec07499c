import { z } from 'zod';

const defaultLimit = 50;

/** What every list takes in its query. */
export const pageQuery = {
    cursor: z
        .string()
        .regex(/^[\w.:-]{1,200}$/)
        .optional()
        .meta({ description: 'nextCursor of the page before' }),
    limit: z
        .string()
        .regex(/^(?:[1-9]\d?|100)$/, 'must be 1 to 100')
        .transform(Number)
        .optional()
        .meta({ description: 'How many at most, 1 to 100; 50 when not given' }),
};

/** The shape of a list. */
export function pageOf(record: z.ZodType): z.ZodObject {
    return z.object({ data: z.array(record), nextCursor: z.string().optional() });
}

export interface PageQuestion<Item> {
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
    /** Unique, and in the order of the list: newest first when it begins with a time. */
    readonly keyOf: (item: Item) => string;
}

export interface Page<Item> {
    readonly data: readonly Item[];
    readonly nextCursor?: string;
}

/** One page of a list, the highest key first. What comes new does not shift the pages that follow. */
export function page<Item>(
    items: readonly Item[],
    { cursor, limit = defaultLimit, keyOf }: PageQuestion<Item>,
): Page<Item> {
    const sorted = [...items].sort((a, b) => (keyOf(a) > keyOf(b) ? -1 : 1));
    const following = cursor === undefined ? sorted : sorted.filter((item) => keyOf(item) < cursor);
    const data = following.slice(0, limit);
    const last = data.at(-1);

    return { data, ...(last !== undefined && following.length > limit && { nextCursor: keyOf(last) }) };
}
