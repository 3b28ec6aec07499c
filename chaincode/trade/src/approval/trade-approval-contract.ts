import { ApprovalContract } from '@cohong/chaincode-runtime';
import { vaultInView } from '../places.js';

/** Approvals of banks, each in its own vault. A regulator may look at them; only the bank's checker decides. */
export class TradeApprovalContract extends ApprovalContract {
    constructor() {
        super(vaultInView);
    }
}
