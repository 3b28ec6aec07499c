import type { SpendOrder } from '@cohong/domain/dcep/api';
import { spendText } from '@cohong/domain/dcep/holder-order';
import { moneySchema } from '@cohong/domain/kernel/money';
import type { LockOrder } from '@cohong/domain/lock/api';
import type { RemittanceDraft } from '@cohong/domain/remittance/api';
import { remittanceText } from '@cohong/domain/remittance/signed-text';
import { lockText } from '@cohong/domain/lock/signed-texts';
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

/** Coins of a wallet that wait until somebody shows a secret. */
export interface LockWish {
    readonly coins: readonly string[];
    readonly payee: string;
    readonly fen: bigint;
    readonly sha256: string;
    readonly escapeAt: Date;
    readonly signer?: Holder;
}

/** A wallet or the vault of a bank. */
export type Recipient = Account | { readonly bank: Bank; readonly walletId: 'vault' };

/** What is to go to another bank. */
export interface RemittanceWish {
    readonly coins: readonly string[];
    readonly to: Recipient;
    readonly fen: bigint;
    readonly acceptBy: Date;
    readonly signer?: Holder;
}

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

    /** Endorsed on the state as it is now; what is given orders it. */
    endorseTransfer(bank: Bank, transfers: readonly Signed[]): Promise<() => Promise<Outcome>> {
        return this.consortium.endorse(`${bank}/maker-1`, 'dcep/transfer:TransferCoins', { input: { transfers } });
    }

    /** Gives the id of the lock. */
    async lock({ bank, walletId, holder }: Account, wish: LockWish): Promise<string> {
        const { coins, payee, fen, sha256, escapeAt, signer = holder } = wish;
        const order: LockOrder = {
            lockId: newId(),
            from: walletId,
            payee,
            amount: moneySchema.parse(yuan(fen)),
            condition: { kind: 'HASH', sha256 },
            escapeAt: escapeAt.toISOString(),
            keyVersion: 1,
            validUntil: new Date(Date.now() + 3_600_000).toISOString(),
            coins: [...coins],
        };
        const { channelId } = this.consortium.network.channel;
        const signature = signer.sign(lockText(order, { channel: channelId, bank }));
        const input = { ...order, signature };

        return (await this.consortium.submit(`${bank}/maker-1`, 'dcep/lock:LockCoins', { input })).id;
    }

    /** Endorsed on the state as it is now, and dated as told; what is given orders it. */
    endorseClaim(
        bank: Bank,
        lockId: string,
        { secret, at }: { readonly secret: string; readonly at: Date },
    ): Promise<() => Promise<Outcome>> {
        const input = { lockId, evidence: { kind: 'HASH', secret } };
        return this.consortium.endorse(`${bank}/maker-1`, 'dcep/lock:ClaimLock', { input, at });
    }

    endorseReturn(bank: Bank, lockId: string, at: Date): Promise<() => Promise<Outcome>> {
        return this.consortium.endorse(`${bank}/maker-1`, 'dcep/lock:ReturnLock', { input: { lockId }, at });
    }

    /** Gives the id of the remittance. */
    async remit({ bank, walletId, holder }: Account, wish: RemittanceWish): Promise<string> {
        const { coins, to, fen, acceptBy, signer = holder } = wish;
        const draft: RemittanceDraft = {
            remittanceId: newId(),
            from: walletId,
            payeeBank: to.bank,
            payee: to.walletId,
            amount: moneySchema.parse(yuan(fen)),
            ...(to.walletId !== 'vault' && { acceptBy: acceptBy.toISOString() }),
            keyVersion: 1,
            validUntil: new Date(Date.now() + 3_600_000).toISOString(),
            coins: [...coins],
        };
        const { channelId } = this.consortium.network.channel;
        const signature = signer.sign(remittanceText(draft, { channel: channelId, bank }));
        const input = { ...draft, signature };

        return (await this.consortium.submit(`${bank}/maker-1`, 'dcep/remittance:SendRemittance', { input })).id;
    }

    /** Endorsed on the state as it is now, and dated as told; what is given orders it. */
    endorseEnd(
        name: 'Accept' | 'Refuse' | 'TakeBack',
        { bank, remittanceId }: { readonly bank: Bank; readonly remittanceId: string },
        at: Date,
    ): Promise<() => Promise<Outcome>> {
        const input = { remittanceId };
        return this.consortium.endorse(`${bank}/maker-1`, `dcep/remittance:${name}Remittance`, { input, at });
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
