import type { CohongContext } from '@cohong/chaincode-runtime';
import type { Wallet } from '@cohong/domain/dcep/wallet';
import { accrue } from '@cohong/domain/interest/accrue';
import { chinaDate } from '@cohong/domain/kernel/time';
import type { WalletAccount } from '@cohong/domain/limit/wallet-account';
import { currencyPolicies } from '../currency/records.js';
import { walletAccounts } from './records.js';

/** The account of a wallet with its interest counted up to today, by the tier that the wallet has had until now. */
export async function accountToday(
    ctx: CohongContext,
    place: string,
    { walletId, tier }: Pick<Wallet, 'walletId' | 'tier'>,
): Promise<WalletAccount> {
    const account = await ctx.ledger.in(place).get(walletAccounts, walletId);
    const policies = (await ctx.ledger.findBook(currencyPolicies))?.policies ?? [];
    const facts = { balance: account.balance, tier, policies, today: chinaDate(ctx.now) };

    return account.interest === undefined ? account : { ...account, interest: accrue(account.interest, facts) };
}
