import type { TransferDrafts } from '../dcep/transfer-drafts.js';
import type { Route } from '../http/route.js';
import { importFinancingPolicyRoutes } from './import-financing-policy-routes.js';
import { importFinancingSupervisionRoutes } from './import-financing-supervision-routes.js';
import { lifeRoutes } from './life-routes.js';
import { paymentRoutes } from './payment-routes.js';
import { requestRoutes, type RequestParts } from './request-routes.js';

export interface ImportFinancingParts extends RequestParts {
    readonly drafts: TransferDrafts;
    readonly banks: readonly string[];
}

/** Cash on delivery: what banks pay for imports, the loans that pay for them, and what regulators set and see of it. */
export function importFinancingRoutes({ mspId, events, drafts, banks }: ImportFinancingParts): readonly Route[] {
    return [
        ...importFinancingPolicyRoutes,
        ...requestRoutes({ mspId, events }),
        ...paymentRoutes(drafts),
        ...lifeRoutes,
        ...importFinancingSupervisionRoutes(banks),
    ];
}
