import type { CohongContext } from '@cohong/chaincode-runtime';
import type { CustodyAccount } from '@cohong/domain/custody/custody-account';
import type { CustodyWallet } from '@cohong/domain/custody/custody-wallet';
import { institutionAt, type Institution, type InstitutionBook } from '@cohong/domain/custody/institution';
import { actingBank, coinsOf } from '../places.js';
import { custodyAccounts, custodyWallets, institutionBook } from './records.js';

/** An institution that acts through its bank, which keeps its book, and all the others. */
export interface ActingInstitution {
    readonly institution: Institution;
    readonly book: InstitutionBook;
    readonly bank: string;
    readonly place: string;
}

/** The institution in whose name a user of its bank acts. Refuses everybody else. */
export async function actingInstitution(
    ctx: CohongContext,
    institutionId: string,
    ...roles: readonly string[]
): Promise<ActingInstitution> {
    const { bank, place } = await actingBank(ctx, ...roles);
    const book = (await ctx.ledger.findBook(institutionBook)) ?? { institutions: [] };

    return { institution: institutionAt(book, { institutionId, bank }), book, bank, place };
}

/** Where the bank of an institution has its coins; undefined where nobody has a licence of that id. */
export function placeOf({ institutions }: InstitutionBook, institutionId: string): string | undefined {
    const found = institutions.find((each) => each.institutionId === institutionId);

    return found && coinsOf(found.bank);
}

/** The places that hold a record of two institutions, the acting bank's first. Two of one bank have one. */
export function twinPlaces({ book, place }: ActingInstitution, other: string): [string, ...string[]] {
    const elsewhere = placeOf(book, other);

    return elsewhere === undefined || elsewhere === place ? [place] : [place, elsewhere];
}

/** Those of the accounts that are there, each once. */
export async function findAccounts(
    ctx: CohongContext,
    { institution: { institutionId }, place }: ActingInstitution,
    accountIds: Iterable<string>,
): Promise<CustodyAccount[]> {
    const found: CustodyAccount[] = [];
    for (const accountId of new Set(accountIds)) {
        const account = await ctx.ledger.in(place).find(custodyAccounts, institutionId, accountId);
        if (account !== undefined) {
            found.push(account);
        }
    }

    return found;
}

/** What stands behind the accounts of the institution, if anything has yet. */
export async function findCustody(
    ctx: CohongContext,
    { institution, place }: ActingInstitution,
): Promise<CustodyWallet | undefined> {
    return await ctx.ledger.in(place).find(custodyWallets, institution.institutionId);
}
