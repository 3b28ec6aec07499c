import { importedLineSchema } from '@cohong/domain/declaration/import-batch';
import { declarationSchema, releaseCodeSchema } from '@cohong/domain/declaration/declaration';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { z } from 'zod';

const countsSchema = z.object({
    lines: z.int().min(0).meta({ description: 'How many lines have been told of; empty ones are none' }),
    imported: z.int().min(0),
    alreadyThere: z.int().min(0),
    refused: z.int().min(0),
});
/** What became of the lines so far, by outcome. */
export type ImportCounts = z.output<typeof countsSchema>;

const lineSchema = z.object({
    kind: z.literal('LINE'),
    lineNumber: z.int().positive().meta({ description: 'From one, empty lines counted' }),
    declarationNumber: declarationSchema.shape.declarationNumber.optional(),
    outcome: z.enum(importedLineSchema.options.map(({ shape }) => shape.outcome.value)),
    releaseCode: releaseCodeSchema.optional().meta({ description: 'Of what is there: for the exporter' }),
    code: z.string().optional().meta({ description: 'Why it was refused: the code of a problem' }),
    errors: z
        .array(z.object({ path: z.string(), problem: z.string() }))
        .optional()
        .meta({ description: 'The first faulty fields by their paths, never with their values' }),
    facts: z.record(z.string(), z.unknown()).optional().meta({ description: 'What the rule lets the declarant know' }),
});
/** What became of one line. */
export type LineTold = z.output<typeof lineSchema>;

const summarySchema = countsSchema.extend({
    kind: z.literal('SUMMARY'),
    importId: randomIdSchema,
    status: z.enum(['COMPLETE', 'INTERRUPTED']),
    code: z.string().optional().meta({ description: 'What has interrupted it: the code of a problem' }),
});

/** One line of the answer; the summary is the last. Without one the answer has been torn off. */
export const importAnswerSchema = z.discriminatedUnion('kind', [lineSchema, summarySchema]);
export type ImportAnswer = z.output<typeof importAnswerSchema>;

export const importReadSchema = countsSchema.extend({
    importId: randomIdSchema,
    status: z.enum(['RUNNING', 'COMPLETE', 'INTERRUPTED']),
    receivedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().optional(),
});
/** How far an import is. */
export type ImportRead = z.output<typeof importReadSchema>;
