import type { Route } from '../http/route.js';
import { circleRoutes } from './circle-routes.js';
import { impossibleJourneyRoutes } from './impossible-journey-routes.js';
import { priceOutlierRoutes } from './price-outlier-routes.js';

/** Features by which regulators find what to ask about. A hit is a question for people, not a finding, and stops nothing. */
export const anomalyRoutes: readonly Route[] = [...circleRoutes, ...priceOutlierRoutes, ...impossibleJourneyRoutes];
