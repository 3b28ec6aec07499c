import { privateRecord } from '@cohong/chaincode-runtime';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import {
    applicationSchema,
    preAdviceSchema,
    type Application,
    type PreAdvice,
} from '@cohong/domain/letter-of-credit/application';
import { amendmentSchema, type Amendment } from '@cohong/domain/letter-of-credit/amendment';
import { creditSchema, type Credit } from '@cohong/domain/letter-of-credit/credit';
import { bankInstructionsSchema } from '@cohong/domain/letter-of-credit/terms';
import type { z } from 'zod';

/** In the issuing bank's vault alone. */
export const applications = privateRecord<Application>({
    name: 'credit-application',
    schema: applicationSchema,
    key: ({ creditId }) => [creditId],
});

/** Twins: the same at the issuing and the advising bank. */
export const preAdvices = privateRecord<PreAdvice>({
    name: 'credit-pre-advice',
    schema: preAdviceSchema,
    key: ({ creditId }) => [creditId],
});

/** Twins: the same in the vault of every bank that is party to the credit. */
export const credits = privateRecord<Credit>({
    name: 'credit',
    schema: creditSchema,
    key: ({ creditId }) => [creditId],
});

/** Twins like the credit, one for each number. */
export const amendments = privateRecord<Amendment>({
    name: 'credit-amendment',
    schema: amendmentSchema,
    key: ({ creditId, number }) => [creditId, String(number)],
});

const creditInstructionsSchema = bankInstructionsSchema.extend({ creditId: randomIdSchema });
export type CreditInstructions = z.output<typeof creditInstructionsSchema>;

/** Twins like the credit, and apart from it: what a view for a customer is made of never holds what banks tell each other. */
export const creditInstructions = privateRecord<CreditInstructions>({
    name: 'credit-instructions',
    schema: creditInstructionsSchema,
    key: ({ creditId }) => [creditId],
});
