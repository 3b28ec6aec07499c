import { coinsOf } from '@cohong/domain/assignment/pay-proceeds';
import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import { toWire } from '@cohong/domain/kernel/json';
import {
    honourPresentationSchema,
    negotiatePresentationSchema,
    type HonourPresentation,
    type NegotiatePresentation,
} from '@cohong/domain/presentation/api';
import { partyBehind } from '@cohong/domain/presentation/amended-choices';
import { dueAtSight } from '@cohong/domain/presentation/due-parts';
import { debtFor } from '@cohong/domain/presentation/honour-presentation';
import { presentedAt } from '@cohong/domain/presentation/presentation';
import type { Approve } from '../approval/approval-routes.js';
import { assignmentsPaid, movesCoins } from '../assignment/assignments-paid.js';
import { paidFromVault } from '../dcep/paid-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import type { Ledger } from '../fabric/ledger.js';
import { AmendmentClient } from '../letter-of-credit/amendment-client.js';
import { CreditClient } from '../letter-of-credit/credit-client.js';
import { PresentationClient, type PresentationApproval } from './presentation-client.js';

/** Honours a presentation: what is paid in e-CNY at sight with coins of the bank's vault, which move in the same transaction. */
export function approveHonour(purse: Purse): Approve {
    return approving('presentation:ApproveHonour', purse, (input, ledger) =>
        coinsOfHonour(honourPresentationSchema.parse(input), ledger),
    );
}

/** Negotiates a presentation: what is advanced in e-CNY with coins of the bank's vault, which move in the same transaction. */
export function approveNegotiation(purse: Purse): Approve {
    return approving('presentation:ApproveNegotiation', purse, (input, ledger) =>
        coinsOfNegotiation(negotiatePresentationSchema.parse(input), ledger),
    );
}

/** What is to be paid in coins for what was proposed; nothing where it is paid otherwise. */
type Due = (input: unknown, ledger: Ledger) => Promise<PaymentDue | undefined>;

function approving(act: PresentationApproval, purse: Purse, dueOf: Due): Approve {
    return async ({ approvalId, input, status }, { ledger, readModel, request }) => {
        // An approval decided already needs no coins: the ledger repeats its outcome for the same request, or refuses.
        const due = status === 'AWAITING' ? await dueOf(toWire(input), ledger) : undefined;

        return await paidFromVault({ purse, read: readModel }, { transferId: approvalId, due }, (payment) =>
            new PresentationClient(ledger).approve(act, approvalId, { request, ...payment }),
        );
    };
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
    const amount = dueAtSight(presentation, { terms, original });

    const assignments = await assignmentsPaid({ shares }, { ledger, creditId });

    return amount && coinsOf(debtFor(presentation, { terms, amount }), { means, shares }, assignments);
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
