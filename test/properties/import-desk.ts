import fc from 'fast-check';
import { newId, type Consortium, type User } from '../contracts/consortium.js';
import { ImportFinancingDesk } from '../contracts/import-financing-desk.js';
import type { TradeFloor } from '../contracts/trade-floor.js';
import { cottonWorth } from '../story/cotton.js';

const day = 24 * 3_600_000;
const banks = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;
const registrars: readonly User[] = ['SafeMSP/registrar-1', 'PbocMSP/registrar-1'];
const noted = { DecideImportFinancings: 'import-financing', SettleImportFinancings: 'import-financing-end' } as const;

type Imported = Awaited<ReturnType<ImportFinancingDesk['declare']>>;

interface Asked {
    readonly bank: (typeof banks)[number];
    readonly amount: bigint;
    readonly isOwn: boolean;
}

/** Banks that pay for goods worth 1 000 yuan that have come in, and what they were asked for so far. */
export class ImportDesk {
    readonly #desk: ImportFinancingDesk;
    readonly #floor: TradeFloor;
    readonly #imported: Imported;
    readonly #requested: (readonly [User, string])[] = [];
    /** As customs has it. */
    #version = 1;

    private constructor(desk: ImportFinancingDesk, { floor, imported }: { floor: TradeFloor; imported: Imported }) {
        this.#desk = desk;
        this.#floor = floor;
        this.#imported = imported;
    }

    static async open(consortium: Consortium, floor: TradeFloor): Promise<ImportDesk> {
        const desk = await ImportFinancingDesk.open(consortium);

        return new ImportDesk(desk, { floor, imported: await desk.declare() });
    }

    get declarationNumber(): string {
        return this.#imported.declarationNumber;
    }

    async request({ bank, amount, isOwn }: Asked): Promise<void> {
        const user: User = `${bank}/maker-1`;
        const id = isOwn
            ? await this.#desk.requestOwn(user, this.#imported, `${amount}.00`)
            : await this.#desk.request(user, this.#imported, `${amount}.00`);
        this.#requested.push([user, id]);
    }

    /** A registrar's batch of all that waits for it. */
    async answer(n: number, act: keyof typeof noted, at?: Date): Promise<void> {
        const items = (await this.#floor.waiting(...banks))
            .filter(({ kind }) => kind === noted[act])
            .map(({ bank, id }): readonly [User, string] => [`${bank}/maker-1`, id]);
        await this.#desk.batch(act, items, { by: registrars[n % 2]!, ...(at && { at }) });
    }

    async pay(n: number): Promise<void> {
        const [user, id] = this.#payment(n);
        await this.#desk.approve(user, await this.#desk.propose(user, id));
    }

    repay(n: number, amount: bigint): Promise<unknown> {
        return this.#desk.repay(...this.#payment(n), { amount: `${amount}.00` });
    }

    withdraw(n: number): Promise<unknown> {
        return this.#desk.withdraw(...this.#payment(n));
    }

    /** The payment came back. */
    reverse(n: number): Promise<unknown> {
        const [user, importFinancingId] = this.#payment(n);
        return this.#desk.byTwo(user, 'Reversal', { importFinancingId, reason: 'Account closed' });
    }

    /** Customs finds the goods to be worth so much, and the banks are told. */
    async amend(worth: bigint): Promise<void> {
        const { declarationNumber } = this.#imported;
        const content = { ...cottonWorth(`${worth}.00`), declarationNumber, expectedVersion: this.#version };
        const noticeId = await this.#desk.change('AmendImport', content);
        this.#version += 1;
        await this.#desk.alert([noticeId]);
    }

    /** The one of the last ten with this number, counted round. */
    #payment(n: number): readonly [User, string] {
        const last = this.#requested.slice(-10);
        return last[n % last.length] ?? ['HaizhouBankMSP/maker-1', newId()];
    }
}

/** What somebody tries to do about goods that have come in. */
export type AttemptOnImports = (imports: ImportDesk) => Promise<unknown>;

export function attemptsOnImports(): fc.Arbitrary<AttemptOnImports> {
    const later = (): Date => new Date(Date.now() + 4 * day);
    const nth = (act: (imports: ImportDesk, n: number) => Promise<unknown>): fc.Arbitrary<AttemptOnImports> =>
        fc.nat(9).map((n) => (imports) => act(imports, n));
    const request = fc
        .record({ bank: fc.constantFrom(...banks), amount: fc.bigInt(1n, 600n), isOwn: fc.boolean() })
        .map(
            (asked): AttemptOnImports =>
                (imports) =>
                    imports.request(asked),
        );
    const repay = fc.record({ n: fc.nat(9), amount: fc.bigInt(1n, 600n) }).map(
        ({ n, amount }): AttemptOnImports =>
            (imports) =>
                imports.repay(n, amount),
    );
    const amend = fc.constantFrom(500n, 1_000n).map(
        (worth): AttemptOnImports =>
            (imports) =>
                imports.amend(worth),
    );

    return fc.oneof(
        { arbitrary: request, weight: 4 },
        { arbitrary: nth((imports, n) => imports.answer(n, 'DecideImportFinancings')), weight: 4 },
        { arbitrary: nth((imports, n) => imports.pay(n)), weight: 3 },
        { arbitrary: nth((imports, n) => imports.reverse(n)), weight: 2 },
        { arbitrary: nth((imports, n) => imports.answer(n, 'SettleImportFinancings')), weight: 2 },
        repay,
        nth((imports, n) => imports.withdraw(n)),
        nth((imports, n) => imports.answer(n, 'SettleImportFinancings', later())),
        amend,
    );
}
