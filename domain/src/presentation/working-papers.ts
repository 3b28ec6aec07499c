import { z } from 'zod';
import {
    presentationSchema,
    sharedPresentationSchema,
    type Presentation,
    type SharedPresentation,
} from './presentation.js';

const { creditId, number, findings, judgement } = presentationSchema.shape;

export const workingPapersSchema = z.strictObject({ creditId, number, findings, judgement });
/**
 * What a bank has found in documents and made of it. That is its own matter until it gives notice, and then the notice
 * says it (UCP 600 art. 16c): so it keeps this for itself.
 */
export type WorkingPapers = z.output<typeof workingPapersSchema>;

/** The papers that a bank has on documents; none before it has examined them. */
export function papersOf(presentation: Presentation): WorkingPapers | undefined {
    const { creditId, number, findings, judgement } = presentation;

    return findings && { creditId, number, findings, ...(judgement && { judgement }) };
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
    const { findings, judgement } = papers;

    return { ...presentation, ...(findings && { findings }), ...(judgement && { judgement }) };
}
