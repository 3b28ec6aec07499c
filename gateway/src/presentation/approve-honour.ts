import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import { toWire } from '@cohong/domain/kernel/json';
import { honourPresentationSchema, type HonourPresentation } from '@cohong/domain/presentation/api';
import { debtFor } from '@cohong/domain/presentation/honour-presentation';
import { coinsDue } from '@cohong/domain/presentation/payment';
import type { Approve } from '../approval/approval-routes.js';
import { paidFromVault } from '../dcep/paid-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import type { Ledger } from '../fabric/ledger.js';
import { CreditClient } from '../letter-of-credit/credit-client.js';
import { PresentationClient } from './presentation-client.js';

/** Honours a presentation: what is paid in e-CNY at sight with coins of the bank's vault, which move in the same transaction. */
export function approveHonour(purse: Purse): Approve {
    return async ({ approvalId, input, status }, { ledger, readModel, request }) => {
        const presentations = new PresentationClient(ledger);
        const order = honourPresentationSchema.parse(toWire(input));
        // An approval decided already needs no coins: the ledger repeats its outcome for the same request, or refuses.
        const due = status === 'AWAITING' ? await dueAtSight(order, ledger) : undefined;

        return await paidFromVault({ purse, read: readModel }, { transferId: approvalId, due }, (payment) =>
            presentations.approve('presentation:ApproveHonour', approvalId, { request, ...payment }),
        );
    };
}

async function dueAtSight({ means, ...address }: HonourPresentation, ledger: Ledger): Promise<PaymentDue | undefined> {
    if (means?.kind !== 'E_CNY') {
        return undefined;
    }
    const presentation = await new PresentationClient(ledger).readPresentation(address);
    const { terms } = await new CreditClient(ledger).readCredit({ creditId: address.creditId });

    return coinsDue(debtFor(presentation, { terms, amount: presentation.amount }), means);
}
