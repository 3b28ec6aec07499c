import { refusals } from '../kernel/refusal.js';
import type { IssueAmendment } from './amendment-api.js';
import { amended, type Amendment } from './amendment.js';
import type { ApplicationFacts } from './apply-for-credit.js';
import { mustBeLive, type Credit } from './credit.js';
import { mustCoverDrawn, type Drawn } from './drawing.js';
import { faultsOf, mustHaveNoFaults, when, type Fault } from './fault.js';
import { partyBanks } from './parties.js';
import { termsFaults } from './terms-faults.js';
import type { CreditTerms } from './terms.js';

const refusal = refusals({ AMENDMENT_MUST_BE_BY_ISSUING_BANK: 'forbidden', AMENDMENT_MUST_BE_NEXT: 'conflict' });

const fault = faultsOf({
    AMENDMENT_MUST_CHANGE_SOMETHING: { rule: 'MT707', problem: 'must change or remove something' },
    REMOVED_FIELD_MUST_NOT_BE_CHANGED: { rule: 'MT707', problem: 'must not be both changed and removed' },
    CURRENCY_MUST_STAY: { rule: 'MT707 32B, 33B', problem: 'must be the currency of the credit' },
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
 * accepted or may still be.
 */
export function issueAmendment(
    { creditId, number, changes, removes }: IssueAmendment,
    { credit, amendments, drawn, at, ...naming }: AmendingFacts,
): { readonly credit: Credit; readonly amendment: Amendment } {
    if (naming.bank !== credit.issuingBank) {
        throw refusal('AMENDMENT_MUST_BE_BY_ISSUING_BANK');
    }
    mustBeLive(credit);
    if (number !== credit.numberOfAmendments + 1) {
        throw refusal('AMENDMENT_MUST_BE_NEXT', { next: credit.numberOfAmendments + 1 });
    }
    const standing = amendments.filter(({ answer }) => answer === undefined || answer.outcome === 'ACCEPTED');
    const before = amended(credit.terms, standing);
    const after = amended(before, [{ number, changes, removes }]);
    mustHaveNoFaults([
        ...changeFaults({ changes, removes }, before, after),
        ...termsFaults(after, { ...naming, issueDate: credit.issueDate }),
    ]);
    mustCoverDrawn(after, drawn);

    return {
        credit: { ...credit, numberOfAmendments: number },
        amendment: { creditId, number, changes, removes, issuedAt: at, advices: [] },
    };
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
        ...when(!stay, fault('PARTY_BANKS_MUST_STAY', 'availability.availableWith')),
    ];
}
