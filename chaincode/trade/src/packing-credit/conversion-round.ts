import { deriveSecret, type CohongContext } from '@cohong/chaincode-runtime';
import { convertPackingCredit, loanAskedFor } from '@cohong/domain/packing-credit/convert-packing-credit';
import type { PackingCredit } from '@cohong/domain/packing-credit/packing-credit';
import type { Financing } from '@cohong/domain/receivable/financing';
import { financingPolicyAt } from '@cohong/domain/receivable/set-financing-policy';
import { DeclarationFile } from '../declaration/declaration-file.js';
import { DocumentRegister } from '../fingerprint/document-register.js';
import { vaultOf } from '../places.js';
import { financingPolicies, financings } from '../receivable/records.js';
import { decisionFacts, type Files } from '../registry/decision-facts.js';
import { RegistryFile } from '../registry/registry-file.js';
import { OrderFile } from './order-file.js';

/** All that a batch of conversions reads and changes: orders on one side, declarations and their loans on the other. */
export class ConversionRound {
    readonly #ctx: CohongContext;
    readonly #orders: OrderFile;
    readonly #onDeclarations: Files;
    readonly #loans: Financing[] = [];

    private constructor(ctx: CohongContext, { orders, ...onDeclarations }: Files & { readonly orders: OrderFile }) {
        this.#ctx = ctx;
        this.#orders = orders;
        this.#onDeclarations = onDeclarations;
    }

    static async open(ctx: CohongContext): Promise<ConversionRound> {
        return new ConversionRound(ctx, {
            orders: await OrderFile.open(ctx),
            declarations: await DeclarationFile.open(ctx),
            registry: await RegistryFile.open(ctx),
            register: new DocumentRegister(ctx),
            policy: financingPolicyAt(await ctx.ledger.findBook(financingPolicies), ctx.now),
        });
    }

    /** The loans that stand on declarations now. */
    get financingIds(): readonly string[] {
        return this.#loans.map(({ financingId }) => financingId);
    }

    /** Decides one, with those before it in the batch taken into account, and gives the credit as it is then. */
    async take(before: PackingCredit): Promise<PackingCredit> {
        const { registry, register } = this.#onDeclarations;
        const seed = deriveSecret(this.#ctx.seed, `loan on a declaration of ${before.packingCreditId}`);
        const asked = loanAskedFor(before, seed.slice(0, 32));

        const { packingCredit, moved, cases } = convertPackingCredit(before, asked, {
            ...(await decisionFacts(this.#ctx, asked, this.#onDeclarations)),
            financed: await this.#orders.get(before),
        });

        if (moved !== undefined) {
            this.#orders.put(moved.financed);
            registry.putCollateral(moved.collateral);
            await register.keep(moved.financing);
            this.#loans.push(moved.financing);
        }
        await register.open(cases ?? []);

        return packingCredit;
    }

    async save(): Promise<void> {
        for (const loan of this.#loans) {
            await this.#ctx.ledger.in(vaultOf(loan.bank)).insert(financings, loan);
        }
        await this.#orders.save();
        await this.#onDeclarations.registry.save();
        await this.#onDeclarations.register.save();
    }
}
