import { SignedPolicies } from '@cohong/chaincode-runtime';
import { setFinancingPolicySchema } from '@cohong/domain/receivable/api';
import { setFinancingPolicy } from '@cohong/domain/receivable/set-financing-policy';
import { approvalPlace } from '../approval/trade-approval-contract.js';
import { financingPolicies } from './records.js';

/** How the foreign-exchange regulator sets what may be financed. */
export const policies = new SignedPolicies({
    placeOf: approvalPlace,
    authority: 'foreign-exchange-regulator',
    proposers: ['officer', 'regulator'],
    schema: setFinancingPolicySchema,
    book: financingPolicies,
    add: setFinancingPolicy,
    act: 'financing-policy:ApproveFinancingPolicy',
    events: ['FinancingPolicyProposed', 'FinancingPolicySet'],
});
