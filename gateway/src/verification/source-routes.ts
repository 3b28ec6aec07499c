import { reportSourceSchema } from '@cohong/domain/verification/api';
import { declarationSourceSchema } from '@cohong/domain/verification/declaration-source';
import { z } from 'zod';
import type { Ledger } from '../fabric/ledger.js';
import { act, read, type Route } from '../http/route.js';
import { everybody } from '../party/roles.js';

const common = { path: '/v1/declaration-source', tag: 'Declarations' } as const;

const answer = z.object({
    source: declarationSourceSchema.exactOptional().meta({ description: 'Left out where customs never reported' }),
});

/** How current the declarations on the ledger are, as customs says it. */
export const sourceRoutes: readonly Route[] = [
    read({
        ...common,
        roles: everybody,
        summary: 'Up to when all declarations of customs are on the ledger',
        answer,
        read: ({ ledger }) => readSource(ledger),
    }),
    act({
        ...common,
        roles: { customs: ['officer'] },
        summary: 'Say up to when all declarations are on the ledger, or that none come for a while',
        examples: { request: { status: 'CURRENT', completeUntil: '2026-03-02T09:00:00+08:00' } },
        body: reportSourceSchema,
        status: 200,
        answer,
        act: async ({ ledger, body, request }) => {
            const name = 'trade/declaration-source:ReportSource';
            const committed = await ledger.submit({ name, input: body, request });
            return { committed, resource: await readSource(ledger) };
        },
    }),
];

function readSource(ledger: Ledger): Promise<z.output<typeof answer>> {
    return ledger.evaluate({ name: 'trade/declaration-source:ReadSource', input: {}, answer });
}
