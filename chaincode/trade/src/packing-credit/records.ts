import { privateRecord, publicBook } from '@cohong/chaincode-runtime';
import {
    packingCreditPolicyBookSchema,
    type PackingCreditPolicyBook,
} from '@cohong/domain/packing-credit/packing-credit-policy';
import { packingCreditSchema, type PackingCredit } from '@cohong/domain/packing-credit/packing-credit';

export const packingCredits = privateRecord<PackingCredit>({
    name: 'packing-credit',
    schema: packingCreditSchema,
    key: ({ packingCreditId }) => [packingCreditId],
});

export const packingCreditPolicies = publicBook<PackingCreditPolicyBook>(
    'packing-credit-policy',
    packingCreditPolicyBookSchema,
);
