import { hmac, type CohongContext } from '@cohong/chaincode-runtime';
import { capitalEnterpriseSchema, type CapitalEnterprise } from '@cohong/domain/capital-account/capital-enterprise';
import type { CapitalPopulation } from '@cohong/domain/capital-account/capital-population';
import { registryPlace, vaultOf } from '../places.js';
import { PendingRecords } from '../registry/pending-records.js';
import { pepperOf } from '../registry/registry-file.js';
import { capitalAccounts } from './records.js';

/** How enterprises pay out of capital receipts over all banks: under keys that nobody without the registry's pepper can guess. */
export class EnterpriseFile {
    readonly #ctx: CohongContext;
    readonly #pepper: string;
    readonly #enterprises: PendingRecords<CapitalEnterprise>;
    readonly #judged = new Set<string>();

    private constructor(ctx: CohongContext, pepper: string) {
        this.#ctx = ctx;
        this.#pepper = pepper;
        this.#enterprises = new PendingRecords(ctx.ledger.in(registryPlace), {
            name: 'capital-enterprise',
            schema: capitalEnterpriseSchema,
            key: ({ enterpriseUscc }) => [this.keyOf(enterpriseUscc)],
        });
    }

    /** Refuses RECORD_MUST_EXIST before the pepper is established. */
    static async open(ctx: CohongContext): Promise<EnterpriseFile> {
        const pepper = await pepperOf(ctx);

        return new EnterpriseFile(ctx, pepper);
    }

    keyOf(enterpriseUscc: string): string {
        return hmac(this.#pepper, 'capital enterprise', enterpriseUscc);
    }

    /**
     * What the regulators put into the seed of a sample: fixed from the beginning, and known to no bank before it is drawn.
     * Banks choose the ids, so two may have the same: each has a share of its own, or the first drawn would tell the other's.
     */
    shareOf({ bank, populationId }: Pick<CapitalPopulation, 'bank' | 'populationId'>): string {
        return hmac(this.#pepper, 'share in the seed of a sample', bank, populationId);
    }

    find(enterpriseUscc: string): Promise<CapitalEnterprise | undefined> {
        return this.#enterprises.find(this.keyOf(enterpriseUscc));
    }

    get(enterpriseUscc: string): Promise<CapitalEnterprise> {
        return this.#enterprises.get(this.keyOf(enterpriseUscc));
    }

    put(enterprise: CapitalEnterprise): void {
        this.#enterprises.put(enterprise);
    }

    /** The same, and every bank with an account of it is told how it pays from now on. */
    judge(enterprise: CapitalEnterprise): void {
        this.put(enterprise);
        this.#judged.add(enterprise.enterpriseUscc);
    }

    async save(): Promise<void> {
        for (const enterpriseUscc of this.#judged) {
            await this.#tellBanks(await this.get(enterpriseUscc));
        }
        await this.#enterprises.save();
    }

    async #tellBanks({ accounts, standing }: CapitalEnterprise): Promise<void> {
        for (const { bank, capitalAccountId } of accounts) {
            const vault = this.#ctx.ledger.in(vaultOf(bank));
            const account = await vault.get(capitalAccounts, capitalAccountId);
            if (account.standing !== standing) {
                await vault.replace(capitalAccounts, { ...account, standing });
            }
        }
    }
}
