import { setPackingCreditPolicySchema } from '@cohong/domain/packing-credit/api';
import { packingCreditPolicyBookSchema } from '@cohong/domain/packing-credit/packing-credit-policy';
import { policyRoutes } from '../approval/policy-routes.js';
import { examplePackingCreditPolicy } from './packing-credit-examples.js';

/** How much may be advanced on orders: public, dated, set by the foreign-exchange regulator. */
export const packingCreditPolicyRoutes = policyRoutes({
    path: '/v1/packing-credit-policies',
    what: 'how much may be advanced on orders before shipment',
    example: examplePackingCreditPolicy,
    policy: setPackingCreditPolicySchema,
    book: packingCreditPolicyBookSchema,
    names: {
        read: 'trade/packing-credit-policy:ReadPolicies',
        set: 'trade/packing-credit-policy:SetPolicy',
        propose: 'trade/packing-credit-policy:ProposePolicy',
    },
});
