import type { TransferDrafts } from '../dcep/transfer-drafts.js';
import type { Route } from '../http/route.js';
import { lendingRoutes, type LendingParts } from './lending-routes.js';
import { packingCreditPolicyRoutes } from './packing-credit-policy-routes.js';
import { packingCreditSupervisionRoutes } from './packing-credit-supervision-routes.js';
import { paymentRoutes } from './payment-routes.js';

export interface PackingCreditParts extends LendingParts {
    readonly drafts: TransferDrafts;
    readonly banks: readonly string[];
}

/** Order finance: loans on purchase orders, their conversion to declarations, and what regulators set and see of it. */
export function packingCreditRoutes({ mspId, events, drafts, banks }: PackingCreditParts): readonly Route[] {
    return [
        ...packingCreditPolicyRoutes,
        ...lendingRoutes({ mspId, events }),
        ...paymentRoutes(drafts),
        ...packingCreditSupervisionRoutes(banks),
    ];
}
