import { bedLinen, bedLinenShortShipped } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ActName } from '../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, type User } from '../contracts/consortium.js';
import { recomputed, replayed, type Alteration, type Stored } from '../contracts/recomputed.js';
import { TradeFloor } from '../contracts/trade-floor.js';
import { seed } from '../seed.js';
import { attemptsOnImports, ImportDesk } from './import-desk.js';
import { attemptsOnOrders, OrderDesk } from './order-desk.js';

const numRuns = Math.ceil(Number(process.env['RUNS'] ?? 300) / 100);
const banks = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;
const registrars: readonly User[] = ['SafeMSP/registrar-1', 'PbocMSP/registrar-1'];
const day = 24 * 3_600_000;
const { declarationNumber } = bedLinen;
const content = (({ declarationNumber: _number, status: _status, ...rest }) => rest)(bedLinen);

/** What somebody tries to do; the rules may refuse it, and another may be faster. */
type Attempt = (world: World, desks: Desks) => Promise<unknown>;

interface Desks {
    readonly orders: OrderDesk;
    readonly imports: ImportDesk;
}

interface Held {
    readonly bank: string;
    readonly financingId: string;
}

/** A consortium, and the requests that were made in it so far. */
class World {
    readonly #consortium: Consortium;
    readonly #floor: TradeFloor;
    readonly #requested: Held[] = [];

    constructor(consortium: Consortium, floor: TradeFloor) {
        this.#consortium = consortium;
        this.#floor = floor;
    }

    /** The one of the last ten with this number, counted round. */
    held(n: number): Held {
        const last = this.#requested.slice(-10);
        return last[n % last.length] ?? { bank: banks[0], financingId: newId() };
    }

    async request(bank: string, { amount, invoices }: { amount: bigint; invoices: readonly string[] }): Promise<void> {
        const financingId = newId();
        const input = {
            ...this.#floor.requestOf(`${amount}.00`, financingId),
            ...(invoices.length > 0 && { invoices }),
        };
        await this.submit(`${bank}/maker-1`, 'trade/receivable:RequestFinancing', input);
        this.#requested.push({ bank, financingId });
    }

    /** A registrar's batch of all that waits for it. */
    async answer(n: number, kind: 'financing' | 'release', act: ActName): Promise<void> {
        const items = (await this.#floor.waiting(...banks))
            .filter((note) => note.kind === kind)
            .map(({ bank, id }) => ({ bank, financingId: id }));
        await this.submit(registrars[n % 2]!, act, { items });
    }

    submit(user: User, name: ActName, input: object): Promise<unknown> {
        const request = user.includes('registrar') ? { request: null } : {};
        return this.#consortium.submit(user, name, { input, ...request });
    }

    /** A registrar ends what was reserved, when its time is over. */
    expire(n: number): Promise<unknown> {
        const at = new Date(Date.now() + 4 * day);
        const input = { items: [this.held(n)] };
        return this.#consortium.submit(registrars[n % 2]!, 'trade/registry:ExpireReservations', {
            input,
            request: null,
            at,
        });
    }

    /** Customs changes what it declared. */
    async amend(isShort: boolean): Promise<void> {
        const known = await this.#consortium.evaluate('CustomsMSP/officer-1', 'trade/declaration:ReadDeclaration', {
            declarationNumber,
        });
        const noticeId = newId();
        await this.submit('CustomsMSP/officer-1', 'trade/declaration:AmendExport', {
            ...(isShort ? bedLinenShortShipped : content),
            declarationNumber,
            expectedVersion: (known as { version: number }).version,
            noticeId,
        });
        await this.submit(registrars[0]!, 'trade/registry:AlertLenders', { items: [{ noticeId }] });
    }
}

