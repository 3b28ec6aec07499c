import { privateRecord } from '@cohong/chaincode-runtime';
import { assignmentSchema, type Assignment } from '@cohong/domain/assignment/assignment';

/** Twins at the bank that assigns for the beneficiary and the bank that pays, one for each number. */
export const assignments = privateRecord<Assignment>({
    name: 'proceeds-assignment',
    schema: assignmentSchema,
    key: ({ creditId, number }) => [creditId, String(number)],
});
