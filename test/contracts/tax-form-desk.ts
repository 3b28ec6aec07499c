import { type Consortium, newId, type Outcome, type User } from './consortium.js';

const officer: User = 'SafeMSP/officer-1';

/** Anything of the past: the tests date what depends on the day. */
export const filedForm = {
    payer: { partyName: 'Haizhou Lantern Home Textiles Co., Ltd.', uscc: '91330206MA2CH0012E' },
    payee: { partyName: 'Alster Software GmbH', countryCode: 'DE' },
    contractReference: 'AS-2026-011',
    contractAmount: { amount: '300000.00', currency: 'USD' },
    paymentNature: 'ROYALTIES_AND_LICENCES',
    taxOffice: 'Beilun District Tax Bureau, Ningbo',
    filedOn: '2026-01-05',
    validUntil: '2099-12-31',
};

const policy = {
    effectiveFrom: '2026-01-01',
    thresholds: [
        { amount: '50000.00', currency: 'USD' },
        { amount: '42000.00', currency: 'EUR' },
    ],
    reservationHours: 72,
    sumWindowDays: 30,
    justBelow: { payments: 3, fromBasisPoints: 9_000, windowDays: 180 },
};

interface Asked {
    readonly amount: string;
    readonly currency?: string;
    /** Without a form where none is shown. */
    readonly formNumber?: string;
    /** What is said otherwise than on the form. */
    readonly more?: object;
    readonly at?: Date;
}

interface TaxFormRead {
    readonly status: string;
    readonly remaining: unknown;
    readonly paid: unknown;
    readonly reservations: readonly unknown[];
    readonly releaseCode?: string;
}

/** Shortcuts of tests that file tax forms and pay on them; a policy is set. */
export class TaxFormDesk {
    readonly #consortium: Consortium;
    #filed = 0;

    private constructor(consortium: Consortium) {
        this.#consortium = consortium;
    }

    static async open(consortium: Consortium): Promise<TaxFormDesk> {
        await consortium.submit(officer, 'trade/tax-form:SetTaxFormPolicy', { input: policy });

        return new TaxFormDesk(consortium);
    }

    /** Files a form under a new number, and gives the number. */
    async file(changes: object = {}): Promise<string> {
        this.#filed += 1;
        const formNumber = `2026330206${String(this.#filed).padStart(6, '0')}`;
        await this.#consortium.submit(officer, 'trade/tax-form:FileTaxForm', {
            input: { ...filedForm, formNumber, ...changes },
        });

        return formNumber;
    }

    async read(formNumber: string, user: User = officer): Promise<TaxFormRead> {
        return (await this.#consortium.evaluate(user, 'trade/tax-form:ReadTaxForm', { formNumber })) as TaxFormRead;
    }

    void(formNumber: string): Promise<Outcome> {
        return this.#consortium.submit(officer, 'trade/tax-form:VoidTaxForm', {
            input: { formNumber, reason: 'Contract terminated' },
        });
    }

    async request(user: User, { amount, currency = 'USD', formNumber, more = {}, at }: Asked): Promise<string> {
        const shown = formNumber && { formNumber, releaseCode: (await this.read(formNumber)).releaseCode };
        const { id } = await this.#consortium.submit(user, 'trade/outward-payment:RequestPayment', {
            input: {
                outwardPaymentId: newId(),
                ...(shown && { form: shown }),
                payerUscc: filedForm.payer.uscc,
                payee: filedForm.payee,
                contractReference: filedForm.contractReference,
                amount: { amount, currency },
                ...more,
            },
            ...(at && { at }),
        });

        return id;
    }

    decide(...items: readonly (readonly [User, string])[]): Promise<Outcome> {
        return this.batch('DecidePayments', items);
    }

    settle(...items: readonly (readonly [User, string])[]): Promise<Outcome> {
        return this.batch('SettlePayments', items);
    }

    batch(
        act: 'DecidePayments' | 'SettlePayments',
        items: readonly (readonly [User, string])[],
        { by = 'SafeMSP/registrar-1', at }: { readonly by?: User; readonly at?: Date } = {},
    ): Promise<Outcome> {
        return this.#consortium.submit(by, `trade/outward-payment-registry:${act}`, {
            input: { items: items.map(([user, id]) => ({ bank: user.split('/')[0], outwardPaymentId: id })) },
            request: null,
            ...(at && { at }),
        });
    }

    /** Asks, and has it answered at the same time. */
    async ask(user: User, asked: Asked): Promise<string> {
        const id = await this.request(user, asked);
        await this.batch('DecidePayments', [[user, id]], asked.at && { at: asked.at });

        return id;
    }

    confirm(user: User, outwardPaymentId: string, at?: Date): Promise<Outcome> {
        return this.#consortium.submit(user, 'trade/outward-payment:ConfirmPayment', {
            input: { outwardPaymentId, reference: 'CIPS 1' },
            ...(at && { at }),
        });
    }

    withdraw(user: User, outwardPaymentId: string): Promise<Outcome> {
        return this.#consortium.submit(user, 'trade/outward-payment:WithdrawPayment', { input: { outwardPaymentId } });
    }

    payment(user: User, outwardPaymentId: string): Promise<unknown> {
        return this.#consortium.evaluate(user, 'trade/outward-payment:ReadPayment', { outwardPaymentId });
    }

    /** What waits for a registrar at these banks. */
    waiting(...banks: readonly string[]): Promise<unknown> {
        return this.#consortium.evaluate('SafeMSP/registrar-1', 'trade/registry:ListWaiting', { banks });
    }
}
