import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mainStory } from '@cohong/fixtures';
import fc from 'fast-check';
import { seed } from '../../seed.js';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';
import type { Route } from '../../../gateway/src/http/route.js';
import { readyLoan } from '../receivable/ready-loan.js';
import { anyRequestOf, type AnyRequest } from './any-request.js';
import { describe as describeGateway, type Answered, type Description, type Operation } from './described.js';
import { admits, nameOf, offices, type Ids, type Office } from './matrix.js';

const skipped = reasonToSkip();
const suite = skipped === undefined ? describe : describe.skip;
const numRuns = Number(process.env['REQUESTS'] ?? 1);
const enough = 60_000 + numRuns * 2_000;

let consortium: TestConsortium;
let ids: Ids;

/**
 * Whatever is sent to an operation that the document describes, the answer is one that the document describes: never a
 * 5xx, never another status, never another body.
 */
suite(
    `the document of the API keeps its word${skipped === undefined ? ` (REQUESTS=${numRuns} SEED=${seed})` : ` (skipped: ${skipped})`}`,
    () => {
        beforeAll(async () => {
            consortium = await startTestConsortium();
            const { declarationNumber } = mainStory.exportDeclaration;
            // A block that is still to come is waited for, and is then missing: that is told by a 503.
            const blocks = { atLeastBlock: '1', asOfBlock: '1' };
            ids = { ...(await readyLoan(consortium)), declarationNumber, bank: 'HaizhouBankMSP', ...blocks };
        }, 180_000);
        afterAll(() => consortium.stop());

        describe.each(offices)('$kind', (office) => {
            let description: Description;
            beforeAll(async () => {
                description = await describeGateway(consortium.organisation(office.mspId).url);
            });

            it('describes each route', () => {
                expect(description.operations.map((operation) => nameOf(operation as never)).sort()).toEqual(
                    office.routes.map(nameOf).sort(),
                );
            });

            it.each(asked(office).map((route) => [nameOf(route), route] as const))(
                '%s',
                async (name, route) => {
                    const operation = description.operations.find((each) => nameOf(each as never) === name)!;
                    const user = office.users.find((each) => admits(route, office, each))!;
                    const property = fc.asyncProperty(anyRequestOf(operation, ids), async (request) => {
                        const answer = await send(operation, request, { office, user: user.name });
                        expect(answer.status).toBeLessThan(500);
                        const answers = Array.isArray(answer.body)
                            ? answer.body.map((body: unknown) => ({ ...answer, body }))
                            : [answer];
                        expect(answers.flatMap((each) => description.faultsOf(operation, each))).toEqual([]);
                    });
                    await fc.assert(property, { numRuns, seed, interruptAfterTimeLimit: enough / 2 });
                },
                enough,
            );
        });
    },
);

/** A route that several kinds of gateway have is asked at the first of them: `make test-long` asks all. */
function asked({ kind, routes }: Office): readonly Route[] {
    const isElsewhere = (route: Route): boolean =>
        offices.find((each) => each.routes.some((own) => nameOf(own) === nameOf(route)))?.kind !== kind;

    return process.env['REQUESTS'] === undefined ? routes.filter((route) => !isElsewhere(route)) : routes;
}

async function send(
    { method, requestBody }: Operation,
    { path, headers, body }: AnyRequest,
    { office, user }: { office: Office; user: string },
): Promise<Answered> {
    const door = consortium.organisation(office.mspId);
    const response = await fetch(`${door.url}${path}`, {
        method: method.toUpperCase(),
        headers: {
            authorization: `Bearer ${await door.token(user)}`,
            ...(body !== undefined && { 'content-type': Object.keys(requestBody?.content ?? {})[0] }),
            ...headers,
        },
        ...(body !== undefined && { body }),
    });
    const [contentType = ''] = (response.headers.get('content-type') ?? '').split(';');

    return { status: response.status, contentType, body: await bodyOf(response, contentType) };
}

/** A stream has no end, and is text however it goes on. */
async function bodyOf(response: Response, contentType: string): Promise<unknown> {
    if (contentType === 'text/event-stream') {
        await response.body?.cancel();
        return '';
    }
    if (contentType === 'application/x-ndjson') {
        const lines = (await response.text()).trimEnd().split('\n');
        return lines.map((line) => JSON.parse(line) as unknown);
    }
    return await response.json();
}
