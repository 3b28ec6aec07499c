import type { PrivateCollection } from '@cohong/chaincode-runtime';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import type { Transfer } from '@cohong/domain/transfer/transfer';
import { transfers } from './records.js';

/** All transfers of a credit, in the order of their numbers, as a vault holds them. */
export async function transfersIn(
    vault: PrivateCollection,
    { creditId, numberOfTransfers }: Credit,
): Promise<readonly Transfer[]> {
    const numbers = Array.from({ length: numberOfTransfers }, (_, index) => String(index + 1));

    return await Promise.all(numbers.map((number) => vault.get(transfers, creditId, number)));
}
