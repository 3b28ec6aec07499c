import type { Member, MemberBook } from '../party/member.js';
import { countryOf, type CreditBank } from './credit-party.js';
import { faultsOf, when, type Fault } from './fault.js';
import type { CreditTerms } from './terms.js';

const fault = faultsOf({
    ISSUING_BANK_MUST_BE_CALLER: { rule: 'UCP 600 art. 2', problem: 'must be the bank that issues the credit' },
    BANK_MUST_BE_MEMBER: { rule: 'UCP 600 art. 2', problem: 'must be a bank of the consortium, which acts here' },
    BANK_MUST_BE_NAMED_BY_ITS_OWN_CODES: {
        rule: 'ISO 9362, ISO 17442, CNAPS',
        problem: 'must be the code of the bank',
    },
    BANK_MUST_LIE_IN_ITS_COUNTRY: { rule: 'UCP 600 art. 3, UN/LOCODE', problem: 'must be in the country of the bank' },
    BANK_MUST_BE_IDENTIFIED: {
        rule: 'MT700 51a, 41a, 42a, 53a, 57a, 58a',
        problem: 'must have a BIC, a CNAPS code or an address',
    },
    SECOND_ADVISING_BANK_MUST_DIFFER: { rule: 'UCP 600 art. 9c', problem: 'must be another than the advising bank' },
    CONFIRMING_BANK_MUST_BE_NAMED: {
        rule: 'MT700 58a with 49',
        problem: 'must be given where confirmation is asked for',
    },
    CONFIRMING_BANK_MUST_NOT_BE_NAMED: { rule: 'MT700 58a with 49', problem: 'must be left out without confirmation' },
    CONFIRMING_BANK_MUST_DIFFER_FROM_ISSUING: {
        rule: 'UCP 600 art. 2, 8',
        problem: 'must be another than the issuing bank',
    },
    REIMBURSING_BANK_MUST_BE_NAMED: {
        rule: 'URR 725, MT700 53a',
        problem: 'must be given under the rules for reimbursement',
    },
    TRANSFERRING_BANK_MUST_BE_NEEDED: {
        rule: 'UCP 600 art. 38b',
        problem: 'must be left out unless the credit is transferable and available with any bank',
    },
    CREDIT_MUST_NOT_BE_ISSUED_AS_TRANSFERRED: {
        rule: 'UCP 600 art. 38b',
        problem: 'must be left out: a bank transfers a credit that was issued',
    },
    APPLICANT_MUST_DIFFER_FROM_BENEFICIARY: { rule: 'UCP 600 art. 2', problem: 'must be another than the applicant' },
});

/** Who issues, and who there is to be named. */
export interface Naming {
    readonly bank: string;
    readonly memberBook: MemberBook;
}

/** What is wrong with the banks and the parties of a credit. */
export function bankFaults(terms: CreditTerms, { bank, memberBook }: Naming): readonly Fault[] {
    const { issuingBank, advisingBank, secondAdvisingBank, confirmation, applicant, beneficiary } = terms;
    const rules = terms.applicableRules.code;

    return [
        ...banksIn(terms).flatMap(([path, named]) => [
            ...namingFaults(path, named, memberBook),
            ...placeFaults(path, named),
        ]),
        ...when(issuingBank.mspId !== bank, fault('ISSUING_BANK_MUST_BE_CALLER', 'issuingBank.mspId')),
        ...memberFaults('advisingBank', advisingBank),
        ...(secondAdvisingBank === undefined
            ? []
            : [
                  ...memberFaults('secondAdvisingBank', secondAdvisingBank),
                  ...when(
                      secondAdvisingBank.mspId === advisingBank.mspId,
                      fault('SECOND_ADVISING_BANK_MUST_DIFFER', 'secondAdvisingBank'),
                  ),
              ]),
        ...confirmationFaults(confirmation, bank),
        ...when(
            /URR_/.test(rules) && terms.reimbursingBank === undefined,
            fault('REIMBURSING_BANK_MUST_BE_NAMED', 'reimbursingBank'),
        ),
        ...transferFaults(terms),
        ...when(
            applicant.partyName === beneficiary.partyName && applicant.countryCode === beneficiary.countryCode,
            fault('APPLICANT_MUST_DIFFER_FROM_BENEFICIARY', 'beneficiary'),
        ),
    ];
}

