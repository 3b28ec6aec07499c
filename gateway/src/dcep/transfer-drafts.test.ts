import { Refusal } from '@cohong/domain/kernel/refusal';
import { moneySchema } from '@cohong/domain/kernel/money';
import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import type { Ledger, Question } from '../fabric/ledger.js';
import { TransferDrafts } from './transfer-drafts.js';

const bank = 'HaizhouBankMSP';
const from = '7'.repeat(32);
const payee = '8'.repeat(32);
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outputs = (...amounts: string[]) =>
    amounts.map((amount) => ({ to: payee, amount: moneySchema.parse(cny(amount)) }));
const serialOf = (n: number) => n.toString(16).padStart(64, '0');

/** A ledger that knows one wallet and the coins in it. */
const ledgerWith = (...amounts: readonly string[]): Ledger => ({
    evaluate<Schema extends z.ZodType>({ name, answer }: Question<Schema>): Promise<z.output<Schema>> {
        const openedAt = '2026-01-01T00:00:00Z';
        const wallet = { walletId: from, bank, holderUscc: '91330206MA2CH0012E', holderKey, keyVersion: 3, openedAt };
        const coins = amounts.map((amount, n) => ({
            serial: serialOf(n),
            amount: cny(amount),
            owner: from,
            issuer: 'PbocMSP',
            parents: [],
            createdTransactionId: 'tx',
            createdAt: openedAt,
        }));
        const told = name.endsWith('ReadWallet')
            ? { ...wallet, status: 'OPEN', balance: cny('0.00'), isFrozen: false }
            : coins;

        return Promise.resolve(answer.parse(told));
    },
    submit(): never {
        throw new Error('a draft is nothing on the ledger');
    },
});
const holderKey =
    '046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5';

describe('TransferDrafts', () => {
    const draftsAt = (now: () => number) => new TransferDrafts({ channel: 'cohong', bank }, now);
    const asked = (ledger: Ledger, role = 'maker') => ({ ledger, role });
    const codeOf = (drafting: Promise<unknown>) =>
        drafting.then(
            () => 'drafted',
            (error: unknown) => (error as Refusal).code,
        );

    it('names coins that suffice, the key that signs, and until when', async () => {
        const draft = await draftsAt(() => Date.parse('2026-03-31T01:00:00Z')).draft(
            asked(ledgerWith('5.00', '30.00', '2.00')),
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
        const ledger = ledgerWith('1.00', '1.00');
        const wish = { from, outputs: outputs('1.00') };

        const [first, second] = [await drafts.draft(asked(ledger), wish), await drafts.draft(asked(ledger), wish)];
        expect(first.coins).not.toEqual(second.coins);
        expect(await codeOf(drafts.draft(asked(ledger), wish))).toBe('COINS_MUST_NOT_BE_HELD');

        now = 5 * 60_000;
        expect(await codeOf(drafts.draft(asked(ledger), wish))).toBe('COINS_MUST_NOT_BE_HELD');
        now += 1;
        expect(await codeOf(drafts.draft(asked(ledger), wish))).toBe('drafted');
    });

    it('lets go of the coins of an order that has been sent, whatever came of it', async () => {
        const drafts = draftsAt(Date.now);
        const ledger = ledgerWith('1.00');
        const wish = { from, outputs: outputs('1.00') };
        const { coins } = await drafts.draft(asked(ledger), wish);

        await expect(drafts.sending([{ coins }], () => Promise.reject(new Error('refused')))).rejects.toThrow(
            'refused',
        );

        expect((await drafts.draft(asked(ledger), wish)).coins).toEqual(coins);
    });

    it.each([
        ['COINS_MUST_COVER_AMOUNT', ledgerWith('1.00', '1.00'), outputs('2.01')],
        ['COINS_MUST_FIT_ONE_TRANSFER', ledgerWith(...Array.from({ length: 101 }, () => '0.01')), outputs('1.01')],
        ['AMOUNT_MUST_BE_POSITIVE', ledgerWith('1.00'), outputs('1.00', '0.00')],
    ])('refuses: %s', async (code, ledger, wished) => {
        expect(await codeOf(draftsAt(Date.now).draft(asked(ledger), { from, outputs: wished }))).toBe(code);
    });

    it('drafts nothing for whom is no maker', async () => {
        const drafting = draftsAt(Date.now).draft(asked(ledgerWith('1.00'), 'checker'), {
            from,
            outputs: outputs('1.00'),
        });

        expect(await codeOf(drafting)).toBe('CALLER_MUST_HAVE_ROLE');
    });

    it('takes all of a hundred coins', async () => {
        const ledger = ledgerWith(...Array.from({ length: 100 }, () => '0.01'));

        expect((await draftsAt(Date.now).draft(asked(ledger), { from, outputs: outputs('1.00') })).coins).toHaveLength(
            100,
        );
    });
});
