import { privateRecord } from '@cohong/chaincode-runtime';
import { presentationSchema, type Presentation } from '@cohong/domain/presentation/presentation';

/** Twins like the credit, one for each number. */
export const presentations = privateRecord<Presentation>({
    name: 'credit-presentation',
    schema: presentationSchema,
    key: ({ creditId, number }) => [creditId, String(number)],
});
