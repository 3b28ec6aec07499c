import { refusals } from '@cohong/domain/kernel/refusal';
import type { MemberKind } from '@cohong/domain/party/member';

const refusal = refusals({ CALLER_MUST_HAVE_ROLE: 'forbidden' });

/** What the creator's certificate says, checked by the peer before any code of ours runs. */
export interface Certificate {
    readonly mspId: string;
    /** The attribute `role`, as a Fabric CA issues it; absent when the certificate has none. */
    readonly role?: string;
    /** Subject and issuer: the same user with a renewed certificate keeps it. Private, never in a result or event. */
    readonly id: string;
}

/** Who creates the transaction: a certificate, and what its organisation is in the member book. */
export interface Caller extends Certificate {
    readonly kind: MemberKind;
}

/** Refuses a caller whose certificate does not carry the role, an administrator's among them: those have none. */
export function mustHaveRole(caller: Certificate, role: string): void {
    if (caller.role !== role) {
        throw refusal('CALLER_MUST_HAVE_ROLE', { role });
    }
}
