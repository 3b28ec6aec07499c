import { isSignedBy } from '@cohong/chaincode-runtime';
import type { CohongContext } from '@cohong/chaincode-runtime';
import type { SignedPayment } from '@cohong/domain/custody/api';
import type { CustodyAccount } from '@cohong/domain/custody/custody-account';
import type { EndingFacts, EndingPayment } from '@cohong/domain/custody/end-payments';
import type { OrderedPayment } from '@cohong/domain/custody/pay-from-accounts';
import { paymentText } from '@cohong/domain/custody/signed-texts';
import { isOrderedFrozen } from '../freeze/is-frozen.js';
import { placeOf, twinPlaces, type ActingInstitution } from './acting-institution.js';
import { custodyAccounts, custodyOrders, custodyPayments, custodyPositions } from './records.js';

/** An order and what is recorded that bears on it. Of an account at another bank the hash of its key tells that it is there. */
export async function orderedPayment(
    ctx: CohongContext,
    { institution: { institutionId }, bank, book, place }: ActingInstitution,
    { order, accounts }: { readonly order: SignedPayment; readonly accounts: readonly CustodyAccount[] },
): Promise<OrderedPayment> {
    const { signature, ...unsigned } = order;
    const { accountId, payee, paymentId } = order;
    const holderKey = accounts.find((each) => each.accountId === accountId)?.holderKey;
    const text = paymentText({ ...unsigned, institutionId }, { channel: ctx.channel, bank });
    const atPayee = placeOf(book, payee.institutionId);

    return {
        order,
        isPayerFrozen: await isOrderedFrozen(ctx, accountId),
        isSigned: isSignedBy(holderKey, { text, signature }),
        isIdTaken: await ctx.ledger.in(place).isThere(custodyPayments, paymentId),
        isPayeeThere:
            atPayee !== undefined &&
            (await ctx.ledger.in(atPayee).isThere(custodyAccounts, payee.institutionId, payee.accountId)),
    };
}

/** A payment as the banks of both institutions hold it, what its cycle came to here, and which account is to have it. */
export async function endingPayment(
    ctx: CohongContext,
    acting: ActingInstitution,
    { paymentId, to }: { readonly paymentId: string; readonly to: EndingFacts['to'] },
): Promise<EndingPayment> {
    const own = ctx.ledger.in(acting.place);
    const { institutionId } = acting.institution;
    const payment = await own.find(custodyPayments, paymentId);
    if (payment === undefined) {
        return { payment, position: undefined, accountId: undefined };
    }
    const { payer, payee, cycleId } = payment;
    // Refuses where the other bank holds another, or a newer one.
    const other = payer === institutionId ? payee.institutionId : payer;
    await ctx.ledger.in(...twinPlaces(acting, other)).find(custodyPayments, paymentId);

    return {
        payment,
        position: cycleId === undefined ? undefined : await own.find(custodyPositions, cycleId, institutionId),
        accountId: to === 'CREDITED' ? payee.accountId : (await own.find(custodyOrders, paymentId))?.accountId,
    };
}
