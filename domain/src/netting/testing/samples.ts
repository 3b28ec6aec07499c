import { bank, idOf, minting, serialOf, wallet, yuan } from '../../dcep/testing/samples.js';
import { facts as sendingFacts, payeeBank, signed } from '../../remittance/testing/samples.js';
import type { QueuePayment } from '../api.js';
import type { DeferredPayment } from '../deferred-payment.js';
import type { Obligation } from '../obligation.js';
import type { Contribution, Position } from '../position.js';
import type { QueuingFacts } from '../queue-payment.js';

/** What the tests of nets start from: forty yuan of a morning, in the cycle of that day. */
export const cycleId = '2026-03-31.MULTILATERAL';
export const afterwards = '2026-03-31T16:00:00.000Z';
export const lapsed = '2026-04-01T16:00:00.000Z';
export const third = 'HarbourBankMSP';
const terms = { cycleId, payeeBank, payee: idOf(8), amount: yuan(40n), message: 'Invoice 7' };

export const queuing: QueuePayment = {
    paymentId: idOf(1),
    from: wallet.walletId,
    coins: [serialOf(1)],
    ...terms,
    ...signed,
};

export const facts: QueuingFacts = {
    ...sendingFacts,
    outcome: undefined,
    obligation: undefined,
};

export const queued: DeferredPayment = {
    paymentId: idOf(1),
    payerBank: bank,
    ...terms,
    queuedAt: minting.createdAt,
    status: 'QUEUED',
};
export const order = { paymentId: idOf(1), from: wallet.walletId, coins: [serialOf(1)], signed };

/** Between two banks, in yuan. */
export const owed = (payerBank: string, payee: string, yuans: bigint): Obligation => ({
    cycleId,
    payerBank,
    payeeBank: payee,
    total: yuan(yuans),
    serial: serialOf(50),
    isClosed: false,
});

/** A bank whose customers pay a hundred and are paid forty: it lays down sixty and holds forty for them. */
export const position: Position = {
    cycleId,
    positionId: idOf(5),
    outgoing: yuan(100n),
    incoming: yuan(40n),
    pays: yuan(60n),
    receives: yuan(0n),
    fundedSerial: serialOf(101),
    payoutSerial: serialOf(102),
    held: { serial: serialOf(100), amount: yuan(40n) },
    status: 'CONFIRMED',
    confirmedAt: afterwards,
};

export const contribution: Contribution = {
    cycleId,
    positionId: idOf(5),
    bank,
    pays: yuan(60n),
    receives: yuan(0n),
    fundedSerial: serialOf(101),
    payoutSerial: serialOf(102),
};
