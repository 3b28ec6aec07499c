import { waits, type Books } from './books.js';
import { mustTakeOffDevices, releasedFromDevices } from './device-audit.js';
import { endedLocks, mustEnd } from './lock-audit.js';
import { must, same, worth } from './must.js';
import { paymentsOf, type Payment } from './payments.js';
import { fenOf, type WrittenChange } from './written-change.js';
import type { WrittenCoin } from './written-records.js';

/** Throws the first thing that is wrong with what a transaction did to a bank's coins. */
export function audit(change: WrittenChange, books: Books): void {
    const ended = new Map(change.ended.map(({ serial, status }) => [serial, status]));
    must(ended.size === change.ended.length, 'a coin ends twice');
    must(
        [...ended.keys()].every((serial) => books.live.has(serial)),
        'a coin ends that is not live',
    );
    must(
        change.made.every(({ fen }) => fen > 0n),
        'a coin is worth nothing',
    );
    mustBeStated(change, books);
    const payments = paymentsOf(change, books);
    const paid = payments.flatMap(({ coins }) => coins);
    const offDevices = releasedFromDevices(change, books);
    const released = [...endedLocks(change).map(({ serial }) => serial), ...offDevices.flatMap(({ coins }) => coins)];
    const endedAs = (as: string) => [...ended].filter(([, status]) => status === as).map(([serial]) => serial);
    must(same(paid, endedAs('SPENT')), 'what is spent is not what the payments spend');
    must(same(released, endedAs('RELEASED')), 'what is released is not what locks and devices release');
    payments.forEach((payment) => mustPay(payment, { change, books }));
    endedLocks(change).forEach((lock) => mustEnd(lock, { change, books }));
    offDevices.forEach((each) => mustTakeOffDevices(each, change));
    mustBeOfVault(change, { live: books.live, paid: new Set([...paid, ...released]) });
    mustBeExchanged(change, books);
}

/** What a coin is stands beside it as long as it is live, and no longer. */
function mustBeStated({ made, ended, locks, loads, states }: WrittenChange, books: Books): void {
    const waiting = new Map([
        ...locks.filter(({ status }) => status === 'HELD').map(({ serial }) => [serial, 'LOCKED'] as const),
        ...loads
            .filter(({ loadId }) => !books.loads.has(loadId))
            .flatMap(({ coins }) => coins.map(({ serial }) => [serial, 'ON_DEVICE'] as const)),
    ]);
    const stateOf = ({ serial, owner }: WrittenCoin): string =>
        owner === 'vault' ? 'IN_VAULT' : (waiting.get(serial) ?? 'UNSPENT');
    const gone = ended.map(({ serial }) => `${serial} gone`);
    const live = made.map((coin) => `${coin.serial} ${coin.owner} ${coin.fen} ${stateOf(coin)}`);
    const told = [...states].map(([serial, state]) =>
        state === undefined
            ? `${serial} gone`
            : `${serial} ${String(state['owner'])} ${fenOf(state['amount'])} ${String(state['status'])}`,
    );
    must(same(told, [...gone, ...live]), 'a state is not that of its coin');
}

/** A payment makes of its payer's coins what its holder has signed, and gives the change back. */
function mustPay(
    { from, coins, outputs, isSigned }: Payment,
    { change: { made }, books }: { readonly change: WrittenChange; readonly books: Books },
): void {
    const inputs = coins.map((serial) => books.live.get(serial)!);
    const change = worth(inputs) - outputs.reduce((sum, { amount }) => sum + fenOf(amount), 0n);
    const due = outputs.map(({ to, amount }) => `${to} ${fenOf(amount)}`);
    const children = made.filter(({ parents }) => parents[0] === coins[0]);
    const isKept = (owner: string): boolean => owner === 'vault' || books.wallets.has(owner);

    must(
        inputs.every(({ owner }) => owner === from),
        'a payment spends coins of another owner',
    );
    must(!coins.some((serial) => waits(books, serial)), 'a payment spends what waits');
    must(
        children.every(({ parents }) => same(parents, coins)),
        'a coin is not made of what its payment spent',
    );
    must(
        same(
            children.map(({ owner, fen }) => `${owner} ${fen}`),
            change === 0n ? due : [...due, `${from} ${change}`],
        ),
        'a payment makes other coins than are due',
    );
    must(
        children.every(({ owner }) => isKept(owner)),
        'a payment is made to nobody',
    );
    must(from === 'vault' || isSigned(), 'a payment is not as the holder signed it');
}

/** What no payment spends or makes is exchanged between vault and reserve, and no wallet’s. */
function mustBeOfVault(
    { made, ended }: WrittenChange,
    { live, paid }: { readonly live: Books['live']; readonly paid: ReadonlySet<string> },
): void {
    const minted = made.filter(({ parents }) => parents[0] === undefined || !paid.has(parents[0]));
    const destroyed = ended.filter(({ serial }) => !paid.has(serial));
    must(
        destroyed.every(({ status }) => status === 'DESTROYED'),
        'a coin ends as nothing that is known',
    );
    must(
        [...minted, ...destroyed.map(({ serial }) => live.get(serial)!)].every(({ owner }) => owner === 'vault'),
        'a wallet gains or loses by no payment',
    );
}

/** Coins grow by what the reserve was debited, and shrink by what it was credited; else a reserve only grows. */
function mustBeExchanged({ made, ended, reserve }: WrittenChange, { live, reserve: before }: Books): void {
    const after = reserve ?? before;
    const growth = worth(made) - worth(ended.map(({ serial }) => live.get(serial)!));
    const [issued, destroyed] = [after.issued - before.issued, after.destroyed - before.destroyed];
    const paidIn = after.balance - before.balance + issued - destroyed;

    must(growth === issued - destroyed, 'coins appear or vanish');
    must(issued >= 0n && destroyed >= 0n && after.balance >= 0n, 'a reserve runs backwards');
    must(paidIn >= 0n && (paidIn === 0n || issued + destroyed === 0n), 'a reserve is not debited what is issued');
}
