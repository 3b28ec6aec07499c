import { declarationNumberParts } from '../kernel/identifiers/declaration-number.js';
import { zero } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import { mustBeDueLater } from '../receivable/due-date.js';
import { mustBePositive, type Asking } from '../receivable/request-financing.js';
import type { RequestImportFinancing } from './api.js';
import type { ImportFinancing } from './import-financing.js';

const refusal = refusals({
    DECLARATION_MUST_BE_IMPORT: 'invalid',
    DECLARATION_YEAR_MUST_NOT_BE_FUTURE: 'invalid',
    DUE_DATE_MUST_BE_OF_LOAN: 'invalid',
});

/**
 * Takes a bank's request to pay the seller of goods that have come in, out of a loan or the importer's own funds.
 * A slip that shows on the paper is refused here and now; whether the goods are still to be paid for only a registrar can tell.
 */
export function requestImportFinancing(request: RequestImportFinancing, { bank, askedAt }: Asking): ImportFinancing {
    const { declarationNumber, amount, funds, dueOn } = request;
    mustBePositive(amount);
    mustBeImport(declarationNumber, askedAt);
    if (funds === 'OWN_FUNDS' && dueOn !== undefined) {
        throw refusal('DUE_DATE_MUST_BE_OF_LOAN');
    }
    mustBeDueLater(dueOn, askedAt);

    return {
        ...request,
        bank,
        requestedAt: askedAt,
        status: 'REQUESTED',
        outstanding: zero(amount.currency),
        repayments: [],
        alerts: [],
    };
}

/** Refuses a number that no import of a year so far can have. */
function mustBeImport(declarationNumber: string, askedAt: Instant): void {
    const { isExport, year } = declarationNumberParts(declarationNumber);
    if (isExport) {
        throw refusal('DECLARATION_MUST_BE_IMPORT');
    }
    if (year > Number(chinaDate(askedAt).slice(0, 4))) {
        throw refusal('DECLARATION_YEAR_MUST_NOT_BE_FUTURE');
    }
}
