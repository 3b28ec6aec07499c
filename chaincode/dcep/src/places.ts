import { memberBook, type CohongContext } from '@cohong/chaincode-runtime';
import { bankMeant, mustBeActor } from '@cohong/domain/party/actors';

/** Who stands behind each wallet, for the central bank alone. */
export const identitiesPlace = 'identities';

/** In which cases who was to learn who stands behind a wallet, and did: for both regulators. */
export const casesPlace = 'cases';

/** Which wallets are frozen and by whose order, for the central bank alone. */
export const frozenPlace = 'frozen';

/** What banks lay down to be settled together, for the central bank alone. */
export const nettingPlace = 'netting';

/** The coins, wallets and reserve of one bank, which the central bank reads. */
export function coinsOf(bank: string): string {
    return `coins_${bank}`;
}

/** The bank that acts, by a user of one of these roles, and the place of its coins. Refuses everybody else. */
export async function actingBank(
    ctx: CohongContext,
    ...roles: readonly string[]
): Promise<{ readonly bank: string; readonly place: string }> {
    const caller = await ctx.caller();
    mustBeActor(caller, 'bank', ...roles);

    return { bank: caller.mspId, place: coinsOf(caller.mspId) };
}

/** The place of the coins of a bank that an issuer of the central bank acts on. */
export async function issuersPlace(ctx: CohongContext, bank: string): Promise<string> {
    const caller = await ctx.caller();
    mustBeActor(caller, 'central-bank', 'issuer');

    return coinsOf(bankMeant(caller, bank, await ctx.ledger.getBook(memberBook)));
}

/** Whose coins a caller may look at: a bank its own, or the central bank those of the bank it names. */
export async function bankInView(ctx: CohongContext, named: string | undefined): Promise<string> {
    const caller = await ctx.caller();
    if (caller.kind === 'bank') {
        mustBeActor(caller, 'bank', 'maker', 'checker', 'auditor');
    } else {
        mustBeActor(caller, 'central-bank', 'issuer', 'officer', 'regulator');
    }

    return bankMeant(caller, named, await ctx.ledger.getBook(memberBook));
}
