import { z } from 'zod';
import { codeTablesSchema } from './code-tables.js';

export const publishCodeTablesSchema = codeTablesSchema;
export const readCodeTablesSchema = z.strictObject({});
