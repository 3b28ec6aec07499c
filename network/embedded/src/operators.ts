import { X509Certificate } from 'node:crypto';
import { type CertificateAuthority, type IssuedIdentity, issueIdentity } from './crypto/issue.js';
import { administratorName, type OrganisationMaterial } from './crypto/material.js';
import { type SigningIdentity, signingIdentity } from './wire/identity.js';

const operatorYears = 2;

/** Those who sign for organisations what they agree on: their administrators, or some whom their authorities make for this run. */
export class Operators {
    readonly #clock: () => Date;
    readonly #operators = new Map<string, SigningIdentity>();

    constructor(clock: () => Date) {
        this.#clock = clock;
    }

    get all(): readonly SigningIdentity[] {
        return [...this.#operators.values()];
    }

    of(mspId: string): SigningIdentity {
        const operator = this.#operators.get(mspId);
        if (operator === undefined) throw new Error(`${mspId} is not in this network`);
        return operator;
    }

    /** Gives an organisation its operator: its own `admin`, or another where it has none who is valid and can issue one. */
    async appoint({ mspId, ca, users }: OrganisationMaterial): Promise<void> {
        const own = users[administratorName];
        const serves = own !== undefined && (ca.privateKeyPem === undefined || this.#isValid(own));
        this.#operators.set(mspId, signingIdentity(mspId, serves ? own : await this.#issued(ca)));
    }

    #isValid({ certificatePem }: IssuedIdentity): boolean {
        return this.#clock() <= new Date(new X509Certificate(certificatePem).validTo);
    }

    #issued(ca: CertificateAuthority): Promise<IssuedIdentity> {
        const notAfter = new Date(this.#clock());
        notAfter.setUTCFullYear(notAfter.getUTCFullYear() + operatorYears);
        return issueIdentity(ca, { commonName: 'operator', organisationalUnit: 'admin', notAfter });
    }

    dismiss(mspId: string): void {
        this.#operators.delete(mspId);
    }
}
