import {
    ApprovalContract,
    approve,
    CohongContext,
    CohongContract,
    deriveSecret,
    MembersContract,
    once,
    privateRecord,
    proposeApproval,
    publicBook,
    RequestContract,
    resultOf,
} from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { moneySchema } from '@cohong/domain/kernel/money';
import { refusals } from '@cohong/domain/kernel/refusal';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { mspIdSchema } from '@cohong/domain/party/member';
import { Returns, Transaction } from 'fabric-contract-api';
import { z } from 'zod';

const refusal = refusals({ PRICE_MUST_BE_FAIR: 'conflict' });

const dealSchema = z.strictObject({ dealId: randomIdSchema, price: moneySchema });
const dealWithSchema = dealSchema.extend({ other: mspIdSchema });
const addressSchema = z.strictObject({ dealId: randomIdSchema, other: mspIdSchema.exactOptional() });
const presenceSchema = z.strictObject({ dealId: randomIdSchema, vaults: z.array(z.string()) });
const approvalAddressSchema = z.strictObject({ approvalId: randomIdSchema });

const deals = privateRecord({ name: 'deal', schema: dealSchema, key: ({ dealId }) => [dealId] });
const rates = publicBook('rates', z.strictObject({ rate: z.int() }));

const vaultOf = (mspId: string): string => `vault_${mspId}`;

function ownVault(ctx: CohongContext): string {
    return vaultOf(ctx.certificate.mspId);
}

async function approvePrice(ctx: CohongContext, act: string): Promise<string> {
    const { approvalId } = ctx.input(approvalAddressSchema);
    const collection = ownVault(ctx);
    return await once(ctx, collection, async () => {
        const deal = await approve(ctx, { collection, approvalId, act, schema: dealSchema });
        await ctx.ledger.in(collection).insert(deals, deal);
        return deal.dealId;
    });
}

/** A deal between two banks, and the four eyes and the defects that a chaincode can have. */
class DealContract extends CohongContract {
    constructor() {
        super('deal');
    }

    @Transaction()
    @Returns('string')
    async OpenDeal(ctx: CohongContext): Promise<string> {
        return await once(ctx, ownVault(ctx), async () => {
            const { other, ...deal } = ctx.input(dealWithSchema);
            await ctx.ledger.in(ownVault(ctx), vaultOf(other)).insert(deals, deal);
            ctx.emit({ type: 'DealOpened', dealId: deal.dealId });
            return deal.dealId;
        });
    }

    @Transaction()
    @Returns('string')
    async AmendDeal(ctx: CohongContext): Promise<string> {
        const { other, ...deal } = ctx.input(dealWithSchema);
        const twins = ctx.ledger.in(ownVault(ctx), vaultOf(other));
        await twins.get(deals, deal.dealId);
        await twins.replace(deals, deal);
        return resultOf(ctx, deal.dealId);
    }

    @Transaction()
    @Returns('string')
    async PutDeal(ctx: CohongContext): Promise<string> {
        const { other, ...deal } = ctx.input(dealWithSchema);
        await ctx.ledger.in(ownVault(ctx), vaultOf(other)).put(deals, deal);
        return resultOf(ctx, deal.dealId);
    }

    /** Writes the other's twin only: what no contract may do, and a colluding regulator might. */
    @Transaction()
    @Returns('string')
    async ForgeDeal(ctx: CohongContext): Promise<string> {
        const { other, ...deal } = ctx.input(dealWithSchema);
        await ctx.ledger.in(vaultOf(other)).replace(deals, deal);
        return resultOf(ctx, deal.dealId);
    }

    @Transaction()
    @Returns('string')
    async CloseDeal(ctx: CohongContext): Promise<string> {
        const { dealId, other } = ctx.input(addressSchema);
        const twins = other === undefined ? [] : [vaultOf(other)];
        await ctx.ledger.in(ownVault(ctx), ...twins).remove(deals, dealId);
        return resultOf(ctx, dealId);
    }

    @Transaction(false)
    @Returns('string')
    async ReadDeal(ctx: CohongContext): Promise<string> {
        const { dealId, other } = ctx.input(addressSchema);
        const twins = other === undefined ? [] : [vaultOf(other)];
        return canonicalJson(await ctx.ledger.in(ownVault(ctx), ...twins).get(deals, dealId));
    }

    /** Looks into vaults of which the caller need be no member. */
    @Transaction(false)
    @Returns('string')
    async IsThere(ctx: CohongContext): Promise<string> {
        const { dealId, vaults } = ctx.input(presenceSchema);
        const [first = '', ...others] = vaults;
        return canonicalJson({ isThere: await ctx.ledger.in(first, ...others).isThere(deals, dealId) });
    }

    @Transaction(false)
    @Returns('string')
    async ListDeals(ctx: CohongContext): Promise<string> {
        return canonicalJson(await ctx.ledger.in(ownVault(ctx)).list(deals));
    }

    @Transaction()
    @Returns('string')
    async ProposePrice(ctx: CohongContext): Promise<string> {
        const { approvalId, ...deal } = ctx.input(dealSchema.extend({ approvalId: randomIdSchema }));
        return await once(ctx, ownVault(ctx), async () => {
            const act = 'deal:ApprovePrice';
            const collection = ownVault(ctx);
            await proposeApproval(ctx, { collection, approvalId, act, input: deal, checkerRole: 'checker' });
            return approvalId;
        });
    }

