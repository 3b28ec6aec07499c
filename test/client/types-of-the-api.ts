import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { openApiDocument } from '../../gateway/src/http/openapi.js';
import { offices } from '../scenarios/gateway/matrix.js';

interface Operation {
    readonly description?: string;
    readonly responses: Readonly<Record<string, unknown>>;
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

const head = `// Made of the documents that the gateways serve, by \`make client\`. Do not edit: change the route, and make it anew.
`;

/** By its own program, since it is an ECMAScript module and the tests run as CommonJS. */
const generator = path.resolve(__dirname, '../../node_modules/openapi-typescript/bin/cli.js');

/** The types of everything that any kind of organisation's gateway serves, as a file for the client. */
export function typesOfTheApi(): string {
    const documents = offices.map(
        ({ routes, ...office }) => openApiDocument(routes, office) as { paths: Paths; components: object },
    );
    const paths: Record<string, Record<string, Operation>> = {};
    for (const [path, methods] of documents.flatMap((document) => Object.entries(document.paths))) {
        const plain = Object.entries(methods).map(([method, operation]) => [method, plainly(operation)] as const);
        paths[path] = { ...paths[path], ...Object.fromEntries(plain) };
    }
    const document = JSON.stringify({ ...documents[0], paths });

    // More than the megabyte that a child may print when nothing is said.
    const maxBuffer = 16 * 1024 * 1024;

    return head + execFileSync(process.execPath, [generator], { input: document, encoding: 'utf8', maxBuffer });
}

/** Every failure is a problem, whatever its status: one entry for all keeps the file short. */
function plainly({ responses, ...operation }: Operation): Operation {
    const succeeded = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
    const failed = { description: 'A problem', content };

    // Whose roles may call it differs between the gateways of different kinds of organisation.
    return { ...operation, description: '', responses: { ...Object.fromEntries(succeeded), default: failed } };
}
