import { common } from '@hyperledger/fabric-protos';

import { sign } from '../crypto/sign.js';
import type { SigningIdentity } from '../wire/identity.js';
import { signatureHeader, signedEnvelope } from '../wire/signed-envelope.js';

/** Everybody who agrees to an update; the first hands it in. */
export type Signers = readonly [SigningIdentity, ...SigningIdentity[]];

/** An update of a channel's configuration with everybody's signature on it, as an orderer takes it. */
export function signedUpdate(update: common.ConfigUpdate, signers: Signers, createdAt: Date): common.Envelope {
    const bytes = update.serializeBinary();
    const agreed = new common.ConfigUpdateEnvelope();
    agreed.setConfigUpdate(bytes);
    agreed.setSignaturesList(signers.map((signer) => signatureOver(bytes, signer)));
    const kind = { type: common.HeaderType.CONFIG_UPDATE, channelId: update.getChannelId(), createdAt };
    return signedEnvelope(signers[0], kind, agreed);
}

function signatureOver(update: Uint8Array, signer: SigningIdentity): common.ConfigSignature {
    const header = signatureHeader(signer).serializeBinary();
    const signature = new common.ConfigSignature();
    signature.setSignatureHeader(header);
    signature.setSignature(sign(signer.privateKey, Buffer.concat([header, update])));
    return signature;
}
