import { issuingBank } from '../../letter-of-credit/testing/samples.js';
import { discrepanciesOf, type Presentation } from '../../presentation/presentation.js';
import type { DiscrepancyAdvice } from '../discrepancy-advice.js';

/** The issuing bank's authority to take documents in spite of all that stands to be wrong with them. */
export function authorityFor(presentation: Presentation): DiscrepancyAdvice {
    const { creditId, number, examiningBank, receivedAt, refusal } = presentation;

    return {
        ...{ creditId, number, askingBank: examiningBank, issuingBank: issuingBank.mspId, askedAt: receivedAt },
        discrepancies: [...(refusal?.discrepancies ?? discrepanciesOf(presentation))],
        answer: { outcome: 'AUTHORISED', at: receivedAt },
    };
}
