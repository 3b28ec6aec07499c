import { common } from '@hyperledger/fabric-protos';

import { isWriter, unsatisfied } from './access.js';
import type { SignatureVerifier } from './crypto/sign.js';
import { OrdererRefusal } from './orderer.js';
import { decode } from './wire/decode.js';
import type { MembershipService } from './wire/identity.js';
import { envelopeSigner } from './wire/signer.js';

interface AdmissionContext {
    readonly channelId: string;
    readonly membership: MembershipService;
    readonly verifier: SignatureVerifier;
    readonly clock: () => Date;
}

/** What the orderer looks at before it takes an envelope: who signed it, not what is in it. Throws an `OrdererRefusal`. */
export function admit(bytes: Uint8Array, context: AdmissionContext): void {
    const envelope = decode(common.Envelope, bytes, 'Envelope');
    const header = decode(common.Payload, envelope.getPayload_asU8(), 'Payload').getHeader();
    if (header === undefined) throw new OrdererRefusal('BAD_REQUEST', 'envelope has no header');
    const { channelId } = decode(common.ChannelHeader, header.getChannelHeader_asU8(), 'ChannelHeader').toObject();
    if (channelId !== context.channelId) throw new OrdererRefusal('BAD_REQUEST', 'channel does not exist');
    const signatureHeader = decode(common.SignatureHeader, header.getSignatureHeader_asU8(), 'SignatureHeader');
    const writer = envelopeSigner(envelope, signatureHeader, context);
    if (writer === undefined || !isWriter(writer)) {
        throw new OrdererRefusal('FORBIDDEN', `${unsatisfied('Writers')}: permission denied`);
    }
    if (writer.notAfter < context.clock()) throw new OrdererRefusal('BAD_REQUEST', 'broadcast client identity expired');
}
