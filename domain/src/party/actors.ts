import { refusals } from '../kernel/refusal.js';
import { isRegulator, type Caller, type MemberBook, type MemberKind } from './member.js';

const refusal = refusals({
    CALLER_MUST_BE_BANK: 'forbidden',
    CALLER_MUST_BE_CUSTOMS: 'forbidden',
    CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR: 'forbidden',
    CALLER_MUST_BE_CENTRAL_BANK: 'forbidden',
    CALLER_MUST_BE_REGULATOR: 'forbidden',
    CALLER_MUST_HAVE_ROLE: 'forbidden',
    BANK_MUST_BE_NAMED: 'invalid',
    BANK_MUST_BE_OWN: 'forbidden',
    BANK_MUST_BE_MEMBER: 'not-found',
});

const codeOf = {
    bank: 'CALLER_MUST_BE_BANK',
    customs: 'CALLER_MUST_BE_CUSTOMS',
    'foreign-exchange-regulator': 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR',
    'central-bank': 'CALLER_MUST_BE_CENTRAL_BANK',
} as const satisfies Record<MemberKind, string>;

/** Refuses everybody but users of such a member who have one of the roles. An administrator has none. */
export function mustBeActor(caller: Caller, kind: MemberKind, ...roles: readonly string[]): void {
    if (caller.kind !== kind) {
        throw refusal(codeOf[kind]);
    }
    mustHaveRole(caller, roles);
}

/** Refuses everybody but users of either regulator who have one of the roles. */
export function mustBeRegulator(caller: Caller, ...roles: readonly string[]): void {
    if (!isRegulator(caller)) {
        throw refusal('CALLER_MUST_BE_REGULATOR');
    }
    mustHaveRole(caller, roles);
}

/** Whose records a caller means: a bank its own, an authority those of the bank that it names. */
export function bankMeant(caller: Caller, named: string | undefined, book: MemberBook): string {
    const bank = caller.kind === 'bank' ? caller.mspId : named;
    if (bank === undefined) {
        throw refusal('BANK_MUST_BE_NAMED');
    }
    if (bank !== (named ?? bank)) {
        throw refusal('BANK_MUST_BE_OWN');
    }
    if (!book.members.some(({ mspId, kind }) => mspId === bank && kind === 'bank')) {
        throw refusal('BANK_MUST_BE_MEMBER');
    }

    return bank;
}

/** Refuses a user whose certificate names none of the roles. */
export function mustHaveRole({ role }: Pick<Caller, 'role'>, roles: readonly string[]): void {
    if (role === undefined || !roles.includes(role)) {
        throw refusal('CALLER_MUST_HAVE_ROLE', { roles });
    }
}