const bank = fc.constantFrom(...banks);
const which = fc.nat(9);
const request: fc.Arbitrary<Attempt> = fc
    .record({ bank, amount: fc.bigInt(1n, 1_500_000n), invoices: fc.subarray(['A-1', 'B-2']) })
    .map(
        ({ bank: of, ...asked }) =>
            (world) =>
                world.request(of, asked),
    );
const decide: fc.Arbitrary<Attempt> = which.map(
    (n) => (world) => world.answer(n, 'financing', 'trade/registry:DecideFinancings'),
);
const settle: fc.Arbitrary<Attempt> = which.map(
    (n) => (world) => world.answer(n, 'release', 'trade/registry:SettleReleases'),
);
const withdraw: fc.Arbitrary<Attempt> = which.map((n) => (world) => {
    const { bank: of, financingId } = world.held(n);
    return world.submit(`${of}/maker-1`, 'trade/receivable:WithdrawFinancing', { financingId });
});
const disburse: fc.Arbitrary<Attempt> = which.map((n) => async (world) => {
    const { bank: of, financingId } = world.held(n);
    const approvalId = newId();
    const means = { kind: 'OUTSIDE', reference: 'CIPS 1' };
    const proposed = { approvalId, financingId, means };
    await world.submit(`${of}/maker-1`, 'trade/receivable:ProposeDisbursement', proposed);
    await world.submit(`${of}/checker-1`, 'trade/receivable:ApproveDisbursement', { approvalId });
});
const repay: fc.Arbitrary<Attempt> = fc
    .record({ n: which, amount: fc.bigInt(1n, 900_000n), source: fc.constantFrom('EXPORT_PROCEEDS', 'OTHER_FUNDS') })
    .map(({ n, amount, source }) => (world) => {
        const { bank: of, financingId } = world.held(n);
        return world.submit(`${of}/maker-1`, 'trade/receivable:RecordRepayment', {
            financingId,
            repaymentId: newId(),
            amount: { amount: `${amount}.00`, currency: 'CNY' },
            source,
            means: { kind: 'OUTSIDE', reference: 'CIPS 2' },
        });
    });
const expire: fc.Arbitrary<Attempt> = which.map((n) => (world) => world.expire(n));
const amend: fc.Arbitrary<Attempt> = fc.boolean().map((isShort) => (world) => world.amend(isShort));

const onOrders: fc.Arbitrary<Attempt> = attemptsOnOrders(banks).map(
    (attempt) =>
        (_world, { orders }) =>
            attempt(orders),
);
const onImports: fc.Arbitrary<Attempt> = attemptsOnImports().map(
    (attempt) =>
        (_world, { imports }) =>
            attempt(imports),
);

/** What is done at once: of several that touch the same, the ledger lets one through. */
const rounds = fc.array(
    fc.array(
        fc.oneof(
            { arbitrary: request, weight: 4 },
            { arbitrary: decide, weight: 4 },
            { arbitrary: disburse, weight: 3 },
            { arbitrary: repay, weight: 3 },
            { arbitrary: settle, weight: 3 },
            withdraw,
            expire,
            amend,
            { arbitrary: onOrders, weight: 10 },
            { arbitrary: onImports, weight: 10 },
        ),
        { minLength: 1, maxLength: 4 },
    ),
    { minLength: 6, maxLength: 10 },
);

