import type { SpendOrder } from '@cohong/domain/dcep/api';
import { spendText } from '@cohong/domain/dcep/holder-order';
import { subWalletText } from '@cohong/domain/dcep/sub-wallet';
import { moneySchema, type Money } from '@cohong/domain/kernel/money';
import { bedLinen } from '@cohong/fixtures';
import type { ActName } from '../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, type Act, type Outcome, type User } from '../../contracts/consortium.js';
import { setDailyCaps } from '../../contracts/trade-floor.js';
import { Holder } from '../../story/holder.js';

/** Those with customers. A net of all needs the third one too. */
export const banks = ['HaizhouBankMSP', 'PearlBankMSP'] as const;
export type Bank = (typeof banks)[number];
export const allBanks = [...banks, 'HarbourBankMSP'] as const;

export interface Account {
    readonly bank: Bank;
    readonly walletId: string;
    readonly holder: Holder;
    readonly keyVersion: number;
    readonly payeeClass: string;
    /** Of a sub-wallet. */
    readonly parent?: string;
}

/** A wallet or the vault of a bank. */
export type Recipient = Account | { readonly bank: Bank; readonly walletId: 'vault' };

export type Signed = SpendOrder & { readonly signature: string };

/** What is asked for in an order, before it is signed. */
export interface Wish {
    readonly coins: readonly string[];
    readonly outputs: readonly { readonly to: string; readonly fen: bigint }[];
    readonly signer?: Holder;
}

/** What every wallet here is to those who give money for a purpose: the second of each bank is what it is for. */
export const payeeClasses = ['FREIGHT', 'GROCERIES'] as const;

/** Two banks with wallets, on the chaincode as it is deployed. What is done there each kind of step says for itself. */
export class CoinMarket {
    readonly consortium: Consortium;
    /** One is replaced when its wallet is closed, or has another key. */
    readonly accounts: Account[] = [];

    private constructor(consortium: Consortium) {
        this.consortium = consortium;
    }

    static async open(consortium: Consortium, walletsPerBank: number): Promise<CoinMarket> {
        await setDailyCaps(consortium, {});
        const market = new CoinMarket(consortium);
        for (const bank of banks) {
            for (let count = 0; count < walletsPerBank; count += 1) {
                market.accounts.push(await market.openWallet(bank, payeeClasses[count % payeeClasses.length]!));
            }
        }

        return market;
    }

    async openWallet(bank: Bank, payeeClass: string): Promise<Account> {
        const { uscc: holderUscc, partyName: holderName } = bedLinen.consignor;
        const [walletId, holder] = [newId(), new Holder()];
        const { holderKey } = holder;
        const known = { holderUscc, holderName, payeeClass };
        await this.submit(bank, 'dcep/wallet:OpenWallet', { openingId: newId(), walletId, holderKey, ...known });

        return { bank, walletId, holder, keyVersion: 1, payeeClass };
    }

    /** Opens a wallet under another, as that one's holder signs: of the same holder, so of the same class. */
    async openSubWallet(parent: Account): Promise<Account> {
        const { bank, walletId: parentId, holder: signer, payeeClass } = parent;
        const [walletId, holder] = [newId(), new Holder()];
        const { keyVersion, validUntil } = this.by(parent);
        const opened = { openingId: newId(), walletId, parent: parentId, holderKey: holder.holderKey };
        const order = { ...opened, keyVersion, validUntil };
        const signature = signer.sign(subWalletText(order, this.here(bank)));
        await this.submit(bank, 'dcep/wallet:OpenSubWallet', { ...order, signature });

        return { bank, walletId, holder, keyVersion: 1, payeeClass, parent: parentId };
    }

    /** By a maker of the bank. */
    submit(bank: string, name: ActName, input: unknown): Promise<Outcome> {
        return this.consortium.submit(`${bank}/maker-1`, name, { input });
    }

    /** The same when days have passed, or a minute. */
    async submitAt(at: Date, bank: string, act: { readonly name: ActName; readonly input: unknown }): Promise<Outcome> {
        return await (
            await this.endorse(bank, act.name, { input: act.input, at })
        )();
    }

    /** Endorsed on the state as it is now; what is given orders it. */
    endorse(bank: string, name: ActName, act: Act): Promise<() => Promise<Outcome>> {
        return this.consortium.endorse(`${bank}/maker-1`, name, act);
    }

    here(bank: string): { readonly channel: string; readonly bank: string } {
        return { channel: this.consortium.network.channel.channelId, bank };
    }

    /** What stands in each order of a holder. */
    by({ walletId, keyVersion }: Account): Pick<SpendOrder, 'from' | 'keyVersion' | 'validUntil'> {
        return { from: walletId, keyVersion, validUntil: '2099-12-31T00:00:00.000Z' };
    }

    sign(payer: Account, { coins, outputs, signer = payer.holder }: Wish): Signed {
        const order: SpendOrder = {
            transferId: newId(),
            ...this.by(payer),
            coins: [...coins],
            outputs: outputs.map(({ to, fen }) => ({ to, amount: yuan(fen) })),
        };

        return { ...order, signature: signer.sign(spendText(order, this.here(payer.bank))) };
    }

    /** The oldest coins of an owner, as many as one payment may spend. */
    async coins(bank: Bank, owner: string): Promise<string[]> {
        return (await this.#listCoins(bank, owner)).slice(0, 100).map(({ serial }) => serial);
    }

    /** Of a wallet, so that something is left for another payment. */
    async halfOf({ bank, walletId }: Account): Promise<string[]> {
        const own = await this.coins(bank, walletId);

        return own.slice(0, 1 + own.length / 2);
    }

    /** What the account of a wallet says, in fen. */
    async accountOf({ bank, walletId }: Account): Promise<bigint> {
        const user: User = `${bank}/auditor-1`;
        const account = await this.consortium.evaluate(user, 'dcep/limit:ReadAccount', { walletId });
        return fenIn((account as { readonly balance: unknown }).balance);
    }

    /** What an owner can spend, as the ledger answers, in fen. */
    async spendable(bank: Bank, owner: string): Promise<bigint> {
        return (await this.#listCoins(bank, owner)).reduce((sum, { amount }) => sum + fenIn(amount), 0n);
    }

    async inCirculation(): Promise<bigint> {
        const supply = await this.consortium.evaluate('PbocMSP/regulator-1', 'dcep/coin:ReadSupply', { banks });
        return fenIn((supply as { readonly inCirculation: unknown }).inCirculation);
    }

    async #listCoins(bank: Bank, owner: string): Promise<{ readonly serial: string; readonly amount: unknown }[]> {
        const auditor: User = `${bank}/auditor-1`;
        return (await this.consortium.evaluate(auditor, 'dcep/coin:ListCoins', { owner })) as never;
    }
}

export function yuan(fen: bigint): Money {
    return { currency: 'CNY', minorUnits: fen };
}

export function fenIn(money: unknown): bigint {
    return moneySchema.parse(money).minorUnits;
}
