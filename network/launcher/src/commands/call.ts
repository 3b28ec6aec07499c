import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { doorOf, type Door } from './door-of.js';
import type { ChangeCommandOptions } from './organisation.js';

interface CallOptions {
    readonly folder: string;
    readonly body?: string;
    readonly key?: string;
    readonly wait?: string;
}

/** An operation as the gateway's OpenAPI document has it. */
interface Operation {
    readonly name: string;
    readonly method: string;
    readonly path: string;
    readonly summary: string;
}

type Values = ReadonlyMap<string, string>;

/** `cohong call …`: an operation of a gateway by the name that its OpenAPI document gives it. */
export function callCommand({ folder, print }: ChangeCommandOptions): Command {
    return new Command('call')
        .argument('<user>', 'who calls, such as HaizhouBankMSP/maker-1')
        .argument(
            '[operation...]',
            'its name, such as getFinancings, and what stands in its path or query, such as status=RESERVED; ' +
                'without a name all are listed',
        )
        .description('call an operation of a gateway by its name, and print the answer')
        .option('--body <json>', 'what is sent with an act')
        .option('--key <key>', 'the Idempotency-Key of an act; a new one, which is printed, when not given')
        .option('--wait <seconds>', 'how long to wait for what an act brings about')
        .option('--folder <path>', 'where certificates, logs and state are kept', folder)
        .action(async (user: string, [name, ...words]: string[], asked: CallOptions) => {
            const door = doorOf(asked.folder, user);
            const operations = await operationsOf(door);
            if (name === undefined) {
                print(operations.map(lineOf).join('\n'));
                return;
            }
            const operation = operations.find((each) => each.name === name);
            if (operation === undefined) {
                throw new Error(`The gateway has no ${name}. \`cohong call ${user}\` lists what it has.`);
            }
            const response = await send(door, operation, { values: valuesOf(words), asked });
            print(JSON.stringify(await response.json(), null, 4));
            process.exitCode = response.ok ? 0 : 1;
        });
}

async function operationsOf({ url }: Door): Promise<readonly Operation[]> {
    const document = (await (await fetch(`${url}/openapi.json`)).json()) as {
        readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
    };
    return Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { operationId, summary }]) => ({
            name: operationId,
            method: method.toUpperCase(),
            path,
            summary,
        })),
    );
}

interface OpenApiOperation {
    readonly operationId: string;
    readonly summary: string;
}

function lineOf({ name, method, path, summary }: Operation): string {
    return `${name}\n    ${method} ${path}\n    ${summary}`;
}

function valuesOf(words: readonly string[]): Values {
    return new Map(
        words.map((word) => {
            const [, name, value] = /^(\w+)=(.*)$/s.exec(word) ?? [];
            if (name === undefined || value === undefined) {
                throw new Error(`${word} must be a name and a value, such as status=RESERVED.`);
            }
            return [name, value];
        }),
    );
}

interface Sending {
    readonly values: Values;
    readonly asked: CallOptions;
}

async function send(
    { url, headers }: Door,
    { method, path }: Operation,
    { values, asked: { body, key, wait } }: Sending,
): Promise<Response> {
    const address = `${url}${placeOf(path, values)}`;
    if (method === 'GET') {
        return await fetch(address, { headers: await headers() });
    }
    return await fetch(address, {
        method,
        headers: {
            ...(await headers()),
            'content-type': 'application/json',
            'idempotency-key': key ?? newKey(),
            ...(wait !== undefined && { prefer: `wait=${wait}` }),
        },
        body: body ?? '{}',
    });
}

/** Whoever would send the same again needs it; the answer alone is on standard output. */
function newKey(): string {
    const key = randomUUID();
    process.stderr.write(`Idempotency-Key: ${key}\n`);
    return key;
}

/** The values that the path names stand in it, the others in the query. */
function placeOf(path: string, values: Values): string {
    const left = new Map(values);
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = left.get(name);
        if (value === undefined) {
            throw new Error(`${path} needs a ${name}: give ${name}=…`);
        }
        left.delete(name);
        return encodeURIComponent(value);
    });
    const query = new URLSearchParams([...left]).toString();
    return query === '' ? filled : `${filled}?${query}`;
}
