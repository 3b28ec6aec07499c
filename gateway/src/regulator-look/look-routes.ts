import { instantSchema } from '@cohong/domain/kernel/time';
import { mspIdSchema } from '@cohong/domain/party/member';
import { lookPageSchema, lookSchema } from '@cohong/domain/regulator-look/regulator-look';
import { z } from 'zod';
import { read, type Route } from '../http/route.js';
import { bankStaff } from '../party/roles.js';
import { list, mustBeOneOf, mustHaveRead } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import type { LookCounts } from './look-counts.js';

const forStaff = { tag: 'Looks of regulators', roles: bankStaff } as const;

const countsSchema = z.object({
    data: z.array(z.object({ regulator: mspIdSchema, what: lookSchema.shape.what, looks: z.int() })),
    total: z.int(),
});

/** What regulators have looked at in a bank's own books. */
export function lookRoutes(mspId: string, counts: LookCounts): readonly Route[] {
    return [
        list({
            ...forStaff,
            path: '/v1/regulator-looks',
            summary: 'When the regulators have looked into this bank’s books, and at what kind of thing',
            chaincode: 'trade',
            kind: 'regulator-look',
            schema: lookPageSchema,
            filters: { regulator: mspIdSchema.optional() },
            // Every bank gets a page in every round, so that no block tells whose books were looked into.
            derived: { isEmpty: `(value -> 'looks' = '[]'::jsonb)::text` },
            only: { isEmpty: 'false' },
            hasPeriod: true,
            orderBy: 'lookedAt',
            collectionsFor: () => [vaultOf(mspId)],
        }),
        read({
            ...forStaff,
            path: '/v1/regulator-looks/counts',
            summary: 'How often the regulators have looked into this bank’s books, by route',
            query: z.strictObject({ since: instantSchema.optional(), before: instantSchema.optional() }),
            answer: countsSchema,
            read: async ({ readModel, role, query }) => {
                // What the read model holds no chaincode guards.
                mustBeOneOf(bankStaff.bank, role);
                await mustHaveRead(readModel, []);
                const data = await counts.of(mspId, query);

                return { data, total: data.reduce((total, { looks }) => total + looks, 0) };
            },
        }),
    ];
}
