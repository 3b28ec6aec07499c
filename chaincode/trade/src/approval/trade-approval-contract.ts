import { ApprovalContract, type ApprovalCollection } from '@cohong/chaincode-runtime';
import { mustBeActor } from '@cohong/domain/party/actors';
import { registryPlace, vaultInView } from '../places.js';

/**
 * Approvals of banks, each in its own vault, and those of officers of the central bank where the regulators alone read. A
 * regulator may look at a bank's; only the bank's checker decides.
 */
export class TradeApprovalContract extends ApprovalContract {
    constructor() {
        super(approvalPlace);
    }
}

const approvalPlace: ApprovalCollection = async (ctx, bank) => {
    const caller = await ctx.caller();
    if (bank !== undefined || caller.kind !== 'central-bank') {
        return await vaultInView(ctx, bank);
    }
    mustBeActor(caller, 'central-bank', 'officer', 'regulator');

    return registryPlace;
};
