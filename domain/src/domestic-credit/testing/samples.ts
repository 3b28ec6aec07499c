import type { DomesticPolicy } from '../domestic-policy.js';

/** As the consortium is founded with it. */
export const domesticPolicy: DomesticPolicy = {
    effectiveFrom: '2016-10-08',
    examinationDays: 5,
    adviceDays: 3,
    presentationDays: 15,
    longestTenorDays: 365,
    monthsToCancellation: 1,
    source: 'Measures for the Settlement of Domestic Letters of Credit, 2016, no. 10',
};
export const domesticPolicies = { policies: [domesticPolicy] };
