import { coinStatusSchema, ownerSchema } from '@cohong/domain/dcep/coin';
import {
    coinProofSchema,
    genuinenessSchema,
    readProofSchema,
    type CoinProof,
} from '@cohong/domain/genuineness/check-coin';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { readJson } from '@cohong/domain/kernel/json-text';
import { z } from 'zod';
import { read, type Route } from '../http/route.js';
import { bankStaff, everybody } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { coinsOf } from '../read-model/places.js';

const tag = 'Genuineness';

/** A request's headers, its query among them, may be 16 kB long: enough for a coin with a hundred parents. */
const proofTextSchema = z
    .string()
    .regex(/^[\w-]{1,14000}$/, 'must be a proof as the gateway of a bank gave it')
    .transform((text, context): CoinProof => {
        const proof = coinProofSchema.safeParse(jsonIn(text));
        if (!proof.success) {
            context.addIssue({ code: 'custom', message: 'must be a proof as the gateway of a bank gave it' });
            return z.NEVER;
        }
        return proof.data;
    });

/** What coins a bank keeps, how their holders prove them, and how anybody checks a proof. */
export function genuinenessRoutes(mspId: string): readonly Route[] {
    return [
        list({
            path: '/v1/coins',
            summary: 'The coins that can be spent, in the vault and in wallets',
            tag,
            roles: bankStaff,
            chaincode: 'dcep',
            kind: 'coin-status',
            schema: coinStatusSchema,
            filters: { owner: ownerSchema.optional().meta({ description: 'A wallet, or `vault`' }) },
            collectionsFor: () => [coinsOf(mspId)],
            orderBy: 'serial',
        }),
        read({
            path: '/v1/coins/{serial}/proof',
            summary: 'What proves to anybody that a coin is genuine; for its holder and whom it is shown to',
            tag,
            roles: bankStaff,
            params: readProofSchema,
            answer: z.object({ proof: z.string().meta({ description: 'As `GET /v1/coin-checks` takes it' }) }),
            read: async ({ ledger, params }) => {
                const proof = await ledger.evaluate({
                    name: 'dcep/genuineness:ReadProof',
                    input: params,
                    answer: coinProofSchema,
                });
                return { proof: Buffer.from(canonicalJson(proof)).toString('base64url') };
            },
        }),
        read({
            path: '/v1/coin-checks',
            summary: 'Whether a coin is genuine, and whether it is spent: asked of the own peer, of no other member',
            tag,
            roles: everybody,
            query: z.strictObject({ proof: proofTextSchema }),
            answer: genuinenessSchema,
            read: ({ ledger, query: { proof } }) =>
                ledger.evaluate({ name: 'dcep/genuineness:CheckCoin', input: proof, answer: genuinenessSchema }),
        }),
    ];
}

function jsonIn(text: string): unknown {
    try {
        return readJson(Buffer.from(text, 'base64url').toString('utf8'));
    } catch {
        return undefined;
    }
}
