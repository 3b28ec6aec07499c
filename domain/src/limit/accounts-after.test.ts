import { describe, expect, it } from '@jest/globals';
import { mint, spendCoins, type SpentCoins } from '../dcep/spend-coins.js';
import { coinOf, idOf, live, minting, policy as currency, serialOf, yuan } from '../dcep/testing/samples.js';
import { sum, type Money } from '../kernel/money.js';
import { accountsAfter, type AccountFacts } from './accounts-after.js';
import { pilot2020, speech2021 } from './testing/published.js';
import { emptyAccount, type WalletAccount } from './wallet-account.js';
import type { Limits, Tier, WalletPolicy } from './wallet-policy.js';

const [ann, ben] = [idOf(7), idOf(8)];
const noon = '2026-03-31T04:00:00.000Z';
const fen = yuan(0n, 1n);
const policyOf = (I: Limits, more: Partial<WalletPolicy> = {}): WalletPolicy => ({
    ...speech2021,
    limits: { ...speech2021.limits, I },
    ...more,
});
const accountOf = (walletId: string, balance: Money, paid: Partial<WalletAccount['paid']> = {}): WalletAccount => ({
    walletId,
    balance,
    paid: { day: '2026-03-31', onDay: yuan(0n), inYear: yuan(0n), ...paid },
    interest: { from: '2026-03-31', accrued: '0', due: yuan(0n) },
});

interface Paying {
    readonly from?: string;
    readonly outputs: readonly { readonly to: string; readonly amount: Money }[];
    /** What the coin that pays is worth. */
    readonly of?: Money;
}

/** One transaction with these payments, each out of one coin. */
const pay = (...payments: readonly Paying[]): SpentCoins => {
    const parts = payments.map(({ from = ann, outputs, of = yuan(1_000_000n) }, n) =>
        spendCoins(
            { payer: from, outputs, coins: [serialOf(n)] },
            {
                ...minting,
                serialOf: (index) => serialOf(100 * (n + 1) + index),
                coins: [live(coinOf(n, from, of))],
            },
        ),
    );
    return { spent: parts.flatMap(({ spent }) => spent), made: parts.flatMap(({ made }) => made) };
};
const to = (payee: string, ...amounts: readonly Money[]): Paying => ({
    outputs: amounts.map((amount) => ({ to: payee, amount })),
});

const facts: AccountFacts = {
    holders: [ann, ben].map((walletId) => ({ account: accountOf(walletId, yuan(1_000_000n)), tier: 'I' })),
    policy: policyOf({}),
    currencyPolicies: [],
    at: noon,
};
/** With other accounts of the two. */
const given = (accounts: readonly WalletAccount[], more: Partial<AccountFacts> = {}): AccountFacts => ({
    ...facts,
    ...more,
    holders: accounts.map((account) => ({ account, tier: 'I' })),
});
const after = (moved: SpentCoins, more: Partial<AccountFacts> = {}): readonly WalletAccount[] =>
    accountsAfter(moved, { ...facts, ...more });

