import { setTaxFormPolicySchema } from '@cohong/domain/tax-form/api';
import { taxFormPolicyBookSchema } from '@cohong/domain/tax-form/tax-form-policy';
import { policyRoutes } from '../approval/policy-routes.js';
import { exampleTaxFormPolicy } from './tax-form-examples.js';

/** What needs a form at all: public, dated, set by the foreign-exchange regulator. */
export const taxFormPolicyRoutes = policyRoutes({
    path: '/v1/tax-form-policies',
    what: 'from what amount on a payment abroad needs a tax form, and when smaller ones look split',
    example: exampleTaxFormPolicy,
    policy: setTaxFormPolicySchema,
    book: taxFormPolicyBookSchema,
    names: {
        read: 'trade/tax-form:ReadTaxFormPolicies',
        set: 'trade/tax-form:SetTaxFormPolicy',
        propose: 'trade/tax-form:ProposeTaxFormPolicy',
    },
});
