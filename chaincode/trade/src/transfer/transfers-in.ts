import type { PrivateCollection } from '@cohong/chaincode-runtime';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import type { Transfer } from '@cohong/domain/transfer/transfer';
import type { Substitution } from '@cohong/domain/transfer/substitution';
import { numbersUpTo } from '../numbers-up-to.js';
import { substitutions, transferRequests, transfers } from './records.js';

/** All transfers of a credit, in the order of their numbers, as a vault holds them. */
export async function transfersIn(
    vault: PrivateCollection,
    { creditId, numberOfTransfers }: Credit,
): Promise<readonly Transfer[]> {
    const numbers = numbersUpTo(numberOfTransfers);

    return await Promise.all(numbers.map((number) => vault.get(transfers, creditId, number)));
}

/** The demands for the first beneficiary's documents under a credit: none but in the vaults of the two banks of the transfer. */
export async function substitutionsIn(
    vault: PrivateCollection,
    { creditId, numberOfTransfers }: Credit,
): Promise<readonly Substitution[]> {
    const numbers = numbersUpTo(numberOfTransfers);
    const demanded = await Promise.all(
        numbers.map(async (number) => {
            const { demandedFor = [] } = (await vault.find(transferRequests, creditId, number)) ?? {};
            return demandedFor.map((presentation) => [number, String(presentation)] as const);
        }),
    );

    return await Promise.all(
        demanded.flat().map(([number, presentation]) => vault.get(substitutions, creditId, number, presentation)),
    );
}
