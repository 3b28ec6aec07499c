import type { TestConsortium } from '../consortium.js';
import { advising, byTwo, deskOf, issuing } from '../letter-of-credit/desks.js';
import type { Desk } from '../letter-of-credit/desks.js';
import { askedOf, invitedTo, quoteAt } from './quotes.js';

/** Whom a seller asks, and what that bank quotes. */
export interface Bidding {
    readonly claimId: string;
    /** The Bank of Haizhou, unless another holds the claim. */
    readonly seller?: string;
    readonly buyer: string;
    readonly rate?: string;
    /** What is asked otherwise than in other stories. */
    readonly terms?: object;
}

/** One bank is asked, quotes and shows its quote: all that is left is to take it. The pages of request and invitation. */
export async function quoted(
    running: TestConsortium,
    { claimId, seller = advising, buyer, rate = '2.7', terms = {} }: Bidding,
): Promise<{ readonly request: string; readonly invitation: string }> {
    const [from, to] = [deskOf(running, seller), deskOf(running, buyer)];
    const asked = await from.maker.post('/v1/quote-requests', { ...askedOf(claimId, buyer), ...terms });
    const request = `/v1/quote-requests/${asked.text('requestId')}`;
    const invitation = await invitedTo(to, buyer);
    await byTwo(to, `${invitation}/quotes`, quoteAt(rate));
    await from.maker.post(`${request}/closure`);
    await to.maker.post(`${invitation}/revelation`);

    return { request, invitation };
}

/** And it is taken. The page of the deal. */
export async function traded(running: TestConsortium, bidding: Bidding): Promise<string> {
    const { seller = advising, buyer } = bidding;
    const { request } = await quoted(running, bidding);
    await byTwo(deskOf(running, seller), `${request}/decisions`, { chosen: buyer });

    return `/v1/deals/${(await deskOf(running, seller).maker.get(request)).text('dealId')}`;
}

/** Documents are delivered and found satisfactory, the debtor acknowledges, and the buyer pays: title against e-CNY. */
export async function settled(
    running: TestConsortium,
    deal: string,
    { seller = advising, buyer }: Pick<Bidding, 'seller' | 'buyer'>,
): Promise<void> {
    const [from, to] = [deskOf(running, seller), deskOf(running, buyer)];
    await from.maker.post(`${deal}/deliveries`);
    await byTwo(to, `${deal}/acceptances`);
    await from.maker.post(`${deal}/notices`);
    const sold = await from.maker.get(deal);
    const acknowledgements = `${deal.replace('/deals/', '/assignment-notices/')}/acknowledgements`;
    const said = { amount: sold.at('claim.amount'), maturity: sold.at('claim.maturity') };
    await byTwo(deskOf(running, issuing), acknowledgements, said);
    await byTwo(to, `${deal}/settlements`);
}

export async function fenInVault({ maker }: Desk): Promise<bigint> {
    return BigInt((await maker.get('/v1/vault')).text('coins.amount').replace('.', ''));
}
