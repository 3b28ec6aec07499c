import fc from 'fast-check';
import { newId, type Consortium, type User } from '../contracts/consortium.js';
import { PackingCreditDesk } from '../contracts/packing-credit-desk.js';
import type { TradeFloor } from '../contracts/trade-floor.js';

const day = 24 * 3_600_000;
/** Two orders, one of them written in two ways. */
const orderNumbers = ['PO 1', 'ＰＯ-1', 'PO 2'];
const registrars: readonly User[] = ['SafeMSP/registrar-1', 'PbocMSP/registrar-1'];
const noted = {
    DecidePackingCredits: 'packing-credit',
    SettlePackingCredits: 'packing-credit-end',
    ConvertPackingCredits: 'packing-credit-conversion',
} as const;

interface Asked {
    readonly orderNumber: string;
    readonly amount: bigint;
}

interface Repaid {
    readonly amount: bigint;
    readonly source: 'EXPORT_PROCEEDS' | 'OTHER_FUNDS';
}

/** Banks that lend on orders of the goods which the trade floor declares, and what they were asked for so far. */
export class OrderDesk {
    readonly #desk: PackingCreditDesk;
    readonly #floor: TradeFloor;
    readonly #requested: (readonly [User, string])[] = [];

    private constructor(desk: PackingCreditDesk, floor: TradeFloor) {
        this.#desk = desk;
        this.#floor = floor;
    }

    static async open(consortium: Consortium, floor: TradeFloor): Promise<OrderDesk> {
        return new OrderDesk(await PackingCreditDesk.open(consortium), floor);
    }

    async request(bank: string, { orderNumber, amount }: Asked): Promise<void> {
        const user: User = `${bank}/maker-1`;
        this.#requested.push([user, await this.#desk.request(user, { orderNumber, amount: `${amount}.00` })]);
    }

    /** A registrar's batch of all that waits for it. */
    async answer(n: number, act: keyof typeof noted, at?: Date): Promise<void> {
        const banks = [...new Set(this.#requested.map(([user]) => user.split('/')[0]!))];
        const items = (await this.#floor.waiting(...banks))
            .filter(({ kind }) => kind === noted[act])
            .map(({ bank, id }): readonly [User, string] => [`${bank}/maker-1`, id]);
        await this.#desk.batch(act, items, { by: registrars[n % 2]!, ...(at && { at }) });
    }

    async payOut(n: number): Promise<void> {
        const [user, id] = this.#credit(n);
        await this.#desk.approve(user, await this.#desk.propose(user, id));
    }

    repay(n: number, { amount, source }: Repaid): Promise<unknown> {
        const [user, id] = this.#credit(n);
        return this.#desk.repay(user, id, { amount: `${amount}.00`, more: { source } });
    }

    withdraw(n: number): Promise<unknown> {
        return this.#desk.withdraw(...this.#credit(n));
    }

    askConversion(n: number, amount: bigint): Promise<unknown> {
        const asked = { amount: `${amount}.00`, releaseCode: this.#floor.releaseCode };
        return this.#desk.askConversion(...this.#credit(n), asked);
    }

    /** The one of the last ten with this number, counted round. */
    #credit(n: number): readonly [User, string] {
        const last = this.#requested.slice(-10);
        return last[n % last.length] ?? ['HaizhouBankMSP/maker-1', newId()];
    }
}

/** What somebody tries to do with an order. */
export type AttemptOnOrder = (orders: OrderDesk) => Promise<unknown>;

export function attemptsOnOrders(banks: readonly string[]): fc.Arbitrary<AttemptOnOrder> {
    const which = fc.nat(9);
    const amount = fc.bigInt(1n, 500_000n);
    const orderNumber = fc.constantFrom(...orderNumbers);
    const later = (): Date => new Date(Date.now() + 4 * day);
    const nth = (act: (orders: OrderDesk, n: number) => Promise<unknown>): fc.Arbitrary<AttemptOnOrder> =>
        which.map((n) => (orders) => act(orders, n));
    const request = fc.record({ bank: fc.constantFrom(...banks), orderNumber, amount }).map(
        ({ bank, ...asked }): AttemptOnOrder =>
            (orders) =>
                orders.request(bank, asked),
    );
    const repay = fc.record({ n: which, amount, source: fc.constantFrom('EXPORT_PROCEEDS', 'OTHER_FUNDS') }).map(
        ({ n, ...repaid }): AttemptOnOrder =>
            (orders) =>
                orders.repay(n, repaid),
    );
    const convert = fc.record({ n: which, amount }).map(
        ({ n, amount: of }): AttemptOnOrder =>
            (orders) =>
                orders.askConversion(n, of),
    );

    return fc.oneof(
        { arbitrary: request, weight: 3 },
        { arbitrary: nth((orders, n) => orders.answer(n, 'DecidePackingCredits')), weight: 3 },
        { arbitrary: nth((orders, n) => orders.payOut(n)), weight: 2 },
        { arbitrary: repay, weight: 2 },
        { arbitrary: nth((orders, n) => orders.answer(n, 'SettlePackingCredits')), weight: 2 },
        { arbitrary: convert, weight: 2 },
        { arbitrary: nth((orders, n) => orders.answer(n, 'ConvertPackingCredits')), weight: 2 },
        nth((orders, n) => orders.withdraw(n)),
        nth((orders, n) => orders.answer(n, 'SettlePackingCredits', later())),
    );
}
