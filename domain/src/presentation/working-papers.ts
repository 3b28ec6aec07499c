import { z } from 'zod';
import {
    presentationSchema,
    sharedPresentationSchema,
    type Presentation,
    type SharedPresentation,
} from './presentation.js';

const { creditId, number, findings, judgement, judgedBefore } = presentationSchema.shape;

export const workingPapersSchema = z.strictObject({ creditId, number, findings, judgement, judgedBefore });
/**
 * What a bank has found in documents and made of it, and whether it takes them to comply. That is its own matter until it
 * gives notice, and then the notice says it (UCP 600 art. 16c): so it keeps this for itself.
 */
export type WorkingPapers = z.output<typeof workingPapersSchema>;

/** The papers that a bank has on documents; none before it has examined them. */
export function papersOf(presentation: Presentation): WorkingPapers | undefined {
    const { creditId, number, findings, judgement, judgedBefore } = presentation;

    return (
        findings && {
            ...{ creditId, number, findings },
            ...(judgement && { judgement }),
            ...(judgedBefore && { judgedBefore }),
        }
    );
}

/** What all banks of the credit keep of a presentation. */
export function withoutPapers(presentation: Presentation): SharedPresentation {
    const shared = Object.entries(presentation).filter(([field]) => field in sharedPresentationSchema.shape);

    return Object.fromEntries(shared) as SharedPresentation;
}

/** What one bank knows of a presentation; documents that came again wait to be examined anew. */
export function withPapers(presentation: SharedPresentation, papers: WorkingPapers | undefined): Presentation {
    if (papers === undefined || presentation.status === 'LODGED') {
        return presentation;
    }
    const { findings, judgement, judgedBefore } = papers;

    return {
        ...presentation,
        ...(findings && { findings }),
        ...(judgement && { judgement }),
        ...(judgedBefore && { judgedBefore }),
    };
}
