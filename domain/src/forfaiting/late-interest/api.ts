import { z } from 'zod';
import { claimAddressSchema } from '../../claim/api.js';
import { textSchema } from '../../kernel/text.js';
import { mspIdSchema } from '../../party/member.js';
import { meansOfPaymentSchema } from '../../presentation/payment.js';
import { lateInterestRateBookSchema, lateInterestRatesSchema } from './late-interest-rate.js';

export const payLateInterestSchema = claimAddressSchema.extend({ means: meansOfPaymentSchema });
/** What a maker of the debtor proposes and a checker approves. */
export type PayLateInterest = z.output<typeof payLateInterestSchema>;

export const waiveLateInterestSchema = claimAddressSchema.extend({ reason: textSchema(500) });
/** What a maker of the bank that was paid late proposes and a checker approves. */
export type WaiveLateInterest = z.output<typeof waiveLateInterestSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readLateInterestSchema = claimAddressSchema.extend({ bank: mspIdSchema.exactOptional() });

export const setLateInterestRatesSchema = z.strictObject({ rates: z.array(lateInterestRatesSchema).min(1).max(10) });
export type SetLateInterestRates = z.output<typeof setLateInterestRatesSchema>;

export const readLateInterestRatesSchema = z.strictObject({});
/** What a reader of the rates gets. */
export const lateInterestRatesReadSchema = lateInterestRateBookSchema;
