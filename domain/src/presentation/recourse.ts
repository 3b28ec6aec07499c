import { z } from 'zod';
import { moneySchema } from '../kernel/money.js';
import { instantSchema } from '../kernel/time.js';
import { uetrSchema } from './outside-payment.js';

/** What a bank that negotiated has had back from the beneficiary, since the documents were refused. */
export const recourseSchema = z.strictObject({ amount: moneySchema, uetr: uetrSchema, at: instantSchema });
export type Recourse = z.output<typeof recourseSchema>;
