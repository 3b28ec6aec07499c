import { refusals } from '../kernel/refusal.js';
import { epochMilliseconds, type Instant } from '../kernel/time.js';
import type { ConsentReceipt } from './consent.js';
import { isRegistered, type EnterpriseKey } from './enterprise.js';
import type {
    EnterpriseInstruction,
    HandedInInstruction,
    SignedEnterpriseInstruction,
} from './enterprise-instruction.js';

const refusal = refusals({
    INSTRUCTION_MUST_BE_SIGNED_BY_ENTERPRISE: 'forbidden',
    SIGNATURE_MUST_NOT_HAVE_EXPIRED: 'conflict',
});

/** How many receipts are shown at once. */
export const receiptsShown = 20;

export interface HandingIn {
    readonly bank: string;
    /** Whether the key in the instruction verifies its signature. */
    readonly isSigned: boolean;
    readonly at: Instant;
}

/** Takes an instruction from the bank whose counter the enterprise came to. */
export function handInInstruction(
    instruction: SignedEnterpriseInstruction,
    { bank, isSigned, at }: HandingIn,
): HandedInInstruction {
    if (!isSigned) {
        throw refusal('INSTRUCTION_MUST_BE_SIGNED_BY_ENTERPRISE');
    }
    if (epochMilliseconds(at) > epochMilliseconds(instruction.validUntil)) {
        throw refusal('SIGNATURE_MUST_NOT_HAVE_EXPIRED');
    }

    return { instructionId: instruction.instructionId, bank, instruction, receivedAt: at, status: 'RECEIVED' };
}

/** What a registrar knows: without a key that is the enterprise's, nothing else is looked up. */
export interface CarryingOut {
    readonly key: EnterpriseKey | undefined;
    readonly receipts?: readonly ConsentReceipt[];
    readonly at: Instant;
}

/** Ends an instruction: done, or signed by somebody who is not the enterprise. */
export function carriedOut(handedIn: HandedInInstruction, { key, receipts, at }: CarryingOut): HandedInInstruction {
    if (!isRegistered(key)) {
        return {
            ...handedIn,
            status: 'REFUSED',
            doneAt: at,
            refusal: 'INSTRUCTION_MUST_BE_SIGNED_WITH_REGISTERED_KEY',
        };
    }

    return { ...handedIn, status: 'DONE', doneAt: at, ...(receipts && { receipts: [...receipts] }) };
}

/** Which receipts an instruction asks for, the newest first. */
export function receiptNumbers(instruction: EnterpriseInstruction, newest: number): readonly number[] {
    if (instruction.kind !== 'LIST_RECEIPTS') {
        return [];
    }
    const first = Math.min(newest, (instruction.before ?? newest + 1) - 1);
    const count = Math.min(receiptsShown, first);

    return Array.from({ length: count }, (_, index) => first - index);
}
