import type { Owner } from '@cohong/domain/dcep/coin';
import { walletSchema } from '@cohong/domain/dcep/wallet';
import { dateSchema, endOfChinaDate, instantOf, startOfChinaDate, type CalendarDate } from '@cohong/domain/kernel/time';
import { mustBeOver, statementOf, statementSchema, type Statement } from '@cohong/domain/statement/statement';
import { z } from 'zod';
import { CoinClient } from '../dcep/coin-client.js';
import { WalletClient } from '../dcep/wallet-client.js';
import { read, type Route } from '../http/route.js';
import { bankStaff } from '../party/roles.js';
import { mustHaveRead } from '../read-model/list-route.js';
import type { ReadModel } from '../read-model/read-model.js';

const forStaff = { tag: 'Statements', roles: bankStaff, answer: statementSchema } as const;
const dayOnly = z.strictObject({ day: dateSchema });

/** What a day has brought and taken of a wallet, or of the bank's own vault. Any past day gives the same again. */
export const statementRoutes = (mspId: string): readonly Route[] => [
    read({
        ...forStaff,
        path: '/v1/wallets/{walletId}/statements/{day}',
        summary: 'The statement of a wallet for a day in China that is over, as camt.053 has it',
        params: walletSchema.pick({ walletId: true }).extend(dayOnly.shape),
        read: async ({ ledger, readModel, params: { walletId, day } }) => {
            // Whether there is such a wallet, and whether the caller may know, its bank's peer says.
            await new WalletClient(ledger).readWallet(walletId);
            return await statement(readModel, { bank: mspId, owner: walletId, day });
        },
    }),
    read({
        ...forStaff,
        path: '/v1/vault/statements/{day}',
        summary: "The statement of the bank's vault for a day in China that is over, as camt.053 has it",
        params: dayOnly,
        read: async ({ ledger, readModel, params: { day } }) => {
            await new CoinClient(ledger).readReserve();
            return await statement(readModel, { bank: mspId, owner: 'vault', day });
        },
    }),
];

async function statement(
    readModel: ReadModel,
    { day, ...whose }: { readonly bank: string; readonly owner: Owner; readonly day: CalendarDate },
): Promise<Statement> {
    mustBeOver(day, instantOf(Date.now()));
    await mustHaveRead(readModel, []);
    const span = { from: startOfChinaDate(day), until: endOfChinaDate(day) };
    const { eCny } = readModel;

    return statementOf({
        owner: whose.owner,
        day,
        ...(await eCny.balances(whose, span)),
        movements: await eCny.movements(whose, span),
        transfers: await eCny.transfers(whose.bank, span, whose.owner),
    });
}
