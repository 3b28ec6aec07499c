import { CohongContext, CohongContract, memberBook } from '@cohong/chaincode-runtime';
import { checkCoin, coinProofSchema, readProofSchema } from '@cohong/domain/genuineness/check-coin';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { coinEnds, coins } from '../coin/records.js';
import { actingBank, coinsOf } from '../places.js';

/** Whether a coin is genuine: asked of any member's peer, without its bank or the central bank. */
@Info({ title: 'Genuineness', description: 'Proofs that coins are genuine' })
export class GenuinenessContract extends CohongContract {
    constructor() {
        super('genuineness');
    }

    /** A coin of the caller's bank with its salt, to be handed to whoever holds the coin. */
    @Transaction(false)
    @Returns('string')
    async ReadProof(ctx: CohongContext): Promise<string> {
        const { serial } = ctx.input(readProofSchema);
        const { bank, place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        const { record: coin, salt } = await ctx.ledger.in(place).getWithSalt(coins, serial);

        return canonicalJson({ bank, coin, salt });
    }

    /** Reads hashes only, which every peer of the channel has, whoever may read what they are of. */
    @Transaction(false)
    @Returns('string')
    async CheckCoin(ctx: CohongContext): Promise<string> {
        const { bank, coin, salt } = ctx.input(coinProofSchema);
        await ctx.caller();
        const { members } = await ctx.ledger.getBook(memberBook);
        if (!members.some(({ mspId, kind }) => mspId === bank && kind === 'bank')) {
            return canonicalJson(checkCoin({ isWritten: false, hasEnded: false }));
        }
        const collection = ctx.ledger.in(coinsOf(bank));

        return canonicalJson(
            checkCoin({
                isWritten: await collection.matches(coins, coin, salt),
                hasEnded: await collection.isThere(coinEnds, coin.serial),
            }),
        );
    }
}
