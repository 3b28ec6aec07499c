import { sha256 } from '@cohong/chaincode-runtime';

/**
 * By what is said, and not by its signature, of which there are many: the same statement comes once. Of strangers
 * nobody can guess it, since it names serials of coins; whoever signs it can.
 */
export function idOfStatement(text: string): string {
    return sha256(text).slice(0, 32);
}