/** Every bank that the terms name, with the path to it. */
export function banksIn(terms: CreditTerms): readonly (readonly [path: string, bank: CreditBank])[] {
    const { availableWith, drafts } = terms.availability;
    const named: readonly (readonly [string, CreditBank | undefined])[] = [
        ['issuingBank', terms.issuingBank],
        ['applicantBank', terms.applicantBank],
        ['advisingBank', terms.advisingBank],
        ['secondAdvisingBank', terms.secondAdvisingBank],
        ['availability.availableWith.bank', availableWith.kind === 'BANK' ? availableWith.bank : undefined],
        ['availability.drafts.drawee', drafts?.drawee],
        ['confirmation.requestedBank', terms.confirmation.requestedBank],
        ['transferringBank', terms.transferringBank],
        ['reimbursingBank', terms.reimbursingBank],
    ];

    return named.flatMap(([path, bank]) => (bank === undefined ? [] : [[path, bank] as const]));
}

function confirmationFaults(
    { instruction, requestedBank }: CreditTerms['confirmation'],
    bank: string,
): readonly Fault[] {
    const path = 'confirmation.requestedBank';
    if (instruction === 'WITHOUT' || requestedBank === undefined) {
        return [
            ...when(instruction !== 'WITHOUT', fault('CONFIRMING_BANK_MUST_BE_NAMED', path)),
            ...when(requestedBank !== undefined, fault('CONFIRMING_BANK_MUST_NOT_BE_NAMED', path)),
        ];
    }

    return [
        ...memberFaults(path, requestedBank),
        ...when(requestedBank.mspId === bank, fault('CONFIRMING_BANK_MUST_DIFFER_FROM_ISSUING', path)),
    ];
}

function transferFaults({ form, availability, transferringBank, transferred }: CreditTerms): readonly Fault[] {
    const isNeeded = form === 'IRREVOCABLE_TRANSFERABLE' && availability.availableWith.kind === 'ANY_BANK';

    return [
        ...(transferringBank === undefined ? [] : memberFaults('transferringBank', transferringBank)),
        ...when(
            transferringBank !== undefined && !isNeeded,
            fault('TRANSFERRING_BANK_MUST_BE_NEEDED', 'transferringBank'),
        ),
        ...when(transferred !== undefined, fault('CREDIT_MUST_NOT_BE_ISSUED_AS_TRANSFERRED', 'transferred')),
    ];
}

/** Who acts here is named by its id here; whether that is a member's, the check of all names says. */
function memberFaults(path: string, { mspId }: CreditBank): readonly Fault[] {
    return when(mspId === undefined, fault('BANK_MUST_BE_MEMBER', `${path}.mspId`));
}

/** A bank of the consortium bears the codes that the member book has of it; another is told by a code, or where it is (options A and D). */
function namingFaults(path: string, named: CreditBank, memberBook: MemberBook): readonly Fault[] {
    if (named.mspId === undefined) {
        const isIdentified = [named.bic, named.cnaps, named.address].some((each) => each !== undefined);

        return when(!isIdentified, fault('BANK_MUST_BE_IDENTIFIED', path));
    }
    const member = memberOf(memberBook, named.mspId);
    if (member === undefined) {
        return [fault('BANK_MUST_BE_MEMBER', `${path}.mspId`)];
    }

    return (['bic', 'cnaps', 'lei'] as const).flatMap((code) =>
        when(
            named[code] !== undefined && member[code] !== undefined && named[code] !== member[code],
            fault('BANK_MUST_BE_NAMED_BY_ITS_OWN_CODES', `${path}.${code}`),
        ),
    );
}

/** By whose days a bank works must not depend on which of two countries is believed. */
function placeFaults(path: string, { UNLocationCode, ...named }: CreditBank): readonly Fault[] {
    const country = countryOf(named);

    return when(
        UNLocationCode !== undefined && country !== undefined && !UNLocationCode.startsWith(country),
        fault('BANK_MUST_LIE_IN_ITS_COUNTRY', `${path}.UNLocationCode`),
    );
}

function memberOf({ members }: MemberBook, mspId: string | undefined): Member | undefined {
    return members.find((member) => member.mspId === mspId && member.kind === 'bank');
}
