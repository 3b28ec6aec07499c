import { setOfflinePoliciesSchema } from '@cohong/domain/offline/api';
import { offlinePolicyBookSchema } from '@cohong/domain/offline/offline-policy';
import { witnessedPolicyRoutes } from '../approval/witnessed-policy-routes.js';
import type { Route } from '../http/route.js';

/** How much may be paid without a connection: public, dated, signed, set by the central bank. */
export function offlinePolicyRoutes(banks: readonly string[]): readonly Route[] {
    // Endorsed by the central bank and a bank, whichever.
    const [witness = ''] = banks;

    return witnessedPolicyRoutes({
        path: '/v1/offline-policies',
        what: 'how much, how often and for how long a device may pay without a connection',
        example: {
            effectiveFrom: '2026-01-01',
            caps: { amount: { amount: '500.00', currency: 'CNY' }, payments: 10, hours: 72 },
            registrationHours: 168,
        },
        policies: setOfflinePoliciesSchema.omit({ witness: true }),
        book: offlinePolicyBookSchema,
        names: {
            read: 'dcep/device:ReadOfflinePolicies',
            set: 'dcep/device:SetOfflinePolicies',
            propose: 'dcep/device:ProposeOfflinePolicies',
        },
        witness,
    });
}
