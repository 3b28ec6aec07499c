import { hmac } from '@cohong/chaincode-runtime';
import { randomBytes } from 'node:crypto';
import type { ActName } from '../../gateway/src/fabric/endorsers.js';
import { newId, type Consortium, type Outcome } from './consortium.js';
import { byTwo, debtorBank } from './held-claim.js';
import type { TradeFloor } from './trade-floor.js';

/** A claim of the tests that a bank sells to another on a day, to be paid on another. */
export interface ToSell {
    readonly claimId: string;
    readonly from: string;
    readonly to: string;
    readonly at: Date;
    readonly disbursedOn: string;
}

interface Deal {
    readonly pricing: { readonly proceeds: object };
}

/** Sells it, from the request for a quote to title against coins. The id of the deal. */
export async function soldClaim(consortium: Consortium, floor: TradeFloor, sale: ToSell): Promise<string> {
    const { claimId, from, to, at } = sale;
    const dealId = await tradedBy(consortium, sale);
    const act = (bank: string, name: ActName) => consortium.submit(`${bank}/maker-1`, name, { input: { dealId }, at });
    await act(from, 'trade/deal:DeliverDocuments');
    await byTwo(consortium, to, ['deal:Acceptance', { dealId, at }]);
    await act(from, 'trade/assignment-notice:NotifyAssignment');
    const { amount, maturity } = (await consortium.evaluate(`${from}/maker-1`, 'trade/claim:ReadClaim', {
        claimId,
    })) as { readonly amount: object; readonly maturity: string };
    const said = { dealId, amount, maturity, at };
    await byTwo(consortium, debtorBank, ['assignment-notice:Acknowledgement', said]);
    await inCoins(consortium, floor, { act: 'deal-payment:Settlement', dealId, from: to, to: from, at });

    return dealId;
}

/** An act of two users that pays what a deal was made for in coins, or pays it back. */
export async function inCoins(
    consortium: Consortium,
    floor: TradeFloor,
    {
        act,
        dealId,
        from,
        to,
        at,
    }: Omit<ToSell, 'claimId' | 'disbursedOn'> & { readonly act: `${string}:${string}`; readonly dealId: string },
): Promise<Outcome> {
    const [contract, name] = act.split(':');
    const approvalId = newId();
    const nameOf = (step: string): ActName => `trade/${contract}:${step}${name}` as ActName;
    await consortium.submit(`${from}/maker-1`, nameOf('Propose'), { input: { dealId, approvalId }, at });
    const { pricing } = (await consortium.evaluate(`${from}/maker-1`, 'trade/deal:ReadDeal', { dealId })) as Deal;
    const settlement = {
        ...{ transferId: approvalId, reference: dealId, amount: pricing.proceeds },
        ...{ from: { bank: from, wallet: 'vault' }, to: { bank: to, wallet: 'vault' } },
        coins: await floor.coins(`${from}/maker-1`, 'vault'),
    };

    return await consortium.submit(`${from}/checker-1`, nameOf('Approve'), { input: { approvalId }, at, settlement });
}

/** The deal that comes of one bank's quote. */
async function tradedBy(consortium: Consortium, { claimId, from, to, at, disbursedOn }: ToSell): Promise<string> {
    const [requestId, seed] = [newId(), randomBytes(32)];
    const hour = (hours: number): string => new Date(at.getTime() + hours * 3_600_000).toISOString();
    const { transactionId: asked } = await consortium.submit(`${from}/maker-1`, 'trade/quote-request:RequestQuotes', {
        input: {
            ...{ requestId, claimId, invited: [to], closesAt: hour(1), revealHours: 1, disbursedOn },
            ...{ availability: { kind: 'IMMEDIATE' }, deliveryPlace: 'CHINA' },
        },
        at,
        seed,
    });
    const invitationId = hmac(seed.toString('hex'), asked, 'invitation', to).slice(0, 32);
    const terms = { method: 'SIMPLE_YIELD', percentPerYear: '2.85', graceDays: 0 };
    const quote = { kind: 'FIRM', terms, validUntil: hour(4) };
    await byTwo(consortium, to, ['quote:Quote', { invitationId, quote, at }]);
    await consortium.submit(`${from}/maker-1`, 'trade/quote-request:CloseBidding', { input: { requestId }, at });
    await consortium.submit(`${to}/maker-1`, 'trade/quote:RevealQuote', { input: { invitationId }, at });
    const decision = { requestId, chosen: to, at, seed };
    const { transactionId } = await byTwo(consortium, from, ['quote-request:Decision', decision]);

    return hmac(seed.toString('hex'), transactionId, 'deal').slice(0, 32);
}
