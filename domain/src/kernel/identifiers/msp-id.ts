import { identifierSchema } from './identifier.js';

const pattern = /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/;

/** Says what is wrong with the id of a member's membership service provider. It is part of a collection's name. */
export function checkMspId(text: string): string | undefined {
    return pattern.test(text)
        ? undefined
        : 'must be letters, digits, dots and hyphens, at most 64, a letter or digit first';
}

/** An organisation of the consortium, as Fabric knows it: "HaizhouBankMSP". */
export const mspIdSchema = identifierSchema(checkMspId, {
    pattern: pattern.source,
    description: 'Id of a member organisation (MSP)',
});
