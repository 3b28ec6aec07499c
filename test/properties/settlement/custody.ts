import { noCustodyObligation, type CustodyObligation } from '@cohong/domain/custody/custody-obligation';
import { collectCustody } from '@cohong/domain/custody/collect-custody';
import { confirmCustody, type ConfirmedCustody } from '@cohong/domain/custody/confirm-custody';
import type { CustodyAccount } from '@cohong/domain/custody/custody-account';
import type { CustodyPayment } from '@cohong/domain/custody/custody-payment';
import type { CustodyPosition } from '@cohong/domain/custody/custody-position';
import { custodySheet } from '@cohong/domain/custody/custody-sheet';
import type { ChangedWallet, CustodyWallet } from '@cohong/domain/custody/custody-wallet';
import { endPayments } from '@cohong/domain/custody/end-payments';
import { deposit, withdraw, type MovedCustody } from '@cohong/domain/custody/move-custody';
import { payFromAccounts } from '@cohong/domain/custody/pay-from-accounts';
import { zero } from '@cohong/domain/kernel/money';
import { endCycle } from '@cohong/domain/netting/end-cycle';
import { afterwards, bankOf, customers, means, noon, Purse, signed, walletOf, yuan, type Payment } from './purse.js';

/** Two customers are with one institution, so that some payments stay inside. */
const institutionOf = (customer: string): string => (customer < 'c' ? 'ying' : customer === 'c' ? 'yang' : 'yong');
const institutions = ['ying', 'yang', 'yong'] as const;
const cycleId = '2026-03-31.CUSTODY';

/** The books of payment institutions and the coins behind them. Whatever is done, it checks that one is worth the other. */
class Houses {
    readonly purse = new Purse();
    readonly accounts = new Map<string, CustodyAccount>();
    readonly custody = new Map<string, CustodyWallet>();
    readonly obligations = new Map<string, CustodyObligation>();

    constructor() {
        for (const customer of customers) {
            this.accounts.set(customer, {
                accountId: customer,
                institutionId: institutionOf(customer),
                holderKey: '04',
                keyVersion: 1,
                balance: zero('CNY'),
                openedAt: noon,
            });
        }
    }

    of(institution: string): CustodyAccount[] {
        return [...this.accounts.values()].filter(({ institutionId }) => institutionId === institution);
    }

    write({
        accounts = [],
        custody,
    }: {
        readonly accounts?: readonly CustodyAccount[];
        readonly custody?: CustodyWallet | undefined;
    }): void {
        accounts.forEach((account) => this.accounts.set(account.accountId, account));
        if (custody !== undefined) {
            this.custody.set(custody.institutionId, custody);
        }
        for (const [institutionId, wallet] of this.custody) {
            const inCoins = wallet.coin?.amount ?? zero('CNY');
            if (!custodySheet(wallet, { accounts: this.of(institutionId), inCoins }).isBacked) {
                throw new Error(`the accounts of ${institutionId} are not worth its coins`);
            }
        }
    }

    moved({ moved, ended, made, account, custody }: MovedCustody): void {
        this.purse.move([...moved.spent, ...ended], [...moved.made, ...made]);
        this.write({ accounts: [account], custody });
    }

    changed(changed: ChangedWallet | undefined, also: Partial<Pick<ChangedWallet, 'ended' | 'made'>> = {}): void {
        this.purse.move(
            [...(changed?.ended ?? []), ...(also.ended ?? [])],
            [...(changed?.made ?? []), ...(also.made ?? [])],
        );
        this.write({ custody: changed?.wallet });
    }
}

