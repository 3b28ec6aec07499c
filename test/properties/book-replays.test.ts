import { Refusal } from '@cohong/domain/kernel/refusal';
import type { CapitalPolicy } from '@cohong/domain/capital-account/capital-policy';
import { cny, policy as capitalPolicy } from '@cohong/domain/capital-account/testing/samples';
import type { ImportFinancingPolicy } from '@cohong/domain/import-financing/import-financing-policy';
import { policy as importPolicy } from '@cohong/domain/import-financing/testing/samples';
import { CapitalReplay } from '@cohong/domain/recomputation/capital-replay';
import { ImportFinancingReplay } from '@cohong/domain/recomputation/import-financing-replay';
import { PackingCreditReplay } from '@cohong/domain/recomputation/packing-credit-replay';
import { TaxFormReplay } from '@cohong/domain/recomputation/tax-form-replay';
import { PastCapital } from '@cohong/domain/recomputation/testing/past-capital';
import { PastCredits } from '@cohong/domain/recomputation/testing/past-credits';
import { PastImports } from '@cohong/domain/recomputation/testing/past-imports';
import { PastPayments } from '@cohong/domain/recomputation/testing/past-payments';
import type { Writings } from '@cohong/domain/recomputation/writings';
import type { PackingCreditPolicy } from '@cohong/domain/packing-credit/packing-credit-policy';
import { advance } from '@cohong/domain/packing-credit/testing/samples';
import { releaseCode as importCode, yuan } from '@cohong/domain/receivable/testing/samples';
import type { TaxFormPolicy } from '@cohong/domain/tax-form/tax-form-policy';
import { dollars, euros, policy, releaseCode } from '@cohong/domain/tax-form/testing/samples';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
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

const importPayment = fc
    .record({
        amount: fc.bigInt(1n, 700n),
        bank: fc.constantFrom(...banks),
        funds: fc.constantFrom('LOAN', 'LOAN', 'OWN_FUNDS'),
        code: fc.constantFrom(importCode, importCode, importCode, 'f0'.repeat(16)),
    })
    .map(({ amount, ...more }): Step<PastImports> => (past) => {
        past.ask(yuan(amount), more);
    });
const imports = fc
    .array(
        steps<PastImports>(
            importPayment,
            (past) => {
                past.decide();
            },
            [
                (past, n) => {
                    past.pay(n);
                },
                (past, n) => {
                    past.repay(n, yuan(BigInt(n + 1) * 20n));
                },
                (past, n) => {
                    past.settle(n);
                },
                (past, n) => {
                    past.withdraw(n);
                },
                (past, n) => {
                    past.reverse(n);
                },
                (past, n) => {
                    past.amend(yuan(BigInt(n + 3) * 100n));
                },
                hours,
            ],
        ),
        length,
    )
    .map((taken) => lived(new PastImports(), taken));

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const fewDrawnFrom = { ...capitalPolicy, population: { days: 5, payments: 4 } };
const capitalPayment = fc
    .record({
        amount: fc.constantFrom(cny(1n), cny(6_999_999n, 99n), cny(7_000_000n)),
        bank: fc.constantFrom(...banks),
        use: fc.constantFrom('EQUIPMENT', 'GOODS', 'SECURITIES'),
        tradeClass: fc.constantFrom('A', 'B', 'C'),
        isProven: fc.boolean(),
    })
    .map(({ amount, ...made }): Step<PastCapital> => (past) => {
        past.pay(amount, made);
    });
const capital = fc
    .array(
        steps<PastCapital>(
            capitalPayment,
            (past) => {
                banks.forEach((bank) => {
                    past.close(bank);
                });
            },
            [hours],
        ),
        length,
    )
    .map((taken) => lived(new PastCapital(sha256, { by: fewDrawnFrom, banks: [...banks] }), taken));

const byTaxForms = (past: PastPayments, by: TaxFormPolicy): TaxFormReplay =>
    follow(new TaxFormReplay({ policyAt: () => by, isTold: () => true }), past);
