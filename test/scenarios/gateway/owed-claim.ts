import { exampleQuoteRequest } from '../../../gateway/src/forfaiting/quote-examples.js';
import { exampleApplication } from '../../../gateway/src/letter-of-credit/credit-examples.js';
import { examplePresented } from '../../../gateway/src/presentation/presentation-examples.js';
import type { Answer } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';
import { byTwo, deskOf, inDays } from '../letter-of-credit/desks.js';

/** What a bank owes under a credit that it has issued and advises itself: no other bank holds it. Its id. */
export async function owedClaim(consortium: TestConsortium, bank: string): Promise<string> {
    const desk = deskOf(consortium, bank);
    const { maker } = desk;
    const { terms: example } = exampleApplication;
    const terms = {
        ...example,
        expiry: { ...example.expiry, expiryDate: inDays(40) },
        shipment: { ...example.shipment, latestShipmentDate: inDays(30) },
        advisingBank: example.issuingBank,
        availability: {
            availableWith: { kind: 'BANK', bank: example.issuingBank },
            by: 'DEFERRED_PAYMENT',
            deferredPayment: { basis: 'FIXED', dueDate: inDays(50) },
        },
        confirmation: { instruction: 'WITHOUT' },
    };
    const applied = await maker.post('/v1/credit-applications', { ...exampleApplication, terms });
    const creditId = applied.text('creditId');
    await byTwo(desk, `/v1/credit-applications/${creditId}/issues`, { version: 1 });
    const page = `/v1/letters-of-credit/${creditId}/presentations`;
    await maker.post(page, { ...examplePresented, examiningBank: bank });
    const examined = await maker.post(`${page}/1/examinations`);
    await maker.post(`${page}/1/judgements`, { dropped: allDroppedOf(examined), added: [] });
    await byTwo(desk, `${page}/1/honours`);
    const [claim] = (await maker.get(`/v1/claims?creditId=${creditId}`)).list('data');

    return String(claim?.['claimId']);
}

/** Such a claim, and a bank that is not the stranger is asked for how much it would buy it. */
export async function claimForSale(
    consortium: TestConsortium,
    bank: string,
): Promise<Readonly<Record<'claimId' | 'requestId' | 'invitationId', string>>> {
    const claimId = await owedClaim(consortium, bank);
    const { maker } = deskOf(consortium, bank);
    const closesAt = new Date(Date.now() + 3_600_000).toISOString();
    const inOurDays = { closesAt, disbursedOn: inDays(3) };
    const requested = await maker.post('/v1/quote-requests', { ...exampleQuoteRequest, ...inOurDays, claimId });
    const [invitation] = requested.list('invitations');

    return { claimId, requestId: requested.text('requestId'), invitationId: String(invitation?.['invitationId']) };
}

/** The documents of the example are of another year. */
function allDroppedOf(examined: Answer): readonly object[] {
    return examined
        .list('findings')
        .flatMap(({ kind }, finding) => (kind === 'DISCREPANCY' ? [{ finding, reason: 'An example' }] : []));
}
