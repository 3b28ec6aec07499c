import { z } from 'zod';
import { quoteCurveSchema } from './quote-curve.js';

export const readCurveSchema = quoteCurveSchema.pick({ day: true });
export type ReadCurve = z.output<typeof readCurveSchema>;
