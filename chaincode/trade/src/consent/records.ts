import { privateRecord } from '@cohong/chaincode-runtime';
import { handedInInstructionSchema, type HandedInInstruction } from '@cohong/domain/consent/enterprise-instruction';

/** In the vault of the bank that handed it in. */
export const handedInInstructions = privateRecord<HandedInInstruction>({
    name: 'enterprise-instruction',
    schema: handedInInstructionSchema,
    key: ({ instructionId }) => [instructionId],
});
