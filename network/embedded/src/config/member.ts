import { issueRevocationList } from '../crypto/revocation.js';
import type { NetworkOrganisation } from '../network-options.js';
import type { MemberOrganisation } from '../wire/identity.js';

/** An organisation as the channel's configuration names it. */
export async function memberOf(organisation: NetworkOrganisation): Promise<MemberOrganisation> {
    const { mspId, ca, tlsCa, revokedSerialNumbers = [] } = organisation;
    return {
        mspId,
        rootCertificatesPem: [ca.certificatePem],
        tlsRootCertificatesPem: [tlsCa.certificatePem],
        revocationListsPem:
            revokedSerialNumbers.length > 0 ? [await issueRevocationList(ca, revokedSerialNumbers)] : [],
    };
}
