import { waits, type Books } from './books.js';
import { isOrdered } from './holder-check.js';
import { must, same, worth } from './must.js';
import type { Nets } from './net-audit.js';
import { stateOf, without, type Part } from './part.js';
import { returnedTo } from './remittance-audit.js';
import { fenOf, type WrittenChange } from './written-change.js';
import type { WrittenDeferred } from './written-records.js';

/**
 * What a transaction did to a bank's coins besides its nets: what was set aside, which `Aside` looks after, and what
 * wallets paid into nets and were paid out of them. Throws the first thing that is wrong with these.
 */
export function withoutNets(change: WrittenChange, books: Books, nets: Nets): WrittenChange {
    const aside = change.made.filter(({ serial }) => change.states.get(serial)?.['status'] === 'PENDING');
    const freed = change.ended.filter(({ serial, status }) => status === 'RELEASED' && books.aside.has(serial));
    const rest = without(change, {
        ended: freed.map(({ serial }) => serial),
        made: aside,
        states: aside.map(() => 'PENDING'),
    });

    return change.deferred.reduce((left, payment) => without(left, partOf(payment, rest, { books, nets })), rest);
}

function partOf(
    payment: WrittenDeferred,
    change: WrittenChange,
    { books, nets }: { readonly books: Books; readonly nets: Nets },
): Part {
    const { paymentId, status, payee, payeeBank } = payment;
    const isPayee = change.bank === payeeBank;
    const order = nets.orders.get(paymentId) ?? change.deferredOrders.find((each) => each.paymentId === paymentId);
    if (status === 'QUEUED' && !isPayee) {
        return paid(payment, change, books);
    }
    const to =
        status === 'CREDITED' && isPayee
            ? payee
            : status === 'RETURNED' && !isPayee
              ? returnedTo(order?.from, books)
              : undefined;
    const due = to === undefined ? [] : [`${to} ${fenOf(payment.amount)}`];
    must(
        same(
            change.made.map(({ owner, fen }) => `${owner} ${fen}`),
            due,
        ),
        'a deferred payment gives other coins than are due',
    );

    return { ended: [], made: change.made, states: change.made.map(({ owner }) => stateOf(owner)) };
}

/** The payer's coins end, as it has signed, and what they are worth above comes back. */
function paid(
    { paymentId, cycleId, payeeBank, payee, amount, message }: WrittenDeferred,
    change: WrittenChange,
    books: Books,
): Part {
    const order = change.deferredOrders.find((each) => each.paymentId === paymentId);
    must(order !== undefined, 'a deferred payment is nobody’s order');
    const { from, coins, signed } = order;
    const inputs = coins.map((serial) => books.live.get(serial)).filter((coin) => coin !== undefined);
    must(
        inputs.length === coins.length && inputs.every(({ owner }) => owner === from),
        'a deferred payment spends coins of others',
    );
    must(!coins.some((serial) => waits(books, serial)), 'a deferred payment spends what waits');
    must(
        worth(inputs) === worth(change.made) + fenOf(amount) && change.made.every(({ owner }) => owner === from),
        'the change of a deferred payment goes astray',
    );
    must(!books.isFrozen(from), 'a frozen wallet pays into a net');
    const terms = {
        purpose: 'cohong deferred payment',
        nonce: paymentId,
        coins,
        cycleId,
        payeeBank,
        payee,
        amount,
        message,
    };
    must(
        isOrdered({ ...terms, walletId: from }, { books, walletId: from, signed }),
        'a deferred payment is not as the holder signed it',
    );

    return { ended: coins, made: change.made, states: change.made.map(({ owner }) => stateOf(owner)) };
}
