import { z } from 'zod';
import { claimAddressSchema } from '../../claim/api.js';
import { mspIdSchema } from '../../party/member.js';
import { resaleCount, titleSchema, type Title } from './title.js';

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readTitleSchema = claimAddressSchema.extend({ bank: mspIdSchema.exactOptional() });

export const titleViewSchema = titleSchema.extend({ resaleCount: z.int().min(0) });
/** A title as its banks see it: with how often it was sold on. */
export type TitleView = z.output<typeof titleViewSchema>;

export function titleView(title: Title): TitleView {
    return { ...title, resaleCount: resaleCount(title) };
}
