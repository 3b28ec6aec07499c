import { deriveSecret, hmac, privateRecord, type CohongContext } from '@cohong/chaincode-runtime';
import { countedReceiptSchema, type CountedReceipt } from '@cohong/domain/export-receipt/export-receipt';
import { saltSchema } from '@cohong/domain/kernel/salt';
import { chinaDate } from '@cohong/domain/kernel/time';
import { questionCountSchema, type QuestionCount } from '@cohong/domain/receivable/balance-question';
import { sharesOf, type Collateral } from '@cohong/domain/receivable/collateral';
import { encumbranceSchema, type Encumbrance } from '@cohong/domain/receivable/encumbrance';
import type { Financing } from '@cohong/domain/receivable/financing';
import { documentsOf, holdSchema, unheld, type HeldDocument, type Hold } from '@cohong/domain/receivable/hold';
import { z } from 'zod';
import { noteExports } from '../credit-information/records.js';
import { declarationsPlace, registryPlace } from '../places.js';
import { PendingRecords } from './pending-records.js';

const pepperSchema = z.strictObject({ pepper: saltSchema });

/** The secret under which the registry files everything. No bank ever holds it, so none can try keys out. */
export const registryPepper = privateRecord<z.output<typeof pepperSchema>>({
    name: 'pepper',
    schema: pepperSchema,
    key: () => [],
});

/** The secret. Refuses RECORD_MUST_EXIST before it is made. */
export async function pepperOf(ctx: CohongContext): Promise<string> {
    const { pepper } = await ctx.ledger.in(registryPlace).get(registryPepper);

    return pepper;
}

/** The secret, made in this transaction where there is none yet: whoever comes second conflicts with the first. */
export async function pepperEstablished(ctx: CohongContext): Promise<string> {
    const found = await ctx.ledger.in(registryPlace).find(registryPepper);

    return found?.pepper ?? (await establishPepper(ctx));
}

/** Makes the secret. Refuses RECORD_MUST_BE_NEW where there is one. */
export async function establishPepper(ctx: CohongContext): Promise<string> {
    const pepper = deriveSecret(ctx.seed, 'pepper of the registry');
    await ctx.ledger.in(registryPlace).insert(registryPepper, { pepper });

    return pepper;
}

/** What the regulators alone know: who lends on what, and who asked how often. */
export class RegistryFile {
    readonly #ctx: CohongContext;
    readonly #pepper: string;
    readonly #encumbrances: PendingRecords<Encumbrance>;
    readonly #holds: PendingRecords<Hold>;
    readonly #counted: PendingRecords<CountedReceipt>;
    readonly #questionCounts: PendingRecords<QuestionCount>;

