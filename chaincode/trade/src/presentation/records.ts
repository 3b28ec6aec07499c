import { privateRecord } from '@cohong/chaincode-runtime';
import { sharedPresentationSchema, type SharedPresentation } from '@cohong/domain/presentation/presentation';
import { workingPapersSchema, type WorkingPapers } from '@cohong/domain/presentation/working-papers';

/** Twins like the credit, one for each number. */
export const presentations = privateRecord<SharedPresentation>({
    name: 'credit-presentation',
    schema: sharedPresentationSchema,
    key: ({ creditId, number }) => [creditId, String(number)],
});

/** One bank's own, on documents that were presented to it. */
export const workingPapers = privateRecord<WorkingPapers>({
    name: 'examination',
    schema: workingPapersSchema,
    key: ({ creditId, number }) => [creditId, String(number)],
});
