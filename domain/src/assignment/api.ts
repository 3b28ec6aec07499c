import { z } from 'zod';
import { mspIdSchema } from '../party/member.js';
import { assignmentSchema } from './assignment.js';

export const assignmentAddressSchema = assignmentSchema.pick({ creditId: true, number: true });
export type AssignmentAddress = z.output<typeof assignmentAddressSchema>;

export const assignProceedsSchema = assignmentSchema.pick({
    creditId: true,
    number: true,
    payingBank: true,
    assignee: true,
    amount: true,
});
export type AssignProceeds = z.output<typeof assignProceedsSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readAssignmentSchema = assignmentAddressSchema.extend({ bank: mspIdSchema.exactOptional() });
