import { privateRecord, publicBook } from '@cohong/chaincode-runtime';
import { balanceQuestionSchema, type BalanceQuestion } from '@cohong/domain/receivable/balance-question';
import { financingSchema, type Financing } from '@cohong/domain/receivable/financing';
import { financingPolicyBookSchema, type FinancingPolicyBook } from '@cohong/domain/receivable/policy';
import { waitingSchema, type Waiting } from '@cohong/domain/receivable/waiting';

export const financings = privateRecord<Financing>({
    name: 'financing',
    schema: financingSchema,
    key: ({ financingId }) => [financingId],
});

export const balanceQuestions = privateRecord<BalanceQuestion>({
    name: 'balance-question',
    schema: balanceQuestionSchema,
    key: ({ questionId }) => [questionId],
});

/** Where a note lies in a vault. */
export function noteKey({ id, number }: Pick<Waiting, 'id' | 'number'>): readonly string[] {
    return [id, ...(number === undefined ? [] : [String(number)])];
}

export const waitingNotes = privateRecord<Waiting>({
    name: 'waiting',
    schema: waitingSchema,
    key: ({ kind, ...note }) => [kind, ...noteKey(note)],
});

export const financingPolicies = publicBook<FinancingPolicyBook>('financing-policy', financingPolicyBookSchema);
