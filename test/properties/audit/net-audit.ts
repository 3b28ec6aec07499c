import { chinaDay, endOfDay, mustFail, mustSettle } from './cycle-audit.js';
import { must } from './must.js';
import { fenOf, nettingPlace, type WrittenChange } from './written-change.js';
import type {
    WrittenContribution,
    WrittenDeferred,
    WrittenDeferredOrder,
    WrittenObligation,
    WrittenPosition,
} from './written-records.js';

/** What is known of nets before a transaction, at all banks. */
export interface Nets {
    /** Every bank must be there for a cycle to be settled. */
    readonly banks: readonly string[];
    readonly payments: Map<string, WrittenDeferred>;
    readonly orders: Map<string, WrittenDeferredOrder>;
    /** By cycle, payer's and payee's bank. */
    readonly obligations: Map<string, WrittenObligation>;
    /** By cycle and bank. */
    readonly positions: Map<string, WrittenPosition>;
    readonly contributions: Map<string, WrittenContribution>;
    readonly outcomes: Map<string, 'SETTLED' | 'FAILED'>;
}

export const keyOfObligation = ({
    cycleId,
    payerBank,
    payeeBank,
}: Omit<WrittenObligation, 'total' | 'isClosed'>): string => `${cycleId} ${payerBank} ${payeeBank}`;
export const keyOfPosition = (cycleId: string, bank: string): string => `${cycleId} ${bank}`;

const nexts: Readonly<Record<string, readonly string[]>> = {
    new: ['QUEUED'],
    QUEUED: ['CREDITED', 'REFUSED', 'RETURNED'],
    REFUSED: ['RETURNED'],
};

/** Throws the first thing that is wrong with what a transaction says of nets, whatever it does to coins. */
export function mustNet(changes: readonly WrittenChange[], nets: Nets): void {
    mustBeTwins(changes);
    for (const change of changes) {
        for (const payment of change.deferred) {
            const { paymentId, status } = payment;
            const before = nets.payments.get(paymentId);
            must((nexts[before?.status ?? 'new'] ?? []).includes(status), 'a deferred payment becomes what it cannot');
            must(before === undefined || termsOf(before) === termsOf(payment), 'a deferred payment becomes another');
            mustBeTime(payment, before, nets);
        }
        change.obligations.forEach((each) => mustAddUp(each, { changes, change, nets }));
        change.positions.forEach((each) => mustBeCounted(each, { changes, change, nets }));
        if (change.bank === nettingPlace) {
            change.settled.forEach((cycleId) => mustSettle(cycleId, change.at, nets));
            change.failed.forEach((cycleId) => mustFail(cycleId, change.at, nets));
        }
    }
}

interface Written {
    readonly changes: readonly WrittenChange[];
    readonly change: WrittenChange;
    readonly nets: Nets;
}

/** What two banks have between them both write alike. */
function mustBeTwins(changes: readonly WrittenChange[]): void {
    const at = (bank: string): WrittenChange | undefined => changes.find((change) => change.bank === bank);
    for (const { bank, deferred, obligations } of changes) {
        const other = (each: { readonly payerBank: string; readonly payeeBank: string }): WrittenChange | undefined =>
            at(bank === each.payerBank ? each.payeeBank : each.payerBank);
        must(
            deferred.every((each) => other(each)?.deferred.some((twin) => isSame(twin, each))),
            'the twins of a deferred payment differ',
        );
        must(
            obligations.every((each) => other(each)?.obligations.some((twin) => isSame(twin, each))),
            'the twins of an obligation differ',
        );
    }
}

const isSame = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);
const termsOf = ({ cycleId, payerBank, payeeBank, payee, amount }: WrittenDeferred): string =>
    JSON.stringify([cycleId, payerBank, payeeBank, payee, amount]);

/** A payment is credited out of a cycle that is settled, and comes back of one that has failed, or when it was refused. */
function mustBeTime(
    { cycleId, payerBank, payeeBank, status }: WrittenDeferred,
    before: WrittenDeferred | undefined,
    nets: Nets,
) {
    const standing = (bank: string) => nets.positions.get(keyOfPosition(cycleId, bank))?.status;
    if (status === 'CREDITED' || status === 'REFUSED') {
        must(standing(payeeBank) === 'SETTLED', 'a deferred payment is credited before its cycle is settled');
    }
    if (status === 'RETURNED' && before?.status !== 'REFUSED') {
        must(standing(payerBank) === 'FAILED', 'a deferred payment comes back though its cycle has not failed');
    }
}

/** An obligation grows by the payment that is queued, on its day, until it is closed by whoever counts it. */
function mustAddUp(obligation: WrittenObligation, { changes, change, nets }: Written): void {
    const { cycleId, payerBank, payeeBank, total, isClosed } = obligation;
    const before = nets.obligations.get(keyOfObligation(obligation));
    const queued = change.deferred.filter(
        (each) => each.status === 'QUEUED' && each.payerBank === payerBank && each.payeeBank === payeeBank,
    );
    const more = queued.reduce((sum, { amount }) => sum + fenOf(amount), 0n);
    must(
        fenOf(total) === (before === undefined ? 0n : fenOf(before.total)) + more,
        'an obligation is not what its payments add up to',
    );
    must(more === 0n || before?.isClosed !== true, 'a payment is added to what was counted');
    must(more === 0n || cycleId.startsWith(chinaDay(change.at)), 'a payment is queued on another day');
    must(more === 0n || !nets.outcomes.has(cycleId), 'a payment is queued when its cycle has ended');
    const isCounted = changes.some(({ positions }) => positions.some((each) => each.cycleId === cycleId));
    must(isClosed === (before?.isClosed === true || isCounted), 'an obligation is closed by nobody, or left open');
}

