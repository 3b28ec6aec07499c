import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { answerCancellationSchema } from '@cohong/domain/letter-of-credit/api';
import {
    consentToCancellation,
    proposeCancellation,
    refuseCancellation,
} from '@cohong/domain/letter-of-credit/cancel-credit';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo } from '../approval/two-users.js';
import { bindingChange, changeCredit } from './change-credit.js';

const cancellationByTwo = bindingChange({
    act: 'credit-cancellation:ApproveCancellation',
    change: proposeCancellation,
    events: ['CancellationProposed', 'CancellationAsked'],
});

/** How a credit ends before its time: with everybody's consent. Endorsers of every act: the acting bank and a regulator. */
@Info({ title: 'CreditCancellation', description: 'Cancellation of letters of credit by consent' })
export class CancellationContract extends CohongContract {
    constructor() {
        super('credit-cancellation');
    }

    /** Proposes to end the credit, for another user of the issuing bank to approve. */
    @Transaction()
    @Returns('string')
    async ProposeCancellation(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, cancellationByTwo);
    }

    /** Asks the other parties to end the credit. */
    @Transaction()
    @Returns('string')
    async ApproveCancellation(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, cancellationByTwo);
    }

    /** A confirming bank consents for itself, the beneficiary's bank for the beneficiary. The last consent cancels. */
    @Transaction()
    @Returns('string')
    async ConsentToCancellation(ctx: CohongContext): Promise<string> {
        const { creditId, party } = ctx.input(answerCancellationSchema);
        return await changeCredit(ctx, {
            creditId,
            event: 'CancellationConsented',
            change: (credit, facts) => consentToCancellation(credit, { ...facts, party }),
        });
    }

    /** The credit goes on. */
    @Transaction()
    @Returns('string')
    async RefuseCancellation(ctx: CohongContext): Promise<string> {
        const { creditId, party } = ctx.input(answerCancellationSchema);
        return await changeCredit(ctx, {
            creditId,
            event: 'CancellationRefused',
            change: (credit, advising) => refuseCancellation(credit, { ...advising, party }),
        });
    }
}
