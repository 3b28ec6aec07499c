import { Refusal } from '@cohong/domain/kernel/refusal';
import { moneySchema, sum } from '@cohong/domain/kernel/money';
import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import type { Ledger, Question } from '../fabric/ledger.js';
import type { CoinsRead } from './purse.js';
import { TransferDrafts } from './transfer-drafts.js';

const bank = 'HaizhouBankMSP';
const from = '7'.repeat(32);
const payee = '8'.repeat(32);
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outputs = (...amounts: string[]) =>
    amounts.map((amount) => ({ to: payee, amount: moneySchema.parse(cny(amount)) }));
const serialOf = (n: number) => n.toString(16).padStart(64, '0');

/** What a bank knows of one wallet, and the coins in it. */
const wallet: Ledger = {
    evaluate<Schema extends z.ZodType>({ answer }: Question<Schema>): Promise<z.output<Schema>> {
        const openedAt = '2026-01-01T00:00:00Z';
        const enterprise = { kind: 'ENTERPRISE', tier: 'CORPORATE', holderUscc: '91330206MA2CH0012E' };
        const known = { walletId: from, bank, ...enterprise, holderKey, keyVersion: 3, openedAt };

        return Promise.resolve(answer.parse({ ...known, status: 'OPEN', isFrozen: false }));
    },
    submit(): never {
        throw new Error('a draft is nothing on the ledger');
    },
};
const coinsOf = (...amounts: readonly string[]): CoinsRead => {
    const coins = outputs(...amounts).map(({ amount }, n) => ({
        serial: serialOf(n),
        owner: from,
        amount,
        status: 'UNSPENT' as const,
    }));
    const total = sum(
        'CNY',
        coins.map(({ amount }) => amount),
    );

    return {
        catchesUp: () => Promise.resolve(),
        eCny: {
            coinsFor: () => Promise.resolve(coins),
            holdings: () => Promise.resolve({ total, numberOfCoins: coins.length }),
        },
    };
};
const holderKey =
    '046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5';

describe('TransferDrafts', () => {
    const draftsAt = (now: () => number) => new TransferDrafts({ channel: 'cohong', bank }, now);
    const asked = (readModel: CoinsRead, role = 'maker') => ({ ledger: wallet, readModel, role });
    const codeOf = (drafting: Promise<unknown>) =>
        drafting.then(
            () => 'drafted',
            (error: unknown) => (error as Refusal).code,
        );

    it('names coins that suffice, the key that signs, and until when', async () => {
        const draft = await draftsAt(() => Date.parse('2026-03-31T01:00:00Z')).draft(
            asked(coinsOf('5.00', '30.00', '2.00')),
            {
                from,
                outputs: outputs('4.00', '2.50'),
            },
        );

        expect(draft).toMatchObject({
            from,
            keyVersion: 3,
            coins: [serialOf(1)],
            validUntil: '2026-03-31T01:05:00.000Z',
            transferId: expect.stringMatching(/^[0-9a-f]{32}$/),
        });
        expect(JSON.parse(draft.text)).toEqual({
            purpose: 'cohong spend',
            channel: 'cohong',
            bank,
            walletId: from,
            keyVersion: 3,
            coins: draft.coins,
            outputs: [
                { to: payee, amount: cny('4.00') },
                { to: payee, amount: cny('2.50') },
            ],
            nonce: draft.transferId,
            validUntil: draft.validUntil,
        });
    });

    it('holds the coins of a draft back from the next one, for five minutes', async () => {
        let now = 0;
        const drafts = draftsAt(() => now);
        const coins = coinsOf('1.00', '1.00');
        const wish = { from, outputs: outputs('1.00') };

        const [first, second] = [await drafts.draft(asked(coins), wish), await drafts.draft(asked(coins), wish)];
        expect(first.coins).not.toEqual(second.coins);
        expect(await codeOf(drafts.draft(asked(coins), wish))).toBe('COINS_MUST_NOT_BE_HELD');

        now = 5 * 60_000;
        expect(await codeOf(drafts.draft(asked(coins), wish))).toBe('COINS_MUST_NOT_BE_HELD');
        now += 1;
        expect(await codeOf(drafts.draft(asked(coins), wish))).toBe('drafted');
    });

    it('lets go of the coins of an order that has been sent, whatever came of it', async () => {
        const drafts = draftsAt(Date.now);
        const coins = coinsOf('1.00');
        const wish = { from, outputs: outputs('1.00') };
        const { coins: drafted } = await drafts.draft(asked(coins), wish);

        await expect(drafts.sending([{ coins: drafted }], () => Promise.reject(new Error('refused')))).rejects.toThrow(
            'refused',
        );

        expect((await drafts.draft(asked(coins), wish)).coins).toEqual(drafted);
    });

    it.each([
        ['COINS_MUST_COVER_AMOUNT', coinsOf('1.00', '1.00'), outputs('2.01')],
        ['COINS_MUST_FIT_ONE_TRANSFER', coinsOf(...Array.from({ length: 101 }, () => '0.01')), outputs('1.01')],
        ['AMOUNT_MUST_BE_POSITIVE', coinsOf('1.00'), outputs('1.00', '0.00')],
    ])('refuses: %s', async (code, coins, wished) => {
        expect(await codeOf(draftsAt(Date.now).draft(asked(coins), { from, outputs: wished }))).toBe(code);
    });

    it('drafts nothing for whom is no maker', async () => {
        const drafting = draftsAt(Date.now).draft(asked(coinsOf('1.00'), 'checker'), {
            from,
            outputs: outputs('1.00'),
        });

        expect(await codeOf(drafting)).toBe('CALLER_MUST_HAVE_ROLE');
    });

    it('takes all of a hundred coins', async () => {
        const coins = coinsOf(...Array.from({ length: 100 }, () => '0.01'));

        expect((await draftsAt(Date.now).draft(asked(coins), { from, outputs: outputs('1.00') })).coins).toHaveLength(
            100,
        );
    });
});
