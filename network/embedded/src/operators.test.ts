import { describe, expect, it } from '@jest/globals';
import { describeCertificate } from './crypto/describe.js';
import { issueOrganisation, type OrganisationMaterial } from './crypto/material.js';
import { Operators } from './operators.js';
import { signingIdentity } from './wire/identity.js';

const mspId = 'HarbourMSP';

async function operatorOf(material: OrganisationMaterial, now = new Date()): Promise<Uint8Array> {
    const operators = new Operators(() => now);
    await operators.appoint(material);
    return operators.of(mspId).bytes;
}

describe('Who signs for an organisation', () => {
    const users = { admin: { role: 'admin' } } as const;
    const ownOf = ({ users: { admin } }: OrganisationMaterial): Uint8Array => signingIdentity(mspId, admin!).bytes;

    it('is its own administrator', async () => {
        const material = await issueOrganisation({ mspId, users });
        expect(await operatorOf(material)).toEqual(ownOf(material));
    });

    it('is another where by the clock of the network that one has expired, if its authority can issue one', async () => {
        const material = await issueOrganisation({ mspId, users });
        const { notAfter } = describeCertificate(material.users['admin']!.certificatePem);
        const later = new Date(notAfter.getTime() + 1000);
        expect(await operatorOf(material, notAfter)).toEqual(ownOf(material));
        expect(await operatorOf(material, later)).not.toEqual(ownOf(material));
        const keyless = { ...material, ca: { certificatePem: material.ca.certificatePem } };
        expect(await operatorOf(keyless, later)).toEqual(ownOf(material));
    });

    it('is nobody without either', async () => {
        const material = await issueOrganisation({ mspId, users: {} });
        const keyless = { ...material, ca: { certificatePem: material.ca.certificatePem } };
        await expect(operatorOf(keyless)).rejects.toThrow(
            'operator needs a certificate, and the key of the authority ca.HarbourMSP is not here',
        );
    });
});
