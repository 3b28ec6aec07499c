import type { CohongContext, PrivateCollection } from '@cohong/chaincode-runtime';
import { verified } from '@cohong/domain/receivable/balance';
import { alertLender } from '@cohong/domain/receivable/alert-lenders';
import type { Financing } from '@cohong/domain/receivable/financing';
import type { FinancingPolicy } from '@cohong/domain/receivable/policy';
import { DeclarationFile, notices } from '../declaration/declaration-file.js';
import { declarationsPlace, vaultOf } from '../places.js';
import { financings } from '../receivable/records.js';
import { PendingRecords } from './pending-records.js';
import { RegistryFile } from './registry-file.js';

/** One batch of notices: two of them may concern the same declaration, and so the same lenders. */
export class AlertRound {
    readonly #ctx: CohongContext;
    readonly #policy: FinancingPolicy;
    readonly #declarations: DeclarationFile;
    readonly #registry: RegistryFile;
    readonly #vaults = new Map<string, PendingRecords<Financing>>();
    readonly #noticeIds: string[] = [];
    readonly #financingIds = new Set<string>();

    private constructor(
        ctx: CohongContext,
        {
            policy,
            declarations,
            registry,
        }: { policy: FinancingPolicy; declarations: DeclarationFile; registry: RegistryFile },
    ) {
        this.#ctx = ctx;
        this.#policy = policy;
        this.#declarations = declarations;
        this.#registry = registry;
    }

    static async open(ctx: CohongContext, policy: FinancingPolicy): Promise<AlertRound> {
        const declarations = await DeclarationFile.open(ctx);
        const registry = await RegistryFile.open(ctx);

        return new AlertRound(ctx, { policy, declarations, registry });
    }

    /** The notices taken so far. */
    get noticeIds(): readonly string[] {
        return this.#noticeIds;
    }

    /** The financings whose lenders were told of something new. */
    get financingIds(): readonly string[] {
        return [...this.#financingIds];
    }

    /** Tells the lenders of one notice. One that is gone was dealt with by the other registrar. */
    async take(noticeId: string): Promise<void> {
        const notice = await this.#declarationsPlace().find(notices, noticeId);
        if (notice === undefined) {
            return;
        }
        this.#noticeIds.push(noticeId);
        const declaration = await this.#declarations.get(notice.declarationNumber);
        const encumbrance = await this.#registry.findEncumbrance(notice.declarationNumber);
        if (encumbrance === undefined) {
            return;
        }
        const facts = { declaration, encumbrance, policy: this.#policy, raisedAt: this.#ctx.now };
        for (const { bank, financingId } of encumbrance.allocations) {
            const vault = this.#vaultOf(bank);
            const financing = await vault.get(financingId);
            const alerted = alertLender(financing, facts);
            if (alerted !== financing) {
                vault.put(alerted);
                this.#financingIds.add(financingId);
            }
        }
        this.#registry.putEncumbrance(verified(encumbrance, facts));
    }

    async save(): Promise<void> {
        for (const vault of this.#vaults.values()) {
            await vault.save();
        }
        await this.#registry.save();
        for (const noticeId of this.#noticeIds) {
            await this.#declarationsPlace().remove(notices, noticeId);
        }
    }

    #vaultOf(bank: string): PendingRecords<Financing> {
        const known = this.#vaults.get(bank);
        if (known !== undefined) {
            return known;
        }
        const opened = new PendingRecords(this.#ctx.ledger.in(vaultOf(bank)), financings);
        this.#vaults.set(bank, opened);

        return opened;
    }

    #declarationsPlace(): PrivateCollection {
        return this.#ctx.ledger.in(declarationsPlace);
    }
}
