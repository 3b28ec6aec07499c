import type { common } from '@hyperledger/fabric-protos';
import type { SignatureVerifier } from '../crypto/sign.js';
import type { Identity, Membership } from './identity.js';

/** A message with the name of whoever claims to have signed it. */
export interface ClaimedMessage {
    readonly creator: Uint8Array;
    readonly message: Uint8Array;
    readonly signature: Uint8Array;
}

interface Signers {
    readonly membership: Membership;
    readonly verifier: SignatureVerifier;
}

/** The channel's member who signed a message; undefined, for whatever reason, if nobody on the channel did. */
export function signerOf(
    { creator, message, signature }: ClaimedMessage,
    { membership, verifier }: Signers,
): Identity | undefined {
    try {
        const signer = membership.identify(creator);
        return verifier.verify({ publicKey: signer.publicKey, message, signature }) ? signer : undefined;
    } catch {
        return undefined;
    }
}

/** The channel's member who is named in an envelope and has signed it; undefined if there is none. */
export function envelopeSigner(
    envelope: common.Envelope,
    signatureHeader: common.SignatureHeader,
    context: Signers,
): Identity | undefined {
    const creator = signatureHeader.getCreator_asU8();
    const [message, signature] = [envelope.getPayload_asU8(), envelope.getSignature_asU8()];
    return signerOf({ creator, message, signature }, context);
}
