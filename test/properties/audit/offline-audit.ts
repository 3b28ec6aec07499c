import { createHash } from 'node:crypto';
import type { Books } from './books.js';
import { isSaid, openOf, textOf, unloadingIn } from './device-audit.js';
import { isOrdered, isText, sorted } from './holder-check.js';
import { must, same } from './must.js';
import { fenOf, type WrittenChange } from './written-change.js';
import type {
    WrittenDevice,
    WrittenLoad,
    WrittenOfflinePayment,
    WrittenProof,
    WrittenStatement,
} from './written-records.js';

/** So long after the last registration what is left may go back: a transaction may be dated a quarter of an hour off. */
const millisecondsBetween = 30 * 60_000;

/** Throws the first thing that is wrong with what a transaction says of devices, whatever it does to coins. */
export function mustPayOffline(change: WrittenChange, books: Books): void {
    change.proofs.forEach((proof) => mustProve(proof, books));
    change.devices.forEach((device) => mustBeDevice(device, { change, books }));
    for (const load of change.loads) {
        const before = books.loads.get(load.loadId);
        if (before === undefined) {
            mustLoad(load, { change, books });
        } else {
            mustGoOn(before, load, { change, books });
        }
    }
    change.offlinePayments.forEach((payment) => mustRegister(payment, { change, books }));
}

interface Written {
    readonly change: WrittenChange;
    readonly books: Books;
}

function mustBeDevice(device: WrittenDevice, { change, books }: Written): void {
    const { deviceId, walletId, deviceKey, signed, status, stop, loadId } = device;
    const before = books.devices.get(deviceId);
    if (before === undefined) {
        const terms = { purpose: 'cohong register device', nonce: deviceId, walletId, deviceKey };
        must(isOrdered(terms, { books, walletId, signed }), 'a device is not as its holder signed');
        must(status === 'REGISTERED', 'a device becomes what it cannot');
        return;
    }
    const isAsItWas = before.status === status && sorted(before.stop) === sorted(stop);
    must(
        before.deviceKey === deviceKey && before.walletId === walletId && (before.status !== 'STOPPED' || isAsItWas),
        'a device becomes what it cannot',
    );
    must(
        isAsItWas || stop?.reason !== 'FRAUD' || change.proofs.some(({ proofId }) => proofId === stop.proofId),
        'a device is stopped for a fraud that nobody proves',
    );
    must(loadId === before.loadId || change.loads.some((load) => load.loadId === loadId), 'a device has no such load');
}

/** A device that works is loaded, with as much as one payment may hand over in each coin, and with one load at a time. */
function mustLoad(
    { deviceId, walletId, coins, caps, statements, status }: WrittenLoad,
    { change, books }: Written,
): void {
    const device = books.devices.get(deviceId);
    must(device?.status === 'REGISTERED' && device.walletId === walletId, 'a device is loaded that must not be');
    const last = books.loads.get(device.loadId ?? '');
    must(last?.status !== 'ON_DEVICE', 'a device carries two loads');
    must(statements.length === 0 && status === 'ON_DEVICE', 'a load begins otherwise than on its device');
    must(
        coins.every(({ amount }) => fenOf(amount) <= fenOf(caps.amount)),
        'a device carries more than it may',
    );
    const made = new Map(change.made.map((coin) => [coin.serial, coin]));
    must(
        coins.every(({ serial, amount }) => made.get(serial)?.fen === fenOf(amount)),
        'a load is of other coins than were made for it',
    );
}

/** What is left of a load is what was there less what went; it goes back as the device has signed, or when time is over. */
function mustGoOn(before: WrittenLoad, load: WrittenLoad, { change, books }: Written): void {
    const unloading = unloadingIn(before, load);
    if (unloading !== undefined) {
        must(isSaid(unloading, before.deviceKey, books), 'a device gives back what it has not signed');
        must(before.status === 'ON_DEVICE', 'a load is given back twice');
        must(books.devices.get(load.deviceId)?.status === 'REGISTERED', 'a stopped device gives back');
        mustBeProven(unloading, before, change);
    }
    if (load.returned !== undefined) {
        const from = new Date(before.registrableUntil).getTime() + millisecondsBetween;
        must(change.at.getTime() >= from, 'a load is returned while payees may come');
    }
    const ended = new Set(change.ended.map(({ serial }) => serial));
    const left = [...openOf(before, books).keys()].filter((serial) => !ended.has(serial));
    const gone = new Set([...load.statements.flatMap(({ terms }) => terms.coins), ...(load.returned ?? [])]);
    must(
        same(
            load.coins.map(({ serial }) => serial).filter((serial) => !gone.has(serial)),
            left,
        ),
        'a load holds other coins than are left',
    );
    must((load.status === 'ENDED') === (left.length === 0), 'a load ends before its coins, or after');
}

