import { z } from 'zod';
import { memberBookSchema, memberSchema, mspIdSchema } from './member.js';

/** A consortium of more members than this needs another book. */
const maximumMembers = 100;

export const enrolMembersSchema = z.strictObject({ members: z.array(memberSchema).min(1).max(maximumMembers) });
/** Members to add to the book, or to put in place of what it says of them now. */
export type EnrolMembers = z.output<typeof enrolMembersSchema>;

export const membersEnrolledSchema = z.strictObject({
    type: z.literal('MembersEnrolled'),
    version: z.int().positive(),
    members: z.array(mspIdSchema),
});
/** What everybody may hear: which organisations were enrolled. */
export type MembersEnrolled = z.output<typeof membersEnrolledSchema>;

export const readMembersSchema = z.strictObject({});

/** What a reader of the members gets. */
export const membersReadSchema = memberBookSchema;
