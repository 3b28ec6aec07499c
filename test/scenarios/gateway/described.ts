import { z } from 'zod';

/** As much of JSON Schema as the document of the API uses. */
export interface Schema {
    readonly $ref?: string;
    readonly type?: string;
    readonly const?: unknown;
    readonly enum?: readonly unknown[];
    readonly pattern?: string;
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly exclusiveMinimum?: number;
    readonly items?: Schema;
    readonly minItems?: number;
    readonly maxItems?: number;
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
    readonly anyOf?: readonly Schema[];
    readonly oneOf?: readonly Schema[];
}

export interface Parameter {
    readonly in: 'path' | 'query' | 'header';
    readonly name: string;
    readonly required?: boolean;
    readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;

export interface Operation {
    readonly method: 'get' | 'post';
    readonly path: string;
    readonly parameters?: readonly Parameter[];
    readonly requestBody?: { readonly content: Content };
    readonly responses: Readonly<Record<string, { readonly content: Content }>>;
}

/** An OpenAPI document as a gateway serves it, read by somebody who has nothing else. */
export interface Description {
    readonly operations: readonly Operation[];
    /** What an answer breaks of what is said about its status; empty when nothing. */
    readonly faultsOf: (operation: Operation, answer: Answered) => readonly string[];
}

export interface Answered {
    readonly status: number;
    readonly contentType: string;
    readonly body: unknown;
}

interface Document {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Omit<Operation, 'method' | 'path'>>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Reads the document that a gateway serves. */
export async function describe(url: string): Promise<Description> {
    const { paths, components } = (await (await fetch(`${url}/openapi.json`)).json()) as Document;
    const $defs = JSON.parse(withDefinitions(components.schemas)) as object;
    const checks = new Map<string, z.ZodType>();
    const checkOf = (schema: Schema): z.ZodType => {
        const text = withDefinitions(schema);
        const check = checks.get(text) ?? z.fromJSONSchema({ ...(JSON.parse(text) as object), $defs } as never);
        checks.set(text, check);
        return check;
    };

    return {
        operations: Object.entries(paths).flatMap(([path, methods]) =>
            Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method }) as Operation),
        ),
        faultsOf: ({ responses }, { status, contentType, body }) => {
            const schema = responses[status]?.content[contentType]?.schema;
            if (schema === undefined) {
                return [`${status} with ${contentType} is not described`];
            }
            const checked = checkOf(schema).safeParse(body);
            return (checked.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
        },
    };
}

/** JSON Schema by itself knows no components: what is referred to goes along as definitions. */
function withDefinitions(schema: object): string {
    return (
        JSON.stringify(schema)
            // zod takes a reference for a whole address.
            .replaceAll('"format":"uri-reference",', '')
            .replaceAll('"#/components/schemas/', '"#/$defs/')
    );
}
