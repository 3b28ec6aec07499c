import type { MemberKind } from '@cohong/domain/party/member';

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
