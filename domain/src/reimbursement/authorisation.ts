import { z } from 'zod';
import type { BankingCalendar } from '../calendar/banking-calendar.js';
import { localDay } from '../calendar/banking-days.js';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { unLocodeSchema } from '../kernel/identifiers/un-locode.js';
import { moneySchema } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { dateSchema, instantSchema, type Instant } from '../kernel/time.js';
import { referenceSchema } from '../letter-of-credit/terms.js';
import { mspIdSchema } from '../party/member.js';

const refusal = refusals({ AUTHORISATION_MUST_STAND: 'conflict' });

export const reimbursementUndertakingSchema = z.strictObject({
    /** A claim that comes on this day, at the reimbursing bank's place, is the last that binds it (URR 725 art. 9). */
    latestClaimDate: dateSchema,
    /** Left out for as long as the reimbursing bank has not answered. */
    decision: z.strictObject({ outcome: z.enum(['GIVEN', 'DECLINED']), at: instantSchema }).exactOptional(),
});

/**
 * What an issuing bank tells the bank that is to reimburse for it (MT740). It is independent of the credit (URR 725
 * art. 3): of goods, documents and customers it says nothing, and it has no expiry (UCP 600 art. 13b i, URR 725 art. 7).
 */
export const authorisationSchema = z.strictObject({
    creditId: randomIdSchema,
    letterOfCreditReference: referenceSchema,
    issuingBank: mspIdSchema,
    reimbursingBank: mspIdSchema,
    /** Where the reimbursing bank is, by whose banking days it answers claims. */
    countryCode: countryCodeSchema,
    UNLocationCode: unLocodeSchema.exactOptional(),
    /** The banks that may honour or negotiate under the credit, and so may claim (41a, 58a). */
    claimingBanks: z.array(mspIdSchema).min(1),
    /** All that may be reimbursed. */
    amount: moneySchema,
    /** Whether the rules for bank-to-bank reimbursements apply, as the credit must say (UCP 600 art. 13a). */
    rules: z.enum(['URR_725', 'UCP_600']),
    /** Who bears the reimbursing bank's charges: the issuing bank, unless the credit says otherwise (art. 13b iv). */
    chargesPayableBy: z.enum(['ISSUING_BANK', 'BENEFICIARY']),
    /** Asked of the reimbursing bank: a promise of its own, which nobody can take back. */
    undertaking: reimbursementUndertakingSchema.exactOptional(),
    issuedAt: instantSchema,
    /** When the amount was last changed. */
    amendedAt: instantSchema.exactOptional(),
    cancelledAt: instantSchema.exactOptional(),
    /** How many claims there are: each has a record of its own, and is found by its number. */
    numberOfClaims: z.int().min(0),
});
export type Authorisation = z.output<typeof authorisationSchema>;

/** The banks that hold it: nobody else needs to know who reimburses whom. */
export function holdersOf({ issuingBank, reimbursingBank, claimingBanks }: Authorisation): readonly string[] {
    return [issuingBank, reimbursingBank, ...claimingBanks];
}

/** Refuses to go on with an authorisation that the issuing bank has cancelled. */
export function mustStand({ cancelledAt }: Authorisation): void {
    if (cancelledAt !== undefined) {
        throw refusal('AUTHORISATION_MUST_STAND', { cancelledAt });
    }
}

/** Whether the reimbursing bank is bound by a promise of its own to whoever claims at this instant. */
export function isUndertaken(
    { undertaking }: Authorisation,
    { calendar, at }: { readonly calendar: BankingCalendar; readonly at: Instant },
): boolean {
    return undertaking?.decision?.outcome === 'GIVEN' && localDay(calendar, at) <= undertaking.latestClaimDate;
}
