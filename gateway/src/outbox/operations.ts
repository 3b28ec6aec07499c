import { randomUUID } from 'node:crypto';
import type { RequestMark, SignedEnvelope } from '../fabric/ledger.js';
import type { Database } from '../database/database.js';
import { gathered } from '../database/gathered.js';
import type { OperationState } from './operation.js';
import { isRunnerAlive } from './runner.js';
import type { Seal } from './sealed.js';

/** What a client sent, as it sent it. */
export interface Content {
    readonly params: Readonly<Record<string, string>>;
    readonly body: string;
}

/** A request to be carried out. */
export interface Received {
    readonly mark: RequestMark;
    readonly user: string;
    /** Such as `POST /v1/financings`. */
    readonly route: string;
    readonly content: Content;
}

/** A request as the database keeps it. */
export interface Operation {
    readonly operationId: string;
    readonly requestKey: string;
    readonly bodyHash: string;
    readonly user: string;
    readonly route: string;
    readonly state: OperationState;
    readonly runner: number;
    readonly receivedAt: Date;
    readonly finishedAt: Date | undefined;
    readonly transactionId: string | undefined;
    readonly envelope: Buffer | undefined;
    readonly code: string | undefined;
    readonly content: Content | undefined;
    /** What was answered, JSON; undefined before, and when it has been erased. */
    readonly answer: string | undefined;
}

/** How a request ended. */
export interface Ending {
    readonly state: 'DONE' | 'REFUSED' | 'FAILED';
    readonly code?: string;
    readonly answer?: string;
}

/** What is not at its end. */
export interface Depth {
    readonly received: number;
    readonly endorsed: number;
    readonly oldestSeconds: number;
}

interface Row {
    readonly operation_id: string;
    readonly request_key: string;
    readonly body_hash: string;
    readonly user_name: string;
    readonly route: string;
    readonly state: OperationState;
    readonly runner: number;
    readonly received_at: Date;
    readonly finished_at: Date | null;
    readonly transaction_id: string | null;
    readonly envelope: Buffer | null;
    readonly code: string | null;
    readonly content: Buffer | null;
    readonly answer: Buffer | null;
}

const mostAtOnce = 50;

/** Another gateway of this organisation has taken an operation over. */
export class TakenOverError extends Error {
    constructor() {
        super('another gateway carries the request out');
        this.name = TakenOverError.name;
    }
}

/**
 * The outbox's table: every request that was begun, before anything of it is endorsed. What is written on the way of a
 * request is gathered with the same of others. Nothing that a client wrote stands in a statement but sealed, so none can
 * make one fail.
 */
export class Operations {
    readonly #database: Database;
    readonly #seal: Seal;
    /** Of this process. */
    readonly #runner: number;

    constructor(database: Database, { seal, runner }: { seal: Seal; runner: number }) {
        this.#database = database;
        this.#seal = seal;
        this.#runner = runner;
    }

    /** Keeps a request that is new; gives the one that was kept before under the same key. */
    async receive(received: Received): Promise<{ operation: Operation; isNew: boolean }> {
        const operationId = randomUUID();
        const receivedAt = await this.#receive({ operationId, received });
        if (receivedAt !== undefined) {
            return { operation: this.#begun(operationId, received, receivedAt), isNew: true };
        }
        const [row] = await this.#database.query<Row>('SELECT * FROM operations WHERE request_key = $1', [
            received.mark.key,
        ]);

        // Where it was forgotten between the two, it is as good as never sent.
        return row === undefined ? await this.receive(received) : { operation: this.#operation(row), isNew: false };
    }

