import { ApprovalContract, type ApprovalCollection } from '@cohong/chaincode-runtime';
import { mustBeRegulator } from '@cohong/domain/party/actors';
import { registryPlace, vaultInView } from '../places.js';

/**
 * Approvals of banks, each in its own vault, and those of officers of both regulators where they alone read. A
 * regulator may look at a bank's; only the bank's checker decides.
 */
export class TradeApprovalContract extends ApprovalContract {
    constructor() {
        super(approvalPlace);
    }
}

/** Where those lie of whoever calls. */
export const approvalPlace: ApprovalCollection = async (ctx, bank) => {
    const caller = await ctx.caller();
    if (bank !== undefined || caller.kind === 'bank') {
        return await vaultInView(ctx, bank);
    }
    mustBeRegulator(caller, 'officer', 'regulator');

    return registryPlace;
};
