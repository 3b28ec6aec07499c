import { identifierSchema } from './identifier.js';

/** The rules of Incoterms 2020 for any mode of transport, then those for sea and inland waterway only. */
const incoterms: readonly string[] = [
    ...['EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP'],
    ...['FAS', 'FOB', 'CFR', 'CIF'],
];

/** Says what is wrong with the three letters of an Incoterms 2020 rule. */
export function checkIncoterm(text: string): string | undefined {
    return incoterms.includes(text) ? undefined : 'must be a rule of Incoterms 2020';
}

/** Who bears freight, insurance and risk up to where, as "FOB". */
export const incotermSchema = identifierSchema(checkIncoterm, {
    enum: [...incoterms],
    description: 'Incoterms 2020 rule, 3 letters',
});
