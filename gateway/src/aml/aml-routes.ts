import {
    amlReport,
    amlReportSchema,
    lookBackHours,
    paymentsOfRemittance,
    type Payment,
} from '@cohong/domain/aml/aml-report';
import { setAmlPoliciesSchema } from '@cohong/domain/aml/api';
import { amlPolicyBookSchema, type AmlPolicyBook } from '@cohong/domain/aml/aml-policy';
import { amlPolicyOn } from '@cohong/domain/aml/set-aml-policies';
import { addHours, dateSchema, endOfChinaDate, startOfChinaDate } from '@cohong/domain/kernel/time';
import { longestUnderWayHours } from '@cohong/domain/remittance/send-remittance';
import { z } from 'zod';
import type { Ledger } from '../fabric/ledger.js';
import { act, read, type Route } from '../http/route.js';
import { mustBeOneOf, mustHaveRead } from '../read-model/list-route.js';
import type { ReadModel } from '../read-model/read-model.js';

const readers = ['officer', 'regulator'] as const;
const forReaders = { tag: 'Money laundering', roles: { 'central-bank': readers } } as const;

/** What the central bank holds to be suspicious, and what a day's payments show. */
export function amlRoutes(everyBank: readonly string[]): readonly Route[] {
    return [
        read({
            ...forReaders,
            path: '/v1/aml-policies',
            summary: 'Every policy against money laundering, in the order of its first day',
            answer: amlPolicyBookSchema,
            read: ({ ledger }) => readAmlPolicies(ledger),
        }),
        act({
            ...forReaders,
            roles: { 'central-bank': ['officer'] },
            path: '/v1/aml-policies',
            summary: 'Set from when on payments are reported, and which patterns are, from a day on',
            examples: { request: { policies: [examplePolicy] } },
            body: setAmlPoliciesSchema,
            status: 201,
            answer: amlPolicyBookSchema,
            act: async ({ ledger, body, request }) => {
                const committed = await ledger.submit({ name: 'dcep/aml:SetAmlPolicies', input: body, request });
                return { committed, resource: await readAmlPolicies(ledger) };
            },
        }),
        read({
            ...forReaders,
            path: '/v1/aml-reports/{day}',
            showsBooks: true,
            summary:
                'What the payments of a day in China show: large ones and suspicious patterns, each with its payments',
            params: z.strictObject({ day: dateSchema }),
            answer: amlReportSchema,
            read: async ({ role, ledger, readModel, params: { day } }) => {
                mustBeOneOf(readers, role);
                const policy = amlPolicyOn(await readAmlPolicies(ledger), day);
                await mustHaveRead(readModel, []);
                const span = {
                    from: addHours(startOfChinaDate(day), -lookBackHours(policy)),
                    until: endOfChinaDate(day),
                };

                const payments = await paymentsOf(readModel, everyBank, span);
                return amlReport(byFamily(payments, await readModel.eCny.parents(everyBank)), { day, policy });
            },
        }),
    ];
}

const examplePolicy = {
    effectiveFrom: '2026-01-01',
    largeValue: { amount: '50000.00', currency: 'CNY' },
    structuring: { payments: 3, fromBasisPoints: 9000 },
    fanIn: { payers: 20 },
    fanOut: { payees: 20 },
    passThrough: { amount: { amount: '10000.00', currency: 'CNY' }, basisPoints: 9000, hours: 24 },
};

function readAmlPolicies(ledger: Ledger): Promise<AmlPolicyBook> {
    return ledger.evaluate({ name: 'dcep/aml:ReadAmlPolicies', input: {}, answer: amlPolicyBookSchema });
}

/** Whatever a sub-wallet pays or receives the wallet does that it is under, and what goes between them is no payment. */
function byFamily(payments: readonly Payment[], parents: ReadonlyMap<string, string>): readonly Payment[] {
    return payments.map((payment) => ({
        ...payment,
        from: parents.get(payment.from) ?? payment.from,
        to: parents.get(payment.to) ?? payment.to,
    }));
}

/** Every payment between wallets, or a wallet and a vault, within and between all banks in a span of time. */
async function paymentsOf(
    readModel: ReadModel,
    banks: readonly string[],
    span: { readonly from: string; readonly until: string },
): Promise<readonly Payment[]> {
    const payments: Payment[] = [];
    for (const bank of banks) {
        const transfers = await readModel.eCny.transfers(bank, span);
        for (const { transferId, from, outputs, transferredAt: paidAt } of transfers) {
            payments.push(...outputs.map(({ to, amount }) => ({ transferId, bank, from, to, amount, paidAt })));
        }
    }

    const sent = await readModel.eCny.remittances(banks, {
        from: addHours(span.from, -longestUnderWayHours),
        until: span.until,
    });
    const isInSpan = ({ paidAt }: Payment): boolean => paidAt >= span.from && paidAt < span.until;
    payments.push(
        ...sent.flatMap(({ remittance, from }) => paymentsOfRemittance(remittance, { from })).filter(isInSpan),
    );

    return payments;
}
