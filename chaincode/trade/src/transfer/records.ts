import { privateRecord } from '@cohong/chaincode-runtime';
import { substitutionSchema, type Substitution } from '@cohong/domain/transfer/substitution';
import {
    transferRequestSchema,
    transferSchema,
    type Transfer,
    type TransferRequest,
} from '@cohong/domain/transfer/transfer';

/** Twins like the credit, one for each number: that so much of it is transferred, and by whom. */
export const transfers = privateRecord<Transfer>({
    name: 'credit-transfer',
    schema: transferSchema,
    key: ({ creditId, number }) => [creditId, String(number)],
});

/** Twins at the bank that asked and the one that transfers: to whom, and at which price. */
export const transferRequests = privateRecord<TransferRequest>({
    name: 'credit-transfer-request',
    schema: transferRequestSchema,
    key: ({ creditId, number }) => [creditId, String(number)],
});

/** Twins at the same two banks, one for each presentation under the second beneficiary's credit. */
export const substitutions = privateRecord<Substitution>({
    name: 'credit-substitution',
    schema: substitutionSchema,
    key: ({ creditId, number, presentationNumber }) => [creditId, String(number), String(presentationNumber)],
});
