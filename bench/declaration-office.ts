import { bedLinen, members } from '@cohong/fixtures';
import { chunks, inTurns, NetworkClient, newId } from './network-client.js';
import { startNetworkProcess } from './start-network-process.js';

const banks = ['HaizhouBankMSP', 'PearlBankMSP'] as const;
const regulators = ['PbocMSP', 'SafeMSP'];
const customs = { user: 'CustomsMSP/officer-1', endorsers: ['CustomsMSP', 'SafeMSP'] };
/** As many as a transaction takes, of declarations that customs imports and of requests that a registrar decides. */
const batch = 50;
/** Transactions that are under way at once. */
const atOnce = 8;

/** A declaration that a bank can lend on. */
export interface Financeable {
    readonly declarationNumber: string;
    readonly releaseCode: string;
}

/** A consortium on a network of its own, whose customs has recorded so many declarations, and whose banks lend on them. */
export class DeclarationOffice {
    readonly #network: NetworkClient;
    readonly declarations: number;

    private constructor(network: NetworkClient, declarations: number) {
        this.#network = network;
        this.declarations = declarations;
    }

    static async open(declarations: number): Promise<DeclarationOffice> {
        const network = await startNetworkProcess(process.env['NETWORK'] ?? 'embedded', 'consortium');
        const opened = new DeclarationOffice(new NetworkClient(network), declarations);
        try {
            await opened.#found();
        } catch (error) {
            await opened.stop();
            throw error;
        }

        return opened;
    }

    stop(): Promise<void> {
        return this.#network.stop();
    }

    /** So many declarations, evenly from among all, with their release codes as customs hands them out. */
    async some(many: number): Promise<readonly Financeable[]> {
        const found: Financeable[] = [];
        const acts = Array.from({ length: many }, (_, index) => async () => {
            const serial = Math.floor((index * this.declarations) / many);
            const input = { declarationNumber: numberOf(serial) };
            const read = await this.#network.evaluate({ ...customs, act: 'trade/declaration:ReadDeclaration', input });
            found.push({ ...input, releaseCode: (read as Financeable).releaseCode });
        });
        await inTurns(acts, atOnce);

        return found;
    }

    /** Two banks ask for one fen on each declaration, and a registrar answers. Gives checks per second. */
    async checksPerSecond(declarations: readonly Financeable[]): Promise<number> {
        const began = performance.now();
        await inTurns(
            chunks(declarations, batch).map((some) => () => this.#check(some)),
            atOnce,
        );

        return (declarations.length * 1_000) / (performance.now() - began);
    }

    async #check(declarations: readonly Financeable[]): Promise<void> {
        const items = declarations.map((declaration, index) => {
            const bank = banks[index % banks.length] ?? banks[0];
            return { bank, financingId: newId(), declaration };
        });
        const asking = items.map(({ bank, financingId, declaration }) => async () => {
            const exporterUscc = bedLinen.consignor.uscc;
            const input = { ...declaration, financingId, exporterUscc, amount: { amount: '0.01', currency: 'CNY' } };
            const endorsers = [bank, 'SafeMSP'];
            await this.#network.submit({
                user: `${bank}/maker-1`,
                act: 'trade/receivable:RequestFinancing',
                input,
                endorsers,
            });
        });
        await inTurns(asking, 2);
        await this.#network.submit({
            user: 'SafeMSP/registrar-1',
            act: 'trade/registry:DecideFinancings',
            input: { items: items.map(({ bank, financingId }) => ({ bank, financingId })) },
            endorsers: regulators,
            request: 'unknown',
        });
    }

    async #found(): Promise<void> {
        const submit = this.#network.submit.bind(this.#network);
        await submit({
            user: 'PbocMSP/officer-1',
            act: 'trade/party:EnrolMembers',
            input: { members },
            endorsers: regulators,
            request: 'none',
        });
        await submit({ ...customs, act: 'trade/declaration:EstablishSecrets', input: {} });
        const registry = { endorsers: regulators, request: 'unknown' } as const;
        await submit({ ...registry, user: 'SafeMSP/registrar-1', act: 'trade/registry:EstablishPepper', input: {} });
        await submit({
            user: 'SafeMSP/officer-1',
            act: 'trade/receivable:SetFinancingPolicy',
            input: {
                effectiveFrom: '2026-01-01',
                capBasisPoints: 8_000,
                reservationHours: 72,
                balanceQuestionsPerDay: 9,
            },
            endorsers: regulators,
        });
        const serials = Array.from({ length: this.declarations }, (_, serial) => serial);
        await inTurns(
            chunks(serials, batch).map((some) => () => this.#import(some)),
            atOnce,
        );
    }

    async #import(serials: readonly number[]): Promise<void> {
        const declarations = serials.map((serial) => ({ ...bedLinen, declarationNumber: numberOf(serial) }));
        const input = { batchId: newId(), declarations };
        await this.#network.submit({ ...customs, act: 'trade/declaration:ImportExports', input });
    }
}

function numberOf(serial: number): string {
    return `3104202600${String(serial).padStart(8, '0')}`;
}
