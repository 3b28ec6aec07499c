import type { TransferDrafts } from '../dcep/transfer-drafts.js';
import type { Route } from '../http/route.js';
import { financingLifeRoutes } from './financing-life-routes.js';
import { financingRoutes, type FinancingParts } from './financing-routes.js';
import { presentationFinancingRoute } from './presentation-financing-routes.js';
import { repaymentRoutes } from './repayment-routes.js';

export interface ReceivableParts extends FinancingParts {
    readonly drafts: TransferDrafts;
}

/** How banks lend against declarations and documents under credits, and are repaid. */
export function receivableRoutes({ mspId, events, drafts }: ReceivableParts): readonly Route[] {
    return [
        ...financingRoutes({ mspId, events }),
        presentationFinancingRoute({ events }),
        ...financingLifeRoutes(mspId),
        ...repaymentRoutes({ mspId, drafts }),
    ];
}
