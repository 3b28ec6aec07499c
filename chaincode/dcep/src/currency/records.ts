import { publicBook } from '@cohong/chaincode-runtime';
import { currencyPolicyBookSchema, type CurrencyPolicyBook } from '@cohong/domain/currency/currency-policy';

export const currencyPolicies = publicBook<CurrencyPolicyBook>('currency-policy', currencyPolicyBookSchema);