/** Settled through accounts of payment institutions, by the rules of custody; and what these laid down for it. */
export function throughCustody(payments: readonly Payment[]): { purse: Purse; laidDown: bigint } {
    const houses = new Houses();
    customers.forEach((customer) => houses.moved(depositAll(houses, customer)));
    const booked = payments.flatMap((payment, index) => book(houses, payment, index));
    const confirmed = institutions.map((institutionId) => confirm(houses, institutionId));
    const { outcome, spent, made } = endCycle(cycleId, {
        ...houses.purse.minting(afterwards),
        outcome: undefined,
        contributions: confirmed.map(({ contribution }) => contribution),
    });
    houses.purse.move(spent, made);
    for (const { position } of confirmed) {
        const { institutionId } = position;
        const custody = houses.custody.get(institutionId);
        const collected = collectCustody({ ...houses.purse.minting(afterwards), position, outcome, custody });
        houses.changed(collected.changed, { ended: collected.arrived });
        credit(houses, booked, collected.position);
    }
    customers.forEach((customer) => houses.moved(withdrawAll(houses, customer)));
    const laidDown = confirmed.reduce((all, { position }) => all + position.pays.minorUnits, 0n);

    return { purse: houses.purse, laidDown };
}

/** What a customer's account and wallet have to do with each other. */
function movingFacts(houses: Houses, customer: string, createdAt: string) {
    return {
        ...houses.purse.minting(createdAt),
        account: houses.accounts.get(customer),
        wallet: walletOf(customer),
        custody: houses.custody.get(institutionOf(customer)),
        isPayerFrozen: false,
        isSigned: true,
        isIdTaken: false,
    };
}

function depositAll(houses: Houses, customer: string): MovedCustody {
    const { serials, coins } = houses.purse.spendable(customer);
    const order = { movementId: `in-${customer}`, institutionId: institutionOf(customer), accountId: customer };

    return deposit(
        { ...order, from: customer, coins: serials, amount: yuan(means), ...signed },
        { ...movingFacts(houses, customer, noon), coins },
    );
}

function withdrawAll(houses: Houses, customer: string): MovedCustody {
    const amount = houses.accounts.get(customer)!.balance;
    const order = { movementId: `out-${customer}`, institutionId: institutionOf(customer), accountId: customer };

    return withdraw({ ...order, to: customer, amount, ...signed }, movingFacts(houses, customer, afterwards));
}

function book(houses: Houses, { payer, payee, fen }: Payment, index: number): readonly CustodyPayment[] {
    const [from, to] = [institutionOf(payer), institutionOf(payee)];
    const obligation = houses.obligations.get(from + to) ?? noCustodyObligation({ cycleId, payer: from, payee: to });
    const order = {
        paymentId: `payment-${index}`,
        accountId: payer,
        payee: { institutionId: to, accountId: payee },
        amount: yuan(fen),
        ...signed,
    };
    const booked = payFromAccounts(
        [{ order, isPayerFrozen: false, isSigned: true, isIdTaken: false, isPayeeThere: true }],
        {
            institutionId: from,
            accounts: houses.of(from),
            custody: houses.custody.get(from),
            cycleId,
            outcome: undefined,
            obligations: from === to ? [] : [obligation],
            now: noon,
        },
    );
    houses.write(booked);
    booked.obligations.forEach((each) => houses.obligations.set(each.payer + each.payee, each));

    return booked.payments;
}

function confirm(houses: Houses, institutionId: string): ConfirmedCustody {
    const confirmed = confirmCustody(
        { cycleId, institutionId, positionId: `position-${institutionId}` },
        {
            ...houses.purse.minting(afterwards),
            bank: bankOf(institutionId),
            custody: houses.custody.get(institutionId),
            obligations: [...houses.obligations.values()].filter(({ payer, payee }) =>
                [payer, payee].includes(institutionId),
            ),
            isConfirmed: false,
            outcome: undefined,
        },
    );
    houses.changed(confirmed.changed, { made: confirmed.funded });

    return confirmed;
}

function credit(houses: Houses, booked: readonly CustodyPayment[], position: CustodyPosition): void {
    const { institutionId } = position;
    const come = booked.filter(({ payee, status }) => status === 'QUEUED' && payee.institutionId === institutionId);
    for (const payment of come) {
        houses.write(
            endPayments([{ payment, position, accountId: payment.payee.accountId }], {
                institutionId,
                to: 'CREDITED',
                accounts: houses.of(institutionId),
                custody: houses.custody.get(institutionId),
                endedAt: afterwards,
            }),
        );
    }
}
