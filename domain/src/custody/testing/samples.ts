import {
    bank,
    coinOf,
    holderKey,
    idOf,
    live,
    minting,
    morning,
    serialOf,
    wallet,
    yuan,
} from '../../dcep/testing/samples.js';
import { signed } from '../../remittance/testing/samples.js';
import type { Deposit, SignedPayment, Withdrawal } from '../api.js';
import type { CustodyObligation } from '../custody-obligation.js';
import type { CustodyAccount } from '../custody-account.js';
import type { CustodyPayment } from '../custody-payment.js';
import type { CustodyPosition } from '../custody-position.js';
import type { CustodyWallet } from '../custody-wallet.js';
import type { Institution } from '../institution.js';
import type { MovingFacts } from '../move-custody.js';
import type { OrderedPayment, PayingFacts } from '../pay-from-accounts.js';

/** What the tests of custody start from: an institution with two customers, of a hundred and of no yuan. */
export const institutionId = idOf(30);
export const other = idOf(31);
export const cycleId = '2026-03-31.CUSTODY';
export const afterwards = '2026-03-31T16:00:00.000Z';

export const institution: Institution = {
    institutionId,
    institutionName: 'Lantern Pay',
    uscc: '91330206MA2LM0069W',
    bank,
    institutionKey: holderKey,
    licensedAt: morning,
};

export const account: CustodyAccount = {
    accountId: idOf(40),
    institutionId,
    holderKey,
    keyVersion: 1,
    balance: yuan(100n),
    openedAt: morning,
};
export const second: CustodyAccount = { ...account, accountId: idOf(41), balance: yuan(0n) };

/** The hundred on the first account, and fifty that are under way. */
export const custody: CustodyWallet = {
    institutionId,
    coin: { serial: serialOf(60), amount: yuan(150n) },
    underWay: yuan(50n),
};

export const depositing: Deposit = {
    movementId: idOf(1),
    institutionId,
    accountId: account.accountId,
    from: wallet.walletId,
    coins: [serialOf(1)],
    amount: yuan(40n),
    ...signed,
};
export const withdrawing: Withdrawal = {
    movementId: idOf(1),
    institutionId,
    accountId: account.accountId,
    to: wallet.walletId,
    amount: yuan(40n),
    ...signed,
};
export const moving = {
    ...minting,
    account,
    wallet,
    custody,
    isPayerFrozen: false,
    isSigned: true,
    isIdTaken: false,
    coins: [live(coinOf(1, wallet.walletId, yuan(50n)))],
} satisfies MovingFacts & { readonly coins: unknown };

/** From the first account to one of the other institution, and to the second account. */
export const outside: SignedPayment = {
    paymentId: idOf(2),
    accountId: account.accountId,
    payee: { institutionId: other, accountId: idOf(50) },
    amount: yuan(30n),
    message: 'Lunch',
    ...signed,
};
export const inside: SignedPayment = {
    ...outside,
    paymentId: idOf(3),
    payee: { institutionId, accountId: second.accountId },
};
export const ordered = (order: SignedPayment, changes: Partial<OrderedPayment> = {}): OrderedPayment => ({
    order,
    isPayerFrozen: false,
    isSigned: true,
    isIdTaken: false,
    isPayeeThere: true,
    ...changes,
});

export const obligation: CustodyObligation = {
    cycleId,
    payer: institutionId,
    payee: other,
    total: yuan(20n),
    isClosed: false,
};
export const paying: PayingFacts = {
    institutionId,
    accounts: [account, second],
    custody,
    cycleId,
    outcome: undefined,
    obligations: [obligation],
    now: morning,
};

export const queued: CustodyPayment = {
    paymentId: idOf(2),
    payer: institutionId,
    payee: outside.payee,
    amount: yuan(30n),
    message: 'Lunch',
    cycleId,
    status: 'QUEUED',
    transferredAt: morning,
};

/** Fifty that its customers pay and twenty that they are paid: it lays down thirty. */
export const position: CustodyPosition = {
    cycleId,
    institutionId,
    positionId: idOf(5),
    outgoing: yuan(50n),
    incoming: yuan(20n),
    pays: yuan(30n),
    receives: yuan(0n),
    fundedSerial: serialOf(101),
    payoutSerial: serialOf(102),
    status: 'CONFIRMED',
    confirmedAt: afterwards,
};
