import { common } from '@hyperledger/fabric-protos';

import { whyNot } from './access.js';
import type { ChannelConfiguration } from './config/configuration.js';
import type { SignatureVerifier } from './crypto/sign.js';
import { authorisedUpdate } from './config/authorised-update.js';
import { type Admitted, OrdererRefusal } from './orderer.js';
import { textOf } from './text-of.js';
import { decode } from './wire/decode.js';
import type { SigningIdentity } from './wire/identity.js';
import { signedEnvelope } from './wire/signed-envelope.js';
import { envelopeSigner } from './wire/signer.js';

interface AdmissionContext {
    readonly channelId: string;
    readonly configuration: ChannelConfiguration;
    readonly verifier: SignatureVerifier;
    readonly clock: () => Date;
    /** Whoever signs for the orderer. */
    readonly signer: () => SigningIdentity;
}

/**
 * What the orderer looks at before it takes an envelope: who signed it, not what is in it. Only of an update of the
 * configuration it makes something itself, the new configuration. Throws an `OrdererRefusal`.
 */
export function admit(bytes: Uint8Array, context: AdmissionContext): Admitted {
    const envelope = decode(common.Envelope, bytes, 'Envelope');
    const header = decode(common.Payload, envelope.getPayload_asU8(), 'Payload').getHeader();
    if (header === undefined) throw new OrdererRefusal('BAD_REQUEST', 'envelope has no header');
    const { channelId, type } = decode(
        common.ChannelHeader,
        header.getChannelHeader_asU8(),
        'ChannelHeader',
    ).toObject();
    if (channelId !== context.channelId) throw new OrdererRefusal('BAD_REQUEST', 'channel does not exist');
    if (type === common.HeaderType.CONFIG) {
        throw new OrdererRefusal('BAD_REQUEST', 'message is of type that cannot be processed directly');
    }
    const signatureHeader = decode(common.SignatureHeader, header.getSignatureHeader_asU8(), 'SignatureHeader');
    const { configuration, verifier } = context;
    const writer = envelopeSigner(envelope, signatureHeader, { membership: configuration.membership, verifier });
    const reason = whyNot(configuration, '/Channel/Writers', writer);
    if (writer === undefined || reason !== undefined) {
        throw new OrdererRefusal('FORBIDDEN', `${reason}: permission denied`);
    }
    if (writer.notAfter < context.clock()) throw new OrdererRefusal('BAD_REQUEST', 'broadcast client identity expired');
    if (type !== common.HeaderType.CONFIG_UPDATE) return { envelope: bytes, isConfiguration: false };
    return { envelope: configured(bytes, context), isConfiguration: true };
}

/** The transaction that gives the channel its new configuration, in the orderer's name. */
function configured(update: Uint8Array, context: AdmissionContext): Uint8Array {
    try {
        const configuration = authorisedUpdate(update, context);
        const { channelId, signer, clock } = context;
        const kind = { type: common.HeaderType.CONFIG, channelId, createdAt: clock() };
        return signedEnvelope(signer(), kind, configuration).serializeBinary();
    } catch (cause) {
        const where = `error applying config update to existing channel '${context.channelId}'`;
        throw new OrdererRefusal('BAD_REQUEST', `${where}: error authorizing update: ${textOf(cause)}`);
    }
}
