import { Refusal } from '@cohong/domain/kernel/refusal';
import { PackingCreditReplay } from '@cohong/domain/recomputation/packing-credit-replay';
import { TaxFormReplay } from '@cohong/domain/recomputation/tax-form-replay';
import { PastCredits } from '@cohong/domain/recomputation/testing/past-credits';
import { PastPayments } from '@cohong/domain/recomputation/testing/past-payments';
import type { Writings } from '@cohong/domain/recomputation/writings';
import type { PackingCreditPolicy } from '@cohong/domain/packing-credit/packing-credit-policy';
import { advance } from '@cohong/domain/packing-credit/testing/samples';
import { yuan } from '@cohong/domain/receivable/testing/samples';
import type { TaxFormPolicy } from '@cohong/domain/tax-form/tax-form-policy';
import { dollars, euros, policy, releaseCode } from '@cohong/domain/tax-form/testing/samples';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env['RUNS'] ?? 150);
const banks = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;

type Step<Past> = (past: Past) => void;

/** Some do something to the n-th of what was asked for, the others take time. */
function steps<Past>(
    ask: fc.Arbitrary<Step<Past>>,
    decide: Step<Past>,
    nth: readonly ((past: Past, n: number) => void)[],
): fc.Arbitrary<Step<Past>> {
    return fc.oneof(
        { arbitrary: ask, weight: 4 },
        { arbitrary: fc.constant(decide), weight: 3 },
        ...nth.map((act) => ({
            arbitrary: fc.nat(11).map((n): Step<Past> => (past) => {
                act(past, n);
            }),
            weight: 2,
        })),
    );
}

/** What the rules refuse is not written. */
function lived<Past>(past: Past, taken: readonly Step<Past>[]): Past {
    for (const each of taken) {
        try {
            each(past);
        } catch (error) {
            if (!(error instanceof Refusal)) {
                throw error;
            }
        }
    }

    return past;
}

function follow<Replay extends { take(writings: Writings): void }>(
    replay: Replay,
    { history }: { readonly history: readonly Writings[] },
): Replay {
    history.forEach((writings) => {
        replay.take(writings);
    });

    return replay;
}

const length = { minLength: 10, maxLength: 60 };
const hours = (past: { wait(hours: number): void }, n: number): void => {
    past.wait(n * 8);
};

const payment = fc
    .record({
        amount: fc.oneof(
            fc.bigInt(1n, 60_000n).map((whole) => dollars(whole)),
            fc.bigInt(1n, 42_000n).map(euros),
        ),
        bank: fc.constantFrom(...banks),
        code: fc.constantFrom(undefined, undefined, releaseCode, 'f0'.repeat(16)),
    })
    .map(({ amount, bank, code }): Step<PastPayments> => (past) => {
        past.ask(amount, { bank, ...(code !== undefined && { code }) });
    });
const payments = fc
    .array(
        steps<PastPayments>(
            payment,
            (past) => {
                past.decide();
            },
            [
                (past, n) => {
                    past.pay(n);
                },
                (past, n) => {
                    past.settle(n);
                },
                (past, n) => {
                    past.withdraw(n);
                },
                (past, n) => {
                    if (n === 0) {
                        past.voidForm();
                    }
                },
                hours,
            ],
        ),
        length,
    )
    .map((taken) => lived(new PastPayments(), taken));

const credit = fc
    .record({ amount: fc.bigInt(1n, 700n), bank: fc.constantFrom(...banks) })
    .map(({ amount, bank }): Step<PastCredits> => (past) => {
        past.ask(yuan(amount), bank);
    });
const credits = fc
    .array(
        steps<PastCredits>(
            credit,
            (past) => {
                past.decide();
            },
            [
                (past, n) => {
                    past.payOut(n);
                },
                (past, n) => {
                    past.repay(n, yuan(BigInt(n + 1) * 20n), n % 2 === 0 ? 'OTHER_FUNDS' : 'EXPORT_PROCEEDS');
                },
                (past, n) => {
                    past.settle(n);
                },
                (past, n) => {
                    past.withdraw(n);
                },
                hours,
            ],
        ),
        length,
    )
    .map((taken) => lived(new PastCredits(), taken));

const byTaxForms = (past: PastPayments, by: TaxFormPolicy): TaxFormReplay =>
    follow(new TaxFormReplay({ policyAt: () => by, isTold: () => true }), past);
const byPackingCredits = (past: PastCredits, by: PackingCreditPolicy): PackingCreditReplay =>
    follow(new PackingCreditReplay({ policyAt: () => by, isTold: () => true }), past);

describe(`payments abroad and loans on orders, decided again (RUNS=${numRuns} SEED=${seed})`, () => {
    it('by the same policy every payment is answered, looks and is made as it really was', () => {
        fc.assert(
            fc.property(payments, (past) => {
                const { payments: changed, confirmations, totals } = byTaxForms(past, policy);

                expect({ changed, confirmations }).toEqual({ changed: [], confirmations: [] });
                for (const { allowed, amount, looksSplit } of totals) {
                    expect([allowed.wouldBe, amount.wouldBe, looksSplit.wouldBe]).toEqual([
                        allowed.was,
                        amount.was,
                        looksSplit.was,
                    ]);
                }
            }),
            { numRuns, seed },
        );
    });

    it('by a policy without thresholds nothing is paid without a form, and on it what was paid there', () => {
        const most = 1_000_000_000n;
        fc.assert(
            fc.property(payments, (past) => {
                const none = { ...policy, thresholds: [{ currency: 'GBP', minorUnits: most }] };
                const { payments: changed } = byTaxForms(past, none);
                const formless = past.payments.filter(({ form, decision }) => form === undefined && decision);

                expect(changed).toHaveLength(formless.length);
                expect(changed.every(({ wouldBe }) => wouldBe.code === 'CURRENCY_MUST_HAVE_THRESHOLD')).toBe(true);
            }),
            { numRuns, seed },
        );
    });

    it('by the same policy every loan on the order is decided and paid out as it really was', () => {
        fc.assert(
            fc.property(credits, (past) => {
                const { requests, disbursements, totals } = byPackingCredits(past, advance);

                expect({ requests, disbursements }).toEqual({ requests: [], disbursements: [] });
                for (const { granted, reserved } of totals) {
                    expect([granted.wouldBe, reserved.wouldBe]).toEqual([granted.was, reserved.was]);
                }
            }),
            { numRuns, seed },
        );
    });

    it('by a policy that lets nothing be advanced nothing is granted, and every loan is told with its request', () => {
        fc.assert(
            fc.property(credits, (past) => {
                const { requests, disbursements, totals } = byPackingCredits(past, {
                    ...advance,
                    advanceBasisPoints: 0,
                });
                const granted = totals.reduce((total, each) => total + each.granted.was, 0);

                expect(totals.every((each) => each.granted.wouldBe === 0)).toBe(true);
                expect(requests.filter(({ was }) => was.code === 'AMOUNT_IS_RESERVED')).toHaveLength(granted);
                expect(disbursements).toEqual([]);
            }),
            { numRuns, seed },
        );
    });
});
