import { privateRecord, publicBook } from '@cohong/chaincode-runtime';
import {
    capitalAccountSchema,
    capitalReceiptSchema,
    type CapitalAccount,
    type CapitalReceipt,
} from '@cohong/domain/capital-account/capital-account';
import { capitalPaymentSchema, type CapitalPayment } from '@cohong/domain/capital-account/capital-payment';
import { capitalPolicyBookSchema, type CapitalPolicyBook } from '@cohong/domain/capital-account/capital-policy';
import {
    capitalPopulationSchema,
    openPopulationSchema,
    type CapitalPopulation,
    type OpenPopulation,
} from '@cohong/domain/capital-account/capital-population';

export const capitalAccounts = privateRecord<CapitalAccount>({
    name: 'capital-account',
    schema: capitalAccountSchema,
    key: ({ capitalAccountId }) => [capitalAccountId],
});

export const capitalReceipts = privateRecord<CapitalReceipt>({
    name: 'capital-receipt',
    schema: capitalReceiptSchema,
    key: ({ receiptId }) => [receiptId],
});

export const capitalPayments = privateRecord<CapitalPayment>({
    name: 'capital-payment',
    schema: capitalPaymentSchema,
    key: ({ capitalPaymentId }) => [capitalPaymentId],
});

export const capitalPopulations = privateRecord<CapitalPopulation>({
    name: 'capital-population',
    schema: capitalPopulationSchema,
    key: ({ populationId }) => [populationId],
});

/** One in a vault at most. */
export const openPopulations = privateRecord<OpenPopulation>({
    name: 'open-capital-population',
    schema: openPopulationSchema,
    key: () => [],
});

export const capitalPolicies = publicBook<CapitalPolicyBook>('capital-policy', capitalPolicyBookSchema);
