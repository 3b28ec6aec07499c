import { tierSchema } from '@cohong/domain/dcep/wallet';
import { mainStory } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../story/client.js';
import type { Holder } from '../../story/holder.js';
import { everythingReadableBy, guessed, hashesIn, placesOf, type Found } from '../adversary.js';
import type { TestConsortium } from '../consortium.js';

const bank = 'HaizhouBankMSP';
// In fen it would be found by chance, in any hash: nine digits. Nothing on the ledger or in a log counts in fen.
const amount = '317264.29';
/** What may be kept of a wallet under a key that bears its id. */
const kindsOfWallet = ['wallet', 'freeze'];

/** A customer of one bank pays another, and a third bank looks for it in all that it can read. */
export function secretPayment(running: () => TestConsortium, payer: Holder): void {
    const title = 'what a bank outside a payment can learn of it';
    const { NETWORK } = process.env;
    if (NETWORK === 'fabric') {
        describe.skip(`${title} (skipped: it looks inside peers, which only the embedded network allows)`, () => {
            it('is neither amount nor wallet', () => undefined);
        });
        return;
    }

    describe(title, () => {
        let needles: Readonly<Record<string, string>>;
        let seenOutside: readonly Found[];
        let seenInside: readonly Found[];

        beforeAll(async () => {
            const maker: Client = running().organisation(bank).user('maker-1');
            const { uscc: holderUscc, partyName: holderName } = mainStory.exporter;
            const { holderKey } = payer;
            const open = async (): Promise<string> =>
                (await maker.post('/v1/wallets', { holderUscc, holderName, holderKey })).text('walletId');
            const lentTo = (await maker.get('/v1/wallets')).list('data').at(-1);
            const [from, to] = [await open(), await open()];
            await payer.pay(maker, {
                from: String(lentTo?.['walletId']),
                outputs: [{ to: from, amount: cny('500000.00') }],
            });
            const paid = await payer.pay(maker, { from, outputs: [{ to, amount: cny(amount) }] });
            expect(paid.status).toBe(201);
            needles = {
                'the amount': amount,
                'the change': '182735.71',
                'the wallet that pays': from,
                'the wallet that is paid': to,
                'the holder': mainStory.exporter.uscc,
                'a coin': (paid.at('coins') as string[])[0]!,
                'the signature': paid.text('signed.signature'),
            };
            // An id that is asked for by hand is known; nobody told this one any of them.
            seenOutside = await everythingReadableBy('HarbourBankMSP', running(), {});
            seenInside = await everythingReadableBy(bank, running(), { walletId: from });
        }, 120_000);

        it('is none of its particulars in clear, all of which the same search finds at the bank itself', () => {
            const found = (seen: readonly Found[]) =>
                Object.keys(needles).filter((what) => placesOf(needles[what]!, seen).length > 0);

            expect(found(seenOutside)).toEqual([]);
            expect(found(seenInside)).toEqual(Object.keys(needles));
        });

        it('is not whose wallet, by the hashes of keys: of all ids that anybody is told, none is a wallet’s', () => {
            const hashes = hashesIn(seenOutside);
            const ids = new Set(
                seenOutside.flatMap(({ bytes }) => bytes.toString('latin1').match(/[0-9a-f]{32}/g) ?? []),
            );
            const keysOf = (id: string) => [
                ...kindsOfWallet.map((kind) => `\0${kind}\0${id}\0`),
                ...tierSchema.options.map((tier) => `\0identity\0${id}\0${tier}\0`),
            ];

            expect(ids.size).toBeGreaterThan(10);
            expect(guessed([...ids].flatMap(keysOf), hashes)).toEqual([]);
            expect(guessed(keysOf(needles['the wallet that pays']!), hashes)).toHaveLength(3);
        });

        it('is not the amount, by guessing what the hashes of values hide, knowing the thousand in which it is', () => {
            const thousand = Array.from({ length: 100_000 }, (_, each) => (317_000 + each / 100).toFixed(2));
            expect(thousand).toContain(amount);
            const guesses = thousand.flatMap((each) => [each, JSON.stringify(cny(each))]);

            expect(guessed(guesses, hashesIn(seenOutside))).toEqual([]);
        });
    });
}

function cny(text: string): { readonly amount: string; readonly currency: 'CNY' } {
    return { amount: text, currency: 'CNY' };
}
