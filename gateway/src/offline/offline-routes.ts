import {
    readFraudProofSchema,
    readOfflinePaymentSchema,
    registerOfflinePaymentSchema,
} from '@cohong/domain/offline/api';
import { fraudProofSchema } from '@cohong/domain/offline/fraud-proof';
import { offlinePaymentSchema } from '@cohong/domain/offline/offline-payment';
import { act, read, type Call, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, type RolesByKind } from '../party/roles.js';
import { list, mustBeOneOf, mustHaveRead } from '../read-model/list-route.js';
import { coinsOf } from '../read-model/places.js';
import { OfflineClient } from './offline-client.js';

const tag = 'Offline payments';
const forStaff = { tag, roles: bankStaff } as const;
const provenTo = { ...bankStaff, 'central-bank': ['issuer', 'officer', 'regulator'] } as const satisfies RolesByKind;

const storedProofs = { chaincode: 'dcep', kind: 'fraud-proof', schema: fraudProofSchema } as const;

const exampleTerms = {
    deviceId: 'c4b1f07d92e84a5ab3d6e1f8a09c7254',
    loadId: 'a3d6e1f8c4b1f07d92e84a5ab09c7254',
    counter: 1,
    coins: ['3e1d0c9b8a7f6e5d4c3b2a190817f6e5d4c3b2a190817f6e5d4c3b2a19081726'],
    amount: { amount: '50.00', currency: 'CNY' },
    toBank: 'HaizhouBankMSP',
    to: '5f0c9a7e3b1d4826a0e4c2f6d8b19753',
    toDevice: '92e84a5ab3d6e1f8a09c7254c4b1f07d',
    paidAt: '2026-11-26T10:05:00Z',
};

/** What devices have paid each other without a connection, when it comes to the ledger. */
export function offlineRoutes(mspId: string): readonly Route[] {
    return [
        act({
            tag,
            roles: makers,
            path: '/v1/offline-payments',
            summary:
                'Register what a device was paid. The first to come with a coin has it; of the others fraud is proven',
            examples: {
                request: {
                    terms: exampleTerms,
                    payerSignature: '7b1e'.repeat(32),
                    payeeSignature: '7b1e'.repeat(32),
                },
            },
            body: registerOfflinePaymentSchema,
            status: 201,
            answer: offlinePaymentSchema,
            act: async ({ ledger, body, request }) => {
                const client = new OfflineClient(ledger);
                const committed = await client.registerOfflinePayment(body, request);
                return { committed, resource: await client.readOfflinePayment(committed.id) };
            },
        }),
        list({
            ...forStaff,
            path: '/v1/offline-payments',
            summary: 'The offline payments that were registered, and what became of each',
            chaincode: 'dcep',
            kind: 'offline-payment',
            schema: offlinePaymentSchema,
            filters: { status: offlinePaymentSchema.shape.status.optional() },
            collectionsFor: () => [coinsOf(mspId)],
            orderBy: 'registeredAt',
        }),
        read({
            ...forStaff,
            path: '/v1/offline-payments/{paymentId}',
            summary: 'An offline payment with both signatures',
            params: readOfflinePaymentSchema,
            answer: offlinePaymentSchema,
            read: ({ ledger, params }) => new OfflineClient(ledger).readOfflinePayment(params.paymentId),
        }),
    ];
}

/** Proofs that a device has signed the same away twice. @param banks those in whose coins the organisation sees. */
export function fraudProofRoutes(banks: readonly string[]): readonly Route[] {
    const common = { tag, roles: provenTo, showsBooks: true } as const;

    return [
        list({
            ...common,
            path: '/v1/fraud-proofs',
            summary: 'Proofs that devices have signed the same away twice',
            ...storedProofs,
            filters: { bank: bankSchema(banks).optional(), deviceId: fraudProofSchema.shape.deviceId.optional() },
            collectionsFor: () => banks.map(coinsOf),
            orderBy: 'provenAt',
        }),
        read({
            ...common,
            path: '/v1/fraud-proofs/{proofId}',
            summary: 'The two statements of a device of which it may have signed one',
            params: readFraudProofSchema.pick({ proofId: true }),
            answer: fraudProofSchema,
            read: async (call) => {
                const { ledger, kind, params } = call;
                const bank = kind === 'bank' ? {} : await bankOfProof(call, banks);
                return await new OfflineClient(ledger).readFraudProof({ ...params, ...bank });
            },
        }),
    ];
}

/** In whose coins the central bank finds it. One that is nowhere is asked for where nothing is, and refused as such. */
async function bankOfProof(
    { readModel, role, params: { proofId } }: Call<{ readonly proofId: string }, unknown>,
    banks: readonly string[],
): Promise<{ readonly bank: string }> {
    mustBeOneOf(provenTo['central-bank'], role);
    await mustHaveRead(readModel, []);
    const { rows } = await readModel.records.list({
        ...storedProofs,
        collections: banks.map(coinsOf),
        where: { proofId },
        orderBy: 'provenAt',
        limit: 1,
    });
    const [bank = ''] = rows.length === 0 ? banks : rows.map(({ value }) => value.bank);

    return { bank };
}
