import {
    confirmEntrySchema,
    enterpriseAddressSchema,
    proposeEntrySchema,
    revokeKeySchema,
} from '@cohong/domain/consent/api';
import { enterpriseSchema } from '@cohong/domain/consent/enterprise';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { act, read, type ActReply, type Route } from '../http/route.js';
import { supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { registryPlace } from '../read-model/places.js';
import { exampleEnterpriseKey } from './consent-examples.js';
import { EnterpriseClient } from './enterprise-client.js';

const tag = 'Enterprises and consents';
const forWatchers = { tag, roles: supervisors } as const;
const byStaff = { tag, roles: { 'foreign-exchange-regulator': ['officer', 'regulator'] } } as const;
const byOfficers = { tag, roles: { 'foreign-exchange-regulator': ['officer'] } } as const;
const path = '/v1/supervision/enterprises';
const onOne = { path: `${path}/{uscc}`, params: enterpriseAddressSchema } as const;

/** The directory of enterprises that trade abroad: the class of each, and the key with which it signs its consents. */
export const enterpriseRoutes: readonly Route[] = [
    list({
        ...forWatchers,
        path,
        summary: 'The enterprises in the directory',
        chaincode: 'trade',
        kind: 'enterprise',
        schema: enterpriseSchema,
        filters: { uscc: enterpriseSchema.shape.uscc.optional() },
        orderBy: 'registeredAt',
        collectionsFor: () => [registryPlace],
    }),
    read({
        ...forWatchers,
        ...onOne,
        summary: 'What the directory says of an enterprise, and what is proposed',
        answer: enterpriseSchema,
        read: ({ ledger, params }) => new EnterpriseClient(ledger).readEnterprise(params),
    }),
    act({
        ...byStaff,
        ...onOne,
        path: `${onOne.path}/entry`,
        summary:
            'Propose the class of an enterprise and its key; without a key it is to have none. An officer confirms it',
        examples: { request: { expectedVersion: 0, classCode: 'A', publicKey: exampleEnterpriseKey } },
        body: proposeEntrySchema.omit({ uscc: true }),
        status: 200,
        answer: enterpriseSchema,
        act: async ({ ledger, params, body, request }) =>
            replyOf(ledger, params, await new EnterpriseClient(ledger).proposeEntry({ ...params, ...body }, request)),
    }),
    act({
        ...byOfficers,
        ...onOne,
        path: `${onOne.path}/confirm`,
        summary: 'Enter what somebody else has proposed; with another key every consent under the old one is dead',
        examples: { request: { expectedVersion: 1 } },
        body: confirmEntrySchema.omit({ uscc: true }),
        status: 200,
        answer: enterpriseSchema,
        act: async ({ ledger, params, body, request }) =>
            replyOf(ledger, params, await new EnterpriseClient(ledger).confirmEntry({ ...params, ...body }, request)),
    }),
    act({
        ...byOfficers,
        ...onOne,
        path: `${onOne.path}/key-revocation`,
        summary: 'End the key of an enterprise at once, and with it all that it has consented to',
        examples: { request: { expectedVersion: 2 } },
        body: revokeKeySchema.omit({ uscc: true }),
        status: 200,
        answer: enterpriseSchema,
        act: async ({ ledger, params, body, request }) =>
            replyOf(ledger, params, await new EnterpriseClient(ledger).revokeKey({ ...params, ...body }, request)),
    }),
];

async function replyOf(ledger: Ledger, address: { readonly uscc: string }, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new EnterpriseClient(ledger).readEnterprise(address) };
}
