import { z } from 'zod';
import { bicSchema } from '../kernel/identifiers/bic.js';
import { cnapsSchema } from '../kernel/identifiers/cnaps.js';
import { leiSchema } from '../kernel/identifiers/lei.js';
import { textSchema } from '../kernel/text.js';

/** What a member is in the consortium; its rights follow from it. */
export const memberKindSchema = z.enum(['bank', 'customs', 'foreign-exchange-regulator', 'central-bank']);
export type MemberKind = z.output<typeof memberKindSchema>;

/** An organisation as Fabric knows it, "HaizhouBankMSP". It is part of the names of collections. */
export const mspIdSchema = z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/, 'must be letters, digits, dots and hyphens, at most 64');

export const memberSchema = z.strictObject({
    mspId: mspIdSchema,
    kind: memberKindSchema,
    partyName: textSchema(140),
    bic: bicSchema.exactOptional(),
    cnaps: cnapsSchema.exactOptional(),
    lei: leiSchema.exactOptional(),
});
/** An organisation of the consortium. Everybody may know who they are. */
export type Member = z.output<typeof memberSchema>;

export const memberBookSchema = z.strictObject({
    /** Rises by one with every enrolment. */
    version: z.int().positive(),
    /** In the order of their ids, so that equal books are equal bytes. */
    members: z.array(memberSchema),
});
/** All members, in one public record that every peer reads whole. */
export type MemberBook = z.output<typeof memberBookSchema>;

/** Who asks: the organisation of the certificate, what the member book says of it, and the role in the certificate. */
export interface Caller {
    readonly mspId: string;
    /** Absent when the organisation is not enrolled. */
    readonly kind?: MemberKind;
    /** Absent when the certificate names no role. */
    readonly role?: string;
}

/** Whether the member keeps watch over the others: the central bank and the foreign-exchange regulator. */
export function isRegulator(member: { readonly kind?: MemberKind }): boolean {
    return member.kind === 'central-bank' || member.kind === 'foreign-exchange-regulator';
}
