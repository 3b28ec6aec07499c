import { z } from 'zod';

/** The first two digits of a commodity code: the kind of goods, coarsely. */
export const hsChapterSchema = z
    .string()
    .regex(/^(?:0[1-9]|[1-9]\d)$/, 'must be the two digits of a chapter of the Harmonized System')
    .meta({ example: '63', description: 'A chapter of the Harmonized System' });
