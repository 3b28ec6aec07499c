import { Refusal } from '@cohong/domain/kernel/refusal';
import { instantOf } from '@cohong/domain/kernel/time';
import { declarationDifferences, documentDifferences } from '@cohong/domain/recomputation/differences';
import { FinancingReplay } from '@cohong/domain/recomputation/financing-replay';
import { Recomputation } from '@cohong/domain/recomputation/recomputation';
import { Register } from '@cohong/domain/recomputation/register';
import { declared, written } from '@cohong/domain/recomputation/testing/writings';
import type { VaultWritings, Writings } from '@cohong/domain/recomputation/writings';
import { alertLender } from '@cohong/domain/receivable/alert-lenders';
import { decideTogether } from '@cohong/domain/receivable/decide-together';
import type { DeclaredGoods } from '@cohong/domain/receivable/declared-goods';
import { disburseFinancing } from '@cohong/domain/receivable/disburse-financing';
import { expireTogether } from '@cohong/domain/receivable/expire-reservation';
import type { Financing, RepaymentSource } from '@cohong/domain/receivable/financing';
import type { FinancingPolicy } from '@cohong/domain/receivable/policy';
import { recordRepayment } from '@cohong/domain/receivable/record-repayment';
import { requestFinancing } from '@cohong/domain/receivable/request-financing';
import { settleTogether } from '@cohong/domain/receivable/settle-release';
import {
    declaration,
    declarationNumber,
    exporterUscc,
    idOf,
    policy,
    releaseCode,
} from '@cohong/domain/receivable/testing/samples';
import { withdrawFinancing } from '@cohong/domain/receivable/withdraw-financing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env['RUNS'] ?? 150);
const hour = 3_600_000;
const banks = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;
const secrets = { numberSecret: '1'.repeat(64), releaseSecret: '2'.repeat(64) };
const means = { kind: 'OUTSIDE', reference: 'CIPS 1' } as const;
const fen = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });

/** One declaration of 1 000 fen, the vaults of three banks, and what registrars have made of them: with all that was written. */
class World {
    readonly register = new Register();
    readonly history: Writings[] = [];
    readonly #financings: Financing[] = [];
    readonly #awaitingRelease = new Set<string>();
    #declaration: DeclaredGoods = { ...declaration, totalValue: fen(1_000n) };
    #at = Date.parse('2026-03-31T01:00:00Z');

    constructor() {
        this.#write({ ...declared(this.#declaration), secrets });
    }

    get #now(): string {
        return instantOf(this.#at);
    }

    wait(hours: number): void {
        this.#at += hours * hour;
    }

