import { equalSecrets, hmac, type CohongContext } from '@cohong/chaincode-runtime';
import type { OutwardPayment } from '@cohong/domain/tax-form/outward-payment';
import type { KnownTaxForm } from '@cohong/domain/tax-form/outward-payment-decision';
import { formlessTrailSchema, trailIdentity, type FormlessTrail } from '@cohong/domain/tax-form/formless-trail';
import { taxFormSchema, type TaxForm } from '@cohong/domain/tax-form/tax-form';
import { registryPlace } from '../places.js';
import { PendingRecords } from '../registry/pending-records.js';
import { pepperEstablished, pepperOf } from '../registry/registry-file.js';

const releaseCodeDigits = 32;

type Relation = Parameters<typeof trailIdentity>[0];

type ShownForm = NonNullable<OutwardPayment['form']>;

/** The tax filing forms, and what is paid without one: under keys that nobody without the pepper of the registry can guess. */
export class TaxFormFile {
    readonly #pepper: string;
    readonly #forms: PendingRecords<TaxForm>;
    readonly #trails: PendingRecords<FormlessTrail>;

    private constructor(ctx: CohongContext, pepper: string) {
        this.#pepper = pepper;
        const registry = ctx.ledger.in(registryPlace);
        this.#forms = new PendingRecords(registry, {
            name: 'tax-form',
            schema: taxFormSchema,
            key: ({ formNumber }) => [this.keyOf(formNumber)],
        });
        this.#trails = new PendingRecords(registry, {
            name: 'formless-trail',
            schema: formlessTrailSchema,
            key: (trail) => [this.#trailKey(trail)],
        });
    }

    /** Refuses RECORD_MUST_EXIST before the pepper is established. */
    static async open(ctx: CohongContext): Promise<TaxFormFile> {
        const pepper = await pepperOf(ctx);

        return new TaxFormFile(ctx, pepper);
    }

    /** The same for whoever files the first form, perhaps before any registrar had anything to do. */
    static async begin(ctx: CohongContext): Promise<TaxFormFile> {
        return new TaxFormFile(ctx, await pepperEstablished(ctx));
    }

    keyOf(formNumber: string): string {
        return hmac(this.#pepper, 'tax-form', formNumber);
    }

    releaseCodeOf(formNumber: string): string {
        return hmac(this.#pepper, 'release code of a tax form', formNumber).slice(0, releaseCodeDigits);
    }

    findForm(formNumber: string): Promise<TaxForm | undefined> {
        return this.#forms.find(this.keyOf(formNumber));
    }

    getForm(formNumber: string): Promise<TaxForm> {
        return this.#forms.get(this.keyOf(formNumber));
    }

    /** The form that a bank was shown, with its release code. Without that nothing is looked up, as of a declaration. */
    async findKnown({ formNumber, releaseCode }: ShownForm): Promise<KnownTaxForm | undefined> {
        if (!equalSecrets(releaseCode, this.releaseCodeOf(formNumber))) {
            return undefined;
        }
        const form = await this.findForm(formNumber);

        return form && { form, releaseCode };
    }

    putForm(form: TaxForm): void {
        this.#forms.put(form);
    }

    findTrail(relation: Relation): Promise<FormlessTrail | undefined> {
        return this.#trails.find(this.#trailKey(relation));
    }

    putTrail(trail: FormlessTrail): void {
        this.#trails.put(trail);
    }

    async save(): Promise<void> {
        await this.#forms.save();
        await this.#trails.save();
    }

    #trailKey(relation: Relation): string {
        return hmac(this.#pepper, ...trailIdentity(relation));
    }
}
