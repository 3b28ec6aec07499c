import type { Route } from '../http/route.js';
import { capitalAccountRoutes, type CapitalAccountParts } from './capital-account-routes.js';
import { capitalPaymentRoutes } from './capital-payment-routes.js';
import { capitalPolicyRoutes } from './capital-policy-routes.js';
import { capitalPopulationRoutes } from './capital-population-routes.js';
import { capitalSupervisionRoutes } from './capital-supervision-routes.js';

export interface CapitalParts extends CapitalAccountParts {
    readonly banks: readonly string[];
}

/** Payments out of capital receipts without proof, and what of them is drawn and checked afterwards. */
export function capitalRoutes({ mspId, events, banks }: CapitalParts): readonly Route[] {
    return [
        ...capitalAccountRoutes({ mspId, events }),
        ...capitalPaymentRoutes(mspId),
        ...capitalPopulationRoutes(mspId),
        ...capitalPolicyRoutes,
        ...capitalSupervisionRoutes(banks),
    ];
}