    private constructor(ctx: CohongContext, pepper: string) {
        this.#ctx = ctx;
        this.#pepper = pepper;
        const registry = ctx.ledger.in(registryPlace);
        this.#encumbrances = new PendingRecords(registry, {
            name: 'encumbrance',
            schema: encumbranceSchema,
            key: ({ declarationNumber }) => [this.#encumbranceKey(declarationNumber)],
        });
        this.#holds = new PendingRecords(registry, {
            name: 'hold',
            schema: holdSchema,
            key: ({ document }) => [this.#holdKey(document)],
        });
        this.#counted = new PendingRecords(registry, {
            name: 'counted-receipt',
            schema: countedReceiptSchema,
            key: (receipt) => [this.#countedKey(receipt)],
        });
        this.#questionCounts = new PendingRecords(registry, {
            name: 'question-count',
            schema: questionCountSchema,
            key: (count) => [this.#countKey(count)],
        });
    }

    /** Refuses RECORD_MUST_EXIST before the pepper is established. */
    static async open(ctx: CohongContext): Promise<RegistryFile> {
        const pepper = await pepperOf(ctx);

        return new RegistryFile(ctx, pepper);
    }

    /** The registry, or undefined before the pepper is established: nothing lies on anything yet. */
    static async find(ctx: CohongContext): Promise<RegistryFile | undefined> {
        const secret = await ctx.ledger.in(registryPlace).find(registryPepper);

        return secret && new RegistryFile(ctx, secret.pepper);
    }

    findEncumbrance(declarationNumber: string): Promise<Encumbrance | undefined> {
        return this.#encumbrances.find(this.#encumbranceKey(declarationNumber));
    }

    /** What lies on a declaration on which a financing lies. Refuses RECORD_MUST_EXIST if the registry was lost. */
    getEncumbrance(declarationNumber: string): Promise<Encumbrance> {
        return this.#encumbrances.get(this.#encumbranceKey(declarationNumber));
    }

    putEncumbrance(encumbrance: Encumbrance): void {
        this.#encumbrances.put(encumbrance);
    }

    /** What the registry has on a document: nothing, if nobody ever financed it nor paid it. */
    async findHold(document: HeldDocument): Promise<Hold> {
        return (await this.#holds.find(this.#holdKey(document))) ?? unheld(document);
    }

    putHold(hold: Hold): void {
        this.#holds.put(hold);
    }

    /** What the registry has on each document of a request. */
    async holdsOf(financing: Financing): Promise<readonly Hold[]> {
        const holds: Hold[] = [];
        for (const document of documentsOf(financing)) {
            holds.push(await this.findHold(document));
        }

        return holds;
    }

    /** All on which a financing lies. Refuses RECORD_MUST_EXIST if the registry was lost. */
    async collateralOf(financing: Financing): Promise<Collateral> {
        const encumbrances: Encumbrance[] = [];
        for (const { declarationNumber } of sharesOf(financing)) {
            encumbrances.push(await this.getEncumbrance(declarationNumber));
        }

        return { encumbrances, holds: await this.holdsOf(financing) };
    }

    putCollateral({ encumbrances, holds }: Collateral): void {
        encumbrances.forEach((encumbrance) => {
            this.putEncumbrance(encumbrance);
        });
        holds.forEach((hold) => {
            this.putHold(hold);
        });
    }

    /** Counts one more question of the bank about the declaration, and tells how many came before it that day. */
    async countQuestion(bank: string, declarationNumber: string, at: string): Promise<number> {
        const counted = { bank, declarationNumber, day: chinaDate(at) };
        const before = (await this.#questionCounts.find(this.#countKey(counted)))?.count ?? 0;
        this.#questionCounts.put({ ...counted, count: before + 1 });

        return before;
    }

    /** The receipt that was counted under this reference at this bank. */
    findCounted(receipt: Omit<CountedReceipt, 'receiptId'>): Promise<CountedReceipt | undefined> {
        return this.#counted.find(this.#countedKey(receipt));
    }

    putCounted(receipt: CountedReceipt): void {
        this.#counted.put(receipt);
    }

    async save(): Promise<void> {
        await this.#noteCollected();
        await this.#encumbrances.save();
        await this.#counted.save();
        await this.#holds.save();
        await this.#questionCounts.save();
    }

    /** What buyers have paid is part of credit information: those declarations are to be counted anew. */
    async #noteCollected(): Promise<void> {
        const paid = this.#encumbrances.changes.flatMap(({ before, after }) =>
            after !== undefined && after.collected.minorUnits !== (before?.collected.minorUnits ?? 0n)
                ? [after.declarationNumber]
                : [],
        );
        const noteId = hmac(this.#pepper, 'export-note', this.#ctx.transactionId);
        await noteExports(this.#ctx.ledger.in(declarationsPlace), { noteId, declarationNumbers: paid });
    }

    #encumbranceKey(declarationNumber: string): string {
        return hmac(this.#pepper, 'declaration', declarationNumber);
    }

    #holdKey(document: HeldDocument): string {
        return document.kind === 'INVOICE'
            ? hmac(this.#pepper, 'invoice', document.sellerUscc, document.invoiceNumber)
            : hmac(this.#pepper, 'presentation', document.creditId, String(document.number));
    }

    #countedKey({ bank, reference }: Omit<CountedReceipt, 'receiptId'>): string {
        return hmac(this.#pepper, 'receipt', bank, reference);
    }

    #countKey({ bank, declarationNumber, day }: Omit<QuestionCount, 'count'>): string {
        return hmac(this.#pepper, 'questions', bank, declarationNumber, day);
    }
}
