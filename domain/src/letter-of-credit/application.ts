import { z } from 'zod';
import { canonicalJson, toWire } from '../kernel/json.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema, type Instant } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import type { CreditStatus } from './credit.js';
import { faultsOf, type Fault } from './fault.js';
import { bankInstructionsSchema, creditTermsSchema, referenceSchema, type CreditTerms } from './terms.js';

const refusal = refusals({ APPLICATION_MUST_BE_OPEN: 'conflict', APPLICATION_MUST_BE_AS_READ: 'conflict' });

const fault = faultsOf({
    PRE_ADVISED_PARTICULARS_MUST_STAY: { rule: 'UCP 600 art. 11b', problem: 'must stay as it was pre-advised' },
});

export const applicationSchema = z.strictObject({
    creditId: randomIdSchema,
    letterOfCreditReference: referenceSchema,
    issuingBank: mspIdSchema,
    terms: creditTermsSchema,
    instructions: bankInstructionsSchema,
    /** Rises by one with every revision: what a maker proposes to issue is the version that a checker sees. */
    version: z.int().positive(),
    appliedAt: instantSchema,
    preAdvisedAt: instantSchema.exactOptional(),
    issuedAt: instantSchema.exactOptional(),
    withdrawnAt: instantSchema.exactOptional(),
});
/** What an applicant asks its bank to issue, in the bank's own books: nobody else hears of it. */
export type Application = z.output<typeof applicationSchema>;

/** What a pre-advice says of a credit (MT705), by the names of the terms. */
export const particularsSchema = creditTermsSchema
    .pick({
        form: true,
        expiry: true,
        applicant: true,
        beneficiary: true,
        issuingBank: true,
        advisingBank: true,
        secondAdvisingBank: true,
        amount: true,
        amountTolerance: true,
        isAmountApproximate: true,
        additionalAmounts: true,
        availability: true,
        shipment: true,
        goods: true,
    })
    .meta({ id: 'CreditParticulars', description: 'What a pre-advice says of a credit, as an MT705 does' });

export const preAdviceSchema = z.strictObject({
    creditId: randomIdSchema,
    letterOfCreditReference: referenceSchema,
    issuingBank: mspIdSchema,
    particulars: particularsSchema,
    preAdvisedAt: instantSchema,
});
/** Word of a credit to come. It is no credit, and binds the issuing bank to issue one that says the same (art. 11b). */
export type PreAdvice = z.output<typeof preAdviceSchema>;

/** Where the application stands; once the credit is issued, the credit says. */
export function applicationStatus(application: Application): CreditStatus | 'WITHDRAWN' {
    const { withdrawnAt, issuedAt, preAdvisedAt } = application;
    if (withdrawnAt !== undefined) {
        return 'WITHDRAWN';
    }
    if (issuedAt !== undefined) {
        return 'ISSUED';
    }

    return preAdvisedAt === undefined ? 'APPLIED' : 'PREADVISED';
}

/** Refuses to go on with an application that was issued or withdrawn, or that is another than the caller has read. */
export function mustBeOpen(application: Application, version?: number): void {
    if (application.issuedAt !== undefined || application.withdrawnAt !== undefined) {
        throw refusal('APPLICATION_MUST_BE_OPEN', { status: applicationStatus(application) });
    }
    if (version !== undefined && version !== application.version) {
        throw refusal('APPLICATION_MUST_BE_AS_READ', { version: application.version });
    }
}

/** What a revision would change of what was pre-advised (UCP 600 art. 11b). */
export function preAdviceFaults({ preAdvisedAt, terms }: Application, revised: CreditTerms): readonly Fault[] {
    const fields = Object.keys(particularsSchema.shape) as (keyof PreAdvice['particulars'])[];
    const textOf = (said: CreditTerms, field: keyof CreditTerms): string => canonicalJson({ said: said[field] });

    return preAdvisedAt === undefined
        ? []
        : fields
              .filter((field) => textOf(terms, field) !== textOf(revised, field))
              .map((field) => fault('PRE_ADVISED_PARTICULARS_MUST_STAY', field));
}

/** The brief particulars of an application, for the bank that advises the credit to come. */
export function preAdviceOf(application: Application, preAdvisedAt: Instant): PreAdvice {
    const { creditId, letterOfCreditReference, issuingBank, terms } = application;
    // The schema drops what a pre-advice does not say, and reads the amounts again as they are written.
    const said = particularsSchema.strip().parse(toWire(terms));

    return { creditId, letterOfCreditReference, issuingBank, particulars: said, preAdvisedAt };
}
