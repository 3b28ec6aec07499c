import type { ClaimLock, LockCoins, PayForPurpose } from '@cohong/domain/lock/api';
import { lockSchema, type Lock } from '@cohong/domain/lock/lock';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Locked coins as the gateway sees them. */
export class LockClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    lockCoins(input: LockCoins, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/lock:LockCoins', input, request });
    }

    claimLock(input: ClaimLock, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/lock:ClaimLock', input, request });
    }

    payForPurpose(input: PayForPurpose, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/lock:PayForPurpose', input, request });
    }

    returnLock(lockId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/lock:ReturnLock', input: { lockId }, request });
    }

    readLock(lockId: string): Promise<Lock> {
        return this.#ledger.evaluate({ name: 'dcep/lock:ReadLock', input: { lockId }, answer: lockSchema });
    }
}