describe(`what lies on declarations of exports and imports and on orders, rebuilt from blocks (RUNS=${numRuns} SEED=${seed})`, () => {
    let consortium: Consortium;
    let world: World;
    let orders: OrderDesk;
    let imports: ImportDesk;

    beforeAll(async () => {
        consortium = await Consortium.start();
        const floor = await TradeFloor.open(consortium);
        world = new World(consortium, floor);
        orders = await OrderDesk.open(consortium, floor);
        imports = await ImportDesk.open(consortium, floor);
        await imports.request({ bank: banks[0], amount: 1n, isOwn: false });
        await imports.answer(0, 'DecideImportFinancings');
        await imports.pay(0);
        await world.request(banks[0], { amount: 1_000n, invoices: [] });
        await world.answer(0, 'financing', 'trade/registry:DecideFinancings');
    }, 120_000);
    afterAll(() => consortium.stop());

    it.each<[string, Alteration['change']]>([
        ['a fen too much', (stored) => withShares(stored, (amount) => (Number(amount) + 0.01).toFixed(2))],
        ['nothing', (stored) => ({ ...stored, allocations: [] })],
    ])('is not what it holds in a copy in which it has %s there', async (_what, change) => {
        await world.request(banks[1], { amount: 1n, invoices: [] });
        await world.answer(0, 'financing', 'trade/registry:DecideFinancings');
        await orders.request(banks[1], { amount: 1n, orderNumber: 'PO 1' });
        await orders.answer(0, 'DecidePackingCredits');
        const inCopy = await recomputed(consortium, { alter: { kind: 'encumbrance', change } });
        const ordersInCopy = await recomputed(consortium, { alter: { kind: 'financed-order', change } });

        const importsInCopy = await recomputed(consortium, { alter: { kind: 'financed-import', change } });

        expect(inCopy).toMatchObject({
            differences: [{ book: 'REGISTRY', declarationNumber }],
            orders: [],
            imports: [],
        });
        expect(inCopy.differences[0]!.allocations.length).toBeGreaterThan(0);
        expect(ordersInCopy).toMatchObject({ differences: [], orders: [{ book: 'REGISTRY' }] });
        expect(ordersInCopy.orders[0]!.allocations.length).toBeGreaterThan(0);
        const { declarationNumber: imported } = imports;
        expect(importsInCopy).toMatchObject({
            differences: [],
            imports: [{ book: 'REGISTRY', declarationNumber: imported }],
        });
        expect(importsInCopy.imports[0]!.allocations.length).toBeGreaterThan(0);
        expect(await recomputed(consortium)).toMatchObject({ differences: [], orders: [], imports: [] });
    });

    it(
        'is what the registry holds after any interleaving of banks, customs and registrars, whichever peer is asked; and what was decided is decided so again',
        async () => {
            await fc.assert(
                fc.asyncProperty(rounds, async (history) => {
                    for (const round of history) {
                        await Promise.allSettled(round.map((attempt) => attempt(world, { orders, imports })));
                    }
                    const atSafe = await recomputed(consortium);
                    const atPboc = await recomputed(consortium, { user: 'PbocMSP/regulator-1' });

                    const asOfBlock = consortium.height - 1;
                    expect(atSafe).toMatchObject({
                        asOfBlock,
                        differences: [],
                        documents: [],
                        orders: [],
                        imports: [],
                    });
                    expect(atPboc).toEqual(atSafe);
                    expectAsItWas(await replayed(consortium));
                }),
                { numRuns, seed },
            );
        },
        120_000 + numRuns * 10_000,
    );
});

/** Decided again by the same policies, every request has the answer that it had. */
function expectAsItWas({ financings, packingCredits, taxForms }: Awaited<ReturnType<typeof replayed>>): void {
    for (const { requests, disbursements, totals } of [financings, packingCredits]) {
        expect({ requests, disbursements }).toEqual({ requests: [], disbursements: [] });
        for (const { granted, reserved } of totals) {
            expect([granted.wouldBe, reserved.wouldBe]).toEqual([granted.was, reserved.was]);
        }
    }
    const { payments, confirmations } = taxForms;
    expect({ payments, confirmations }).toEqual({ payments: [], confirmations: [] });
}

function withShares(stored: Stored, change: (amount: string) => string): object {
    return {
        ...stored,
        allocations: stored.allocations?.map(({ outstanding, amount, ...share }) => ({
            ...share,
            ...(outstanding && { outstanding: { ...outstanding, amount: change(outstanding.amount) } }),
            ...(amount && { amount: { ...amount, amount: change(amount.amount) } }),
        })),
    };
}
