import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { UserIdentity } from '../config.js';

/** Where Fabric CA puts what an organisation says of a member beyond the member's name. */
const attributesExtension = '1.2.3.4.5.6.7.8.1';

const attributesSchema = z.object({ attrs: z.object({ role: z.string().optional() }) });

/** The roles that the users' certificates name, as the contracts read them. */
export function roles(users: ReadonlyMap<string, UserIdentity>): (user: string) => string | undefined {
    const byUser = new Map([...users].map(([user, { certificatePem }]) => [user, roleIn(certificatePem)]));

    return (user) => byUser.get(user);
}

function roleIn(certificatePem: string): string | undefined {
    const { extensions } = AsnConvert.parse(new X509Certificate(certificatePem).raw, Certificate).tbsCertificate;
    const attributes = extensions?.find(({ extnID }) => extnID === attributesExtension);

    return attributes === undefined
        ? undefined
        : attributesSchema.parse(JSON.parse(Buffer.from(attributes.extnValue.buffer).toString('utf8'))).attrs.role;
}
