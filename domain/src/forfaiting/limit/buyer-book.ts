import { z } from 'zod';
import { refusals } from '../../kernel/refusal.js';
import { randomIdSchema } from '../../kernel/salt.js';
import { countryOf } from '../../letter-of-credit/credit-party.js';
import { mspIdSchema } from '../../party/member.js';
import type { Pricing } from '../pricing/pricing.js';
import { invitationSchema, type Invitation, type OfferedClaim } from '../quote/invitation.js';
import type { SetLimits } from './api.js';
import { buyerLimitsSchema, exposureSchema, type Exposure } from './limits.js';
import { mustBeWithinLimits } from './within-limits.js';

const refusal = refusals({ LIMITS_VERSION_MUST_BE_CURRENT: 'conflict' });

export const quotedExposureSchema = exposureSchema.extend({ invitationId: invitationSchema.shape.invitationId });
/** What a quote puts at stake. */
export type QuotedExposure = z.output<typeof quotedExposureSchema>;

export const sharedExposureSchema = exposureSchema.extend({ participationId: randomIdSchema });
/** What a share in the risk of a claim that another bank holds puts at stake. */
export type SharedExposure = z.output<typeof sharedExposureSchema>;

const stakeSchema = z.union([quotedExposureSchema, sharedExposureSchema]);
export type Stake = z.output<typeof stakeSchema>;

export const buyerBookSchema = z.strictObject({
    bank: mspIdSchema,
    /** How often limits were set. */
    version: z.int().min(0),
    limits: buyerLimitsSchema,
    /** What it was bound to or held when it last bound itself, and what that added. */
    exposures: z.array(stakeSchema),
});
/** The limits of a buyer with what counts towards them, in its own books and nobody else's. */
export type BuyerBook = z.output<typeof buyerBookSchema>;

/** A bank that has never set limits nor quoted. */
export function emptyBook(bank: string): BuyerBook {
    return { bank, version: 0, limits: [], exposures: [] };
}

/** Sets limits in place of those before. What is at stake already stays, also where it is above a new limit. */
export function setLimits({ expectedVersion, limits }: SetLimits, book: BuyerBook): BuyerBook {
    if (expectedVersion !== book.version) {
        throw refusal('LIMITS_VERSION_MUST_BE_CURRENT', { version: book.version });
    }

    return { ...book, version: book.version + 1, limits };
}

/** For how long money is out, and the line of business that the buyer counts it to. */
interface Counted extends Pick<Pricing, 'days'> {
    readonly programme: string | undefined;
}

/** What a quote would put at stake. */
export function exposureOf(
    { invitationId, claim }: Pick<Invitation, 'invitationId' | 'claim'>,
    counted: Counted,
): QuotedExposure {
    return { invitationId, ...exposureIn(claim, counted) };
}

/** What is at stake in a claim, or a part of one: the face, which is owed at maturity, and not the price. */
export function exposureIn(
    { debtorBank, amount, payableAt }: Pick<OfferedClaim, 'debtorBank' | 'amount' | 'payableAt'>,
    { days, programme }: Counted,
): Exposure {
    const countryCode = countryOf(payableAt);

    return {
        debtorBank,
        ...(countryCode !== undefined && { countryCode }),
        ...(programme !== undefined && { programme }),
        amount,
        days,
    };
}

/** The book with one more quote or share, within its limits; what is at stake no more is left out of it. */
export function withExposure(
    exposure: Stake,
    { book, standing }: { readonly book: BuyerBook; readonly standing: readonly Stake[] },
): BuyerBook {
    mustBeWithinLimits(exposure, { limits: book.limits, standing });

    return { ...book, exposures: [...standing, exposure] };
}
