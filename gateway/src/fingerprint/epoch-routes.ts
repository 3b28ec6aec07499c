import { epochsSchema, retireEpochSchema } from '@cohong/domain/fingerprint/api';
import { z } from 'zod';
import { act, read, type Route } from '../http/route.js';
import { supervisors } from '../party/roles.js';
import { FingerprintClient } from './fingerprint-client.js';

const tag = 'Supervision';
const byOfficers = {
    tag,
    roles: { 'foreign-exchange-regulator': ['officer'], 'central-bank': ['officer'] },
} as const;
const path = '/v1/fingerprint-epochs';

/** The epochs of the keys under which documents are filed, for the regulators alone. */
export const epochRoutes: readonly Route[] = [
    read({
        tag,
        roles: supervisors,
        path,
        summary: 'The living epochs of keys, and how much is still filed with the key of each',
        answer: epochsSchema,
        read: ({ ledger }) => new FingerprintClient(ledger).readEpochs(),
    }),
    act({
        ...byOfficers,
        path,
        summary:
            'Begin a new epoch: what is filed from now on is filed with a new key, and registrars carry the rest over',
        body: z.strictObject({}),
        status: 201,
        answer: epochsSchema,
        act: async ({ ledger, request }) => {
            const client = new FingerprintClient(ledger);
            const committed = await client.rotateKeys(request);
            return { committed, resource: await client.readEpochs() };
        },
    }),
    act({
        ...byOfficers,
        path: `${path}/{epoch}/retirement`,
        summary: 'Forget the key of an old epoch, with which nothing is filed any more',
        params: z.strictObject({ epoch: z.string().regex(/^[1-9]\d{0,8}$/, 'must be the number of an epoch') }),
        body: z.strictObject({}),
        status: 200,
        answer: epochsSchema,
        act: async ({ ledger, params, request }) => {
            const client = new FingerprintClient(ledger);
            const { epoch } = retireEpochSchema.parse({ epoch: Number(params.epoch) });
            const committed = await client.retireEpoch(epoch, request);
            return { committed, resource: await client.readEpochs() };
        },
    }),
];
