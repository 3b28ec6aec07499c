import { accountReadSchema, setWalletPoliciesSchema } from '@cohong/domain/limit/api';
import { walletAccountSchema } from '@cohong/domain/limit/wallet-account';
import { walletPolicyBookSchema } from '@cohong/domain/limit/wallet-policy';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, everybody } from '../party/roles.js';
import { LimitClient } from './limit-client.js';

const common = { path: '/v1/wallet-policies', tag: 'Policies' } as const;
const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** What wallets may hold and pay from a day on: public, dated, set by the central bank. And what each holds and has paid. */
export function limitRoutes(banks: readonly string[]): readonly Route[] {
    // Endorsed by the central bank and a bank, whichever.
    const [witness = ''] = banks;

    return [
        read({
            ...common,
            roles: everybody,
            summary: 'Every policy of wallets, in the order of its first day',
            answer: walletPolicyBookSchema,
            read: ({ ledger }) => new LimitClient(ledger).readWalletPolicies(),
        }),
        act({
            ...common,
            roles: { 'central-bank': ['officer'] },
            summary: 'Set what wallets of each tier may hold and pay, and how many small coins an order may make',
            examples: { request: { policies: [examplePolicy] } },
            body: setWalletPoliciesSchema.omit({ witness: true }),
            status: 201,
            answer: walletPolicyBookSchema,
            act: async ({ ledger, body, request }) => {
                const limits = new LimitClient(ledger);
                const committed = await limits.setWalletPolicies({ ...body, witness }, request);
                return { committed, resource: await limits.readWalletPolicies() };
            },
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

const examplePolicy = {
    effectiveFrom: '2026-01-01',
    limits: {
        CORPORATE: {},
        I: {},
        II: { balance: cny('500000.00'), single: cny('50000.00'), daily: cny('100000.00') },
        III: { balance: cny('20000.00'), single: cny('5000.00'), daily: cny('10000.00') },
        IV: { balance: cny('10000.00'), single: cny('2000.00'), daily: cny('5000.00'), yearly: cny('50000.00') },
    },
    dust: { below: cny('1.00'), coins: 5 },
};
