import { chinaDate } from '@cohong/domain/kernel/time';
import type { SignedOrder } from '@cohong/domain/dcep/api';
import { spendText, type HolderOrder, type Whereabouts } from '@cohong/domain/dcep/holder-order';
import { subWalletText } from '@cohong/domain/dcep/sub-wallet';
import { moneySchema } from '@cohong/domain/kernel/money';
import { bedLinen } from '@cohong/fixtures';
import { Holder } from '../story/holder.js';
import { type Consortium, newId, type Outcome, type User } from './consortium.js';

const registrar: User = 'SafeMSP/registrar-1';

interface Note {
    readonly bank: string;
    readonly kind: string;
    readonly id: string;
}

interface Money {
    readonly amount: string;
    readonly currency: string;
}

/** What the holder of a wallet orders. */
interface Ordered {
    readonly from: string;
    readonly to: string;
    readonly amount: string;
    /** The loan that it repays, if it does. */
    readonly reference?: string;
    /** The transfer of which it pays something back, if it does. */
    readonly refundOf?: string;
    /** All of the wallet, unless told otherwise. */
    readonly coins?: readonly string[];
    /** A new one, unless told otherwise. */
    readonly transferId?: string;
}

/** What tests of contracts do before what they test: one released declaration, a financing policy of 80 %, e-CNY without caps, and shortcuts. */
export class TradeFloor {
    /** Of every wallet that is opened here. */
    readonly holder = new Holder();
    readonly #consortium: Consortium;
    readonly #releaseCode: string;

    private constructor(consortium: Consortium, releaseCode: string) {
        this.#consortium = consortium;
        this.#releaseCode = releaseCode;
    }

    static async open(consortium: Consortium): Promise<TradeFloor> {
        const customs: User = 'CustomsMSP/officer-1';
        await consortium.submit(customs, 'trade/declaration:EstablishSecrets', { input: {} });
        await consortium.submit(registrar, 'trade/registry:EstablishPepper', { input: {}, request: null });
        await consortium.submit('SafeMSP/officer-1', 'trade/receivable:SetFinancingPolicy', {
            input: {
                effectiveFrom: '2026-01-01',
                capBasisPoints: 8_000,
                reservationHours: 72,
                balanceQuestionsPerDay: 2,
                documentsCheckedPerDay: 5,
                verifications: { perDay: 12, sourceSilentAfterHours: 24, validHours: 72 },
                creditInquiriesPerDay: 8,
            },
        });
        await setDailyCaps(consortium, {});
        await consortium.submit(customs, 'trade/declaration:DeclareExport', { input: bedLinen });
        const { declarationNumber } = bedLinen;
        const declared = await consortium.evaluate(customs, 'trade/declaration:ReadDeclaration', { declarationNumber });

        return new TradeFloor(consortium, (declared as { releaseCode: string }).releaseCode);
    }

    /** The shortcuts of money alone, on whatever day: nothing is declared, and no policy set. */
    static ofMoney(consortium: Consortium): TradeFloor {
        return new TradeFloor(consortium, '');
    }

    get releaseCode(): string {
        return this.#releaseCode;
    }

    /** The input of a request for so much on the declaration. */
    requestOf(amount: string, financingId = newId(), more: object = {}): Readonly<Record<string, unknown>> {
        return {
            financingId,
            declarationNumber: bedLinen.declarationNumber,
            releaseCode: this.#releaseCode,
            exporterUscc: bedLinen.consignor.uscc,
            amount: { amount, currency: 'CNY' },
            ...more,
        };
    }

    request(user: User, amount: string, financingId = newId()): Promise<Outcome> {
        const input = this.requestOf(amount, financingId);
        return this.#consortium.submit(user, 'trade/receivable:RequestFinancing', { input });
    }

