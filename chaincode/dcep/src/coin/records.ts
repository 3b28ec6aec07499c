import { privateRecord } from '@cohong/chaincode-runtime';
import { coinSchema, coinStatusSchema, type Coin, type CoinStatus } from '@cohong/domain/dcep/coin';
import { reserveSchema, type Reserve } from '@cohong/domain/dcep/reserve';

/** Written once and never again: whoever holds a coin's serial can prove that it was genuine, also after its end. */
export const coins = privateRecord<Coin>({ name: 'coin', schema: coinSchema, key: ({ serial }) => [serial] });

export const coinStatuses = privateRecord<CoinStatus>({
    name: 'coin-status',
    schema: coinStatusSchema,
    key: ({ serial }) => [serial],
});

/** One in the place of each bank's coins. */
export const reserves = privateRecord<Reserve>({ name: 'reserve', schema: reserveSchema, key: () => [] });