/** What one device has handed to another is paid as far as it is there; what is not is a fraud, and is proven. */
function mustRegister(payment: WrittenOfflinePayment, { change, books }: Written): void {
    const { paymentId, terms, payerSignature: signature, payeeSignature, paid, transferId, status } = payment;
    const load = books.loads.get(terms.loadId)!;
    const statement: WrittenStatement = { kind: 'PAYMENT', terms, signature };
    const { channel, bank } = books;
    must(isSaid(statement, load.deviceKey, books), 'an offline payment is not as the device signed it');
    const text = textOf(statement, { channel, bank });
    must(
        createHash('sha256').update(text).digest('hex').startsWith(paymentId),
        'an offline payment bears an id of another',
    );
    const device = books.devices.get(terms.toDevice);
    const acceptance = sorted({ purpose: 'cohong offline acceptance', channel, bank, ...terms });
    must(
        device?.walletId === terms.to && isText(device.deviceKey, acceptance, payeeSignature),
        'an offline payment is not as its payee took it',
    );
    mustBeAllowed(payment, load, change.at);
    const open = openOf(load, books);
    const there = terms.coins.filter((serial) => open.has(serial));
    const worth = there.reduce((sum, serial) => sum + open.get(serial)!, 0n);
    must(fenOf(paid) === worth, 'an offline payment pays other than is there');
    const told = change.transfers.filter((each) => each.transferId === transferId);
    must(
        told
            .map(({ from, coins, outputs }) => `${from} ${[...coins].sort().join()} ${JSON.stringify(outputs)}`)
            .join() ===
            (worth === 0n
                ? ''
                : `${load.walletId} ${[...there].sort().join()} ${JSON.stringify([{ amount: paid, to: terms.to }])}`),
        'an offline payment is told as another',
    );
    const isWhole = there.length === terms.coins.length;
    const isCounted = load.statements.some((each) => each.terms.counter === terms.counter);
    must((status === 'REGISTERED') === (isWhole && !isCounted), 'a duplicate passes as a payment, or the reverse');
    mustBeProven(statement, load, change);
}

/** Within what the device was allowed when it was loaded, and in time. */
function mustBeAllowed({ terms }: WrittenOfflinePayment, load: WrittenLoad, at: Date): void {
    const { coins, amount, counter, paidAt } = terms;
    const worth = load.coins.filter(({ serial }) => coins.includes(serial)).map((coin) => fenOf(coin.amount));
    must(
        worth.length === coins.length && worth.reduce((sum, fen) => sum + fen, 0n) === fenOf(amount),
        'an offline payment is of other coins than it says',
    );
    must(
        fenOf(amount) <= fenOf(load.caps.amount) && counter <= load.caps.payments && paidAt <= load.payableUntil,
        'an offline payment passes the caps of its device',
    );
    must(
        at.getTime() < new Date(load.registrableUntil).getTime() && load.returned === undefined,
        'an offline payment is registered too late',
    );
}

/** What contradicts an earlier word of the device is proven in the same transaction, and nothing else is. */
function mustBeProven(statement: WrittenStatement, load: WrittenLoad, { proofs, devices }: WrittenChange): void {
    const proof = proofs.find(({ later }) => later.signature === statement.signature);
    const isFraud = load.statements.some((each) => contradict(each, statement));
    must((proof !== undefined) === isFraud, 'a fraud goes unproven, or none is proven');
    must(
        !isFraud || devices.some(({ deviceId, status }) => deviceId === load.deviceId && status === 'STOPPED'),
        'a device goes on after its fraud',
    );
}

/** Both signatures are the device's, of two texts of which it may have signed one. */
function mustProve({ deviceId, deviceKey, earlier, later }: WrittenProof, books: Books): void {
    const { channel, bank } = books;
    const [one, other] = [earlier, later].map((each) => textOf(each, { channel, bank }));
    must(
        books.devices.get(deviceId)?.deviceKey === deviceKey &&
            one !== other &&
            [earlier, later].every((each) => each.terms.deviceId === deviceId && isSaid(each, deviceKey, books)) &&
            contradict(earlier, later),
        'a proof of fraud proves nothing',
    );
}

function contradict(one: WrittenStatement, other: WrittenStatement): boolean {
    return (
        one.terms.loadId === other.terms.loadId &&
        (one.terms.coins.some((serial) => other.terms.coins.includes(serial)) ||
            (one.terms.counter !== undefined && one.terms.counter === other.terms.counter))
    );
}
