import { memberBook, type CohongContext } from '@cohong/chaincode-runtime';
import { refusals } from '@cohong/domain/kernel/refusal';
import { bankMeant, mustBeRegulator } from '@cohong/domain/party/actors';

const refusal = refusals({ ITEMS_MUST_WAIT: 'conflict' });

/** Refuses everybody but registrars, and a bank among the items that is none. */
export async function mustBeRegistrar(ctx: CohongContext, items: readonly { readonly bank: string }[]): Promise<void> {
    const caller = await ctx.caller();
    mustBeRegulator(caller, 'registrar');
    const book = await ctx.ledger.getBook(memberBook);
    items.forEach(({ bank }) => bankMeant(caller, bank, book));
}

/** Refuses a batch of which nothing waits, so that nothing is ordered in vain. */
export function mustWait(done: readonly unknown[]): void {
    if (done.length === 0) {
        throw refusal('ITEMS_MUST_WAIT');
    }
}
