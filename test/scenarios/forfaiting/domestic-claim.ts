import { serviceCertificate, vatInvoice } from '@cohong/domain/document/testing/domestic-samples';
import { domesticWire } from '@cohong/domain/letter-of-credit/testing/samples';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { inOurDays } from '../../story/documents.js';
import type { TestConsortium } from '../consortium.js';
import { advising, byTwo, deskOf, inDays, issued, issuing } from '../letter-of-credit/desks.js';

/** The refit of a weaving hall, in our days: paid half a year after the service, which was rendered eight days ago. */
const terms: CreditTermsWire = {
    ...domesticWire,
    expiry: { ...domesticWire.expiry, expiryDate: inDays(120) },
    shipment: { latestShipmentDate: inDays(90) },
    // However many holidays are between the service and the next banking day.
    presentationPeriod: { days: 60 },
};

/** Harbour Commercial Bank has confirmed (到期付款确认) that it pays the Bank of Haizhou 900 000 yuan. The id of the claim. */
export async function domesticClaim(running: TestConsortium): Promise<string> {
    const [harbour, haizhou] = [deskOf(running, issuing), deskOf(running, advising)];
    const creditId = await issued(running, { letterOfCreditReference: 'HCB2603LC0062', terms });
    await haizhou.maker.post(`/v1/letters-of-credit/${creditId}/advices`);
    const page = `/v1/letters-of-credit/${creditId}/presentations`;
    const documents = inOurDays([vatInvoice, serviceCertificate]);
    await haizhou.maker.post(page, { number: 1, examiningBank: issuing, amount: terms.amount, documents });
    await harbour.maker.post(`${page}/1/examinations`);
    await harbour.maker.post(`${page}/1/judgements`, { dropped: [], added: [] });
    await byTwo(harbour, `${page}/1/honours`);
    const [claim] = (await haizhou.maker.get(`/v1/claims?creditId=${creditId}`)).list('data');

    return String(claim?.['claimId']);
}
