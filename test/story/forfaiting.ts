import { createHash } from 'node:crypto';
import { byTwo, money, outcome, type Cast } from './cast.js';
import type { Client } from './client.js';
import { inDays } from './documents.js';
import type { Narrator } from './narrator.js';
import { letterOfCreditReference, owed, owedClaim } from './owed-claim.js';

/** The claim that is sold, and its sale. */
interface Sale {
    readonly claimId: string;
    readonly dealId: string;
}

interface Pricing {
    readonly lines: readonly { readonly what: string; readonly amount: { readonly amount: string } }[];
    readonly proceeds: { readonly amount: string };
}

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const fenOf = ({ amount }: { readonly amount: string }): number => Number(amount.replace('.', ''));

/** A claim is sold without recourse: a sealed quote, documents, notice and acknowledgement, title against e-CNY. */
export async function tellOfForfaiting(cast: Cast, narrator: Narrator): Promise<void> {
    const claimId = await owedClaim(cast);
    const dealId = await theQuote(cast, narrator, claimId);
    await theDocuments(cast, narrator, dealId);
    await theAcknowledgement(cast, narrator, { claimId, dealId });
    await theSettlement(cast, narrator, { claimId, dealId });
    await thePapers(cast, narrator, dealId);
}

async function theQuote(cast: Cast, tell: Narrator, claimId: string): Promise<string> {
    const { maker, checker, pearl, pearlChecker } = cast;
    tell.chapter('A claim for sale');
    tell.says(`Of another credit Harbour Commercial Bank owes Pearl River Bank ${money(owed.amount)},`);
    tell.says('ninety days after shipment. Pearl would have its money now and asks Bank of Haizhou.');
    const [held, outside] = await Promise.all([pearl, maker].map((bank) => bank.get(`/v1/titles/${claimId}`)));
    tell.states(
        'The title lies with who holds the claim and who owes it; to Haizhou there is no such claim.',
        [held!.at('holder'), outside!.status],
        ['PearlBankMSP', 404],
    );
    const asked = await pearl.post('/v1/quote-requests', requestFor(claimId));
    const request = `/v1/quote-requests/${asked.text('requestId')}`;
    const invited = await maker.get('/v1/quote-invitations?status=OPEN');
    const [invitation] = invited.list('data');
    const { debtorBank, amount, maturity } = invitation?.['claim'] as typeof owed & { readonly debtorBank: string };
    tell.states(
        'Asked for a quote, it learns who owes how much and when, and not under which credit.',
        [{ debtorBank, amount, maturity }, JSON.stringify(invited.body).includes(letterOfCreditReference)],
        [{ debtorBank: 'HarbourBankMSP', ...owed }, false],
    );
    const page = `/v1/quote-invitations/${String(invitation?.['invitationId'])}`;
    await byTwo([maker, checker], `${page}/quotes`, { quote });
    const [sealed] = (await pearl.get(request)).list('bids');
    tell.states(
        'It quotes under seal: Pearl sees that it has, and not what.',
        [sealed?.['bank'], JSON.stringify(sealed).includes(quote.terms.percentPerYear)],
        ['HaizhouBankMSP', false],
    );
    await pearl.post(`${request}/closure`);
    await maker.post(`${page}/revelation`);
    const [shown] = (await pearl.get(request)).list('bids');
    const { pricing } = shown?.['revealed'] as { readonly pricing: Pricing };
    const [face, discount] = pricing.lines.map((line) => fenOf(line.amount));
    tell.states(
        'Pearl closes the bidding and the quote is revealed, with every step: face less discount is the price, to the fen.',
        [fenOf(owed.amount), fenOf(pricing.proceeds)],
        [face, face! - discount!],
    );
    await byTwo([pearl, pearlChecker], `${request}/decisions`, { chosen: 'HaizhouBankMSP' });
    const [deal] = (await maker.get(`/v1/deals?claimId=${claimId}`)).list('data');
    tell.states('Two users of Pearl take it: that is the trade.', deal?.['pricing'], pricing);

    return String(deal?.['dealId']);
}

async function theDocuments({ maker, checker, pearl }: Cast, tell: Narrator, dealId: string): Promise<void> {
    const deal = `/v1/deals/${dealId}`;
    tell.chapter('Documents, cured in time');
    await pearl.post(`${deal}/deliveries`);
    const reasons = ['The undertaking of Harbour Commercial Bank is not among them'];
    const rejected = await maker.post(`${deal}/rejections`, { reasons });
    tell.states(
        'Pearl delivers its documents; Haizhou rejects them, and says what is wrong.',
        [rejected.at('status'), rejected.list('rejections')[0]?.['reasons']],
        ['REJECTED', reasons],
    );
    await pearl.post(`${deal}/deliveries`);
    await byTwo([maker, checker], `${deal}/acceptances`);
    tell.states(
        'Cured and delivered again within ten banking days, they are satisfactory (URF 800 art. 2).',
        outcome(await pearl.get(deal), 'status'),
        [200, 'SATISFIED'],
    );
}

