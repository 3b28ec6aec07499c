import { z } from 'zod';
import { mspIdSchema } from '../party/member.js';
import { passportRootSchema } from './credit-passport.js';

/** A bank names no bank: it is its own. A regulator names the one it looks at. */
export const readPassportSchema = passportRootSchema
    .pick({ passportId: true })
    .extend({ bank: mspIdSchema.exactOptional() });

export const readRootSchema = passportRootSchema.pick({ passportId: true });
export type ReadRoot = z.output<typeof readRootSchema>;
