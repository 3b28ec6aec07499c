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

/** Honours or pays a presentation: in e-CNY with coins of the bank's vault, which move in the same transaction. */
export function approvePayment(
    act: 'presentation:ApproveHonour' | 'presentation:ApprovePayment',
    purse: Purse,
): Approve {
    return async ({ approvalId, input, status }, { ledger, readModel, request }) => {
        const presentations = new PresentationClient(ledger);
        const order = honourPresentationSchema.parse(toWire(input));
        // An approval decided already needs no coins: the ledger repeats its outcome for the same request, or refuses.
        const due = status === 'AWAITING' ? await dueBy(order, ledger) : undefined;
        if (due === undefined) {
            return await presentations.approve(act, approvalId, { request });
        }
        const pay = paidFromVault(purse, readModel, { transferId: approvalId, due });

        return await pay((settlement) => presentations.approve(act, approvalId, { request, settlement }));
    };
}

async function dueBy({ means, ...address }: HonourPresentation, ledger: Ledger): Promise<PaymentDue | undefined> {
    if (means?.kind !== 'E_CNY') {
        return undefined;
    }
    const presentation = await new PresentationClient(ledger).readPresentation(address);
    const credit = await new CreditClient(ledger).readCredit({ creditId: address.creditId });

    return coinsDue(debtFor(presentation, credit), means);
}
