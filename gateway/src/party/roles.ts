import type { MemberKind } from '@cohong/domain/party/member';

/** What a certificate says of its user in the attribute `role`. */
export type Role = 'maker' | 'checker' | 'auditor' | 'officer' | 'issuer' | 'regulator' | 'registrar';

/**
 * Which kinds of organisation have something, and which of their users: those with one of the roles, or every user. A
 * kind that is not named does not have it at all.
 */
export type RolesByKind = Readonly<Partial<Record<MemberKind, readonly Role[] | 'everybody'>>>;

/** At a bank, one begins an act … */
export const makers = { bank: ['maker'] } as const satisfies RolesByKind;

/** … and whoever works there sees what became of it. */
export const bankStaff = { bank: ['maker', 'checker', 'auditor'] } as const satisfies RolesByKind;

/** The two in whose fields all of trade lies. */
export const supervisors = {
    'foreign-exchange-regulator': ['officer', 'regulator', 'registrar'],
    'central-bank': ['officer', 'regulator', 'registrar'],
} as const satisfies RolesByKind;

/** Whoever has a token of the organisation. */
export const everybody = {
    bank: 'everybody',
    customs: 'everybody',
    'foreign-exchange-regulator': 'everybody',
    'central-bank': 'everybody',
} as const satisfies RolesByKind;
