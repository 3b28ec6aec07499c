import { z } from 'zod';
import { policySchema } from './policy.js';

const mspId = z.string().regex(/^[A-Za-z][A-Za-z0-9]*MSP$/, 'must be letters and digits that end in MSP');
const port = z.int().min(1024).max(65_535);
const policyPath = z
    .string()
    .regex(
        /^\/Channel\/Application(\/[A-Za-z0-9]+)?\/[A-Za-z]+$/,
        'must be a path such as /Channel/Application/SafeMSP/Readers',
    );
const roleByUser = z.record(z.string().regex(/^[a-z]+(-\d+)?$/), z.string().regex(/^[a-z]+$/));

/** What a gateway is told out of the rest of the file, and so not in its settings. */
export const derivedForGateway = [
    'mspId',
    'channel',
    'listen',
    'peer',
    'users',
    'tokens',
    'database',
    'requestSecretFile',
    'banks',
    'formerBanks',
    'authorities',
    'registrar',
] as const;

const gatewaySettingsSchema = z
    .record(z.string(), z.unknown())
    .refine((settings) => derivedForGateway.every((name) => !(name in settings)), {
        message: `must not name what is derived: ${derivedForGateway.join(', ')}`,
    });

const organisationSchema = z.strictObject({
    mspId,
    name: z.string().min(1),
    kind: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
    /** The first is the one that others learn of the organisation from. */
    peers: z.array(z.strictObject({ port })).min(1),
    gatewayPort: port,
    /** The folder of certificates and keys that the organisation brings; without it they are issued here. */
    material: z.string().min(1).optional(),
    /** Present where the organisation's gateway decides on financings; 0 acts at once, more stands by. */
    registrar: z.strictObject({ standbySeconds: z.int().min(0).max(3_600) }).optional(),
    /** What the organisation's gateway is to do otherwise than by default; the gateway itself checks it at its start. */
    gatewaySettings: gatewaySettingsSchema.exactOptional(),
});

const profileSchema = z.strictObject({
    timeWindowMinutes: z.int().min(1),
    logging: z.enum(['error', 'warn', 'info', 'debug']),
});

const orderingSchema = z.strictObject({
    protocol: z.enum(['raft', 'smartbft']),
    /** Their organisations need not be members. */
    nodes: z.array(z.strictObject({ mspId, port })).min(1),
});

const collectionSchema = z.strictObject({
    /** `{kind}` in the name makes one collection for each organisation of that kind. */
    name: z.string().regex(/^[a-z]+(_\{[a-z-]+\})?$/),
    members: z.array(z.string().min(1)).min(1),
    requiredPeerCount: z.int().min(0),
    endorsement: policySchema.optional(),
    othersMayWrite: z.boolean().default(false),
});

const chaincodeSchema = z.strictObject({
    name: z.string().regex(/^[a-z]+$/),
    directory: z.string().min(1),
    endorsement: policySchema,
    collections: z.array(collectionSchema),
});

const foundingSchema = z
    .strictObject({
        as: z.string().regex(/^[A-Za-z0-9]+MSP\/[a-z0-9-]+$/, 'must be organisation/user'),
        post: z.string().startsWith('/v1/'),
        body: z.record(z.string(), z.unknown()).exactOptional(),
        /** A file of JSON, relative to the repository, for what is too long to stand here. */
        bodyFile: z.string().min(1).exactOptional(),
    })
    .refine(({ body, bodyFile }) => (body === undefined) !== (bodyFile === undefined), 'must have body or bodyFile');

const leavingSchema = z.strictObject({
    as: foundingSchema.shape.as,
    /** `{member}` stands for whoever is to leave, and `{status}` for each of the statuses: it is asked once for each. */
    get: z.string().startsWith('/v1/'),
    statuses: z.array(z.string().min(1)).min(1).exactOptional(),
    expect: z.record(z.string(), z.unknown()),
});

/** The shape of consortium.yaml. Unknown keys are refused: a misspelt one must not be silently without effect. */
export const consortiumSchema = z.strictObject({
    channel: z.string().regex(/^[a-z][a-z0-9.-]*$/),
    batch: z.strictObject({ maxMessages: z.int().min(1), timeoutMilliseconds: z.int().min(1) }),
    profiles: z.strictObject({ production: profileSchema, test: profileSchema }),
    ordering: z.record(z.string().regex(/^[a-z]+(-[a-z]+)*$/), orderingSchema),
    groups: z.record(z.string(), z.array(mspId).min(1)),
    organisations: z.array(organisationSchema).min(1),
    /** Who has left; what was theirs stays where others share it. */
    formerMembers: z.array(z.strictObject({ mspId, kind: organisationSchema.shape.kind })).default([]),
    users: z.record(z.string(), roleByUser),
    lifecycleEndorsement: policySchema,
    /** Policies of the channel, by their paths, in the place of those that guard a peer's resources by default. */
    acls: z
        .record(
            z.string().regex(/^[A-Za-z_]+\/[A-Za-z]+$/, 'must be a resource of a peer, such as event/Block'),
            policyPath,
        )
        .default({}),
    chaincodes: z.array(chaincodeSchema).min(1),
    gateway: z.strictObject({ script: z.string().min(1) }),
    founding: z.array(foundingSchema),
    /** By kind of organisation: what must be so before one of it leaves. */
    leaving: z.record(z.string(), z.array(leavingSchema)).default({}),
});

export type ConsortiumFile = z.output<typeof consortiumSchema>;
export type OrganisationEntry = ConsortiumFile['organisations'][number];
