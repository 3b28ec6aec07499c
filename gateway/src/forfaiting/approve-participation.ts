import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import {
    acceptParticipationSchema,
    payParticipationSchema,
    type AcceptParticipation,
    type PayParticipation,
} from '@cohong/domain/forfaiting/participation/api';
import { owedUnder } from '@cohong/domain/forfaiting/participation/owed';
import { coinsOwed } from '@cohong/domain/forfaiting/participation/pay-participation';
import type { Approve } from '../approval/approval-routes.js';
import { approveFromVault } from '../dcep/approve-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import type { Ledger } from '../fabric/ledger.js';
import { ParticipationClient } from './participation-client.js';

/** Accepts a share, and where its price is paid with it, pays it in e-CNY out of the vault of the participant. */
export function approveParticipationAcceptance(purse: Purse): Approve {
    return approveFromVault(purse, {
        dueOf: (input, ledger) => dueByAcceptance(acceptParticipationSchema.parse(input), ledger),
        approve: (ledger, approvalId, payment) =>
            new ParticipationClient(ledger).approve('participation:ApproveAcceptance', approvalId, payment),
    });
}

/** Pays what is owed under a participation in e-CNY out of the vault of the bank that owes it. */
export function approveParticipationPayment(purse: Purse): Approve {
    return approveFromVault(purse, {
        dueOf: (input, ledger) => dueByPayment(payParticipationSchema.parse(input), ledger),
        approve: (ledger, approvalId, payment) =>
            new ParticipationClient(ledger).approve('participation-payment:ApprovePayment', approvalId, payment),
    });
}

async function dueByAcceptance(
    { participationId, pays }: AcceptParticipation,
    ledger: Ledger,
): Promise<PaymentDue | undefined> {
    if (pays === undefined) {
        return undefined;
    }
    const participation = await new ParticipationClient(ledger).read({ participationId });
    const owed = owedUnder({ ...participation, status: 'ACCEPTED' });

    return owed && coinsOwed(owed, participation);
}

/** Nothing is due where something else, or nothing, is owed now: the ledger says why. */
async function dueByPayment(
    { participationId, what }: PayParticipation,
    ledger: Ledger,
): Promise<PaymentDue | undefined> {
    const participation = await new ParticipationClient(ledger).read({ participationId });
    const { owed } = participation;

    return owed?.what === what ? coinsOwed(owed, participation) : undefined;
}
