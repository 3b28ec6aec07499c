import { z } from 'zod';
import { moneySchema } from '../kernel/money.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';
import { availabilitySchema } from './availability.js';
import { creditBankSchema, creditPartySchema, placeSchema } from './credit-party.js';
import { goodsSchema, toleranceSchema } from './goods.js';
import { conditionSchema, requiredDocumentSchema } from './required-document.js';
import { shipmentSchema } from './shipment.js';

/** A reference that SWIFT can carry: at most 16 of its characters, no slash at either end, none doubled. */
export const referenceSchema = z
    .string()
    .regex(/^[A-Za-z0-9/\-?:().,'+ ]{1,16}$/, 'must be 1 to 16 characters of SWIFT set X')
    .refine((text) => !/^\/|\/$|\/\//.test(text), { message: 'must not begin or end with a slash, nor double one' })
    .refine((text) => text === text.trim(), { message: 'must not begin or end with a blank' });

/** Every credit is irrevocable, even one that does not say so (UCP 600 art. 3); standbys are another instrument. */
export const formSchema = z.enum(['IRREVOCABLE', 'IRREVOCABLE_TRANSFERABLE']);

export const ruleSetSchema = z.enum([
    'UCP_LATEST_VERSION',
    'EUCP_LATEST_VERSION',
    'UCPURR_LATEST_VERSION',
    'EUCPURR_LATEST_VERSION',
    'ISP_LATEST_VERSION',
    /** Measures for domestic letters of credit (国内信用证结算办法, 2016). */
    'PRC_DOMESTIC',
    'OTHR',
]);
export type RuleSet = z.output<typeof ruleSetSchema>;

export const applicableRulesSchema = z.strictObject({
    code: ruleSetSchema,
    /** Only with OTHR, where it must be given (40E). */
    narrative: textSchema(35).exactOptional(),
});

export const expirySchema = z.strictObject({
    expiryDate: dateSchema,
    /** Where documents must arrive by then: its calendar decides whether the day is a banking day (art. 29a). */
    place: placeSchema,
    /** Where electronic records are presented; the eUCP wants it apart from the place for paper (art. e6a). */
    electronicPlace: textSchema(140).exactOptional(),
});

export const additionalAmountSchema = z.strictObject({
    description: textSchema(140),
    amount: moneySchema.exactOptional(),
});

export const chargeSchema = z.strictObject({
    kind: z.enum(['ISSUING', 'ADVISING', 'CONFIRMING', 'REIMBURSING', 'TRANSFER', 'DISCREPANCY', 'OTHER']),
    payableBy: z.enum(['APPLICANT', 'BENEFICIARY']),
    amount: moneySchema.exactOptional(),
    text: textSchema(210).exactOptional(),
});

export const presentationPeriodSchema = z.strictObject({
    days: z.int().min(0).max(999),
    /** What the days are counted from, where it is not the date of shipment. */
    countedFrom: textSchema(35).exactOptional(),
});

export const confirmationSchema = z.strictObject({
    instruction: z.enum(['CONFIRM', 'MAY_ADD', 'WITHOUT']),
    /** The bank that is asked, or may (58a). */
    requestedBank: creditBankSchema.exactOptional(),
});

/** Whether amendments come to a second beneficiary: always, never, or each when the first beneficiary agrees to it. */
export const amendmentAdviceSchema = z.enum(['ALWAYS', 'WITH_CONSENT', 'NEVER']);

export const transferredSchema = z.strictObject({
    /** Presentations are made to it, and amendments come by it (UCP 600 art. 38f, 38k). */
    bank: creditBankSchema,
    /** Its own number of the transfer (MT720 20). */
    transferReference: referenceSchema,
    /** A transferred credit clearly says so (art. 38e). */
    amendmentAdvice: amendmentAdviceSchema,
});

/**
 * What a credit says, to everybody who is party to it. All but the parties can be amended; how much of it binds whom at
 * which instant is worked out from the amendments and never stored.
 */
export const creditTermsSchema = z
    .strictObject({
        form: formSchema,
        applicableRules: applicableRulesSchema,
        expiry: expirySchema,
        applicant: creditPartySchema,
        /** Left out where the applicant is the issuing bank's own customer (51a). */
        applicantBank: creditBankSchema.exactOptional(),
        beneficiary: creditPartySchema,
        issuingBank: creditBankSchema,
        /** The bank to which the credit is sent; amendments take the same way (UCP 600 art. 9d). */
        advisingBank: creditBankSchema,
        /** The bank through which that bank advises the beneficiary (57a). */
        secondAdvisingBank: creditBankSchema.exactOptional(),
        amount: moneySchema,
        /** Per cent more or less (39A), in place of article 30a on the amount. */
        amountTolerance: toleranceSchema.exactOptional(),
        /** "About" or "approximately": ten per cent up or down (UCP 600 art. 30a). */
        isAmountApproximate: z.boolean().exactOptional(),
        /** Insurance, freight, interest (39C). */
        additionalAmounts: z.array(additionalAmountSchema).min(1).max(4).exactOptional(),
        availability: availabilitySchema,
        shipment: shipmentSchema,
        goods: goodsSchema,
        requiredDocuments: z.array(requiredDocumentSchema).min(1).max(100),
        conditions: z.array(conditionSchema).max(100),
        charges: z.array(chargeSchema).max(20),
        /** Days after shipment within which documents are presented (48); left out, what the rules say (art. 14c: 21). */
        presentationPeriod: presentationPeriodSchema.exactOptional(),
        confirmation: confirmationSchema,
        /** The bank that may transfer a credit that is available with any bank; otherwise the nominated one may (art. 38b). */
        transferringBank: creditBankSchema.exactOptional(),
        /** Given in what a second beneficiary has of a credit that was transferred, and in nothing else. */
        transferred: transferredSchema.exactOptional(),
        /** The bank that reimburses who honours (53a). */
        reimbursingBank: creditBankSchema.exactOptional(),
        /** Special payment conditions for the beneficiary (49G). Those for banks alone are no term of the credit. */
        specialPaymentConditions: textSchema(6500).exactOptional(),
        /** The sales contract, for the record: banks are not concerned with it (UCP 600 art. 4). */
        contractReference: textSchema(140).exactOptional(),
    })
    .meta({ id: 'CreditTerms', description: 'What a letter of credit says, field by field as an MT700 says it' });
export type CreditTerms = z.output<typeof creditTermsSchema>;
export type CreditTermsWire = z.input<typeof creditTermsSchema>;

/** What banks tell each other about a credit. It is a record of its own: the beneficiary's side never sees it. */
export const bankInstructionsSchema = z.strictObject({
    /** Special payment conditions for a bank alone (49H). */
    specialPaymentConditionsForBanks: textSchema(6500).exactOptional(),
    /** Instructions to the paying, accepting or negotiating bank (78). */
    instructionsToBanks: textSchema(780).exactOptional(),
    /** Sender to receiver (72Z). */
    senderToReceiver: textSchema(210).exactOptional(),
});
export type BankInstructions = z.output<typeof bankInstructionsSchema>;

/** Whether electronic records may be presented, alone or with paper (eUCP article e1). */
export function isSubjectToEucp({ applicableRules }: Pick<CreditTerms, 'applicableRules'>): boolean {
    return applicableRules.code.startsWith('EUCP');
}
