/** The private collection with the books of one bank in trade, as consortium.yaml names it. */
export function vaultOf(bank: string): string {
    return `vault_${bank}`;
}

/** Whose books these are. */
export function bankOf(vault: string): string {
    return vault.slice(vaultOf('').length);
}

/** The same of the bank that a field of a record names, in SQL: of twins one is counted, where it lies with that bank. */
export function vaultInSql(field: string): string {
    return `'vault_' || (value ->> '${field}')`;
}

/** What everybody on the channel reads. */
export const publicState = '';

/** The private collection of customs, which both regulators read. */
export const declarationsPlace = 'declarations';

/** The private collection in which both regulators keep what no bank reads. */
export const registryPlace = 'registry';

/** The private collection in which holders of wallets are disclosed to cases. Both regulators hold it. */
export const casesPlace = 'cases';

/** The private collection with the orders to freeze wallets, which is the central bank's alone. */
export const frozenPlace = 'frozen';

/** The private collection with the coins that one bank keeps. */
export function coinsOf(bank: string): string {
    return `coins_${bank}`;
}
