import type { z } from 'zod';
import { mspIdSchema } from '../../party/member.js';
import { dealAddressSchema } from '../deal/api.js';
import { recourseClaimSchema } from './recourse-claim.js';

const { breach, evidence, rejected } = recourseClaimSchema.shape;

export const claimRecourseSchema = dealAddressSchema.extend({ breach, evidence });
/** What a maker of the buyer proposes and a checker approves. */
export type ClaimRecourse = z.output<typeof claimRecourseSchema>;

export const recourseAddressSchema = recourseClaimSchema.pick({ recourseId: true });
export type RecourseAddress = z.output<typeof recourseAddressSchema>;

export const rejectRecourseSchema = recourseAddressSchema.extend({ reasons: rejected.unwrap().shape.reasons });
/** What a maker of the seller proposes and a checker approves. */
export type RejectRecourse = z.output<typeof rejectRecourseSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readRecourseSchema = recourseAddressSchema.extend({ bank: mspIdSchema.exactOptional() });
