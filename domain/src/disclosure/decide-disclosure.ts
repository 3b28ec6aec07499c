import { refusals } from '../kernel/refusal.js';
import type { AskDisclosure } from './api.js';
import {
    mustAwaitApproval,
    mustBeApproved,
    mustNotHaveEnded,
    type Deed,
    type DisclosureCase,
} from './disclosure-case.js';

const refusal = refusals({
    WALLET_MUST_EXIST: 'not-found',
    APPROVER_MUST_DIFFER_FROM_ASKER: 'forbidden',
    APPROVERS_MUST_DIFFER: 'forbidden',
});

/** Asks to learn who stands behind a wallet. A case that would end before it begins is refused at once. */
export function askDisclosure(
    input: AskDisclosure,
    { by, at, isWalletThere }: Deed & { readonly isWalletThere: boolean },
): DisclosureCase {
    if (!isWalletThere) {
        throw refusal('WALLET_MUST_EXIST');
    }
    mustNotHaveEnded(input, at);

    return { ...input, status: 'ASKED', askedBy: by, askedAt: at, approvals: [] };
}

/**
 * One of two approvals. Three people are in it: the one who asked and two officers. That a regulator asks and officers
 * approve does not make sure of it: the same user may have been given a certificate of another role meanwhile.
 */
export function approveDisclosure(asked: DisclosureCase, approval: Deed): DisclosureCase {
    const status = asked.status === 'ASKED' ? 'APPROVED_ONCE' : 'APPROVED';
    mustAwaitApproval(asked, status);
    mustNotHaveEnded(asked, approval.at);
    if (approval.by === asked.askedBy) {
        throw refusal('APPROVER_MUST_DIFFER_FROM_ASKER');
    }
    if (asked.approvals.some(({ by }) => by === approval.by)) {
        throw refusal('APPROVERS_MUST_DIFFER');
    }

    return { ...asked, status, approvals: [...asked.approvals, approval] };
}

/** One officer's no is enough. */
export function refuseDisclosure(asked: DisclosureCase, refused: Deed): DisclosureCase {
    mustAwaitApproval(asked, 'REFUSED');

    return { ...asked, status: 'REFUSED', refused };
}

/** Ends a case before its last day: what it was for is done. */
export function endDisclosure(approved: DisclosureCase, ended: Deed): DisclosureCase {
    mustBeApproved(approved);

    return { ...approved, status: 'ENDED', ended };
}
