/** A user whose key is elsewhere has not signed in time. Nothing was ordered, and the same request may be sent again. */
export class SignatureMissingError extends Error {
    constructor() {
        super('no signature came in time');
        this.name = SignatureMissingError.name;
    }
}

/** This process ends and waits for signatures no longer. Whoever goes on with the request asks anew. */
export class SigningEndedError extends Error {
    constructor() {
        super('signatures are not waited for any longer');
        this.name = SigningEndedError.name;
    }
}
