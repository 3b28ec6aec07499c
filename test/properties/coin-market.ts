import type { SpendOrder } from '@cohong/domain/dcep/api';
import { spendText } from '@cohong/domain/dcep/holder-order';
import { moneySchema } from '@cohong/domain/kernel/money';
import type { RemittanceDraft } from '@cohong/domain/remittance/api';
import { remittanceText } from '@cohong/domain/remittance/signed-text';
import { bedLinen } from '@cohong/fixtures';
import { Consortium, newId, type Outcome, type User } from '../contracts/consortium.js';
import { setDailyCaps } from '../contracts/trade-floor.js';
import { Holder } from '../story/holder.js';

export const banks = ['HaizhouBankMSP', 'PearlBankMSP'] as const;
export type Bank = (typeof banks)[number];

export interface Account {
    readonly bank: Bank;
    readonly walletId: string;
    readonly holder: Holder;
}

export type Signed = SpendOrder & { readonly signature: string };

/** What is asked for in an order, before it is signed. */
export interface Wish {
    readonly coins: readonly string[];
    readonly outputs: readonly { readonly to: string; readonly fen: bigint }[];
    readonly signer?: Holder;
}

export const endings = ['Accept', 'Refuse', 'TakeBack'] as const;
type Ending = (typeof endings)[number];

/** Two banks with wallets, on the chaincode as it is deployed, and each act on money in a line. */
export class CoinMarket {
    readonly consortium: Consortium;
    readonly accounts: readonly Account[];

    private constructor(consortium: Consortium, accounts: readonly Account[]) {
        this.consortium = consortium;
        this.accounts = accounts;
    }

    static async open(consortium: Consortium, walletsPerBank: number): Promise<CoinMarket> {
        await setDailyCaps(consortium, {});
        const { uscc, partyName } = bedLinen.consignor;
        const accounts: Account[] = [];
        for (const bank of banks.flatMap((each) => new Array<Bank>(walletsPerBank).fill(each))) {
            const [walletId, holder] = [newId(), new Holder()];
            const { holderKey } = holder;
            const input = { openingId: newId(), walletId, holderUscc: uscc, holderName: partyName, holderKey };
            await consortium.submit(`${bank}/maker-1`, 'dcep/wallet:OpenWallet', { input });
            accounts.push({ bank, walletId, holder });
        }

        return new CoinMarket(consortium, accounts);
    }

    async issue(bank: Bank, fen: bigint): Promise<void> {
        await this.#exchange('ReserveCredit', bank, { fen });
        await this.#exchange('Issue', bank, { fen });
    }

    async redeem(bank: Bank, fen: bigint): Promise<void> {
        await this.#exchange('Redemption', bank, { fen, coins: await this.coins(bank, 'vault') });
    }

    /** Out of a bank's vault, under four eyes. */
    async payOut({ bank, walletId }: Account, fen: bigint): Promise<void> {
        const approvalId = newId();
        const outputs = [{ to: walletId, amount: yuan(fen) }];
        await this.consortium.submit(`${bank}/maker-1`, 'dcep/transfer:ProposeVaultPayment', {
            input: { approvalId, outputs },
        });
        await this.consortium.submit(`${bank}/checker-1`, 'dcep/transfer:ApproveVaultPayment', {
            input: { approvalId, coins: await this.coins(bank, 'vault') },
        });
    }

    sign({ bank, walletId, holder }: Account, { coins, outputs, signer = holder }: Wish): Signed {
        const order: SpendOrder = {
            transferId: newId(),
            from: walletId,
            keyVersion: 1,
            validUntil: new Date(Date.now() + 3_600_000).toISOString(),
            coins: [...coins],
            outputs: outputs.map(({ to, fen }) => ({ to, amount: moneySchema.parse(yuan(fen)) })),
        };
        const { channelId } = this.consortium.network.channel;

        return { ...order, signature: signer.sign(spendText(order, { channel: channelId, bank })) };
    }

