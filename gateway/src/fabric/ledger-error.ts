/** The transaction was sent, and whether it took effect is not known. Asking again with the same key finds out. */
export class CommitUnknownError extends Error {
    readonly transactionId: string;

    constructor(transactionId: string, cause: unknown) {
        super(`whether transaction ${transactionId} is committed is not known`, { cause });
        this.name = CommitUnknownError.name;
        this.transactionId = transactionId;
    }
}

/** Not enough organisations endorsed, or they did not agree, however often they were asked. Nothing was ordered. */
export class NotEndorsedError extends Error {
    constructor(cause: unknown) {
        super('the transaction found no endorsement', { cause });
        this.name = NotEndorsedError.name;
    }
}

/** Other transactions came first each time. Nothing was applied. */
export class ConflictError extends Error {
    constructor(tries: number) {
        super(`other transactions came first in each of ${tries} tries`);
        this.name = ConflictError.name;
    }
}

/** The own peer did not answer a question. */
export class PeerUnavailableError extends Error {
    constructor(cause: unknown) {
        super('the own peer does not answer', { cause });
        this.name = PeerUnavailableError.name;
    }
}

/** Something that must not happen: the chaincode failed, or the network found a transaction invalid. It needs a person. */
export class LedgerDefectError extends Error {
    constructor(message: string, cause?: unknown) {
        super(message, { cause });
        this.name = LedgerDefectError.name;
    }
}
