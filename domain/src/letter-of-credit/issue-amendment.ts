import { refusals } from '../kernel/refusal.js';
import type { IssueAmendment } from './amendment-api.js';
import { amended, type Amendment } from './amendment.js';
import type { ApplicationFacts } from './apply-for-credit.js';
import { mustBeLive, type Credit } from './credit.js';
import type { CreditParty } from './credit-party.js';
import { mustCoverDrawn, type Drawn } from './drawing.js';
import { faultsOf, mustHaveNoFaults, when, type Fault } from './fault.js';
import { partyBanks } from './parties.js';
import type { Offer } from './repeats.js';
import { mustStandAmong, standing } from './standing.js';
import { whatItStandsOn } from './stands-on.js';
import { termsFaults, type Drafting } from './terms-faults.js';
import type { CreditTerms } from './terms.js';

const refusal = refusals({ AMENDMENT_MUST_BE_BY_ISSUING_BANK: 'forbidden', AMENDMENT_MUST_BE_NEXT: 'conflict' });

const fault = faultsOf({
    AMENDMENT_MUST_CHANGE_SOMETHING: { rule: 'MT707', problem: 'must change or remove something' },
    REMOVED_FIELD_MUST_NOT_BE_CHANGED: { rule: 'MT707', problem: 'must not be both changed and removed' },
    CURRENCY_MUST_STAY: { rule: 'MT707 32B, 33B', problem: 'must be the currency of the credit' },
    PARTIES_MUST_STAY: {
        rule: 'MT707 50, 59',
        problem: 'must be the same person, in the same country and by the same codes',
    },
    ASKED_CONFIRMATION_MUST_STAY: { rule: 'MT707 49, 58a', problem: 'must stay once a bank was asked to confirm' },
    PARTY_BANKS_MUST_STAY: { rule: 'UCP 600 art. 10a', problem: 'must leave the banks that are party to the credit' },
});

/** What the ledger knows of the credit that is amended. */
export interface AmendingFacts extends ApplicationFacts {
    readonly credit: Credit;
    /** All that were issued so far. */
    readonly amendments: readonly Amendment[];
    readonly drawn: Drawn;
}

/**
 * Offers a change of the credit, and from that moment the issuing bank is irrevocably bound by it (UCP 600 art. 10b); for
 * the beneficiary the old terms stay in force until it accepts (art. 10c). It is tested on top of everything that is
 * accepted or may still be; and it stands on what it cannot be accepted without.
 */
export function issueAmendment(
    { creditId, standsOn: named, ...offer }: IssueAmendment,
    { credit, amendments, drawn, at, ...naming }: AmendingFacts,
): { readonly credit: Credit; readonly amendment: Amendment } {
    const { number } = offer;
    if (naming.bank !== credit.issuingBank) {
        throw refusal('AMENDMENT_MUST_BE_BY_ISSUING_BANK');
    }
    mustBeLive(credit);
    if (number !== credit.numberOfAmendments + 1) {
        throw refusal('AMENDMENT_MUST_BE_NEXT', { next: credit.numberOfAmendments + 1 });
    }
    const offered = standing(amendments);
    mustStandAmong(named ?? [], offered);
    const faultsOn = (accepted: readonly Amendment[]): readonly Fault[] =>
        offerFaults(offer, amended(credit.terms, accepted), { ...naming, issueDate: credit.issueDate });
    mustHaveNoFaults(faultsOn(offered));
    mustCoverDrawn(amended(credit.terms, [...offered, offer]), drawn);
    const isSound = (accepted: readonly Amendment[]): boolean => faultsOn(accepted).length === 0;
    const standsOn = whatItStandsOn(offer, { credit, amendments: offered, named, at, isSound });

    return {
        credit: { ...credit, numberOfAmendments: number },
        amendment: {
            creditId,
            ...offer,
            ...(standsOn.length > 0 && { standsOn: [...standsOn] }),
            issuedAt: at,
            advices: [],
        },
    };
}

/** What is wrong with the offer, and with the terms with it. */
function offerFaults(offer: Offer, before: CreditTerms, drafting: Drafting): readonly Fault[] {
    const after = amended(before, [offer]);

    return [...changeFaults(offer, before, after), ...termsFaults(after, drafting)];
}

function changeFaults(
    { changes, removes }: Pick<Amendment, 'changes' | 'removes'>,
    before: CreditTerms,
    after: CreditTerms,
): readonly Fault[] {
    const isParty = new Set(partyBanks(before));
    const stay = partyBanks(after).length === isParty.size && partyBanks(after).every((bank) => isParty.has(bank));

    return [
        ...when(
            Object.keys(changes).length + removes.length === 0,
            fault('AMENDMENT_MUST_CHANGE_SOMETHING', 'changes'),
        ),
        ...removes.flatMap((field) => when(field in changes, fault('REMOVED_FIELD_MUST_NOT_BE_CHANGED', field))),
        ...when(after.amount.currency !== before.amount.currency, fault('CURRENCY_MUST_STAY', 'amount.currency')),
        ...(['applicant', 'beneficiary'] as const).flatMap((party) =>
            when(!isSamePerson(before[party], after[party]), fault('PARTIES_MUST_STAY', party)),
        ),
        ...when(
            'confirmation' in changes && before.confirmation.instruction !== 'WITHOUT',
            fault('ASKED_CONFIRMATION_MUST_STAY', 'confirmation'),
        ),
        ...when(!stay, fault('PARTY_BANKS_MUST_STAY', 'availability.availableWith')),
    ];
}

/** A name or an address is corrected; the codes by which a person is known, and its country (UCP 600 art. 14j), are not. */
function isSamePerson(before: CreditParty, after: CreditParty): boolean {
    const known = (['uscc', 'lei'] as const).filter((code) => before[code] !== undefined);

    return before.countryCode === after.countryCode && known.every((code) => before[code] === after[code]);
}
