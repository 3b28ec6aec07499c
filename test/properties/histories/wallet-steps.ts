import { changeKeySchema, closeWalletSchema, closingText, keyChangeText } from '@cohong/domain/dcep/wallet-change';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '../../contracts/consortium.js';
import { Holder } from '../../story/holder.js';
import { transferAt } from './coin-steps.js';
import { payeeClasses, type Account, type CoinMarket } from './market.js';
import { account, accountOf, rarely, walletsPerBank, type Step, type World } from './world.js';

/** Two officers of the central bank order it. */
async function orderAbout({ consortium }: CoinMarket, kind: 'Freeze' | 'Release', order: object): Promise<void> {
    const approvalId = newId();
    await consortium.submit('PbocMSP/officer-1', `dcep/freeze:Propose${kind}`, { input: { approvalId, ...order } });
    await consortium.submit('PbocMSP/officer-2', `dcep/freeze:Approve${kind}`, { input: { approvalId } });
}

/** One at a time, so that the others go on. */
export const freezeOrRelease = account.map((index): Step => async ({ market, frozen }) => {
    const [known] = frozen;
    if (known === undefined) {
        const { bank, walletId } = market.accounts[index]!;
        const orderId = newId();
        await orderAbout(market, 'Freeze', { orderId, bank, walletId, caseNumber: orderId, reason: 'Preservation' });
        frozen.set(walletId, orderId);
    } else {
        const [walletId, orderId] = known;
        await orderAbout(market, 'Release', { orderId, reason: 'Set aside' });
        frozen.delete(walletId);
    }
});

interface Closing {
    /** Another than the holder. */
    readonly signer?: Holder | undefined;
    /** Whether the next one is opened under the other wallet of the bank, if that is under none itself. */
    readonly isNextUnder?: boolean;
}

/** Pays all that a wallet can spend into the vault, and closes it. Another one is opened in its place. */
export async function closeAt(
    world: World,
    index: number,
    { signer, isNextUnder = false }: Closing = {},
): Promise<void> {
    const { market, closed } = world;
    const of = accountOf(world, index);
    const coins = await market.coins(of.bank, of.walletId);
    if (coins.length > 0) {
        const fen = await market.spendable(of.bank, of.walletId);
        await transferAt(market, of.bank, [market.sign(of, { coins, outputs: [{ to: 'vault', fen }] })]);
    }
    const { keyVersion, validUntil } = market.by(of);
    const order = { changeId: newId(), walletId: of.walletId, interestTo: 'vault', keyVersion, validUntil } as const;
    const signature = (signer ?? of.holder).sign(closingText(order, market.here(of.bank)));
    const input = closeWalletSchema.parse({ ...order, signature, coins: [] });
    await market.submit(of.bank, 'dcep/wallet-closing:CloseWallet', input);
    closed.push(of);
    const other = market.accounts.find(({ bank, walletId }) => bank === of.bank && walletId !== of.walletId)!;
    market.accounts[index] =
        isNextUnder && other.parent === undefined
            ? await market.openSubWallet(other)
            : await market.openWallet(of.bank, payeeClasses[index % walletsPerBank]!);
    expect(signer).toBeUndefined();
}

export const close = fc.record({ account, isForged: rarely, isNextUnder: fc.boolean() }).map(
    ({ account: index, isForged, isNextUnder }): Step =>
        (world) =>
            closeAt(world, index, { isNextUnder, signer: isForged ? new Holder() : undefined }),
);

/** Gives a wallet another key, as the present one signs; or, where the key is lost, as two of the bank agree. */
export async function changeKeyAt({ market }: World, index: number, isLost: boolean): Promise<void> {
    const of = market.accounts[index]!;
    const holder = new Holder();
    const change = { walletId: of.walletId, holderKey: holder.holderKey };
    await (isLost ? replaceKey(market, of, change) : changeKey(market, of, change));
    market.accounts[index] = { ...of, holder, keyVersion: of.keyVersion + 1 };
}

type KeyChange = Readonly<Record<'walletId' | 'holderKey', string>>;

async function changeKey(market: CoinMarket, of: Account, change: KeyChange): Promise<void> {
    const { keyVersion, validUntil } = market.by(of);
    const order = { changeId: newId(), ...change, keyVersion, validUntil };
    const signature = of.holder.sign(keyChangeText(order, market.here(of.bank)));
    await market.submit(of.bank, 'dcep/wallet-key:ChangeKey', changeKeySchema.parse({ ...order, signature }));
}

async function replaceKey(market: CoinMarket, { bank, walletId }: Account, change: KeyChange): Promise<void> {
    const approvalId = newId();
    await market.submit(bank, 'dcep/wallet-key:StopWallet', { changeId: newId(), walletId });
    await market.submit(bank, 'dcep/wallet-key:ProposeKeyReplacement', { approvalId, ...change });
    await market.consortium.submit(`${bank}/checker-1`, 'dcep/wallet-key:ApproveKeyReplacement', {
        input: { approvalId },
    });
}

export const anotherKey = fc.record({ account, isLost: fc.boolean() }).map(
    (wish): Step =>
        (world) =>
            changeKeyAt(world, wish.account, wish.isLost),
);
