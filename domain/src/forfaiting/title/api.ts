import { z } from 'zod';
import { claimAddressSchema } from '../../claim/api.js';
import { moneySchema } from '../../kernel/money.js';
import type { Instant } from '../../kernel/time.js';
import { mspIdSchema } from '../../party/member.js';
import type { MarketPolicy } from '../market/market-policy.js';
import { rediscountOf, rediscountSchema } from '../market/rediscount.js';
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

export const titleNowSchema = titleViewSchema.extend({
    /** For its holder, of a claim that it could sell. */
    rediscount: rediscountSchema.exactOptional(),
});
/** A title as it stands on a day. */
export type TitleNow = z.output<typeof titleNowSchema>;

export function titleView(title: Title): TitleView {
    return { ...title, resaleCount: resaleCount(title) };
}

/** The title as one of its banks sees it now: to its holder, and while it holds it, also whether others would rediscount it. */
export function titleNow(
    title: Title,
    { bank, ...facts }: { readonly bank: string; readonly policy: MarketPolicy | undefined; readonly at: Instant },
): TitleNow {
    const view = titleView(title);
    const isHeld = title.status === 'HELD' && title.holder === bank;
    const rediscount = isHeld ? rediscountOf({ ...view, undertaking: title.origin.undertaking }, facts) : undefined;

    return { ...view, ...(rediscount !== undefined && { rediscount }) };
}
