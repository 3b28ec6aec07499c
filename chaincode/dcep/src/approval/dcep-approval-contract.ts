import { ApprovalContract } from '@cohong/chaincode-runtime';
import { bankInView, coinsOf } from '../places.js';

/** Approvals of the central bank's issuers, each with the coins of the bank that it concerns. */
export class DcepApprovalContract extends ApprovalContract {
    constructor() {
        super(async (ctx, bank) => coinsOf(await bankInView(ctx, bank)));
    }
}
