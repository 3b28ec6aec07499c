import { setFinancingPolicySchema } from '@cohong/domain/receivable/api';
import { financingPolicyBookSchema } from '@cohong/domain/receivable/policy';
import { policyRoutes } from '../approval/policy-routes.js';

/** What may be financed, and for how long it is reserved: public, dated, set by the foreign-exchange regulator. */
export const financingPolicyRoutes = policyRoutes({
    path: '/v1/financing-policies',
    what: 'what may be financed',
    example: {
        effectiveFrom: '2026-01-01',
        capBasisPoints: 9000,
        reservationHours: 72,
        balanceQuestionsPerDay: 20,
        documentsCheckedPerDay: 200,
        verifications: { perDay: 2000, sourceSilentAfterHours: 24, validHours: 72 },
        creditInquiriesPerDay: 200,
        tenor: { maximumDays: 180, maximumExtensions: 2, maximumExtensionDays: 90 },
    },
    policy: setFinancingPolicySchema,
    book: financingPolicyBookSchema,
    names: {
        read: 'trade/receivable:ReadFinancingPolicy',
        set: 'trade/receivable:SetFinancingPolicy',
        propose: 'trade/financing-policy:ProposeFinancingPolicy',
    },
});
