import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { requestPresentationFinancingSchema } from '@cohong/domain/receivable/api';
import { requestPresentationFinancing } from '@cohong/domain/receivable/request-presentation-financing';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { findCredit, vaultsOf } from '../letter-of-credit/find-credit.js';
import { actingBank } from '../places.js';
import { presentations } from '../presentation/records.js';
import { documentsIn } from './financed-presentation.js';
import { financings } from './records.js';
import { leaveNote } from './waiting-notes.js';

/** Advances of banks on documents under letters of credit: financings like others, each in the bank's own vault. */
@Info({ title: 'PresentationFinancing', description: 'Advances on documents under letters of credit' })
export class PresentationFinancingContract extends CohongContract {
    constructor() {
        super('presentation-financing');
    }

    /** Asks for a reservation on all that the documents rest on. Endorsers: the bank and a regulator. */
    @Transaction()
    @Returns('string')
    async RequestPresentationFinancing(ctx: CohongContext): Promise<string> {
        const request = ctx.input(requestPresentationFinancingSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const { creditId, number } = request;
            const credit = await findCredit(ctx, acting, creditId);
            const vaults = vaultsOf(ctx, acting, credit.terms);
            const presentation = await vaults.get(presentations, creditId, String(number));
            const { forwarded } = await documentsIn(vaults, credit, number);

            const asking = { credit, presentation, forwarded, bank, askedAt: ctx.now };
            const financing = requestPresentationFinancing(request, asking);

            const { financingId } = financing;
            await ctx.ledger.in(place).insert(financings, financing);
            await leaveNote(ctx.ledger.in(place), { kind: 'financing', id: financingId, since: ctx.now });
            ctx.emit({ type: 'FinancingRequested', financingId });
            return financingId;
        });
    }
}
