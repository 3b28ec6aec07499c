import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { hmac } from '@cohong/chaincode-runtime';
import { members } from '@cohong/fixtures';
import { spendText } from '@cohong/domain/dcep/holder-order';
import { chinaDate } from '@cohong/domain/kernel/time';
import { chunks, inTurns, NetworkClient, newId } from './network-client.js';
import { startNetworkProcess } from './start-network-process.js';

const bank = 'HaizhouBankMSP';
const endorsers = ['PbocMSP', bank];
/** Coins that one order makes at most, and orders that one transaction takes then. */
const [mostOutputs, mostSplits] = [50, 9];

/** A wallet with its holder's key, and the serials of its coins, of one fen each. */
export interface Wallet {
    readonly walletId: string;
    readonly key: KeyObject;
    readonly coins: string[];
}

/** Whole coins that go from one wallet to another. */
export interface Payment {
    readonly from: Wallet;
    readonly to: Wallet;
}

interface Order {
    readonly from: Wallet;
    readonly coin: string;
    readonly outputs: readonly { readonly to: Wallet; readonly fen: number }[];
}

/** A bank with wallets on a network of its own, in a process of its own. What is asked of it goes through the SDK. */
export class CoinBank {
    readonly #network: NetworkClient;
    readonly wallets: Wallet[] = [];

    private constructor(network: NetworkClient) {
        this.#network = network;
    }

    /** Opens a bank with so many wallets, each of which has so many coins of one fen. */
    static async open(wallets: number, coinsEach: number): Promise<CoinBank> {
        const network = await startNetworkProcess(process.env['NETWORK'] ?? 'embedded', 'consortium');
        const opened = new CoinBank(new NetworkClient(network));
        try {
            await opened.#found(wallets, coinsEach);
        } catch (error) {
            await opened.stop();
            throw error;
        }

        return opened;
    }

    get numberOfCoins(): number {
        return this.wallets.reduce((total, { coins }) => total + coins.length, 0);
    }

    /** Makes payments of one fen in one transaction. No other that is under way may touch their wallets. */
    async pay(payments: readonly Payment[]): Promise<void> {
        await this.#transfer(payments.map(({ from, to }) => ({ from, coin: taken(from), outputs: [{ to, fen: 1 }] })));
    }

    async stop(): Promise<void> {
        await this.#network.stop();
    }

    async #found(wallets: number, coinsEach: number): Promise<void> {
        await this.#submit('PbocMSP/officer-1', 'party:EnrolMembers', { members });
        const amount = money(wallets * coinsEach);
        const uncapped = { reserveBasisPoints: { bank: 700, paymentInstitution: 10_000 }, dailyCaps: {} };
        const policy = { effectiveFrom: chinaDate(new Date().toISOString()), regime: 'DEPOSIT_MONEY', ...uncapped };
        const witnessed = { policies: [policy], witness: bank };
        await this.#submit('PbocMSP/officer-1', 'currency:SetCurrencyPolicies', witnessed);
        for (const kind of ['ReserveCredit', 'Issue']) {
            const approvalId = newId();
            await this.#submit('PbocMSP/issuer-1', `coin:Propose${kind}`, { approvalId, bank, amount });
            await this.#submit('PbocMSP/issuer-2', `coin:Approve${kind}`, { approvalId, bank });
        }
        await inTurns(
            Array.from({ length: wallets }, () => () => this.#openWallet()),
            16,
        );
        await this.#fill(coinsEach);
    }

