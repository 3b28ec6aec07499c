import { CohongContext, CohongContract, once, type PrivateCollection } from '@cohong/chaincode-runtime';
import { readWantedSchema, wantedAddressSchema } from '@cohong/domain/forfaiting/market/api';
import { wantClaims, withdrawWanted } from '@cohong/domain/forfaiting/market/want-claims';
import { wantClaimsSchema, type WantedNotice } from '@cohong/domain/forfaiting/market/wanted-notice';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { actingBank, vaultInView, vaultsOfBanks } from '../places.js';
import { everyBank } from './find-offer.js';
import { wantedNotices } from './records.js';

/** That a bank is looking for claims, which every bank may know. Endorsers: the bank and a regulator. */
@Info({ title: 'WantedNotice', description: 'Claims that banks are looking for' })
export class WantedNoticeContract extends CohongContract {
    constructor() {
        super('wanted-notice');
    }

    /** Says to every bank what claims this one would buy. */
    @Transaction()
    @Returns('string')
    async WantClaims(ctx: CohongContext): Promise<string> {
        const order = ctx.input(wantClaimsSchema);
        const acting = await actingBank(ctx, 'maker');
        const { wantedId } = order;

        return await once(ctx, acting.place, async () => {
            const banks = await everyBank(ctx);

            const notice = wantClaims(order, { bank: acting.bank, banks, at: ctx.now });

            await vaultsOfWanted(ctx, acting, notice).insert(wantedNotices, notice);
            ctx.emit({ type: 'ClaimsWanted', wantedId });
            return wantedId;
        });
    }

    /** Takes it back. */
    @Transaction()
    @Returns('string')
    async WithdrawWanted(ctx: CohongContext): Promise<string> {
        const { wantedId } = ctx.input(wantedAddressSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const own = await ctx.ledger.in(acting.place).get(wantedNotices, wantedId);
            const vaults = vaultsOfWanted(ctx, acting, own);
            const notice = await vaults.get(wantedNotices, wantedId);

            const withdrawn = withdrawWanted(notice, { bank: acting.bank, at: ctx.now });

            await vaults.replace(wantedNotices, withdrawn);
            ctx.emit({ type: 'WantedNoticeWithdrawn', wantedId });
            return wantedId;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadWanted(ctx: CohongContext): Promise<string> {
        const { wantedId, bank } = ctx.input(readWantedSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(wantedNotices, wantedId));
    }
}

/** The vaults of all banks that it was posted to, the acting bank's first: of the others only hashes are read. */
function vaultsOfWanted(ctx: CohongContext, acting: Acting, { postedTo }: WantedNotice): PrivateCollection {
    return vaultsOfBanks(ctx, acting, postedTo);
}
