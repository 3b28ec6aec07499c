import type { Route } from '../http/route.js';
import { filingRoutes } from './filing-routes.js';
import { outwardPaymentRoutes, type OutwardPaymentParts } from './outward-payment-routes.js';
import { taxFormPolicyRoutes } from './tax-form-policy-routes.js';
import { taxFormSupervisionRoutes } from './tax-form-supervision-routes.js';

export interface TaxFormParts extends OutwardPaymentParts {
    readonly banks: readonly string[];
}

/** Tax filing forms, payments abroad on them and without one, and what regulators see of both. */
export function taxFormRoutes({ mspId, events, banks }: TaxFormParts): readonly Route[] {
    return [
        ...filingRoutes,
        ...taxFormPolicyRoutes,
        ...outwardPaymentRoutes({ mspId, events }),
        ...taxFormSupervisionRoutes(banks),
    ];
}
