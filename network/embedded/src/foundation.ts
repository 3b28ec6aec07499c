import { admit } from './admission.js';
import { genesisBlock } from './config/genesis.js';
import { memberOf } from './config/member.js';
import { SignatureVerifier } from './crypto/sign.js';
import { Conditions } from './faults/conditions.js';
import type { GatewayContext } from './gateway/context.js';
import type { Channel } from './ledger/channel.js';
import { openChannel } from './ledger/open-channel.js';
import type { NetworkOptions } from './network-options.js';
import { Operators } from './operators.js';
import { type BatchOptions, Orderer } from './orderer.js';

const defaultBatch: BatchOptions = { maxMessages: 50, timeoutMs: 50 };
const defaultChaincodeTimeoutMs = 30_000;

/** What all peers of a network stand on, and who agrees for its organisations. */
export interface Foundation extends Omit<GatewayContext, 'peer' | 'peers' | 'membership'> {
    readonly operators: Operators;
}

/** Opens a network's ledger, and sets up its one orderer. */
export async function layFoundation(options: NetworkOptions): Promise<Foundation> {
    const { clock = (): Date => new Date(), batch = defaultBatch } = options;
    const verifier = new SignatureVerifier();
    const conditions = new Conditions();
    const operators = new Operators(clock);
    const channel = await foundChannel(options, { clock, verifier, batch, conditions });
    const { channelId } = channel;
    const orderer = new Orderer({
        batch,
        admit: (envelope) => {
            const configuration = channel.configuration();
            const signer = (): ReturnType<Operators['of']> => operators.of(configuration.ordererMspId);
            return admit(envelope, { channelId, configuration, verifier, clock, signer });
        },
        commit: (envelopes) => channel.commit(envelopes),
    });
    const endorsementTimeoutMs = options.chaincodeTimeoutMs ?? defaultChaincodeTimeoutMs;
    return { channelId, channel, orderer, operators, verifier, clock, conditions, endorsementTimeoutMs };
}

async function foundChannel(
    { channel: channelId, organisations, lifecyclePolicy, acls, dir }: NetworkOptions,
    parts: Pick<Foundation, 'clock' | 'verifier' | 'conditions'> & { readonly batch: BatchOptions },
): Promise<Channel> {
    const [first] = organisations;
    if (first === undefined) throw new Error(`channel ${channelId} has no organisations`);
    const { clock, verifier, batch, conditions } = parts;
    const genesis = genesisBlock({
        channelId,
        organisations: await Promise.all(organisations.map(memberOf)),
        ordererMspId: first.mspId,
        batch,
        ...(lifecyclePolicy !== undefined && { lifecyclePolicy }),
        ...(acls !== undefined && { acls }),
        createdAt: clock(),
    });
    const peers = organisations.flatMap(({ mspId, peers: own }) => own.map(({ name }) => ({ name, mspId })));
    const { arrivalOf, onStep, beforeWrite } = conditions;
    const place = dir === undefined ? undefined : { directory: dir, beforeWrite };
    return openChannel(place, { genesis, verifier, peers, arrivalOf, onStep });
}
