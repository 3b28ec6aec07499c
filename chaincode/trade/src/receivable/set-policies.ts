import { setFinancingPolicySchema } from '@cohong/domain/receivable/api';
import { setFinancingPolicy } from '@cohong/domain/receivable/set-financing-policy';
import { SignedPolicies } from '../approval/signed-policies.js';
import { financingPolicies } from './records.js';

/** How the foreign-exchange regulator sets what may be financed. */
export const policies = new SignedPolicies({
    authority: 'foreign-exchange-regulator',
    proposers: ['officer', 'regulator'],
    schema: setFinancingPolicySchema,
    book: financingPolicies,
    add: setFinancingPolicy,
    act: 'financing-policy:ApproveFinancingPolicy',
    events: ['FinancingPolicyProposed', 'FinancingPolicySet'],
});
