import { insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import type { Tenor } from '@cohong/domain/letter-of-credit/availability';
import { inOurDays, renewed } from '../../story/documents.js';
import type { TestConsortium } from '../consortium.js';
import { advising, byTwo, deskOf, issued, issuing } from '../letter-of-credit/desks.js';
import { atSight, cny, inYuan, later } from '../letter-of-credit/settlement.js';

/** Harbour Commercial Bank owes the Bank of Haizhou so many yuan, ninety days after shipment or when it is said. The id of the claim. */
export async function heldClaim(running: TestConsortium, amount: string, due?: Tenor): Promise<string> {
    const [harbour, haizhou] = [deskOf(running, issuing), deskOf(running, advising)];
    const creditId = await issued(running, { letterOfCreditReference: 'HCB2603LC0061', terms: later(atSight, due) });
    await haizhou.maker.post(`/v1/letters-of-credit/${creditId}/advices`);
    const page = `/v1/letters-of-credit/${creditId}/presentations`;
    const documents = renewed(inYuan(inOurDays([invoice, billOfLading, insurance])), creditId.slice(0, 8));
    await haizhou.maker.post(page, { number: 1, examiningBank: issuing, amount: cny(amount), documents });
    const examined = await harbour.maker.post(`${page}/1/examinations`);
    const dropped = examined
        .list('findings')
        .flatMap(({ kind }, finding) => (kind === 'DISCREPANCY' ? [{ finding, reason: 'agreed' }] : []));
    await harbour.maker.post(`${page}/1/judgements`, { dropped, added: [] });
    await byTwo(harbour, `${page}/1/honours`);
    const [claim] = (await haizhou.maker.get(`/v1/claims?creditId=${creditId}`)).list('data');

    return String(claim?.['claimId']);
}
