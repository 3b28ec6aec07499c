import { z } from 'zod';
import { textSchema } from '../kernel/text.js';
import type { CreditBank } from '../letter-of-credit/credit-party.js';
import { isAdvisedBy, type Advised, type Credit } from '../letter-of-credit/credit.js';
import { bankIn, bankRoles, beneficiarysBank, type BankRole } from '../letter-of-credit/parties.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { mspIdSchema } from '../party/member.js';

/** What somebody is to a credit when it acts. */
export const actingParties = [
    'APPLICANT',
    'BENEFICIARY',
    ...bankRoles,
    'PRESENTING_BANK',
    'REIMBURSING_BANK',
    'CLAIMING_BANK',
] as const;
type ActingBank = Exclude<(typeof actingParties)[number], 'APPLICANT' | 'BENEFICIARY'>;

export const actorSchema = z.strictObject({
    party: z.enum(actingParties),
    /** As the credit names it. */
    name: textSchema(140),
    /** The bank of the consortium that acts: itself, or the one through which a customer speaks. */
    bank: mspIdSchema.exactOptional(),
});
/** Somebody who does something under a credit. */
export type Actor = z.output<typeof actorSchema>;

/** The bank that has a role in the credit, where it is one of the consortium. */
export function bankAs({ terms }: Pick<Credit, 'terms'>, party: BankRole): readonly Actor[] {
    const bank = bankIn(terms, party);

    return bank === undefined ? [] : [{ party, bank, name: nameOf(terms, bank) }];
}

/** A bank that acts, by the role in which it does. */
export function actingBank({ terms }: Pick<Credit, 'terms'>, party: ActingBank, bank: string): Actor {
    return { party, bank, name: nameOf(terms, bank) };
}

/** Who has issued the credit; who has transferred it, where it is a second beneficiary's. */
export function issuerIn({ terms, issuingBank }: Pick<Credit, 'terms' | 'issuingBank'>): Actor {
    const bank = terms.transferred?.bank.mspId;

    return bank === undefined
        ? actingBank({ terms }, 'ISSUING_BANK', issuingBank)
        : actingBank({ terms }, 'TRANSFERRING_BANK', bank);
}

/** The bank that examines documents: as issuing bank, as the one that has confirmed, or as nominated. */
export function examiningBankAs({ terms, confirmation }: Credit, bank: string): Actor {
    if (terms.transferred?.bank.mspId === bank) {
        return actingBank({ terms }, 'TRANSFERRING_BANK', bank);
    }
    const isConfirming = confirmation?.outcome === 'CONFIRMED' && confirmation.bank === bank;
    const otherwise = isConfirming ? 'CONFIRMING_BANK' : 'NOMINATED_BANK';

    return actingBank({ terms }, bank === bankIn(terms, 'ISSUING_BANK') ? 'ISSUING_BANK' : otherwise, bank);
}

/** The beneficiary, who speaks through the bank that advises it. */
export function beneficiaryIn({ terms }: Pick<Credit, 'terms'>): Actor {
    const bank = beneficiarysBank(terms);

    return { party: 'BENEFICIARY', name: terms.beneficiary.partyName, ...(bank !== undefined && { bank }) };
}

/** The applicant, who speaks through the issuing bank. */
export function applicantIn({ terms, issuingBank: bank }: Pick<Credit, 'terms' | 'issuingBank'>): Actor {
    return { party: 'APPLICANT', name: terms.applicant.partyName, bank };
}

/** The bank that passes a credit or an amendment on, as first or as second, and to whom. */
export function adviceIn(credit: Pick<Credit, 'terms'>, bank: string): { readonly by: Actor; readonly to: Actor } {
    const isFirst = bank === bankIn(credit.terms, 'ADVISING_BANK');
    const [second] = isFirst ? bankAs(credit, 'SECOND_ADVISING_BANK') : [];
    const by = actingBank(credit, isFirst ? 'ADVISING_BANK' : 'SECOND_ADVISING_BANK', bank);

    return { by, to: second ?? beneficiaryIn(credit) };
}

/** The banks at which it now is to be passed on: the second once the first has. */
export function banksToAdvise(credit: Pick<Credit, 'terms'>, { advices }: Advised): readonly Actor[] {
    const hasPassedFirst = isAdvisedBy({ advices }, bankIn(credit.terms, 'ADVISING_BANK'));
    const route = [
        ...bankAs(credit, 'ADVISING_BANK'),
        ...(hasPassedFirst ? bankAs(credit, 'SECOND_ADVISING_BANK') : []),
    ];

    return route.filter(({ bank }) => !advices.some((advice) => advice.bank === bank));
}

function nameOf({ issuingBank, advisingBank, ...terms }: CreditTerms, mspId: string): string {
    const { secondAdvisingBank, confirmation, transferringBank, transferred, reimbursingBank, availability } = terms;
    const { availableWith } = availability;
    const banks: readonly (CreditBank | undefined)[] = [
        issuingBank,
        advisingBank,
        secondAdvisingBank,
        confirmation.requestedBank,
        transferringBank,
        transferred?.bank,
        reimbursingBank,
        availableWith.kind === 'BANK' ? availableWith.bank : undefined,
    ];

    return banks.find((bank) => bank?.mspId === mspId)?.partyName ?? mspId;
}
