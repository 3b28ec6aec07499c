import type { AllRows, Call, Route } from '../http/route.js';
import type { Looks } from './looks.js';

type Fields = Readonly<Record<string, unknown>>;

/** Of all routes those under which a regulator looks into the books of banks. */
const isLook = ({ path }: Route): boolean => path.startsWith('/v1/supervision/');

/**
 * The same routes, of which those that look into the books of banks show nothing before that is noted. A question that
 * names a bank looks at that one; any other, at all banks.
 */
export function looked(routes: readonly Route[], looks: Looks, banks: readonly string[]): readonly Route[] {
    const note = (route: Route, { params, query }: Call<Fields, Fields>): Promise<void> => {
        const named = params['bank'] ?? query['bank'];

        return looks.note({ banks: typeof named === 'string' ? [named] : banks, what: route.path });
    };

    return routes.map((route) => {
        if (isLook(route) && 'read' in route) {
            return {
                ...route,
                read: async (call) => {
                    const answer = await route.read(call);
                    await note(route, call);
                    return answer;
                },
                ...(route.all && { all: notedFirst(route.all, (call) => note(route, call)) }),
            };
        }
        if (isLook(route) && 'ask' in route) {
            return {
                ...route,
                ask: async (call) => {
                    const answer = await route.ask(call);
                    await note(route, { ...call, query: {} });
                    return answer;
                },
            };
        }
        if (isLook(route) && 'make' in route) {
            return {
                ...route,
                make: async (call) => {
                    const file = await route.make(call);
                    await note(route, { ...call, query: {} });
                    return file;
                },
            };
        }

        return route;
    });
}

/** Of all rows too none is shown before it is noted. */
function notedFirst(all: AllRows<Fields, Fields>, note: (call: Call<Fields, Fields>) => Promise<void>): typeof all {
    return {
        ...all,
        give: (call, taker) =>
            all.give(call, {
                take: (rows) => taker.take(rows),
                begin: async (facts) => {
                    await note(call);
                    await taker.begin(facts);
                },
            }),
    };
}