describe('accountsAfter', () => {
    it('gives nothing to a wallet that was closed: WALLET_MUST_NOT_BE_CLOSED', () => {
        const [payer, payee] = facts.holders;
        const holders = [payer!, { ...payee!, isClosed: true }];

        expect(() => after(pay(to(ann, yuan(1n)), to(ben, fen)), { holders })).toThrow(
            expect.objectContaining({ code: 'WALLET_MUST_NOT_BE_CLOSED', detail: { transfer: 1 } }),
        );
    });

    it('takes from the payer and gives to the payee, and adds up what was paid', () => {
        const [payer, payee] = after(pay(to(ben, yuan(30n))));

        expect(payer).toEqual(accountOf(ann, yuan(999_970n), { onDay: yuan(30n), inYear: yuan(30n) }));
        expect(payee).toEqual(accountOf(ben, yuan(1_000_030n)));
    });

    it('counts neither change, nor what a wallet pays itself, nor what it is paid', () => {
        const [payer] = after(pay(to(ann, yuan(10n), yuan(20n))));

        expect(payer).toEqual(accountOf(ann, yuan(1_000_000n)));
    });

    it('counts what goes into the vault, and nothing of what comes out of it', () => {
        const [payer, payee] = after(pay(to('vault', yuan(5n)), { ...to(ben, yuan(7n)), from: 'vault' }));

        expect([payer?.balance, payer?.paid.onDay]).toEqual([yuan(999_995n), yuan(5n)]);
        expect([payee?.balance, payee?.paid.onDay]).toEqual([yuan(1_000_007n), yuan(0n)]);
    });

    it('counts what is locked when it is locked, keeps it in the balance, and counts it no more when it is claimed', () => {
        const { spent, made } = pay(to(ann, yuan(40n)));
        const [held, change] = made as [SpentCoins['made'][number], SpentCoins['made'][number]];
        const [locked] = after({ spent, made: [{ ...held, status: 'LOCKED' }, change] });
        const { serial, amount } = held.coin;
        const ended = { serial, amount, owner: ann, status: 'RELEASED' } as const;
        const claimed = mint([{ owner: ben, amount }], { minting, parents: [serial] });
        const [payer, payee] = accountsAfter(
            { spent: [ended], made: claimed },
            given([locked!, accountOf(ben, yuan(0n))], { policy: policyOf({ daily: fen }) }),
        );

        expect(locked).toEqual(accountOf(ann, yuan(1_000_000n), { onDay: yuan(40n), inYear: yuan(40n) }));
        expect(payer).toEqual({ ...locked, balance: yuan(999_960n) });
        expect(payee?.balance).toEqual(yuan(40n));
    });

    describe('counts a sub-wallet in its parent', () => {
        const [shop, till] = [idOf(11), idOf(12)];
        const family = (limits: Limits = {}, ofTier: Limits = {}): AccountFacts => ({
            ...facts,
            holders: [
                { account: ofShop, tier: 'I', under: { parent: ann, limits } },
                { account: { ...ofShop, walletId: till }, tier: 'I', under: { parent: ann, limits: {} } },
                { account: accountOf(ann, yuan(100n)), tier: 'I' },
            ],
            policy: policyOf(ofTier),
        });
        const { walletId, balance, paid } = accountOf(shop, yuan(40n));
        const ofShop: WalletAccount = { walletId, balance, paid };
        const paidOf = (accounts: readonly WalletAccount[]) =>
            accounts.map(({ balance, paid }) => [balance, paid.onDay, paid.inYear]);

        it('what it pays and what it has, besides its own account', () => {
            const accounts = accountsAfter(pay({ ...to(ben, yuan(30n)), from: shop, of: yuan(40n) }), family());

            expect(paidOf(accounts)).toEqual([
                [yuan(10n), yuan(30n), yuan(30n)],
                [yuan(40n), yuan(0n), yuan(0n)],
                [yuan(70n), yuan(30n), yuan(30n)],
            ]);
            expect(accounts[0]).not.toHaveProperty('interest');
        });

        it('and nothing of what goes between them, whichever way, though it fills no limit of the parent', () => {
            const tight = { single: fen, daily: fen, yearly: fen, balance: yuan(100n) };
            for (const [from, payee] of [
                [ann, shop],
                [shop, ann],
                [shop, till],
            ] as const) {
                const accounts = accountsAfter(
                    pay({ ...to(payee, yuan(20n)), from, of: yuan(30n) }),
                    family({ single: fen }, tight),
                );

                expect(accounts.map(({ paid }) => paid.onDay)).toEqual([yuan(0n), yuan(0n), yuan(0n)]);
                expect(accounts.at(-1)?.balance).toEqual(yuan(100n));
            }
        });

        it('but what is locked for one of them counts, as for anybody', () => {
            const { spent, made } = pay({ ...to(ann, yuan(20n)), from: shop, of: yuan(20n) });
            const locked = made.map((each) => ({ ...each, status: 'LOCKED' as const }));

            expect(accountsAfter({ spent, made: locked }, family()).at(-1)?.paid.onDay).toEqual(yuan(20n));
        });

        it('takes off both what comes back of a payment', () => {
            const [paying, other, head] = family().holders;
            const worn = { paid: { day: '2026-03-31', onDay: yuan(5n), inYear: yuan(5n) } };
            const holders = [paying!, other!, head!].map((each) => ({
                ...each,
                account: { ...each.account, ...worn },
            }));
            const made = mint([{ owner: shop, amount: yuan(4n) }], { minting, parents: [] });
            const back = { spent: [], made: made.map((each) => ({ ...each, givesBack: noon })) };

            expect(accountsAfter(back, { ...family(), holders }).map(({ paid }) => paid.onDay)).toEqual([
                yuan(1n),
                yuan(5n),
                yuan(1n),
            ]);
        });

        const paying = (...payments: readonly (readonly [string, bigint])[]): SpentCoins =>
            pay(...payments.map(([from, amount]) => ({ ...to(ben, yuan(amount)), from, of: yuan(20n) })));
        const giving = (amount: bigint): SpentCoins => pay({ ...to(shop, yuan(amount)), from: 'vault' });
        const byOne = paying([shop, 5n], [shop, 5n]);
        const byAll = paying([shop, 4n], [till, 3n], [ann, 3n]);

        it.each<[string, string, { readonly limits: Limits; readonly moved: SpentCoins }]>([
            [
                'PAYMENT_MUST_NOT_EXCEED_SINGLE_LIMIT',
                'holder',
                { limits: { single: yuan(9n) }, moved: paying([shop, 10n]) },
            ],
            [
                'PAYMENT_MUST_NOT_EXCEED_SINGLE_LIMIT',
                'tier',
                { limits: { single: yuan(9n) }, moved: paying([shop, 10n]) },
            ],
            ['PAYMENTS_MUST_NOT_EXCEED_DAILY_LIMIT', 'holder', { limits: { daily: yuan(9n) }, moved: byOne }],
            ['PAYMENTS_MUST_NOT_EXCEED_DAILY_LIMIT', 'tier', { limits: { daily: yuan(9n) }, moved: byAll }],
            ['PAYMENTS_MUST_NOT_EXCEED_YEARLY_LIMIT', 'holder', { limits: { yearly: yuan(9n) }, moved: byOne }],
            ['PAYMENTS_MUST_NOT_EXCEED_YEARLY_LIMIT', 'tier', { limits: { yearly: yuan(9n) }, moved: byAll }],
            ['BALANCE_MUST_NOT_EXCEED_LIMIT', 'holder', { limits: { balance: yuan(49n) }, moved: giving(10n) }],
            ['BALANCE_MUST_NOT_EXCEED_LIMIT', 'tier', { limits: { balance: yuan(109n) }, moved: giving(10n) }],
        ])('%s: what the %s allows, and not a yuan more', (code, whose, { limits, moved }) => {
            const [own, ofTier] = whose === 'holder' ? [limits, {}] : [{}, limits];
            const more = Object.fromEntries(
                Object.entries(limits).map(([name, limit]) => [name, sum('CNY', [limit, yuan(1n)])]),
            );
            const [ownMore, ofTierMore] = whose === 'holder' ? [more, {}] : [{}, more];

            expect(() => accountsAfter(moved, family(own, ofTier))).toThrow(code);
            expect(() => accountsAfter(moved, family(ownMore, ofTierMore))).not.toThrow();
        });
    });

    it('begins a day with nothing paid on it, and a year with nothing in it', () => {
        const paid = { onDay: yuan(1n), inYear: yuan(2n) };
        const on = (day: string): unknown =>
            accountsAfter(pay(to(ben, yuan(30n))), given([accountOf(ann, yuan(100n), { ...paid, day })]))[0]?.paid;

        expect(on('2026-03-31')).toEqual({ day: '2026-03-31', onDay: yuan(31n), inYear: yuan(32n) });
        expect(on('2026-03-30')).toEqual({ day: '2026-03-31', onDay: yuan(30n), inYear: yuan(32n) });
        expect(on('2025-12-31')).toEqual({ day: '2026-03-31', onDay: yuan(30n), inYear: yuan(30n) });
    });

    it('counts by the day in China, and stays with the day that has begun when a transaction is dated back', () => {
        const lateAtNight = '2025-12-31T15:59:59.999Z';
        const afterMidnight = '2025-12-31T16:00:00.000Z';
        const [begun] = accountsAfter(
            pay(to(ben, yuan(1n))),
            given([emptyAccount({ walletId: ann, openedAt: lateAtNight })], { at: afterMidnight }),
        );
        const [back] = accountsAfter(pay(to(ben, yuan(2n))), given([begun!], { at: lateAtNight }));

        expect(begun?.paid).toEqual({ day: '2026-01-01', onDay: yuan(1n), inYear: yuan(1n) });
        expect(back?.paid).toEqual({ day: '2026-01-01', onDay: yuan(3n), inYear: yuan(3n) });
    });

    it('counts the days of a balance before it moves, and takes off what is paid of the interest that is due', () => {
        const interest = { from: '2026-03-20', accrued: '0', due: yuan(1n) };
        const account = { ...accountOf(ann, yuan(10_000n)), interest };
        const terms = {
            yearlyBasisPoints: { CORPORATE: 0, I: 36, II: 0, III: 0 },
            dayCount: 360,
            settledOn: ['03-20'],
        } as const;
        const currencyPolicies = [{ ...currency, interest: { ...terms, settledOn: [...terms.settledOn] } }];
        const moved = pay({ ...to(ann, yuan(1n, 10n)), from: 'vault' });
        const posted = moved.made.map((each) =>
            each.coin.owner === ann ? { ...each, isInterest: true as const } : each,
        );
        // Interest is not kept from a wallet by the limit of its balance.
        const policy = policyOf({ balance: fen });
        const [after] = accountsAfter({ ...moved, made: posted }, given([account], { currencyPolicies, policy }));

        expect(after?.balance).toEqual(yuan(10_001n, 10n));
        expect(after?.interest).toEqual({ from: '2026-03-31', accrued: String(100n * 262_800_000n), due: yuan(0n) });
    });

    describe('gives back what a refund or an unclaimed lock returns', () => {
        const returned = (givesBack: string): SpentCoins => ({
            spent: [],
            made: mint([{ owner: ann, amount: yuan(4n) }], { minting, parents: [] }).map((coin) => ({
                ...coin,
                givesBack,
            })),
        });
        const paid = { onDay: yuan(5n), inYear: yuan(9n) };

        it.each([
            ['to the day and the year', '2026-03-30T16:00:00.000Z', [yuan(1n), yuan(5n)]],
            ['to the year, when the day is over', '2026-03-30T15:59:59.999Z', [yuan(5n), yuan(5n)]],
            ['to neither, when the year is', '2025-12-31T15:59:59.999Z', [yuan(5n), yuan(9n)]],
        ])('%s', (_what, givesBack, left) => {
            const [account] = accountsAfter(returned(givesBack), given([accountOf(ann, yuan(0n), paid)]));

            expect([account?.paid.onDay, account?.paid.inYear]).toEqual(left);
            expect(account?.balance).toEqual(yuan(4n));
        });

        it('and counts nothing against who refunds', () => {
            const { spent, made } = pay({ ...to(ann, yuan(4n)), from: ben });
            const refund = made.map((each) => (each.coin.owner === ann ? { ...each, givesBack: noon } : each));
            const accounts = [accountOf(ann, yuan(0n), paid), accountOf(ben, yuan(1_000_000n))];
            const [refunded, refunder] = accountsAfter(
                { spent, made: refund },
                given(accounts, { policy: policyOf({ single: fen }) }),
            );

            expect(refunded?.paid).toEqual({ day: '2026-03-31', onDay: yuan(1n), inYear: yuan(5n) });
            expect([refunder?.balance, refunder?.paid.onDay]).toEqual([yuan(999_996n), yuan(0n)]);
        });
    });

    it('limits nothing while no policy applies, and nothing that the policy does not state', () => {
        const all = pay(to(ben, yuan(1_000_000n)));

        expect(after(all, { policy: undefined })).toEqual(after(all, { policy: policyOf({}) }));
    });

    it.each<[string, WalletPolicy]>([
        ['2020', pilot2020],
        ['2021', speech2021],
    ])('allows what was published in %s, and not a fen more', (_year, policy) => {
        for (const tier of Object.keys(policy.limits) as Tier[]) {
            const { balance, single, daily, yearly } = policy.limits[tier];
            const holder = (account: WalletAccount): AccountFacts => ({
                ...facts,
                holders: [{ account, tier }],
                policy,
            });
            const rich = accountOf(ann, yuan(1_000_000n));
            mustEndAt(single, (amount) => accountsAfter(pay(to(ben, amount)), holder(rich)));
            mustEndAt(daily, (amount) => {
                // In many payments, so that none of them is above what one may be.
                const each = Array.from({ length: 20 }, () => to(ben, part(amount, 20n)));
                const rest = to(ben, sum('CNY', [part(amount, 20n), fen]));
                return accountsAfter(
                    pay(...each.slice(1), amount.minorUnits % 20n === 0n ? each[0]! : rest),
                    holder(rich),
                );
            });
            mustEndAt(yearly, (amount) =>
                accountsAfter(pay(to(ben, fen)), holder(accountOf(ann, yuan(1_000_000n), { inYear: less(amount) }))),
            );
            mustEndAt(balance, (amount) =>
                accountsAfter(pay({ ...to(ann, amount), from: 'vault' }), holder(accountOf(ann, yuan(0n)))),
            );
        }
    });

    it('lets a wallet that is above a limit pay, and take change', () => {
        const policy = policyOf({ balance: yuan(1n) });

        expect(
            accountsAfter(pay(to(ben, yuan(1n))), given([accountOf(ann, yuan(50n))], { policy }))[0]?.balance,
        ).toEqual(yuan(49n));
    });

    it('tests what a wallet has in the end: what comes and goes in one transaction is no balance', () => {
        const policy = policyOf({ balance: yuan(10n) });
        const [account] = accountsAfter(
            pay({ ...to(ann, yuan(9n)), from: 'vault' }, { ...to(ben, yuan(8n)), of: yuan(8n) }),
            given([accountOf(ann, yuan(9n))], { policy }),
        );

        expect(account?.balance).toEqual(yuan(10n));
    });

    it('takes home what was sent and nobody took, although other money has filled the wallet meanwhile', () => {
        const [home] = mint([{ owner: ann, amount: yuan(5n) }], { minting, parents: [] });
        const sent = { spent: [], made: [{ ...home!, givesBack: noon }] };
        const full = accountOf(ann, yuan(1_000n), { onDay: yuan(5n), inYear: yuan(5n) });
        const limited = given([full], { policy: policyOf({ balance: yuan(1_000n) }) });

        expect(accountsAfter(sent, limited)).toEqual([accountOf(ann, yuan(1_005n))]);
        expect(() => accountsAfter({ spent: [], made: [home!] }, limited)).toThrow(
            expect.objectContaining({ code: 'BALANCE_MUST_NOT_EXCEED_LIMIT' }),
        );
    });

    it('asks of what is released nothing that was asked when it was locked, and of what is locked that it is no dust', () => {
        const dust = { below: yuan(10n), coins: 0 };
        const [coin] = mint([{ owner: ben, amount: yuan(5n) }], { minting, parents: [serialOf(1)] });
        const ended = { serial: serialOf(1), owner: ann, amount: yuan(5n) };
        const released: SpentCoins = { spent: [{ ...ended, status: 'RELEASED' }], made: [coin!] };
        const [kept] = mint([{ owner: ann, amount: yuan(5n) }], { minting, parents: [serialOf(1)] });
        const locked: SpentCoins = { spent: [{ ...ended, status: 'SPENT' }], made: [{ ...kept!, status: 'LOCKED' }] };

        expect(() => after(released, { policy: policyOf({}, { dust }) })).not.toThrow();
        expect(() => after(locked, { policy: policyOf({}, { dust }) })).toThrow(
            expect.objectContaining({ code: 'DUST_MUST_NOT_EXCEED_POLICY' }),
        );
    });

    it('allows so many small coins, and change of any size', () => {
        const policy = policyOf({}, { dust: { below: yuan(1n), coins: 2 } });
        const small = yuan(0n, 99n);
        const change = { of: yuan(2n) };

        expect(() => after(pay({ ...to(ben, small, small), ...change }), { policy })).not.toThrow();
        expect(() => after(pay({ ...to(ben, yuan(1n), yuan(1n), yuan(1n)) }), { policy })).not.toThrow();
        expect(() => after(pay({ ...to(ben, small, small, small), from: 'vault' }), { policy })).not.toThrow();
        expect(() => after(pay({ ...to(ben, small, small, fen), ...change }), { policy })).toThrow(
            'DUST_MUST_NOT_EXCEED_POLICY',
        );
        // A wallet that splits what it has makes as many coins as one that pays.
        expect(() => after(pay({ ...to(ann, small, small, fen, fen) }), { policy })).toThrow(
            'DUST_MUST_NOT_EXCEED_POLICY',
        );
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const tight = { single: yuan(10n), daily: yuan(20n), yearly: yuan(30n), balance: yuan(40n) };
    const dust = { below: yuan(1n), coins: 0 };
    const worn = accountOf(ann, yuan(1_000n), { onDay: yuan(20n), inYear: yuan(30n) });
    it.each<[string, Paying[], WalletAccount]>([
        ['DUST_MUST_NOT_EXCEED_POLICY', [to(ben, yuan(1n)), to(ben, yuan(50n), fen)], worn],
        [
            'PAYMENT_MUST_NOT_EXCEED_SINGLE_LIMIT',
            [to('vault', yuan(0n, 1_00n)), to(ben, yuan(50n))],
            { ...worn, paid: { ...worn.paid, day: '2025-12-31' } },
        ],
        ['PAYMENTS_MUST_NOT_EXCEED_DAILY_LIMIT', [{ ...to(ben, yuan(1n)), from: 'vault' }, to(ben, yuan(1n))], worn],
        [
            'PAYMENTS_MUST_NOT_EXCEED_YEARLY_LIMIT',
            [{ ...to(ben, yuan(1n)), from: 'vault' }, to(ben, yuan(1n))],
            { ...worn, paid: { ...worn.paid, day: '2026-03-30' } },
        ],
        ['BALANCE_MUST_NOT_EXCEED_LIMIT', [to(ann, yuan(50n)), to(ben, yuan(1n))], accountOf(ann, yuan(1_000n))],
    ])('refuses: %s, and says which payment', (code, payments, account) => {
        const policy = policyOf(tight, { dust });
        const act = () => accountsAfter(pay(...payments), given([account, accountOf(ben, yuan(40n))], { policy }));

        expect(act).toThrow(expect.objectContaining({ code, kind: 'conflict', detail: { transfer: 1 } }));
    });
});

/** Up to a limit it is allowed, and one fen above it is not. */
function mustEndAt(limit: Money | undefined, act: (amount: Money) => unknown): void {
    if (limit !== undefined) {
        expect(() => act(limit)).not.toThrow();
        expect(() => act(sum('CNY', [limit, fen]))).toThrow(/_LIMIT$/);
    }
}

function part({ currency, minorUnits }: Money, parts: bigint): Money {
    return { currency, minorUnits: minorUnits / parts };
}

function less({ currency, minorUnits }: Money): Money {
    return { currency, minorUnits: minorUnits - 1n };
}