    async transfer(bank: Bank, transfers: readonly Signed[]): Promise<void> {
        await (
            await this.endorseTransfer(bank, transfers)
        )();
    }

    /** Out of a wallet to another bank's, where it is pending. Gives its id. */
    async send(payer: Account, payee: Account, { fen, isForged }: { fen: bigint; isForged: boolean }): Promise<string> {
        const order: RemittanceDraft = {
            remittanceId: newId(),
            from: payer.walletId,
            keyVersion: 1,
            validUntil: new Date(Date.now() + 3_600_000).toISOString(),
            coins: await this.coins(payer.bank, payer.walletId),
            payeeBank: payee.bank,
            payee: payee.walletId,
            amount: moneySchema.parse(yuan(fen)),
            acceptBy: new Date(Date.now() + 3_600_000).toISOString(),
        };
        const { channelId: channel } = this.consortium.network.channel;
        const { holder } = isForged ? payee : payer;
        const signature = holder.sign(remittanceText(order, { channel, bank: payer.bank }));
        await this.consortium.submit(`${payer.bank}/maker-1`, 'dcep/remittance:SendRemittance', {
            input: { ...order, signature },
        });

        return order.remittanceId;
    }

    /** How a bank ends a remittance. Days may have passed. */
    async end(bank: Bank, how: Ending, { remittanceId, at }: { remittanceId: string; at: Date }): Promise<void> {
        const input = { remittanceId };
        await this.consortium.submit(`${bank}/maker-1`, `dcep/remittance:${how}Remittance`, { input, at });
    }

    /** Endorsed on the state as it is now; what is given orders it. */
    endorseTransfer(bank: Bank, transfers: readonly Signed[]): Promise<() => Promise<Outcome>> {
        return this.consortium.endorse(`${bank}/maker-1`, 'dcep/transfer:TransferCoins', { input: { transfers } });
    }

    /** By two officers of the central bank. Gives the order, by which the wallet is released. */
    async freeze({ bank, walletId }: Account): Promise<string> {
        const orderId = newId();
        await this.#order('Freeze', { orderId, bank, walletId, caseNumber: orderId, reason: 'Preservation' });

        return orderId;
    }

    async release(orderId: string): Promise<void> {
        await this.#order('Release', { orderId, reason: 'Set aside' });
    }

    /** The oldest coins of an owner, as many as one payment may spend. */
    async coins(bank: Bank, owner: string): Promise<string[]> {
        return (await this.#listCoins(bank, owner)).slice(0, 100).map(({ serial }) => serial);
    }

    /** What the ledger answers, in fen. */
    async balance(bank: Bank, owner: string): Promise<bigint> {
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

    async #exchange(
        kind: 'ReserveCredit' | 'Issue' | 'Redemption',
        bank: Bank,
        { fen, coins }: { readonly fen: bigint; readonly coins?: readonly string[] },
    ): Promise<void> {
        const approvalId = newId();
        await this.consortium.submit('PbocMSP/issuer-1', `dcep/coin:Propose${kind}`, {
            input: { approvalId, bank, amount: yuan(fen) },
            bank,
        });
        await this.consortium.submit('PbocMSP/issuer-2', `dcep/coin:Approve${kind}`, {
            input: { approvalId, bank, ...(coins && { coins }) },
            bank,
        });
    }

    async #order(kind: 'Freeze' | 'Release', order: object): Promise<void> {
        const approvalId = newId();
        const input = { approvalId, ...order };
        await this.consortium.submit('PbocMSP/officer-1', `dcep/freeze:Propose${kind}`, { input });
        await this.consortium.submit('PbocMSP/officer-2', `dcep/freeze:Approve${kind}`, { input: { approvalId } });
    }
}

function yuan(fen: bigint): object {
    const digits = String(fen).padStart(3, '0');
    return { amount: `${digits.slice(0, -2)}.${digits.slice(-2)}`, currency: 'CNY' };
}

function fenIn(money: unknown): bigint {
    return moneySchema.parse(money).minorUnits;
}
