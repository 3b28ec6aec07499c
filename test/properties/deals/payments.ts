import { china } from '@cohong/domain/calendar/testing/samples';
import { paymentDay } from '@cohong/domain/calendar/maturity';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import { chinaDate, daysBetween } from '@cohong/domain/kernel/time';
import type { Payment } from '@cohong/domain/presentation/payment';
import { debtorBank, type Outside, type World } from './world.js';

/** A payment of which a step has written that it was made, or outside the ledger sent. */
interface Told {
    readonly from: string;
    readonly to: string;
    readonly amount: bigint;
    readonly payment: Pick<Payment, 'means'> & { readonly uetr?: string };
    /** In whose books it stands where it was made outside the ledger. */
    readonly recordedBy: string;
    /** The title that goes the other way. */
    readonly title?: MovedTitle;
}
interface MovedTitle {
    readonly claimId: string;
    readonly from: string;
    readonly to: string;
}

/** What records tell that a step has paid. */
export function paymentsIn(before: World, after: World): readonly Told[] {
    const changed = <Kept>(kept: readonly Kept[], earlier: readonly Kept[]): readonly Kept[] =>
        kept.filter((each) => !earlier.includes(each));
    const forTitles = changed(after.deals, before.deals).flatMap((deal) => {
        const was = before.deals.find(({ dealId }) => dealId === deal.dealId);
        const isNew = (part: 'sentPayment' | 'settlement' | 'refund'): boolean =>
            deal[part] !== undefined && deal[part] !== was?.[part];

        return [
            ...(isNew('sentPayment') ? [sentBy(deal)] : []),
            ...(isNew('settlement') ? [purchaseBy(deal)] : []),
            ...(isNew('refund') ? [refundOf(deal)] : []),
        ];
    });
    const forClaims = changed(after.held, before.held).flatMap(({ claim }) => {
        const was = before.held.find((each) => each.claim.claimId === claim.claimId)?.claim;
        const { payment, proceeds, amount } = claim;
        const isNew = was !== undefined && payment !== undefined && payment !== was.payment;

        return isNew ? [fromDebtor({ to: was.holder, amount: (proceeds ?? amount).minorUnits, payment })] : [];
    });
    const forInterest = changed(after.lateInterests, before.lateInterests).flatMap(
        ({ creditorBank: to, amount: { minorUnits: amount }, payment }) =>
            payment === undefined ? [] : [fromDebtor({ to, amount, payment })],
    );

    return [...forTitles, ...forClaims, ...forInterest];
}

/** The buyer's word, upon which nothing moves yet. */
function sentBy({ seller: to, buyer: from, sentPayment }: Deal): Told {
    const payment = { means: 'OUTSIDE', uetr: sentPayment!.uetr } as const;

    return { from, to, amount: 0n, payment, recordedBy: from };
}

function purchaseBy(deal: Deal): Told {
    const { seller, buyer, claimId, settlement } = deal;
    const { payment } = settlement!;
    const amount = priceOf(deal, settlement!);

    return {
        ...{ from: buyer, to: seller, amount, payment, recordedBy: seller },
        title: { claimId, from: seller, to: buyer },
    };
}

function refundOf({ seller, buyer, claimId, settlement, refund }: Deal): Told {
    const { minorUnits: amount } = settlement!.pricing.proceeds;

    return {
        ...{ from: seller, to: buyer, amount, payment: refund!, recordedBy: buyer },
        title: { claimId, from: buyer, to: seller },
    };
}

function fromDebtor(paid: Pick<Told, 'to' | 'amount' | 'payment'>): Told {
    return { ...paid, from: debtorBank, recordedBy: debtorBank };
}

/**
 * The price on the day that was agreed, or on the later one on which it was paid or sent: the face discounted to yield, half
 * up.
 */
export function priceOf(
    { claim, terms, disbursedOn, sentPayment }: Deal,
    { payment }: Required<Deal>['settlement'],
): bigint {
    const day = [disbursedOn, chinaDate(sentPayment?.sentAt ?? payment.at)].sort().at(-1)!;
    const days = daysBetween(day, paymentDay(china, claim.maturity));
    const rate = BigInt(Math.round(Number(terms.percentPerYear) * 100)) * BigInt(days);
    const whole = 360n * 10_000n;

    return (2n * claim.amount.minorUnits * whole + whole + rate) / (2n * (whole + rate));
}

/** What a step has moved: coins out of vaults and into them, titles, and what banks have noted of payments outside. */
interface Moved {
    readonly coins: readonly { readonly bank: string; readonly fen: bigint }[];
    readonly titles: readonly MovedTitle[];
    readonly outside: readonly Outside[];
}

/** What it must have moved, by what records tell. */
export function movedBy(told: readonly Told[]): Moved {
    const inCoins = told.filter(({ payment }) => payment.means === 'E_CNY');

    return {
        coins: inCoins.flatMap(({ from, to, amount }) => [
            { bank: from, fen: -amount },
            { bank: to, fen: amount },
        ]),
        titles: told.flatMap(({ title }) => title ?? []),
        outside: told.flatMap(({ payment: { uetr }, recordedBy: bank }) =>
            uetr === undefined ? [] : [{ bank, uetr }],
        ),
    };
}

export function movedIn(before: World, after: World): Moved {
    const coins = Object.entries(after.coins).map(([bank, fen]) => ({ bank, fen: fen - (before.coins[bank] ?? 0n) }));
    const titles = after.held.flatMap(({ title: { claimId, holder: to } }) => {
        const from = before.held.find(({ title }) => title.claimId === claimId)?.title.holder ?? to;

        return from === to ? [] : [{ claimId, from, to }];
    });

    return {
        coins: coins.filter(({ fen }) => fen !== 0n).sort((one, other) => Number(one.fen - other.fen)),
        titles,
        outside: after.outside.slice(before.outside.length),
    };
}
