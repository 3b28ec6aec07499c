import { z } from 'zod';
import { creditFactSchema, type Consent } from '../consent/consent.js';
import type { CreditInformation } from '../credit-information/credit-information.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { canonicalJson } from '../kernel/json.js';
import { randomIdSchema } from '../kernel/salt.js';
import { sha256Schema, type Sha256 } from '../kernel/sha256.js';
import { instantSchema, type Instant } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { leafHash, proofOf, topOf } from './merkle.js';

/** What a passport says: whose it is and with which key, up to which month it tells, and what was asked. */
export const passportFactSchema = z.enum(['ENTERPRISE', 'THROUGH', ...creditFactSchema.options]);
export type PassportFact = z.output<typeof passportFactSchema>;

/** A fact that can be shown alone. */
const provenFactSchema = z.strictObject({
    name: passportFactSchema,
    /** Canonical JSON of name, salt and value: its bytes are what was hashed. The salt keeps a fact from being guessed. */
    text: z.string(),
    proof: z.array(z.strictObject({ side: z.enum(['LEFT', 'RIGHT']), hash: sha256Schema })),
});

export const creditPassportSchema = z.strictObject({
    passportId: randomIdSchema,
    /** In whose vault it lies, for the enterprise to be given. */
    bank: mspIdSchema,
    uscc: usccSchema,
    issuedAt: instantSchema,
    root: sha256Schema,
    facts: z.array(provenFactSchema),
});
/** Credit information that an enterprise carries to whom it likes, and of which it shows what it likes. */
export type CreditPassport = z.output<typeof creditPassportSchema>;

export const passportRootSchema = creditPassportSchema.pick({ passportId: true, root: true, issuedAt: true });
/** All that is public of a passport. */
export type PassportRoot = z.output<typeof passportRootSchema>;

export interface Issue {
    readonly passportId: string;
    readonly consent: Consent;
    readonly information: CreditInformation;
    readonly issuedAt: Instant;
    /** 256 bits for each fact that nobody else knows. */
    readonly saltOf: (name: PassportFact) => string;
    readonly sha256: Sha256;
}

/** The same for who makes it and who checks it: with the id, so that no root serves for two passports. */
export function rootText(passportId: string, top: string): string {
    return `passport\n${passportId}\n${top}`;
}

/** Makes a passport of what the enterprise has consented to be told. */
export function issuePassport({ passportId, consent, information, issuedAt, saltOf, sha256 }: Issue): CreditPassport {
    const texts = valuesOf(consent, information).map(({ name, value }) => ({
        name,
        text: canonicalJson({ name, salt: saltOf(name), value }),
    }));
    const leaves = texts.map(({ text }) => leafHash(text, sha256));

    return {
        passportId,
        bank: consent.bank,
        uscc: consent.uscc,
        issuedAt,
        root: sha256(rootText(passportId, topOf(leaves, sha256))),
        facts: texts.map((fact, index) => ({ ...fact, proof: [...proofOf(leaves, index, sha256)] })),
    };
}

function valuesOf(
    { uscc, publicKey }: Consent,
    { through, exports: exported, receiptRates, cancellations, classCode }: CreditInformation,
): readonly { readonly name: PassportFact; readonly value: unknown }[] {
    const facts = [
        { name: 'ENTERPRISE', value: { uscc, publicKey } },
        { name: 'THROUGH', value: through },
        { name: 'EXPORTS', value: exported },
        { name: 'RECEIPT_RATE', value: receiptRates },
        { name: 'CANCELLATIONS', value: cancellations },
        { name: 'CLASS', value: classCode },
    ] as const;

    return facts.filter(({ value }) => value !== undefined);
}
