import { z } from 'zod';
import { disclosureCaseSchema } from './disclosure-case.js';
import { lookSchema } from './look.js';

export const askDisclosureSchema = disclosureCaseSchema.pick({
    caseId: true,
    caseNumber: true,
    walletId: true,
    reason: true,
    endsOn: true,
});
export type AskDisclosure = z.output<typeof askDisclosureSchema>;

/** Of an act on a case that is there. */
export const caseAddressSchema = disclosureCaseSchema.pick({ caseId: true });
export const lookAtIdentitySchema = lookSchema.pick({ lookId: true, caseId: true });
export type LookAtIdentity = z.output<typeof lookAtIdentitySchema>;
export const lookAddressSchema = lookSchema.pick({ lookId: true });
