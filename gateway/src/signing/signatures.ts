import { refusals } from '@cohong/domain/kernel/refusal';
import { createHash, verify, X509Certificate } from 'node:crypto';
import type { UserIdentity } from '../config.js';
import type { Database } from '../database/database.js';
import type { Unsigned } from '../fabric/ledger.js';
import { withLowS } from '../fabric/sign.js';
import { Signal } from '../fabric/signal.js';
import type { Seal } from '../outbox/sealed.js';
import { SignatureMissingError, SigningEndedError } from './signing-error.js';
import type { GivenSignature, ToSign } from './to-sign.js';

const refusal = refusals({
    DIGEST_MUST_BE_ASKED_FOR: 'invalid',
    SIGNATURE_MUST_BE_VALID: 'invalid',
    SIGNATURE_MUST_COME_IN_TIME: 'conflict',
});

/** How soon a signature is found that another gateway of the organisation was given. */
const lookMilliseconds = 1_000;

/** A request, as far as signing is concerned. */
export interface SignedFor {
    readonly operationId: string;
    readonly user: string;
}

/** Something that was asked for, and the promise of its signature. */
export interface Asked {
    readonly toSign: ToSign;
    /** Rejects with SignatureMissingError or SigningEndedError. */
    readonly signature: Promise<Uint8Array>;
}

export interface SignaturesParts {
    readonly seal: Seal;
    readonly users: ReadonlyMap<string, UserIdentity>;
    readonly expireAfterSeconds: number;
}

interface Row {
    readonly digest: string;
    readonly step: ToSign['step'];
    readonly attempt: number;
    readonly transaction_id: string;
    readonly message: Buffer;
    readonly expires_at: Date;
}

/**
 * What users whose keys are elsewhere must sign, and what they have signed. It lies in the database, so that any gateway
 * of the organisation takes a signature for the one that waits for it.
 */
export class Signatures {
    readonly #database: Database;
    readonly #parts: SignaturesParts;
    /** By digest, of those that this process waits for. */
    readonly #waiting = new Map<string, Signal>();
    #isStopped = false;

    constructor(database: Database, parts: SignaturesParts) {
        this.#database = database;
        this.#parts = parts;
    }

    /** Whether nobody here waits any longer. */
    get isStopped(): boolean {
        return this.#isStopped;
    }

    /** Ends all waiting: whoever goes on with a request asks anew. */
    stop(): void {
        this.#isStopped = true;
        this.#waiting.forEach((arrived) => arrived.raise());
    }

    /** Asks for a signature; what was asked for this request before is not waited for any more. */
    async ask(operationId: string, { step, transactionId, message }: Unsigned): Promise<Asked> {
        const digest = createHash('sha256').update(message).digest('base64');
        const sealed = this.#parts.seal.close(digest, Buffer.from(message).toString('base64'));
        const [row] = await this.#database.query<Row>(
            `WITH earlier AS (
                 UPDATE signatures SET expires_at = now()
                 WHERE operation_id = $1 AND signature IS NULL AND expires_at > now()
             )
             INSERT INTO signatures (operation_id, digest, step, transaction_id, message, attempt, expires_at)
             SELECT $1, $2, $3, $4, $5,
                 count(*) FILTER (WHERE step = 'proposal') + CASE WHEN $3 = 'proposal' THEN 1 ELSE 0 END,
                 now() + make_interval(secs => $6)
             FROM signatures WHERE operation_id = $1
             RETURNING *`,
            [operationId, digest, step, transactionId, sealed, this.#parts.expireAfterSeconds],
        );
        if (row === undefined) {
            throw new Error('what is to be signed was not kept');
        }
        const signature = this.#wait(operationId, digest);
        // Whoever asked may have ended meanwhile.
        signature.catch(() => undefined);

        return { toSign: this.#toSign(row), signature };
    }

    /** What a request waits for now. */
    async awaited(operationId: string): Promise<ToSign | undefined> {
        const [row] = await this.#database.query<Row>(
            'SELECT * FROM signatures WHERE operation_id = $1 AND signature IS NULL AND expires_at > now()',
            [operationId],
        );

        return row && this.#toSign(row);
    }

    /**
     * Takes a signature. Given again, it does nothing.
     *
     * @throws Refusal DIGEST_MUST_BE_ASKED_FOR, SIGNATURE_MUST_BE_VALID, SIGNATURE_MUST_COME_IN_TIME: nothing has changed then.
     */
    async give({ operationId, user }: SignedFor, { digest, signature }: GivenSignature): Promise<void> {
        const [asked] = await this.#database.query<Row>(
            'SELECT * FROM signatures WHERE operation_id = $1 AND digest = $2',
            [operationId, digest],
        );
        if (asked === undefined) {
            throw refusal('DIGEST_MUST_BE_ASKED_FOR');
        }
        const der = Buffer.from(signature, 'base64');
        if (!this.#isBy(user, this.#messageOf(asked), der)) {
            throw refusal('SIGNATURE_MUST_BE_VALID');
        }
        const taken = await this.#database.query(
            `UPDATE signatures SET signature = COALESCE(signature, $3)
             WHERE operation_id = $1 AND digest = $2 AND (signature IS NOT NULL OR expires_at > now())
             RETURNING digest`,
            [operationId, digest, withLowS(der)],
        );
        if (taken.length === 0) {
            throw refusal('SIGNATURE_MUST_COME_IN_TIME');
        }
        this.#waiting.get(digest)?.raise();
    }

    /** What was signed is private, and nobody needs it long after the end. */
    async erase(hours: number): Promise<void> {
        await this.#database.query(
            `DELETE FROM signatures USING operations
             WHERE operations.operation_id = signatures.operation_id
                 AND operations.finished_at < now() - make_interval(hours => $1)`,
            [hours],
        );
    }

    async #wait(operationId: string, digest: string): Promise<Uint8Array> {
        const arrived = new Signal();
        this.#waiting.set(digest, arrived);
        try {
            for (;;) {
                if (this.#isStopped) {
                    throw new SigningEndedError();
                }
                const [row] = await this.#database.query<{ signature: Buffer | null; isExpired: boolean }>(
                    `SELECT signature, expires_at <= now() AS "isExpired" FROM signatures
                     WHERE operation_id = $1 AND digest = $2`,
                    [operationId, digest],
                );
                if (row?.signature) {
                    return row.signature;
                }
                if (row === undefined || row.isExpired) {
                    throw new SignatureMissingError();
                }
                await arrived.wait(lookMilliseconds);
            }
        } finally {
            this.#waiting.delete(digest);
        }
    }

    #isBy(user: string, message: Buffer, der: Buffer): boolean {
        const { certificatePem } = this.#parts.users.get(user) ?? {};

        return (
            certificatePem !== undefined &&
            verify('sha256', message, new X509Certificate(certificatePem).publicKey, der)
        );
    }

    #messageOf({ digest, message }: Row): Buffer {
        return Buffer.from(this.#parts.seal.open(digest, message), 'base64');
    }

    #toSign(row: Row): ToSign {
        const { digest, step, attempt, transaction_id: transactionId, expires_at: expiresAt } = row;

        return {
            step,
            attempt,
            transactionId,
            algorithm: 'ECDSA-P256-SHA256',
            digest,
            message: this.#messageOf(row).toString('base64'),
            expiresAt: expiresAt.toISOString(),
        };
    }
}
