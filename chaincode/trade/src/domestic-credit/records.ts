import { publicBook } from '@cohong/chaincode-runtime';
import { domesticPolicyBookSchema, type DomesticPolicyBook } from '@cohong/domain/domestic-credit/domestic-policy';

export const domesticPolicies = publicBook<DomesticPolicyBook>('domestic-credit-policy', domesticPolicyBookSchema);