    /** When each was received; undefined where its key has been used before. */
    readonly #receive = gathered(async (all: readonly { operationId: string; received: Received }[]) => {
        const rows = await this.#database.query<Pick<Row, 'operation_id' | 'received_at'>>(
            `INSERT INTO operations (operation_id, request_key, body_hash, user_name, route, state, runner, content)
             SELECT operation_id, request_key, body_hash, user_name, route, 'RECEIVED', $1, content
             FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[])
                 AS received (operation_id, request_key, body_hash, user_name, route, content)
             ON CONFLICT (request_key) DO NOTHING
             RETURNING operation_id, received_at`,
            [
                this.#runner,
                all.map(({ operationId }) => operationId),
                all.map(({ received }) => received.mark.key),
                all.map(({ received }) => received.mark.bodyHash),
                all.map(({ received }) => received.user),
                all.map(({ received }) => received.route),
                all.map(({ operationId, received }) => this.#sealed(operationId, received.content)),
            ],
            'operations received',
        );

        return all.map(({ operationId }) => rows.find((row) => row.operation_id === operationId)?.received_at);
    });

    /** Of one user: another's is as if it were not there. */
    async find(operationId: string, user: string): Promise<Operation | undefined> {
        const [row] = await this.#database.query<Row>(
            'SELECT * FROM operations WHERE operation_id = $1 AND user_name = $2',
            [operationId, user],
        );

        return row && this.#operation(row);
    }

    /** What nobody is at any more, oldest first: begun by this process, or by one that has ended. */
    async abandoned(): Promise<readonly Operation[]> {
        const rows = await this.#database.query<Row>(
            `SELECT * FROM operations
             WHERE state IN ('RECEIVED', 'ENDORSED') AND (runner = $1 OR NOT ${isRunnerAlive('runner')})
             ORDER BY received_at LIMIT ${mostAtOnce}`,
            [this.#runner],
        );

        return rows.map((row) => this.#operation(row));
    }

    /**
     * Makes an operation this process's own, to be carried out (again).
     *
     * @throws TakenOverError when a gateway that is alive has it.
     */
    async takeOver({ operationId, state, runner }: Operation, content: Content | undefined): Promise<Operation> {
        const [row] = await this.#database.query<Row>(
            `UPDATE operations SET runner = $1, finished_at = NULL, code = NULL, answer = NULL,
                 content = COALESCE($2, content),
                 state = CASE WHEN state = 'ENDORSED' THEN state ELSE 'RECEIVED' END
             WHERE operation_id = $3 AND state = $4 AND runner = $5
                 AND (runner = $1 OR state NOT IN ('RECEIVED', 'ENDORSED') OR NOT ${isRunnerAlive('runner')})
             RETURNING *`,
            [this.#runner, content && this.#sealed(operationId, content), operationId, state, runner],
        );
        if (row === undefined) {
            throw new TakenOverError();
        }

        return this.#operation(row);
    }

    /** How many requests are not at their end, and how old the oldest is. */
    async depth(): Promise<Depth> {
        const [depth] = await this.#database.query<Depth>(
            `SELECT count(*) FILTER (WHERE state = 'RECEIVED')::integer AS received,
                 count(*) FILTER (WHERE state = 'ENDORSED')::integer AS endorsed,
                 COALESCE(EXTRACT(EPOCH FROM now() - min(received_at)), 0)::float AS "oldestSeconds"
             FROM operations WHERE state IN ('RECEIVED', 'ENDORSED')`,
        );

        return depth ?? { received: 0, endorsed: 0, oldestSeconds: 0 };
    }

    /** @throws TakenOverError */
    async endorsed({ operationId }: Operation, envelope: SignedEnvelope): Promise<void> {
        requireOurs(await this.#endorsed({ operationId, ...envelope }));
    }

    readonly #endorsed = gathered((all: readonly ({ operationId: string } & SignedEnvelope)[]) =>
        this.#change(
            all,
            {
                name: 'operations endorsed',
                text: `UPDATE operations SET state = 'ENDORSED', transaction_id = sent.transaction_id, envelope = sent.envelope
                    FROM unnest($2::uuid[], $3::text[], $4::bytea[]) AS sent (operation_id, transaction_id, envelope)
                    WHERE operations.operation_id = sent.operation_id AND runner = $1
                        AND state IN ('RECEIVED', 'ENDORSED')`,
            },
            [all.map(({ transactionId }) => transactionId), all.map(({ bytes }) => Buffer.from(bytes))],
        ),
    );

    /** @throws TakenOverError */
    async finish({ operationId }: Operation, ending: Ending): Promise<void> {
        requireOurs(await this.#finish({ operationId, ...ending }));
    }

    readonly #finish = gathered((all: readonly ({ operationId: string } & Ending)[]) =>
        this.#change(
            all,
            {
                name: 'operations ended',
                text: `UPDATE operations SET state = ended.state, code = ended.code, answer = ended.answer,
                        envelope = NULL, finished_at = now()
                    FROM unnest($2::uuid[], $3::text[], $4::text[], $5::bytea[])
                        AS ended (operation_id, state, code, answer)
                    WHERE operations.operation_id = ended.operation_id AND runner = $1
                        AND operations.state IN ('RECEIVED', 'ENDORSED')`,
            },
            [
                all.map(({ state }) => state),
                all.map(({ code }) => code),
                all.map(({ operationId, answer }) => answer && this.#seal.close(operationId, answer)),
            ],
        ),
    );

    /** For a request that turned out to be another under a used key. */
    async forget({ operationId }: Operation): Promise<void> {
        await this.#database.query('DELETE FROM operations WHERE operation_id = $1', [operationId]);
    }

    /** What was sent and answered is private, and nobody needs it for long. */
    async erase(hours: number): Promise<void> {
        await this.#database.query('DELETE FROM kept_answer WHERE answered_at < now() - make_interval(hours => $1)', [
            hours,
        ]);
        await this.#database.query(
            `UPDATE operations SET content = NULL, answer = NULL
             WHERE finished_at < now() - make_interval(hours => $1) AND (content IS NOT NULL OR answer IS NOT NULL)`,
            [hours],
        );
    }

    /** Changes operations of this process; tells of each whether it still was one. */
    async #change(
        all: readonly { readonly operationId: string }[],
        { name, text }: Readonly<Record<'name' | 'text', string>>,
        columns: readonly (readonly unknown[])[],
    ): Promise<readonly boolean[]> {
        const ids = all.map(({ operationId }) => operationId);
        const rows = await this.#database.query<Pick<Row, 'operation_id'>>(
            `${text} RETURNING operations.operation_id`,
            [this.#runner, ids, ...columns],
            name,
        );
        const changed = new Set(rows.map((row) => row.operation_id));

        return ids.map((id) => changed.has(id));
    }

    #begun(operationId: string, { mark, user, route, content }: Received, receivedAt: Date): Operation {
        return {
            operationId,
            requestKey: mark.key,
            bodyHash: mark.bodyHash,
            user,
            route,
            state: 'RECEIVED',
            runner: this.#runner,
            receivedAt,
            finishedAt: undefined,
            transactionId: undefined,
            envelope: undefined,
            code: undefined,
            content,
            answer: undefined,
        };
    }

    #sealed(operationId: string, content: Content): Buffer {
        return this.#seal.close(operationId, JSON.stringify(content));
    }

    #operation(row: Row): Operation {
        const open = (sealed: Buffer | null): string | undefined =>
            sealed === null ? undefined : this.#seal.open(row.operation_id, sealed);
        const content = open(row.content);

        return {
            operationId: row.operation_id,
            requestKey: row.request_key,
            bodyHash: row.body_hash,
            user: row.user_name,
            route: row.route,
            state: row.state,
            runner: row.runner,
            receivedAt: row.received_at,
            finishedAt: row.finished_at ?? undefined,
            transactionId: row.transaction_id ?? undefined,
            envelope: row.envelope ?? undefined,
            code: row.code ?? undefined,
            content: content === undefined ? undefined : (JSON.parse(content) as Content),
            answer: open(row.answer),
        };
    }
}

function requireOurs(isOurs: boolean): void {
    if (!isOurs) {
        throw new TakenOverError();
    }
}
