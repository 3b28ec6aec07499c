import { z } from 'zod';
import { claimAddressSchema } from '../../claim/api.js';
import { moneySchema } from '../../kernel/money.js';
import { mspIdSchema } from '../../party/member.js';
import { resaleCount, titleSchema, type Title } from './title.js';

/** As many as one transaction writes without ado; a part can be split again. */
const mostParts = 20;

export const splitTitleSchema = claimAddressSchema.extend({
    /** How much each part is of; together all of the claim. */
    amounts: z.array(moneySchema).min(2).max(mostParts),
});
/** What a maker proposes and a checker approves. */
export type SplitTitle = z.output<typeof splitTitleSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readTitleSchema = claimAddressSchema.extend({ bank: mspIdSchema.exactOptional() });

export const titleViewSchema = titleSchema.extend({ resaleCount: z.int().min(0) });
/** A title as its banks see it: with how often it was sold on. */
export type TitleView = z.output<typeof titleViewSchema>;

export function titleView(title: Title): TitleView {
    return { ...title, resaleCount: resaleCount(title) };
}