    request(bank: string, amount: bigint, { invoices, isGuessed }: { invoices: string[]; isGuessed: boolean }): void {
        const request = {
            financingId: idOf(this.#financings.length),
            declarationNumber,
            releaseCode: isGuessed ? 'f0'.repeat(16) : releaseCode,
            exporterUscc,
            amount: fen(amount),
            ...(invoices.length > 0 && { invoices }),
        };
        const financing = requestFinancing(request, { bank, askedAt: this.#now });
        this.#financings.push(financing);
        this.#leave(financing);
    }

    /** A registrar's batch of all that waits. */
    decide(): void {
        const decided = this.#financings
            .filter(({ status }) => status === 'REQUESTED')
            .map((financing) => {
                const isShown = financing.releaseCode === releaseCode;
                const { collateral, ...answer } = decideTogether(financing, {
                    declarations: [
                        {
                            known: isShown ? { declaration: this.#declaration, releaseCode } : undefined,
                            encumbrance: this.register.encumbrances.get(declarationNumber),
                        },
                    ],
                    holds: this.register.holdsOf(financing),
                    policy,
                    decidedAt: this.#now,
                });
                this.register.put(collateral ?? { encumbrances: [], holds: [] });
                return answer.financing;
            });
        const inOrder = decided.map(({ financingId }) => financingId);
        // What is written stands in the order of the vaults' names.
        const vaults = [...banks].reverse().map((bank) => ({
            bank,
            financings: decided.filter((each) => each.bank === bank),
        }));
        decided.forEach((financing) => (this.#financings[Number(`0x${financing.financingId}`)] = financing));
        this.#write(written({ inOrder }, ...vaults));
    }

    withdraw(n: number): void {
        const { financing, mustBeReleased } = withdrawFinancing(this.#nth(n));
        this.#leave(financing);
        if (mustBeReleased) {
            this.#awaitingRelease.add(financing.financingId);
        }
    }

    disburse(n: number): void {
        const financing = this.#nth(n);
        const { financingId } = financing;
        const facts = { financing, transactionId: 'tx', paidAt: this.#now };
        this.#leave(disburseFinancing({ financingId, means }, facts));
    }

    repay(
        n: number,
        { amount, source, repaymentId }: { amount: bigint; source: RepaymentSource; repaymentId: number },
    ): void {
        const financing = this.#nth(n);
        const { financingId } = financing;
        const repayment = { financingId, repaymentId: idOf(repaymentId), amount: fen(amount), source, means };
        this.#leave(recordRepayment(repayment, { financing, transactionId: 'tx', receivedAt: this.#now }));
        this.#awaitingRelease.add(financingId);
    }

    settle(n: number): void {
        const before = this.#nth(n);
        if (this.#awaitingRelease.delete(before.financingId)) {
            const { financing, collateral } = settleTogether(before, this.register.collateralOf(before));
            this.register.put(collateral);
            this.#leave(financing, { done: [{ kind: 'release', id: financing.financingId }] });
        }
    }

    expire(n: number): void {
        const before = this.#nth(n);
        const collateral = this.register.collateralOf(before);
        const expired = expireTogether(before, { collateral, at: this.#now });
        this.register.put(expired.collateral);
        this.#leave(expired.financing);
    }

    /** Customs changes what the goods are worth, and a registrar tells whoever has lent on them. */
    amend(value: bigint): void {
        this.#declaration = { ...this.#declaration, version: this.#declaration.version + 1, totalValue: fen(value) };
        const noticeId = idOf(this.#declaration.version);
        this.#write({ ...declared(this.#declaration), notices: [{ noticeId, declarationNumber, since: this.#now }] });
        const encumbrance = this.register.lyingOn(declarationNumber, 'CNY');
        const facts = { declaration: this.#declaration, encumbrance, policy, raisedAt: this.#now };
        for (const { financingId } of encumbrance.allocations) {
            this.#leave(alertLender(this.#nth(Number(`0x${financingId}`)), facts));
        }
        this.register.verify(this.#declaration, policy);
        this.#write(written({ noticesTaken: [noticeId] }));
    }

    #nth(n: number): Financing {
        const financing = this.#financings[n % Math.max(this.#financings.length, 1)];
        if (financing === undefined) {
            throw new Refusal('not-found', 'RECORD_MUST_EXIST');
        }

        return financing;
    }

    #leave(financing: Financing, vault: Partial<VaultWritings> = {}): void {
        this.#financings[Number(`0x${financing.financingId}`)] = financing;
        this.#write(written({}, { bank: financing.bank, financings: [financing], ...vault }));
    }

    #write(writings: Writings): void {
        const { encumbrances, holds } = this.register;
        const held = { encumbrances: [...encumbrances.values()], holds: [...holds.values()] };
        this.history.push({ ...writings, ...held, at: this.#now });
    }
}

type Step = (world: World) => void;
const index = fc.nat(11);
const amount = fc.bigInt(1n, 700n);
const step: fc.Arbitrary<Step> = fc.oneof(
    {
        arbitrary: fc
            .record({
                bank: fc.constantFrom(...banks),
                amount,
                invoices: fc.subarray(['A-1', 'B-1', 'C-1'], { maxLength: 2 }),
                isGuessed: fc.nat(9).map((n) => n === 0),
            })
            .map(
                ({ bank, amount: asked, ...more }): Step =>
                    (world) =>
                        world.request(bank, asked, more),
            ),
        weight: 4,
    },
    { arbitrary: fc.constant<Step>((world) => world.decide()), weight: 3 },
    {
        arbitrary: index.map(
            (n): Step =>
                (world) =>
                    world.disburse(n),
        ),
        weight: 3,
    },
    {
        arbitrary: fc
            .record({
                n: index,
                amount,
                source: fc.constantFrom<RepaymentSource>('EXPORT_PROCEEDS', 'OTHER_FUNDS'),
                repaymentId: fc.nat(30),
            })
            .map(
                ({ n, ...repayment }): Step =>
                    (world) =>
                        world.repay(n, repayment),
            ),
        weight: 3,
    },
    {
        arbitrary: index.map(
            (n): Step =>
                (world) =>
                    world.settle(n),
        ),
        weight: 3,
    },
    index.map(
        (n): Step =>
            (world) =>
                world.withdraw(n),
    ),
    index.map(
        (n): Step =>
            (world) =>
                world.expire(n),
    ),
    fc.bigInt(0n, 1_500n).map(
        (value): Step =>
            (world) =>
                world.amend(value),
    ),
    fc.nat(80).map(
        (hours): Step =>
            (world) =>
                world.wait(hours),
    ),
);

/** What the rules refuse is not written. */
function lived(steps: readonly Step[]): World {
    const world = new World();
    for (const each of steps) {
        try {
            each(world);
        } catch (error) {
            if (!(error instanceof Refusal)) {
                throw error;
            }
        }
    }

    return world;
}

function replay({ history }: World, by: FinancingPolicy): FinancingReplay {
    const replayed = new FinancingReplay({ policyAt: () => by, releaseCodeOf: () => releaseCode, isTold: () => true });
    history.forEach((writings) => replayed.take(writings));

    return replayed;
}

const histories = fc.array(step, { minLength: 10, maxLength: 60 }).map(lived);

describe(`what was decided, decided again (RUNS=${numRuns} SEED=${seed})`, () => {
    it('by the same policy it is what really happened; and after each transaction lies there what is rebuilt', () => {
        fc.assert(
            fc.property(histories, (world) => {
                const recomputation = new Recomputation();
                for (const writings of world.history) {
                    recomputation.take(writings);
                    const { registry: inBook, history: inHistory, records } = recomputation;
                    const compared = { book: 'REGISTRY', inBook, inHistory } as const;
                    expect(declarationDifferences(compared, { records, policy })).toEqual([]);
                    expect(documentDifferences(compared)).toEqual([]);
                }
                const { requests, disbursements, totals } = replay(world, policy);
                expect({ requests, disbursements }).toEqual({ requests: [], disbursements: [] });
                expect(totals.map(({ granted, reserved }) => [granted.wouldBe, reserved.wouldBe])).toEqual(
                    totals.map(({ granted, reserved }) => [granted.was, reserved.was]),
                );
            }),
            { numRuns, seed },
        );
    });

    it('by a policy that allows nothing nothing is granted, and every loan is told with its request', () => {
        fc.assert(
            fc.property(histories, (world) => {
                const { requests, disbursements, totals } = replay(world, { ...policy, capBasisPoints: 0 });
                const granted = totals.reduce((total, each) => total + each.granted.was, 0);

                expect(totals.every((each) => each.granted.wouldBe === 0)).toBe(true);
                expect(requests.filter(({ was }) => was.code === 'AMOUNT_IS_RESERVED')).toHaveLength(granted);
                expect(disbursements).toEqual([]);
            }),
            { numRuns, seed },
        );
    });
});
