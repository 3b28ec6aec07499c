import { privateRecord, publicBook } from '@cohong/chaincode-runtime';
import { outwardPaymentSchema, type OutwardPayment } from '@cohong/domain/tax-form/outward-payment';
import { taxFormPolicyBookSchema, type TaxFormPolicyBook } from '@cohong/domain/tax-form/tax-form-policy';

export const outwardPayments = privateRecord<OutwardPayment>({
    name: 'outward-payment',
    schema: outwardPaymentSchema,
    key: ({ outwardPaymentId }) => [outwardPaymentId],
});

export const taxFormPolicies = publicBook<TaxFormPolicyBook>('tax-form-policy', taxFormPolicyBookSchema);
