import { ApprovalContract, type CohongContext } from '@cohong/chaincode-runtime';
import { mustHaveRole } from '@cohong/domain/party/actors';
import { bankInView, coinsOf, frozenPlace } from '../places.js';

/**
 * Approvals of the central bank's issuers, each with the coins of the bank that it concerns, and of its officers, who
 * name no bank: they freeze wallets, of which neither banks nor issuers know.
 */
export class DcepApprovalContract extends ApprovalContract {
    constructor() {
        super(placeOf);
    }
}

async function placeOf(ctx: CohongContext, bank: string | undefined): Promise<string> {
    const caller = await ctx.caller();
    if (caller.kind !== 'central-bank' || bank !== undefined) {
        return coinsOf(await bankInView(ctx, bank));
    }
    mustHaveRole(caller, ['officer', 'regulator']);

    return frozenPlace;
}
