import { deliveryCodes } from '../domestic-credit/domestic-faults.js';
import type { Tenor } from './availability.js';
import { faultsOf, when, type Fault } from './fault.js';
import { tenorsIn } from './tenors.js';
import type { CreditTerms } from './terms.js';

const fault = faultsOf({
    TENOR_MUST_RUN_FROM_A_REQUIRED_DOCUMENT: {
        rule: 'UCP 600 art. 7a, 14g',
        problem: 'must run from a day that a required document shows',
    },
});

/**
 * What is wrong with a tenor that runs from the day of a document: where the credit asks for none that shows it, what
 * complies with the credit could never be honoured, and the bank would be bound all the same (UCP 600 art. 7b).
 */
export function tenorStartFaults(terms: CreditTerms): readonly Fault[] {
    const asked = terms.requiredDocuments.map(({ documentTypeCode }) => documentTypeCode);
    const drawn = terms.availability.drafts === undefined ? [] : ['490'];

    return tenorsIn(terms.availability).flatMap(([path, { basis }]) => {
        const telling = codesTelling(basis, terms);
        const isTold = telling === undefined || [...asked, ...drawn].some((code) => telling.includes(code));

        return when(!isTold, fault('TENOR_MUST_RUN_FROM_A_REQUIRED_DOCUMENT', `${path}.basis`));
    });
}

/** The documents that show from when such a tenor runs; undefined where it runs from none. */
function codesTelling(basis: Tenor['basis'], { applicableRules }: CreditTerms): readonly string[] | undefined {
    switch (basis) {
        case 'SIGHT':
        case 'FIXED':
        case 'AFTER_SIGHT':
            return undefined;
        case 'AFTER_DATE':
            return ['490'];
        case 'AFTER_INVOICE_DATE':
            return ['380', '393', '388'];
        case 'AFTER_BL_DATE':
            // Under the measures for domestic credits, who took the goods over tells it as well.
            return applicableRules.code === 'PRC_DOMESTIC' ? deliveryCodes : deliveryCodes.filter(isOfTransport);
        case 'AFTER_SERVICE_DATE':
            return ['2'];
    }
}

function isOfTransport(code: string): boolean {
    return code !== '632';
}