    async #openWallet(): Promise<void> {
        const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65);
        const walletId = newId();
        const opening = { openingId: newId(), walletId, holderKey: point.toString('hex') };
        const holder = { holderUscc: '91330206MA2CH0012E', holderName: 'Huating Textiles Co Ltd' };
        await this.#submit(`${bank}/maker-1`, 'wallet:OpenWallet', { ...opening, ...holder });
        this.wallets.push({ walletId, key: privateKey, coins: [] });
    }

    /** Out of the vault one coin for each wallet, which its holder splits until it has as many as it is to have. */
    async #fill(coinsEach: number): Promise<void> {
        const worth = new Map<string, number>();
        let vault = await this.#vaultCoin();
        for (const some of chunks(this.wallets, mostOutputs)) {
            const outputs = some.map(({ walletId }) => ({ to: walletId, amount: money(coinsEach) }));
            const approvalId = newId();
            await this.#submit(`${bank}/maker-1`, 'transfer:ProposeVaultPayment', { approvalId, outputs });
            const serialOf = await this.#submit(`${bank}/checker-1`, 'transfer:ApproveVaultPayment', {
                approvalId,
                coins: [vault],
            });
            some.forEach(({ coins }, index) => {
                coins.push(serialOf(index));
                worth.set(serialOf(index), coinsEach);
            });
            vault = serialOf(some.length);
        }
        await inTurns(
            chunks(this.wallets, mostSplits).map((some) => () => this.#split(some, worth)),
            8,
        );
    }

    async #split(wallets: readonly Wallet[], worth: Map<string, number>): Promise<void> {
        for (;;) {
            const orders = wallets.flatMap((from) => {
                const coin = from.coins.find((serial) => (worth.get(serial) ?? 1) > 1);
                return coin === undefined ? [] : [{ from, coin, outputs: partsOf(from, worth.get(coin) ?? 1) }];
            });
            if (orders.length === 0) {
                return;
            }
            for (const { from, coin } of orders) {
                from.coins.splice(from.coins.indexOf(coin), 1);
                worth.delete(coin);
            }
            const made = await this.#transfer(orders);
            made.filter(({ fen }) => fen > 1).forEach(({ serial, fen }) => worth.set(serial, fen));
        }
    }

    async #transfer(orders: readonly Order[]): Promise<readonly { readonly serial: string; readonly fen: number }[]> {
        const transfers = orders.map((order) => this.#signed(order));
        const serialOf = await this.#submit(`${bank}/maker-1`, 'transfer:TransferCoins', { transfers });

        return orders
            .flatMap(({ outputs }) => outputs)
            .map(({ to, fen }, index) => {
                to.coins.push(serialOf(index));
                return { serial: serialOf(index), fen };
            });
    }

    #signed({ from, coin, outputs }: Order): object {
        const order = {
            transferId: newId(),
            from: from.walletId,
            keyVersion: 1,
            validUntil: new Date(Date.now() + 3_600_000).toISOString(),
            coins: [coin],
            outputs: outputs.map(({ to, fen }) => ({ to: to.walletId, amount: money(fen) })),
        };
        const text = spendText(order, { channel: this.#network.channel, bank });
        const signature = sign('sha256', Buffer.from(text), { key: from.key, dsaEncoding: 'ieee-p1363' });

        return { ...order, signature: signature.toString('hex') };
    }

    async #vaultCoin(): Promise<string> {
        const listing = { act: 'dcep/coin:ListCoins', input: { owner: 'vault' }, endorsers: [bank] };
        const coins = await this.#network.evaluate({ user: `${bank}/auditor-1`, ...listing });
        const [coin] = coins as { readonly serial: string }[];
        if (coin === undefined) {
            throw new Error('The vault has no coin.');
        }

        return coin.serial;
    }

    /** Resolves once it is committed, with the serials of the coins that it made: the seed is known here. */
    async #submit(user: string, act: string, input: object): Promise<(index: number) => string> {
        const request = act === 'party:EnrolMembers' ? 'none' : 'marked';
        const { seed, id } = await this.#network.submit({ user, act: `dcep/${act}`, input, endorsers, request });

        // As the chaincode calls the coins that it makes.
        return (index) => hmac(seed.toString('hex'), id, String(index));
    }
}

/** For each of so many clients the same number of payments, no two of which touch the same wallet. */
export function paymentsOf(clients: number, { wallets }: CoinBank): readonly (readonly Payment[])[] {
    const pairs = chunks(wallets, 2).flatMap(([from, to]) => (from && to ? [{ from, to }] : []));
    return chunks(pairs, Math.floor(pairs.length / clients)).slice(0, clients);
}

/** Every client pays what is its own and is paid it back, so many payments in a transaction. Gives payments per second. */
export async function paymentsPerSecond(
    bank: CoinBank,
    payments: readonly (readonly Payment[])[],
    inOneTransaction: number,
): Promise<number> {
    const began = performance.now();
    await Promise.all(
        payments.map(async (own) => {
            const back = own.map(({ from, to }) => ({ from: to, to: from }));
            for (const some of [...chunks(own, inOneTransaction), ...chunks(back, inOneTransaction)]) {
                await bank.pay(some);
            }
        }),
    );
    return (2 * payments.flat().length * 1_000) / (performance.now() - began);
}

/** Equal parts of a coin, as many as an order may make; what does not divide is in the first ones. */
function partsOf(to: Wallet, fen: number): { readonly to: Wallet; readonly fen: number }[] {
    const parts = Math.min(fen, mostOutputs);
    return Array.from({ length: parts }, (_, index) => ({
        to,
        fen: Math.floor(fen / parts) + (index < fen % parts ? 1 : 0),
    }));
}

function taken({ coins }: Wallet): string {
    const coin = coins.pop();
    if (coin === undefined) {
        throw new Error('The wallet is empty.');
    }
    return coin;
}

function money(fen: number): { readonly currency: string; readonly minorUnits: bigint } {
    return { currency: 'CNY', minorUnits: BigInt(fen) };
}