const byPackingCredits = (past: PastCredits, by: PackingCreditPolicy): PackingCreditReplay =>
    follow(new PackingCreditReplay({ policyAt: () => by, isTold: () => true }), past);
const byImports = (past: PastImports, by: ImportFinancingPolicy): ImportFinancingReplay =>
    follow(
        new ImportFinancingReplay({ policyAt: () => by, releaseCodeOf: () => importCode, isTold: () => true }),
        past,
    );
const byCapital = (past: PastCapital, by: CapitalPolicy): CapitalReplay =>
    follow(new CapitalReplay({ policyAt: () => by, isTold: () => true }), past);

describe(`payments abroad, for imports and out of capital receipts, and loans on orders, decided again (RUNS=${numRuns} SEED=${seed})`, () => {
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

    it('by the same policy every payment for imports is decided and made as it really was', () => {
        fc.assert(
            fc.property(imports, (past) => {
                const { requests, disbursements, totals } = byImports(past, importPolicy);

                expect({ requests, disbursements }).toEqual({ requests: [], disbursements: [] });
                for (const { granted, reserved } of totals) {
                    expect([granted.wouldBe, reserved.wouldBe]).toEqual([granted.was, reserved.was]);
                }
            }),
            { numRuns, seed },
        );
    });

    it('by a policy that lets nothing be lent for imports no loan is granted, and every one that was is told with its request', () => {
        fc.assert(
            fc.property(imports, (past) => {
                const { requests, disbursements } = byImports(past, { ...importPolicy, capBasisPoints: 0 });
                const isLoan = ({ funds }: { readonly funds: string }): boolean => funds === 'LOAN';
                const wasGranted = past.payments.filter(
                    (each) => isLoan(each) && each.decision?.code === 'AMOUNT_IS_RESERVED',
                );
                const loans = requests.filter((each) => isLoan(each) && each.was.code === 'AMOUNT_IS_RESERVED');

                expect(loans).toHaveLength(wasGranted.length);
                expect(requests.some((each) => isLoan(each) && each.wouldBe.code === 'AMOUNT_IS_RESERVED')).toBe(false);
                expect(disbursements.some(isLoan)).toBe(false);
            }),
            { numRuns, seed },
        );
    });

    it('by the same policy every payment out of capital receipts is made as it really was, and as many are drawn', () => {
        fc.assert(
            fc.property(capital, (past) => {
                const { accounts, payments: changed, checks, totals } = byCapital(past, fewDrawnFrom);
                const drawn = (of: 'ordinary' | 'large', by: 'was' | 'wouldBe'): number =>
                    checks.reduce((sum, each) => sum + each[of][by], 0);

                expect({ accounts, changed }).toEqual({ accounts: [], changed: [] });
                for (const by of ['was', 'wouldBe'] as const) {
                    expect([drawn('ordinary', by), drawn('large', by)]).toEqual([
                        past.drawn.ORDINARY,
                        past.drawn.LARGE,
                    ]);
                }
                for (const { payments: made, amount } of totals) {
                    expect([made.wouldBe, amount.wouldBe]).toEqual([made.was, amount.was]);
                }
            }),
            { numRuns, seed },
        );
    });

    it('by a policy that trusts another class nothing is drawn, and every payment on a letter is told', () => {
        fc.assert(
            fc.property(capital, (past) => {
                const { payments: changed, checks } = byCapital(past, { ...fewDrawnFrom, eligibleClasses: ['C'] });

                expect(changed).toHaveLength(past.payments.filter(({ membership }) => membership).length);
                expect(changed.every(({ wouldBe }) => wouldBe.code === 'CLASS_MUST_BE_ELIGIBLE')).toBe(true);
                expect(checks.map(({ populations }) => populations.wouldBe)).toEqual(checks.map(() => 0));
            }),
            { numRuns, seed },
        );
    });
});