async function theAcknowledgement(cast: Cast, tell: Narrator, { claimId, dealId }: Sale): Promise<void> {
    const { pearl, harbour, harbourChecker } = cast;
    tell.chapter('Notice and acknowledgement');
    await pearl.post(`/v1/deals/${dealId}/notices`);
    const notice = `/v1/assignment-notices/${dealId}`;
    const noticed = await harbour.get(notice);
    tell.states(
        'Harbour is told whom it will have to pay, and never for how much the claim was sold.',
        [noticed.at('buyer'), noticed.at('amount'), noticed.at('pricing')],
        ['HaizhouBankMSP', owed.amount, undefined],
    );
    const late = { ...owed, maturity: inDays(83) };
    tell.states(
        'A day later than it owes it cannot acknowledge.',
        outcome(await harbour.post(`${notice}/acknowledgements`, late), 'code'),
        [422, 'ACKNOWLEDGEMENT_MUST_MATCH_CLAIM'],
    );
    await byTwo([harbour, harbourChecker], `${notice}/acknowledgements`, owed);
    tell.states(
        'Two users acknowledge what it owes. From now on it pays nobody else, and Pearl sells the claim to nobody else.',
        outcome(await pearl.post('/v1/quote-requests', requestFor(claimId)), 'code'),
        [409, 'TITLE_MUST_NOT_BE_ACKNOWLEDGED'],
    );
}

async function theSettlement(cast: Cast, tell: Narrator, { claimId, dealId }: Sale): Promise<void> {
    const { maker, checker, pearl, harbour } = cast;
    const deal = `/v1/deals/${dealId}`;
    tell.chapter('Title against money');
    const vaults = async (): Promise<number[]> =>
        await Promise.all(
            [maker, pearl].map(async (bank) => fenOf((await bank.get('/v1/vault')).at('coins') as { amount: string })),
        );
    const [ofBuyer, ofSeller] = await vaults();
    const approved = await byTwo([maker, checker], `${deal}/settlements`);
    const settled = await pearl.get(deal);
    tell.states(
        'Haizhou pays: the title to it and e-CNY to Pearl, in one transaction or not at all.',
        settled.at('settlement.payment.transactionId'),
        approved.at('ledger.transactionId'),
    );
    const price = fenOf(settled.at('settlement.pricing.proceeds') as { amount: string });
    tell.states('Exactly the price has moved from vault to vault.', await vaults(), [
        ofBuyer! - price,
        ofSeller! + price,
    ]);
    const page = `/v1/titles/${claimId}`;
    const [bought, owing, sold] = await Promise.all([maker, harbour, pearl].map((bank) => bank.get(page)));
    tell.states(
        'Haizhou holds the claim, Harbour owes it to Haizhou, and Pearl finds it no more.',
        [bought!.at('holder'), owing!.at('holder'), sold!.status],
        ['HaizhouBankMSP', 'HaizhouBankMSP', 404],
    );
}

async function thePapers({ maker, pearl, harbour, safe }: Cast, tell: Narrator, dealId: string): Promise<void> {
    const deal = `/v1/deals/${dealId}`;
    const agreement = `${deal}/documents/agreement`;
    tell.chapter('Papers, and who sees what');
    const [atSeller, atBuyer, atDebtor] = await Promise.all([pearl, maker, harbour].map((bank) => bank.get(agreement)));
    const pdf = atSeller!.body as Buffer;
    tell.states(
        'The forfaiting agreement is a PDF, the same to the byte at both banks. To Harbour there is none.',
        [pdf.subarray(0, 5).toString(), pdf.equals(atBuyer!.body as Buffer), atDebtor!.status],
        ['%PDF-', true, 404],
    );
    tell.states(
        'The gateway of Haizhou finds in which transaction it was agreed.',
        await transactionOf(pdf, maker, deal),
        atSeller!.headers.get('x-ledger-transaction'),
    );
    const said = (await harbour.get(`${deal}/documents/acknowledgement`)).body as Buffer;
    const altered = Buffer.concat([said, Buffer.from(' ')]);
    const found = [await transactionOf(said, harbour, deal), await transactionOf(altered, harbour, deal)];
    tell.states(
        'Harbour has the acknowledgement that it gave. With one byte more its gateway finds it nowhere.',
        found.map((each) => typeof each),
        ['string', 'undefined'],
    );
    const seen = await safe.get(`/v1/supervision/deals/PearlBankMSP/${dealId}`);
    tell.states(
        'SAFE sees the sale and its price.',
        [seen.at('status'), seen.at('pricing.method')],
        ['SETTLED', 'SIMPLE_YIELD'],
    );
}

/** In which transaction the bank finds that a file has its origin. */
async function transactionOf(file: Buffer, bank: Client, deal: string): Promise<unknown> {
    const sha256 = createHash('sha256').update(file).digest('hex');

    return (await bank.post(`${deal}/document-checks`, { sha256 })).at('document.ledger.transactionId');
}

function requestFor(claimId: string): object {
    return {
        claimId,
        invited: ['HaizhouBankMSP'],
        closesAt: inHours(1),
        revealHours: 1,
        disbursedOn: inDays(3),
        availability: { kind: 'IMMEDIATE' },
        deliveryPlace: 'CHINA',
    };
}

const quote = {
    kind: 'FIRM',
    terms: { method: 'SIMPLE_YIELD', percentPerYear: '2.85', graceDays: 0 },
    validUntil: inHours(24),
};
