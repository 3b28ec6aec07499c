import { ApprovalContract, type ApprovalCollection } from '@cohong/chaincode-runtime';
import { mustHaveRole } from '@cohong/domain/party/actors';
import { bankInView, coinsOf, frozenPlace } from '../places.js';

/**
 * Approvals of the central bank's issuers, each with the coins of the bank that it concerns, and of its officers: of
 * policies with the coins of the bank that endorses beside it, and elsewhere where they name no bank: they freeze wallets,
 * of which neither banks nor issuers know.
 */
export class DcepApprovalContract extends ApprovalContract {
    constructor() {
        super(approvalPlace);
    }
}

/** Where those lie of whoever calls. */
export const approvalPlace: ApprovalCollection = async (ctx, bank) => {
    const caller = await ctx.caller();
    if (caller.kind !== 'central-bank' || bank !== undefined) {
        return coinsOf(await bankInView(ctx, bank));
    }
    mustHaveRole(caller, ['officer', 'regulator']);

    return frozenPlace;
};