/** A position is the bank's net of all that is between it and others, by another computation; later, what is left of it. */
function mustBeCounted(position: WrittenPosition, { changes, change: { bank, at, obligations }, nets }: Written): void {
    const { cycleId, positionId, status, pays, receives } = position;
    const before = nets.positions.get(keyOfPosition(cycleId, bank));
    must(heldOf(position) === heldAfter(position, { bank, changes, nets }), 'a bank holds other than it is due');
    if (before !== undefined) {
        const outcome = status === before.status ? status : nets.outcomes.get(cycleId);
        must(status === outcome && positionId === before.positionId, 'a position becomes what it cannot');
        return;
    }
    must(at.getTime() >= endOfDay(cycleId), 'a position is counted before its day is over');
    const hasFailed = nets.outcomes.get(cycleId) === 'FAILED';
    must(nets.outcomes.get(cycleId) !== 'SETTLED', 'a position is counted after its cycle was settled');
    const [due, comes] = hasFailed ? [0n, 0n] : netOf(bank, cycleId, nets);
    must(fenOf(pays) === due && fenOf(receives) === comes, 'a position is not what the payments come to');
    must(status === (hasFailed ? 'FAILED' : 'CONFIRMED'), 'a position becomes what it cannot');
    const laidDown = changes.flatMap(({ contributions }) => contributions).find((each) => each.bank === bank);
    must(
        hasFailed || (laidDown !== undefined && termsOfPosition(laidDown) === termsOfPosition(position)),
        'a bank lays down other than it has counted',
    );
    const own = [...nets.obligations.values()].filter((each) => each.cycleId === cycleId && isOf(bank, each));
    must(
        own.every((each) => each.isClosed || obligations.some((now) => keyOfObligation(now) === keyOfObligation(each))),
        'an obligation is counted and stays open',
    );
}

const termsOfPosition = (each: Omit<WrittenPosition, 'status'>): string =>
    JSON.stringify([each.positionId, each.pays, each.receives, each.fundedSerial, each.payoutSerial]);
const isOf = (bank: string, { payerBank, payeeBank }: WrittenObligation): boolean =>
    [payerBank, payeeBank].includes(bank);

/** What a bank holds of a cycle after a transaction: what customers have set aside, what came and went, less what was paid out. */
function heldAfter(
    position: WrittenPosition,
    { bank, changes, nets }: Omit<Written, 'change'> & { readonly bank: string },
): bigint {
    const { cycleId, status, pays, receives } = position;
    const before = nets.positions.get(keyOfPosition(cycleId, bank));
    if (before === undefined) {
        return sumOf(cycleId, nets, ({ payerBank }) => payerBank === bank) - fenOf(pays);
    }
    const came = status === before.status ? 0n : fenOf(status === 'SETTLED' ? receives : pays);
    const paid = changes
        .find((change) => change.bank === bank)!
        .deferred.filter(({ paymentId, status: now, payeeBank }) =>
            isPaidOut(now, bank === payeeBank, nets.payments.get(paymentId)),
        );

    return heldOf(before) + came - paid.reduce((sum, { amount }) => sum + fenOf(amount), 0n);
}

/** Out of what the bank holds: by the payee's bank when it is credited or refused, by the payer's when a cycle has failed. */
function isPaidOut(status: string, isPayee: boolean, before: WrittenDeferred | undefined): boolean {
    return isPayee
        ? status === 'CREDITED' || status === 'REFUSED'
        : status === 'RETURNED' && before?.status === 'QUEUED';
}

/** What a bank says that it holds for customers of a cycle. */
const heldOf = ({ held }: WrittenPosition): bigint => (held === undefined ? 0n : fenOf(held.amount));

function sumOf(cycleId: string, { obligations }: Nets, isMeant: (each: WrittenObligation) => boolean): bigint {
    return [...obligations.values()]
        .filter((each) => each.cycleId === cycleId && isMeant(each))
        .reduce((sum, { total }) => sum + fenOf(total), 0n);
}

/** What a bank pays and is paid: its net with each other bank, or with all of them at once. */
function netOf(bank: string, cycleId: string, nets: Nets): readonly [bigint, bigint] {
    const withEach = nets.banks.map(
        (other) =>
            sumOf(cycleId, nets, ({ payerBank, payeeBank }) => payerBank === other && payeeBank === bank) -
            sumOf(cycleId, nets, ({ payerBank, payeeBank }) => payerBank === bank && payeeBank === other),
    );
    const settled = cycleId.endsWith('.BILATERAL') ? withEach : [withEach.reduce((sum, each) => sum + each, 0n)];
    const total = (isMeant: (fen: bigint) => boolean): bigint =>
        settled.filter(isMeant).reduce((sum, fen) => sum + fen, 0n);

    return [-total((fen) => fen < 0n), total((fen) => fen > 0n)];
}