    ask(user: User): Promise<Outcome> {
        const { declarationNumber } = bedLinen;
        const input = { questionId: newId(), declarationNumber, releaseCode: this.#releaseCode };
        return this.#consortium.submit(user, 'trade/receivable:AskBalance', { input });
    }

    decide(items: readonly { readonly bank: string; readonly financingId: string }[]): Promise<Outcome> {
        return this.#consortium.submit(registrar, 'trade/registry:DecideFinancings', {
            input: { items },
            request: null,
        });
    }

    /** A financing with a reservation. */
    async reserve(user: User, amount: string, more: object = {}): Promise<string> {
        const input = this.requestOf(amount, newId(), more);
        const { id } = await this.#consortium.submit(user, 'trade/receivable:RequestFinancing', { input });
        await this.decide([{ bank: bankOf(user), financingId: id }]);

        return id;
    }

    /** A financing that was paid out outside the ledger. */
    async lend(user: User, amount: string, more: object = {}): Promise<string> {
        const financingId = await this.reserve(user, amount, more);
        await this.payOut(user, financingId);

        return financingId;
    }

    /** Pays a reserved financing out, outside the ledger. */
    async payOut(user: User, financingId: string): Promise<void> {
        const approvalId = newId();
        const means = { kind: 'OUTSIDE', reference: 'CIPS 1' };
        await this.#consortium.submit(user, 'trade/receivable:ProposeDisbursement', {
            input: { approvalId, financingId, means },
        });
        await this.#consortium.submit(`${bankOf(user)}/checker-1`, 'trade/receivable:ApproveDisbursement', {
            input: { approvalId },
        });
    }

    read(user: User, financingId: string): Promise<unknown> {
        return this.#consortium.evaluate(user, 'trade/receivable:ReadFinancing', { financingId });
    }

    async waiting(...banks: readonly string[]): Promise<Note[]> {
        return (await this.#consortium.evaluate(registrar, 'trade/registry:ListWaiting', { banks })) as Note[];
    }

    /** What the regulators see of the declaration. */
    encumbrance(): Promise<unknown> {
        const { declarationNumber } = bedLinen;
        return this.#consortium.evaluate('SafeMSP/regulator-1', 'trade/registry:ReadEncumbrance', {
            declarationNumber,
        });
    }

    async allocations(): Promise<unknown[]> {
        return ((await this.encumbrance()) as { allocations: unknown[] }).allocations;
    }

    /** Pays a bank's reserve in and exchanges it for coins in its vault. */
    async issue(bank: string, amount: string): Promise<void> {
        for (const order of ['ReserveCredit', 'Issue'] as const) {
            const approvalId = newId();
            await this.#consortium.submit('PbocMSP/issuer-1', `dcep/coin:Propose${order}`, {
                input: { approvalId, bank, amount: { amount, currency: 'CNY' } },
                bank,
            });
            await this.#consortium.submit('PbocMSP/issuer-2', `dcep/coin:Approve${order}`, {
                input: { approvalId, bank },
                bank,
            });
        }
    }

    openWallet(user: User, holderUscc: string): Promise<string> {
        return this.openWalletOf(user, { holderUscc, holderName: 'Lantern Textiles' });
    }

    /** A wallet of whoever is known so: an enterprise or a person. */
    async openWalletOf(user: User, known: object): Promise<string> {
        const walletId = newId();
        const { holderKey } = this.holder;
        const input = { openingId: newId(), walletId, holderKey, ...known };
        await this.#consortium.submit(user, 'dcep/wallet:OpenWallet', { input });

        return walletId;
    }

    /** A wallet under another, as its holder signs, with the same key. */
    async openSubWallet(user: User, parent: string, more: object = {}): Promise<string> {
        const walletId = newId();
        const { holderKey } = this.holder;
        const order = { openingId: newId(), walletId, parent, holderKey, ...this.#validity(), ...more };
        const signature = this.holder.sign(subWalletText(order, this.#here(user)));
        await this.#consortium.submit(user, 'dcep/wallet:OpenSubWallet', { input: { ...order, signature } });

        return walletId;
    }

    /** Pays coins out of the bank's vault into a wallet, as a maker proposes and a checker approves. */
    async pay(user: User, walletId: string, amount: string): Promise<void> {
        const approvalId = newId();
        const outputs = [{ to: walletId, amount: { amount, currency: 'CNY' } }];
        await this.#consortium.submit(user, 'dcep/transfer:ProposeVaultPayment', { input: { approvalId, outputs } });
        await this.#consortium.submit(`${bankOf(user)}/checker-1`, 'dcep/transfer:ApproveVaultPayment', {
            input: { approvalId, coins: await this.coins(user, 'vault') },
        });
    }

    /** The serials of the coins that an owner can spend. */
    async coins(user: User, owner: string): Promise<string[]> {
        const coins = await this.#consortium.evaluate(user, 'dcep/coin:ListCoins', { owner });
        return (coins as { serial: string }[]).map(({ serial }) => serial);
    }

    /** The order of a wallet's holder to pay another owner. */
    async order(
        user: User,
        { from, to, amount, reference, refundOf, coins, transferId = newId() }: Ordered,
    ): Promise<SignedOrder> {
        const order: HolderOrder = {
            transferId,
            from,
            ...this.#validity(),
            coins: [...(coins ?? (await this.coins(user, from)))],
            outputs: [{ to, amount: moneySchema.parse({ amount, currency: 'CNY' }) }],
            ...(reference !== undefined && { reference }),
            ...(refundOf !== undefined && { refundOf }),
        };

        return { ...order, signature: this.holder.sign(spendText(order, this.#here(user))) };
    }

    async balance(user: User, walletId: string): Promise<Money> {
        const account = await this.#consortium.evaluate(user, 'dcep/limit:ReadAccount', { walletId });
        return (account as { balance: Money }).balance;
    }

    #here(user: User): Whereabouts {
        return { channel: this.#consortium.network.channel.channelId, bank: bankOf(user) };
    }

    #validity(): { readonly keyVersion: number; readonly validUntil: string } {
        return { keyVersion: 1, validUntil: new Date(Date.now() + 60_000).toISOString() };
    }
}

function bankOf(user: User): string {
    return user.split('/')[0] ?? '';
}

/** Has the central bank set what a bank may exchange on a day, from today on. */
export async function setDailyCaps(consortium: Consortium, dailyCaps: object): Promise<void> {
    const policy = {
        effectiveFrom: chinaDate(new Date().toISOString()),
        regime: 'DEPOSIT_MONEY',
        reserveBasisPoints: { bank: 700, paymentInstitution: 10_000 },
        dailyCaps,
    };
    const bank = 'HaizhouBankMSP';
    const input = { policies: [policy], witness: bank };
    await consortium.submit('PbocMSP/officer-1', 'dcep/currency:SetCurrencyPolicies', { input, bank });
}
