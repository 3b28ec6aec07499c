import { CohongContext, CohongContract, once, SignedPolicies } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor, mustBeRegulator } from '@cohong/domain/party/actors';
import {
    fileTaxFormSchema,
    readTaxFormPoliciesSchema,
    readTaxFormSchema,
    setTaxFormPolicySchema,
    voidTaxFormSchema,
    type TaxFormRead,
} from '@cohong/domain/tax-form/api';
import { fileTaxForm } from '@cohong/domain/tax-form/file-tax-form';
import type { OutwardPayment } from '@cohong/domain/tax-form/outward-payment';
import { setTaxFormPolicy } from '@cohong/domain/tax-form/set-tax-form-policy';
import { remainingOf, statusOf, type TaxForm } from '@cohong/domain/tax-form/tax-form';
import { voidTaxForm } from '@cohong/domain/tax-form/void-tax-form';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approvalPlace } from '../approval/trade-approval-contract.js';
import { registryPlace, vaultOf } from '../places.js';
import { waitingNotes } from '../receivable/records.js';
import { outwardPayments, taxFormPolicies } from './records.js';
import { TaxFormFile } from './tax-form-file.js';

const regulator = 'foreign-exchange-regulator';

const policies = new SignedPolicies({
    placeOf: approvalPlace,
    authority: regulator,
    proposers: ['officer', 'regulator'],
    schema: setTaxFormPolicySchema,
    book: taxFormPolicies,
    add: setTaxFormPolicy,
    act: 'tax-form:ApproveTaxFormPolicy',
    events: ['TaxFormPolicyProposed', 'TaxFormPolicySet'],
});

/** What the foreign-exchange regulator files of what the tax administration sends. Endorsers of every act: both regulators. */
@Info({ title: 'Tax form', description: 'Tax filing forms for payments abroad' })
export class TaxFormContract extends CohongContract {
    constructor() {
        super('tax-form');
    }

    /** Files a form. */
    @Transaction()
    @Returns('string')
    async FileTaxForm(ctx: CohongContext): Promise<string> {
        const filed = ctx.input(fileTaxFormSchema);
        mustBeActor(await ctx.caller(), regulator, 'officer');

        return await once(ctx, registryPlace, async () => {
            const file = await TaxFormFile.begin(ctx);
            const before = await file.findForm(filed.formNumber);

            const form = fileTaxForm(filed, { form: before, at: ctx.now });

            file.putForm(form);
            await file.save();
            const id = file.keyOf(filed.formNumber);
            ctx.emit({ type: 'TaxFormFiled', id });
            return id;
        });
    }

    /** Voids a form, and revokes at the banks what is reserved on it. */
    @Transaction()
    @Returns('string')
    async VoidTaxForm(ctx: CohongContext): Promise<string> {
        const order = ctx.input(voidTaxFormSchema);
        mustBeActor(await ctx.caller(), regulator, 'officer');

        return await once(ctx, registryPlace, async () => {
            const file = await TaxFormFile.open(ctx);
            const before = await file.getForm(order.formNumber);
            const payments = await this.#paymentsOn(ctx, before);

            const { form, revoked } = voidTaxForm(order, { form: before, payments, at: ctx.now });

            file.putForm(form);
            await file.save();
            for (const payment of revoked) {
                const vault = ctx.ledger.in(vaultOf(payment.bank));
                await vault.replace(outwardPayments, payment);
                await vault.remove(waitingNotes, 'outward-payment-end', payment.outwardPaymentId);
            }
            const id = file.keyOf(order.formNumber);
            const outwardPaymentIds = revoked.map(({ outwardPaymentId }) => outwardPaymentId);
            ctx.emit({ type: 'TaxFormVoided', id, outwardPaymentIds });
            return id;
        });
    }

    /** Sets from what amount on a form is needed, from a day on, where the policy before lets one user do it. */
    @Transaction()
    @Returns('string')
    async SetTaxFormPolicy(ctx: CohongContext): Promise<string> {
        return await policies.set(ctx);
    }

    /** Proposes it, for an officer who is another. */
    @Transaction()
    @Returns('string')
    async ProposeTaxFormPolicy(ctx: CohongContext): Promise<string> {
        return await policies.propose(ctx);
    }

    /** Sets what another has proposed. */
    @Transaction()
    @Returns('string')
    async ApproveTaxFormPolicy(ctx: CohongContext): Promise<string> {
        return await policies.approve(ctx);
    }

    /** A form and what was used of it; its release code is shown to the officers alone who have it handed out. */
    @Transaction(false)
    @Returns('string')
    async ReadTaxForm(ctx: CohongContext): Promise<string> {
        const { formNumber } = ctx.input(readTaxFormSchema);
        const caller = await ctx.caller();
        mustBeRegulator(caller, 'officer', 'regulator', 'registrar');
        const file = await TaxFormFile.open(ctx);
        const form = await file.getForm(formNumber);
        const handsOut = caller.kind === regulator && caller.role === 'officer';

        return canonicalJson({
            ...form,
            status: statusOf(form, ctx.now),
            remaining: remainingOf(form),
            ...(handsOut && { releaseCode: file.releaseCodeOf(formNumber) }),
        } satisfies TaxFormRead);
    }

    /** Public: everybody may know what needs a form. */
    @Transaction(false)
    @Returns('string')
    async ReadTaxFormPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readTaxFormPoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(taxFormPolicies)) ?? { policies: [] });
    }

    async #paymentsOn(ctx: CohongContext, { reservations }: TaxForm): Promise<OutwardPayment[]> {
        const payments: OutwardPayment[] = [];
        for (const { bank, outwardPaymentId } of reservations) {
            payments.push(await ctx.ledger.in(vaultOf(bank)).get(outwardPayments, outwardPaymentId));
        }

        return payments;
    }
}
