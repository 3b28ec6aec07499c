import { domesticFaults, type DomesticDrafting } from '../domestic-credit/domestic-faults.js';
import { amountFaults } from './amount-faults.js';
import { availabilityFaults } from './availability-faults.js';
import { bankFaults, type Naming } from './bank-faults.js';
import { dateFaults } from './date-faults.js';
import { documentFaults } from './document-faults.js';
import type { Fault } from './fault.js';
import { tenorStartFaults } from './tenor-start-faults.js';
import type { CreditTerms } from './terms.js';

/** By whom, among whom and on which day a credit is issued. */
export interface Drafting extends Naming, DomesticDrafting {}

/**
 * Everything that the articles on credits (UCP 600 art. 2, 3, 6, 14h), the network rules of the MT700, and for domestic
 * credits the measures of 2016 find wrong with what a credit says, in the order of its fields.
 */
export function termsFaults(terms: CreditTerms, drafting: Drafting): readonly Fault[] {
    return [
        ...bankFaults(terms, drafting),
        ...dateFaults(terms, drafting.issueDate),
        ...amountFaults(terms, drafting.issueDate),
        ...availabilityFaults(terms),
        ...tenorStartFaults(terms),
        ...documentFaults(terms),
        ...domesticFaults(terms, drafting),
    ];
}
