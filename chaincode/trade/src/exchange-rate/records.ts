import { publicBook } from '@cohong/chaincode-runtime';
import { exchangeRateBookSchema, type ExchangeRateBook } from '@cohong/domain/exchange-rate/exchange-rate';

export const exchangeRates = publicBook<ExchangeRateBook>('exchange-rate', exchangeRateBookSchema);
