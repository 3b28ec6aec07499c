import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { creditAddressSchema } from '@cohong/domain/letter-of-credit/api';
import { amendAuthorisation, cancelAuthorisation } from '@cohong/domain/reimbursement/amend-authorisation';
import {
    amendAuthorisationSchema,
    authoriseReimbursementSchema,
    readAuthorisationSchema,
} from '@cohong/domain/reimbursement/api';
import type { Authorisation } from '@cohong/domain/reimbursement/authorisation';
import { authoriseReimbursement } from '@cohong/domain/reimbursement/authorise-reimbursement';
import { declineUndertaking, undertakeReimbursement } from '@cohong/domain/reimbursement/undertake-reimbursement';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo, type Decided } from '../approval/two-users.js';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { actingBank, vaultInView } from '../places.js';
import { authorisingFacts, changingFacts, findAuthorisation, vaultsOfAuthorisation } from './find-reimbursement.js';
import { authorisations } from './records.js';

const authorisationByTwo: ByTwo<typeof authoriseReimbursementSchema> = {
    act: 'reimbursement-authorisation:ApproveAuthorisation',
    schema: authoriseReimbursementSchema,
    decide: async (ctx, acting, request) => {
        const authorisation = authoriseReimbursement(request, await authorisingFacts(ctx, acting, request.creditId));

        return {
            creditId: request.creditId,
            save: () => vaultsOfAuthorisation(ctx, acting, authorisation).insert(authorisations, authorisation),
        };
    },
    events: ['ReimbursementAuthorisationProposed', 'ReimbursementAuthorised'],
};

const amendmentByTwo: ByTwo<typeof amendAuthorisationSchema> = {
    act: 'reimbursement-authorisation:ApproveAmendment',
    schema: amendAuthorisationSchema,
    decide: async (ctx, acting, request) => {
        const amended = amendAuthorisation(request, await changingFacts(ctx, acting, request.creditId));

        return replacing(ctx, acting, amended);
    },
    events: ['ReimbursementAmendmentProposed', 'ReimbursementAuthorisationAmended'],
};

const cancellationByTwo: ByTwo<typeof creditAddressSchema> = {
    act: 'reimbursement-authorisation:ApproveCancellation',
    schema: creditAddressSchema,
    decide: async (ctx, acting, { creditId }) => {
        const { authorisation, ...facts } = await changingFacts(ctx, acting, creditId);

        const cancelled = cancelAuthorisation(authorisation, facts);

        return replacing(ctx, acting, cancelled);
    },
    events: ['ReimbursementCancellationProposed', 'ReimbursementAuthorisationCancelled'],
};

const undertakingByTwo: ByTwo<typeof creditAddressSchema> = {
    act: 'reimbursement-authorisation:ApproveUndertaking',
    schema: creditAddressSchema,
    decide: async (ctx, acting, { creditId }) => {
        const authorisation = await findAuthorisation(ctx, acting, creditId);

        const undertaken = undertakeReimbursement(authorisation, { bank: acting.bank, at: ctx.now });

        return replacing(ctx, acting, undertaken);
    },
    events: ['ReimbursementUndertakingProposed', 'ReimbursementUndertaken'],
};

/** Who reimburses how much under a credit (UCP 600 art. 13, URR 725). Endorsers: the acting bank and a regulator. */
@Info({ title: 'ReimbursementAuthorisation', description: 'Authorisations to reimburse under letters of credit' })
export class ReimbursementAuthorisationContract extends CohongContract {
    constructor() {
        super('reimbursement-authorisation');
    }

    /** Proposes to authorise the reimbursing bank, for another user of the issuing bank to approve. */
    @Transaction()
    @Returns('string')
    async ProposeAuthorisation(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, authorisationByTwo);
    }

    /** Authorises it: the reimbursing and the claiming banks receive their twins. */
    @Transaction()
    @Returns('string')
    async ApproveAuthorisation(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, authorisationByTwo);
    }

    /** Proposes to authorise more or less. */
    @Transaction()
    @Returns('string')
    async ProposeAmendment(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, amendmentByTwo);
    }

    /** Authorises more or less. */
    @Transaction()
    @Returns('string')
    async ApproveAmendment(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, amendmentByTwo);
    }

    /** Proposes to take the authorisation back. */
    @Transaction()
    @Returns('string')
    async ProposeCancellation(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, cancellationByTwo);
    }

    /** Takes the authorisation back for all that is not claimed yet. */
    @Transaction()
    @Returns('string')
    async ApproveCancellation(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, cancellationByTwo);
    }

    /** Proposes to bind the reimbursing bank itself. */
    @Transaction()
    @Returns('string')
    async ProposeUndertaking(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, undertakingByTwo);
    }

    /** Binds the reimbursing bank itself. */
    @Transaction()
    @Returns('string')
    async ApproveUndertaking(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, undertakingByTwo);
    }

    /** Tells that the reimbursing bank does not bind itself. */
    @Transaction()
    @Returns('string')
    async DeclineUndertaking(ctx: CohongContext): Promise<string> {
        const { creditId } = ctx.input(creditAddressSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const authorisation = await findAuthorisation(ctx, acting, creditId);

            const declined = declineUndertaking(authorisation, { bank: acting.bank, at: ctx.now });

            await replace(ctx, acting, declined);
            ctx.emit({ type: 'ReimbursementUndertakingDeclined', creditId });
            return creditId;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadAuthorisation(ctx: CohongContext): Promise<string> {
        const { creditId, bank } = ctx.input(readAuthorisationSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(authorisations, creditId));
    }
}

function replacing(ctx: CohongContext, acting: Acting, authorisation: Authorisation): Decided {
    return { creditId: authorisation.creditId, save: () => replace(ctx, acting, authorisation) };
}

/** Writes the authorisation as the act has left it, at every bank that holds it. */
async function replace(ctx: CohongContext, acting: Acting, authorisation: Authorisation): Promise<void> {
    await vaultsOfAuthorisation(ctx, acting, authorisation).replace(authorisations, authorisation);
}
