import { accountReadSchema, setWalletPoliciesSchema } from '@cohong/domain/limit/api';
import { walletAccountSchema } from '@cohong/domain/limit/wallet-account';
import { walletPolicyBookSchema } from '@cohong/domain/limit/wallet-policy';
import { witnessedPolicyRoutes } from '../approval/witnessed-policy-routes.js';
import { read, type Route } from '../http/route.js';
import { bankStaff } from '../party/roles.js';
import { LimitClient } from './limit-client.js';
import { exampleWalletPolicy } from './limit-examples.js';

/** What wallets may hold and pay from a day on: public, dated, signed, set by the central bank. And what each holds and has paid. */
export function limitRoutes(banks: readonly string[]): readonly Route[] {
    // Endorsed by the central bank and a bank, whichever.
    const [witness = ''] = banks;

    return [
        ...witnessedPolicyRoutes({
            path: '/v1/wallet-policies',
            what: 'what wallets of each tier may hold and pay, and how many small coins an order may make',
            example: exampleWalletPolicy,
            policies: setWalletPoliciesSchema.omit({ witness: true }),
            book: walletPolicyBookSchema,
            names: {
                read: 'dcep/limit:ReadWalletPolicies',
                set: 'dcep/limit:SetWalletPolicies',
                propose: 'dcep/limit:ProposeWalletPolicies',
            },
            witness,
        }),
        read({
            path: '/v1/wallets/{walletId}/account',
            tag: 'Wallets',
            roles: bankStaff,
            summary: 'What a wallet holds, locked coins too, what it has paid, and what it may hold and pay',
            params: walletAccountSchema.pick({ walletId: true }),
            answer: accountReadSchema,
            read: ({ ledger, params }) => new LimitClient(ledger).readAccount(params.walletId),
        }),
    ];
}
