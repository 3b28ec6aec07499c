import { hmac, type CohongContext, type PrivateRecord } from '@cohong/chaincode-runtime';
import type { ConsentAddress } from '@cohong/domain/consent/api';
import {
    consentReceiptSchema,
    consentUseSchema,
    type ConsentReceipt,
    type ConsentUse,
} from '@cohong/domain/consent/consent';
import type { Entered, KnownKeys } from '@cohong/domain/consent/enter-enterprise';
import {
    enterpriseKeySchema,
    enterpriseSchema,
    type Enterprise,
    type EnterpriseKey,
} from '@cohong/domain/consent/enterprise';
import type { Used } from '@cohong/domain/consent/use-consent';
import { registryPlace } from '../places.js';
import { PendingRecords } from '../registry/pending-records.js';
import { pepperEstablished, registryPepper } from '../registry/registry-file.js';

/**
 * The enterprises that trade abroad, their keys and their consents, as a batch changes them. A USCC is in every public
 * register and one with a key names a customer, so all of it lies under the pepper, where no bank can try numbers out.
 */
export class EnterpriseRegister {
    readonly #pepper: string;
    readonly #enterprises: PendingRecords<Enterprise>;
    readonly #keys: PendingRecords<EnterpriseKey>;
    readonly #uses: PendingRecords<ConsentUse>;
    readonly #receipts: PendingRecords<ConsentReceipt>;

    private constructor(ctx: CohongContext, pepper: string) {
        this.#pepper = pepper;
        const pending = <T extends object>(kind: PrivateRecord<T>): PendingRecords<T> =>
            new PendingRecords(ctx.ledger.in(registryPlace), kind);
        this.#enterprises = pending({
            name: 'enterprise',
            schema: enterpriseSchema,
            key: ({ uscc }) => [this.#enterpriseKey(uscc)],
        });
        this.#keys = pending({
            name: 'enterprise-key',
            schema: enterpriseKeySchema,
            key: (key) => [this.#keyKey(key)],
        });
        this.#uses = pending({ name: 'consent-use', schema: consentUseSchema, key: (use) => [this.#useKey(use)] });
        this.#receipts = pending({
            name: 'consent-receipt',
            schema: consentReceiptSchema,
            key: (receipt) => [this.#receiptKey(receipt)],
        });
    }

    static async open(ctx: CohongContext): Promise<EnterpriseRegister> {
        return new EnterpriseRegister(ctx, await pepperEstablished(ctx));
    }

    /** The register, or undefined before there is a pepper: nobody is entered yet. */
    static async find(ctx: CohongContext): Promise<EnterpriseRegister | undefined> {
        const secret = await ctx.ledger.in(registryPlace).find(registryPepper);

        return secret && new EnterpriseRegister(ctx, secret.pepper);
    }

    find(uscc: string): Promise<Enterprise | undefined> {
        return this.#enterprises.find(this.#enterpriseKey(uscc));
    }

    /** Refuses RECORD_MUST_EXIST if the registry was lost: there is none without its key. */
    get(uscc: string): Promise<Enterprise> {
        return this.#enterprises.get(this.#enterpriseKey(uscc));
    }

    /** Whether a key is an enterprise's: found by both alone, so that a made-up key tells nothing of the number. */
    findKey(key: Pick<EnterpriseKey, 'uscc' | 'publicKey'>): Promise<EnterpriseKey | undefined> {
        return this.#keys.find(this.#keyKey(key));
    }

    /** The key that an enterprise has, and the one that is proposed. */
    async keysOf({ uscc, entry, proposal }: Enterprise): Promise<KnownKeys> {
        const find = async (publicKey: string | undefined): Promise<EnterpriseKey | undefined> =>
            publicKey === undefined ? undefined : await this.findKey({ uscc, publicKey });

        return { before: await find(entry?.publicKey), proposed: await find(proposal?.publicKey) };
    }

    findUse(address: ConsentAddress): Promise<ConsentUse | undefined> {
        return this.#uses.find(this.#useKey(address));
    }

    /** Receipts by their numbers. Refuses RECORD_MUST_EXIST where one is missing. */
    async receiptsOf(uscc: string, numbers: readonly number[]): Promise<readonly ConsentReceipt[]> {
        const receipts: ConsentReceipt[] = [];
        for (const number of numbers) {
            receipts.push(await this.#receipts.get(this.#receiptKey({ uscc, number })));
        }

        return receipts;
    }

    put(enterprise: Enterprise): void {
        this.#enterprises.put(enterprise);
    }

    putEntered({ enterprise, keys }: Entered): void {
        this.put(enterprise);
        keys.forEach((key) => {
            this.#keys.put(key);
        });
    }

    putUse(use: ConsentUse): void {
        this.#uses.put(use);
    }

    /** Records a use, with its receipt, which must be the first of its number. */
    async putUsed({ enterprise, use, receipt }: Used): Promise<void> {
        this.put(enterprise);
        this.putUse(use);
        await this.#receipts.find(this.#receiptKey(receipt));
        this.#receipts.put(receipt);
    }

    async save(): Promise<void> {
        await this.#enterprises.save();
        await this.#keys.save();
        await this.#uses.save();
        await this.#receipts.save();
    }

    #enterpriseKey(uscc: string): string {
        return hmac(this.#pepper, 'enterprise', uscc);
    }

    #keyKey({ uscc, publicKey }: Pick<EnterpriseKey, 'uscc' | 'publicKey'>): string {
        return hmac(this.#pepper, 'enterprise-key', uscc, publicKey);
    }

    #useKey({ uscc, consentId }: ConsentAddress): string {
        return hmac(this.#pepper, 'consent', uscc, consentId);
    }

    #receiptKey({ uscc, number }: Pick<ConsentReceipt, 'uscc' | 'number'>): string {
        return hmac(this.#pepper, 'consent-receipt', uscc, String(number));
    }
}
