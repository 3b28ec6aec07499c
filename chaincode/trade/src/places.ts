import { memberBook, type CohongContext, type PrivateCollection } from '@cohong/chaincode-runtime';
import { bankMeant, mustBeActor, mustBeRegulator } from '@cohong/domain/party/actors';

/** Customs' declarations, for customs and the regulators. */
export const declarationsPlace = 'declarations';

/** What lies on each declaration, for the regulators alone. */
export const registryPlace = 'registry';

/** The books of one bank, which the regulators read. */
export function vaultOf(bank: string): string {
    return `vault_${bank}`;
}

/** The vaults of banks that hold the same records, the acting bank's first: of the others only hashes are read. */
export function vaultsOfBanks(
    ctx: CohongContext,
    { bank, place }: { readonly bank: string; readonly place: string },
    banks: readonly string[],
): PrivateCollection {
    const others = [...new Set(banks)].filter((each) => each !== bank);

    return ctx.ledger.in(place, ...others.map(vaultOf));
}

/** The bank that acts, by a user of one of these roles, and its vault. Refuses everybody else. */
export async function actingBank(
    ctx: CohongContext,
    ...roles: readonly string[]
): Promise<{ readonly bank: string; readonly place: string }> {
    const caller = await ctx.caller();
    mustBeActor(caller, 'bank', ...roles);

    return { bank: caller.mspId, place: vaultOf(caller.mspId) };
}

/** The bank into whose books a caller may look: a bank its own, a regulator those of the bank that it names. */
export async function bankInView(ctx: CohongContext, named: string | undefined): Promise<string> {
    const caller = await ctx.caller();
    if (caller.kind === 'bank') {
        mustBeActor(caller, 'bank', 'maker', 'checker', 'auditor');
    } else {
        mustBeRegulator(caller, 'officer', 'regulator', 'registrar');
    }

    return bankMeant(caller, named, await ctx.ledger.getBook(memberBook));
}

/** The vault of that bank. */
export async function vaultInView(ctx: CohongContext, named: string | undefined): Promise<string> {
    return vaultOf(await bankInView(ctx, named));
}
