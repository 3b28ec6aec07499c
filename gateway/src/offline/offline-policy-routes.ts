import { setOfflinePoliciesSchema } from '@cohong/domain/offline/api';
import { offlinePolicyBookSchema } from '@cohong/domain/offline/offline-policy';
import { act, read, type Route } from '../http/route.js';
import { everybody } from '../party/roles.js';
import { OfflineClient } from './offline-client.js';

const common = { path: '/v1/offline-policies', tag: 'Policies' } as const;

/** How much may be paid without a connection: public, dated, set by the central bank. */
export function offlinePolicyRoutes(banks: readonly string[]): readonly Route[] {
    // Endorsed by the central bank and a bank, whichever.
    const [witness = ''] = banks;

    return [
        read({
            ...common,
            roles: everybody,
            summary: 'Every policy on offline payments, in the order of its first day',
            answer: offlinePolicyBookSchema,
            read: ({ ledger }) => new OfflineClient(ledger).readOfflinePolicies(),
        }),
        act({
            ...common,
            roles: { 'central-bank': ['officer'] },
            summary: 'Set how much, how often and for how long a device may pay without a connection, from a day on',
            examples: {
                request: {
                    policies: [
                        {
                            effectiveFrom: '2026-01-01',
                            caps: { amount: { amount: '500.00', currency: 'CNY' }, payments: 10, hours: 72 },
                            registrationHours: 168,
                        },
                    ],
                },
            },
            body: setOfflinePoliciesSchema.omit({ witness: true }),
            status: 201,
            answer: offlinePolicyBookSchema,
            act: async ({ ledger, body, request }) => {
                const committed = await ledger.submit({
                    name: 'dcep/device:SetOfflinePolicies',
                    input: { ...body, witness },
                    request,
                    bank: witness,
                });
                return { committed, resource: await new OfflineClient(ledger).readOfflinePolicies() };
            },
        }),
    ];
}
