import { coinsOf } from '@cohong/domain/assignment/pay-proceeds';
import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import type { Money } from '@cohong/domain/kernel/money';
import {
    honourPresentationSchema,
    negotiatePresentationSchema,
    type HonourPresentation,
    type NegotiatePresentation,
} from '@cohong/domain/presentation/api';
import { partyBehind } from '@cohong/domain/presentation/amended-choices';
import { dueAtSight } from '@cohong/domain/presentation/due-parts';
import { debtFor } from '@cohong/domain/presentation/honour-presentation';
import { presentedAt, type Presentation } from '@cohong/domain/presentation/presentation';
import { reimbursedBefore } from '@cohong/domain/reimbursement/reimbursed-before';
import type { Approve } from '../approval/approval-routes.js';
import { assignmentsPaid, movesCoins } from '../assignment/assignments-paid.js';
import { approveFromVault, type PayingAct } from '../dcep/approve-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import type { Ledger } from '../fabric/ledger.js';
import { AmendmentClient } from '../letter-of-credit/amendment-client.js';
import { CreditClient } from '../letter-of-credit/credit-client.js';
import { ReimbursementClient } from '../reimbursement/reimbursement-client.js';
import { PresentationClient, type PresentationApproval } from './presentation-client.js';

/** Honours a presentation: what is paid at sight in e-CNY out of the bank's vault. */
export function approveHonour(purse: Purse): Approve {
    return approveFromVault(purse, {
        dueOf: (input, ledger) => coinsOfHonour(honourPresentationSchema.parse(input), ledger),
        approve: approving('presentation:ApproveHonour'),
    });
}

/** Negotiates a presentation: what is advanced in e-CNY out of the bank's vault. */
export function approveNegotiation(purse: Purse): Approve {
    return approveFromVault(purse, {
        dueOf: (input, ledger) => coinsOfNegotiation(negotiatePresentationSchema.parse(input), ledger),
        approve: approving('presentation:ApproveNegotiation'),
    });
}

function approving(act: PresentationApproval): PayingAct['approve'] {
    return (ledger, approvalId, payment) => new PresentationClient(ledger).approve(act, approvalId, payment);
}

async function coinsOfHonour(
    { means, shares, ...address }: HonourPresentation,
    ledger: Ledger,
): Promise<PaymentDue | undefined> {
    if (means === undefined || !movesCoins({ means, shares })) {
        return undefined;
    }
    const presentations = new PresentationClient(ledger);
    const presentation = await presentations.readPresentation(address);
    const { creditId, firstPresentedAs } = presentation;
    const credit = await new CreditClient(ledger).readCredit({ creditId });
    const party = partyBehind(credit, presentation.examiningBank);
    const bound = { creditId, party, at: presentedAt(presentation) };
    const { terms } = await new AmendmentClient(ledger).readTermsAtTime(bound);
    const original =
        firstPresentedAs && (await presentations.readPresentation({ creditId, number: firstPresentedAs.number }));
    const reimbursed = firstPresentedAs && (await reimbursedIn(presentation, ledger));
    const amount = dueAtSight(presentation, { terms, original, reimbursed });

    const assignments = await assignmentsPaid({ shares }, { ledger, creditId });

    return amount && coinsOf(debtFor(presentation, { terms, amount }), { means, shares }, assignments);
}

/** What its bank was reimbursed for these documents before, of which no coins move. */
async function reimbursedIn(presentation: Presentation, ledger: Ledger): Promise<Money | undefined> {
    const { creditId, receivedAt: at } = presentation;
    const reimbursementClaims = await new ReimbursementClient(ledger).readClaims({ creditId });

    return reimbursedBefore(presentation, { reimbursementClaims, at })?.amount;
}

async function coinsOfNegotiation(
    { means, shares, advance: amount, creditId, number }: NegotiatePresentation,
    ledger: Ledger,
): Promise<PaymentDue | undefined> {
    const presentation = await new PresentationClient(ledger).readPresentation({ creditId, number });
    const { terms } = await new CreditClient(ledger).readCredit({ creditId });

    const assignments = await assignmentsPaid({ shares }, { ledger, creditId });

    return coinsOf(debtFor(presentation, { terms, amount }), { means, shares }, assignments);
}
