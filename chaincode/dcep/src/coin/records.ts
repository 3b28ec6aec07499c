import { privateRecord, type RecordAddress } from '@cohong/chaincode-runtime';
import {
    coinEndSchema,
    coinSchema,
    coinStatusSchema,
    type Coin,
    type CoinEnd,
    type CoinStatus,
} from '@cohong/domain/dcep/coin';
import { reserveSchema, type Reserve } from '@cohong/domain/dcep/reserve';

/** Written once and never again: whoever holds a coin's serial can prove that it was genuine, also after its end. */
export const coins = privateRecord<Coin>({ name: 'coin', schema: coinSchema, key: ({ serial }) => [serial] });

/** Gone when the coin ends, so that what can be spent is found without all that ever was. */
export const coinStatuses = privateRecord<CoinStatus>({
    name: 'coin-status',
    schema: coinStatusSchema,
    key: ({ serial }) => [serial],
});

export const coinEnds = privateRecord<CoinEnd>({
    name: 'coin-end',
    schema: coinEndSchema,
    key: ({ serial }) => [serial],
});

/** One in the place of each bank's coins. */
export const reserves = privateRecord<Reserve>({ name: 'reserve', schema: reserveSchema, key: () => [] });

/** The records of a coin as long as it is money. */
export function coinAddresses(serial: string): readonly RecordAddress[] {
    return [
        [coins, serial],
        [coinStatuses, serial],
    ];
}
