import { setImportFinancingPolicySchema } from '@cohong/domain/import-financing/api';
import { importFinancingPolicyBookSchema } from '@cohong/domain/import-financing/import-financing-policy';
import { policyRoutes } from '../approval/policy-routes.js';
import { exampleImportFinancingPolicy } from './import-financing-examples.js';

/** How much may be lent to pay for imports: public, dated, set by the foreign-exchange regulator. */
export const importFinancingPolicyRoutes = policyRoutes({
    path: '/v1/import-financing-policies',
    what: 'how much may be lent to pay for imports, and for how long',
    example: exampleImportFinancingPolicy,
    policy: setImportFinancingPolicySchema,
    book: importFinancingPolicyBookSchema,
    names: {
        read: 'trade/import-financing-policy:ReadPolicies',
        set: 'trade/import-financing-policy:SetPolicy',
        propose: 'trade/import-financing-policy:ProposePolicy',
    },
});
