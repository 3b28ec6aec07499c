import { type CertificateAuthority, type IssuedIdentity, issueIdentity } from './crypto/issue.js';
import type { OrganisationMaterial } from './crypto/material.js';
import { type SigningIdentity, signingIdentity } from './wire/identity.js';

const operatorYears = 2;
const ownAdministrator = 'admin';

/** Those who sign for organisations what they agree on: administrators whom their authorities make for this run. */
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

    /** Gives an organisation its operator: its own `admin` where only it can issue certificates. */
    async appoint({ mspId, ca, users }: OrganisationMaterial): Promise<void> {
        const own = ca.privateKeyPem === undefined ? users[ownAdministrator] : undefined;
        this.#operators.set(mspId, signingIdentity(mspId, own ?? (await this.#issued(ca))));
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
