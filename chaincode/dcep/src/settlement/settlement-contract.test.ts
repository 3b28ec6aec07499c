import { CohongContext, CohongContract, once, privateRecord } from '@cohong/chaincode-runtime';
import { settlementSchema } from '@cohong/domain/dcep/api';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { bedLinen } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Returns, Transaction } from 'fabric-contract-api';
import { z } from 'zod';
import { Consortium, newId, refusalOf } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';

const bank = 'HaizhouBankMSP';
const maker = 'HaizhouBankMSP/maker-1';
const atPayee = 'PearlBankMSP/maker-1';
const cny = (amount: string) => ({ amount, currency: 'CNY' });

const titleSchema = z.strictObject({ titleId: randomIdSchema, owner: z.string() });
type Title = z.output<typeof titleSchema>;
const titles = privateRecord<Title>({ name: 'title', schema: titleSchema, key: ({ titleId }) => [titleId] });

/** What a purchase between banks will be: title moves in both vaults, and the buyer's money in the same transaction. */
class PurchaseContract extends CohongContract {
    constructor() {
        super('purchase');
    }

    @Transaction()
    @Returns('string')
    async BuyTitle(ctx: CohongContext): Promise<string> {
        const { titleId } = ctx.input(z.strictObject({ titleId: randomIdSchema }));
        const { from, to } = ctx.settlement(settlementSchema);
        const own = `vault_${from.bank}`;

        return await once(ctx, own, async () => {
            await ctx.ledger.in(own, `vault_${to.bank}`).insert(titles, { titleId, owner: from.bank });
            await ctx.callChaincode('dcep', 'settlement:Settle');
            ctx.emit({ type: 'TitleBought', titleId });
            return titleId;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadTitle(ctx: CohongContext): Promise<string> {
        const { titleId } = ctx.input(z.strictObject({ titleId: randomIdSchema }));
        return JSON.stringify((await ctx.ledger.in(`vault_${bank}`).find(titles, titleId)) ?? null);
    }
}

describe('settlement into the vault of another bank', () => {
    let consortium: Consortium;
    let floor: TradeFloor;

    beforeAll(async () => {
        consortium = await Consortium.start({ trade: [PurchaseContract] });
        floor = await TradeFloor.open(consortium);
        await floor.issue(bank, '500.00');
    }, 120_000);
    afterAll(() => consortium.stop());

    const settlementOf = async (changes: object = {}) => ({
        transferId: newId(),
        reference: newId(),
        from: { bank, wallet: 'vault' },
        to: { bank: 'PearlBankMSP', wallet: 'vault' },
        amount: cny('120.00'),
        coins: await floor.coins(maker, 'vault'),
        ...changes,
    });
    const buy = (settlement: object, titleId = newId()) =>
        consortium.submit(maker, 'trade/purchase:BuyTitle' as never, { input: { titleId }, settlement });
    const titleOf = (titleId: string) => consortium.evaluate(maker, 'trade/purchase:ReadTitle', { titleId });
    const vaultOf = async (user: typeof maker | typeof atPayee) => {
        const coins = await consortium.evaluate(user, 'dcep/coin:ListCoins', { owner: 'vault' });
        return (coins as { readonly amount: { readonly amount: string } }[]).map(({ amount }) => amount.amount);
    };

    it('moves title and money in one transaction, and the payee’s bank has both at once', async () => {
        const settlement = await settlementOf();
        const { id, event } = await buy(settlement);

        expect(event).toEqual({ type: 'TitleBought', titleId: id });
        expect(await titleOf(id)).toEqual({ titleId: id, owner: bank });
        expect([await vaultOf(maker), await vaultOf(atPayee)]).toEqual([['380.00'], ['120.00']]);
        const { transferId: remittanceId, reference } = settlement;
        const read = await consortium.evaluate(atPayee, 'dcep/remittance:ReadRemittance', { remittanceId });
        expect(read).toMatchObject({ status: 'ACCEPTED', payerBank: bank, reference, amount: cny('120.00') });
        expect(read).not.toHaveProperty('order');
    });

    it.each([
        [
            'SETTLEMENT_ABROAD_MUST_REACH_VAULT',
            { to: { bank: 'PearlBankMSP', wallet: newId(), holderUscc: bedLinen.consignor.uscc } },
        ],
        ['COINS_MUST_COVER_AMOUNT', { amount: cny('380.01') }],
    ])('moves neither where the money is refused: %s', async (code, changes) => {
        const [titleId, settlement] = [newId(), await settlementOf(changes)];

        expect(await refusalOf(consortium, () => buy(settlement, titleId))).toMatchObject({ code });
        expect(await titleOf(titleId)).toBeNull();
    });
});
