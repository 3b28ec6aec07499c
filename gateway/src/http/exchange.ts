import type { MemberKind } from '@cohong/domain/party/member';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Ledger } from '../fabric/ledger.js';
import type { KeptAnswers } from '../outbox/kept-answers.js';
import type { Outbox } from '../outbox/outbox.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { ArrivingOptions } from './arriving.js';
import type { EventStreams } from './event-streams.js';
import type { Call } from './route.js';
import type { RowStreams } from './row-streams.js';

/** What is found out of who calls, and for them. */
export interface Asking {
    readonly ledgerOf: (user: string) => Ledger;
    readonly readModel: ReadModel;
    readonly kind: MemberKind;
    readonly roleOf: (user: string) => string | undefined;
}

export interface Serving extends Asking {
    readonly requestSecret: Uint8Array;
    readonly outbox: Outbox;
    readonly keptAnswers: KeptAnswers;
    readonly streams: EventStreams;
    readonly rows: RowStreams;
    /** For bodies that come line by line. */
    readonly lines: ArrivingOptions & { readonly logger: Logger };
}

/** One request and its answer. */
export interface Exchange {
    readonly request: Request;
    readonly response: Response;
    readonly user: string;
    readonly serving: Serving;
}

/** Where nothing may be given. */
export const nothing = z.strictObject({});

type Asker = Pick<Call<unknown, unknown>, 'user' | 'ledger' | 'readModel' | 'kind' | 'role'>;

export function askerOf(user: string, { ledgerOf, readModel, kind, roleOf }: Asking): Asker {
    return { user, ledger: ledgerOf(user), readModel, kind, role: roleOf(user) };
}

/** Requests are kept and found again under it, so it stays the same for ever. */
export function nameOf({ path }: { readonly path: string }): string {
    return `POST ${path}`;
}
