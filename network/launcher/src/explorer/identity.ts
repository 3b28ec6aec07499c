import { decode, describeCertificate } from '@cohong/embedded-fabric';
import { msp } from '@hyperledger/fabric-protos';

/** Who created or endorsed something, as far as the certificate says. Whether the channel believes it, peers decide. */
export interface ShownIdentity {
    readonly mspId: string;
    /** The certificate's common name. */
    readonly name: string;
    /** The node role: client, peer, admin or orderer. */
    readonly unit: string;
}

export function showIdentity(serialized: Uint8Array): ShownIdentity {
    const identity = decode(msp.SerializedIdentity, serialized, 'SerializedIdentity');
    const mspId = identity.getMspid();
    try {
        const { name, organisationalUnits } = describeCertificate(Buffer.from(identity.getIdBytes_asU8()).toString());
        return { mspId, name, unit: organisationalUnits.join(' ') };
    } catch {
        // Anyone can hand in an envelope; what is in place of a certificate stands in the block all the same.
        return { mspId, name: '(no certificate)', unit: '' };
    }
}