    @Transaction()
    @Returns('string')
    async ApprovePrice(ctx: CohongContext): Promise<string> {
        return await approvePrice(ctx, 'deal:ApprovePrice');
    }

    @Transaction()
    @Returns('string')
    async ApproveOther(ctx: CohongContext): Promise<string> {
        return await approvePrice(ctx, 'deal:ApproveOther');
    }
}

/** What a transaction knows of itself and of the chaincode it calls. */
class ContextContract extends CohongContract {
    constructor() {
        super('context');
    }

    @Transaction(false)
    @Returns('string')
    async Describe(ctx: CohongContext): Promise<string> {
        const { mspId, kind, role } = await ctx.caller();
        const { hasSettlement, invokedChaincode, now, transactionId } = ctx;
        return canonicalJson({ mspId, kind, role, hasSettlement, invokedChaincode, now, transactionId });
    }

    @Transaction(false)
    @Returns('string')
    async ReadSettlement(ctx: CohongContext): Promise<string> {
        return Promise.resolve(canonicalJson(ctx.settlement(z.strictObject({ amount: moneySchema }))));
    }

    @Transaction(false)
    @Returns('string')
    async DeriveSecret(ctx: CohongContext): Promise<string> {
        return Promise.resolve(deriveSecret(ctx.seed, 'test'));
    }

    @Transaction()
    @Returns('string')
    async Pay(ctx: CohongContext): Promise<string> {
        const { act } = ctx.input(z.strictObject({ act: z.string() }));
        return await ctx.callChaincode('cash', act);
    }
}

/** The defects against which the runtime guards. */
class DefectContract extends CohongContract {
    constructor() {
        super('defect');
    }

    @Transaction()
    async EmitTwice(ctx: CohongContext): Promise<void> {
        ctx.emit({ type: 'First' });
        ctx.emit({ type: 'Second' });
        return Promise.resolve();
    }

    @Transaction()
    async ReadOwnWrite(ctx: CohongContext): Promise<void> {
        await ctx.ledger.writeBook(rates, { rate: 1 });
        await ctx.ledger.findBook(rates);
    }

    @Transaction()
    async WriteTwice(ctx: CohongContext): Promise<void> {
        await ctx.ledger.writeBook(rates, { rate: 1 });
        await ctx.ledger.writeBook(rates, { rate: 2 });
    }

    @Transaction()
    async ListAndWrite(ctx: CohongContext): Promise<void> {
        await ctx.ledger.in(ownVault(ctx)).list(deals);
        await ctx.ledger.writeBook(rates, { rate: 1 });
    }

    @Transaction()
    async WriteAndList(ctx: CohongContext): Promise<void> {
        await ctx.ledger.writeBook(rates, { rate: 1 });
        await ctx.ledger.in(ownVault(ctx)).list(deals);
    }

    @Transaction()
    async UseAnyKey(ctx: CohongContext): Promise<void> {
        await ctx.ledger.in(ownVault(ctx)).find(deals, 'one\u{1f}two');
    }

    @Transaction()
    async ReadMissingBook(ctx: CohongContext): Promise<void> {
        await ctx.ledger.getBook(publicBook('nothing', z.string()));
    }

    /** Reads deals with a schema that they never had. */
    @Transaction()
    async ReadAsOther(ctx: CohongContext): Promise<void> {
        const schema = z.strictObject({ dealId: z.string(), price: z.string() });
        await ctx.ledger.in(ownVault(ctx)).list(privateRecord({ name: 'deal', schema, key: () => [] }));
    }

    @Transaction()
    async ReadUnsalted(ctx: CohongContext): Promise<void> {
        const { dealId } = ctx.input(addressSchema);
        const key = ctx.stub.createCompositeKey('unsalted', [dealId]);
        if ((await ctx.stub.getPrivateDataHash(ownVault(ctx), key)).length === 0) {
            await ctx.stub.putPrivateData(ownVault(ctx), key, Buffer.from('{}'));
        } else {
            await ctx.ledger
                .in(ownVault(ctx))
                .find(privateRecord({ name: 'unsalted', schema: z.strictObject({}), key: () => [dealId] }), dealId);
        }
    }
}

class DealApprovalContract extends ApprovalContract {
    constructor() {
        super((ctx, bank) => vaultOf(bank ?? ctx.certificate.mspId));
    }
}

/** The called chaincode: what it is asked for names how it fails. */
class CashContract extends CohongContract {
    constructor() {
        super('cash');
    }

    @Transaction()
    @Returns('string')
    async Settle(ctx: CohongContext): Promise<string> {
        return Promise.resolve(ctx.invokedChaincode);
    }

    @Transaction()
    async Refuse(ctx: CohongContext): Promise<void> {
        await ctx.ledger.writeBook(rates, { rate: 1 });
        throw refusal('PRICE_MUST_BE_FAIR', { at: 'cash' });
    }

    @Transaction()
    async Fail(ctx: CohongContext): Promise<void> {
        await ctx.ledger.writeBook(rates, { rate: 1 });
        throw new Error('cash is out of order');
    }
}

export const dealContracts = [
    MembersContract,
    RequestContract,
    DealContract,
    ContextContract,
    DefectContract,
    DealApprovalContract,
];
export const cashContracts = [CashContract];
