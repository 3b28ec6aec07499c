import type { JsonObject, JsonValue } from './json.js';

/** Why a request was turned down; the gateway maps each kind to one HTTP status. */
export type RefusalKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict';

/** What the caller may know of the reason. What it reveals is decided in the rule that refuses, for each code. */
export type RefusalDetail = Readonly<Record<string, JsonValue>>;

/** A request the rules turn down. Anything else that is thrown is a defect. */
export class Refusal extends Error {
    readonly kind: RefusalKind;
    readonly code: string;
    readonly detail: RefusalDetail;

    constructor(kind: RefusalKind, code: string, detail: RefusalDetail = {}) {
        super(code);
        this.name = 'Refusal';
        this.kind = kind;
        this.code = code;
        this.detail = detail;
    }
}

/** Makes the refusals of one rule. */
export type Refuse<Code extends string> = (code: Code, detail?: RefusalDetail) => Refusal;

/** Declares the refusals one rule can make, as a closed list: each code states what must hold. */
export function refusals<Code extends string>(kinds: Readonly<Record<Code, RefusalKind>>): Refuse<Code> {
    return (code, detail) => new Refusal(kinds[code], code, detail);
}

/** The code with which a rule refuses; undefined where it does not. */
export function codeOfRefusal(attempt: () => unknown): string | undefined {
    try {
        attempt();
        return undefined;
    } catch (error) {
        if (error instanceof Refusal) {
            return error.code;
        }
        throw error;
    }
}

/** What a rule tells, or nothing where it refuses with one of these codes. */
export function unlessRefused<Told>(codes: readonly string[], tell: () => Told): Told | undefined {
    try {
        return tell();
    } catch (error) {
        if (error instanceof Refusal && codes.includes(error.code)) {
            return undefined;
        }
        throw error;
    }
}

const envelope = /refused:(invalid|forbidden|not-found|conflict):([A-Z][A-Z0-9_]*):(\{.*?\}):end-of-refusal/s;

/** Writes a refusal as one line: a peer hands its client only an error's message, so all of it travels inside. */
export function encodeRefusal(refusal: Refusal): string {
    return `refused:${refusal.kind}:${refusal.code}:${JSON.stringify(refusal.detail)}:end-of-refusal`;
}

/** Finds the refusal in a peer's message, whatever text stands around it. A message without one tells of a defect. */
export function decodeRefusal(message: string): Refusal | undefined {
    const [, kind, code, detail] = envelope.exec(message) ?? [];
    if (kind === undefined || code === undefined || detail === undefined) {
        return undefined;
    }
    try {
        return new Refusal(kind as RefusalKind, code, JSON.parse(detail) as JsonObject);
    } catch {
        return undefined;
    }
}
