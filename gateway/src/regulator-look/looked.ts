import { isRegulator, type MemberKind } from '@cohong/domain/party/member';
import type { AllRows, Call, Route } from '../http/route.js';
import type { Looks } from './looks.js';

type Fields = Readonly<Record<string, unknown>>;

/** Whose gateway it is, where what is looked at is kept, and every bank, of those that have left too. */
interface LookParts {
    readonly kind: MemberKind;
    readonly looks: Looks;
    readonly banks: readonly string[];
}

/**
 * The same routes, of which those that show a regulator the books of banks show nothing before that is noted. A question
 * that names one of these banks looks at that one; any other, at all of them.
 */
export function looked(routes: readonly Route[], { kind, looks, banks }: LookParts): readonly Route[] {
    const note = (route: Route, { params, query }: Call<Fields, Fields>): Promise<void> => {
        const named = banks.filter((bank) => bank === (params['bank'] ?? query['bank']));

        return looks.note({ banks: named.length > 0 ? named : banks, what: route.path });
    };

    return routes.map((route) => {
        if (isRegulator({ kind }) && isLook(route)) {
            return noted(route, (call) => note(route, call));
        }

        return route;
    });
}

/** Whether what a regulator is answered here is a look into the books of banks. */
export function isLook({ path, showsBooks = path.startsWith('/v1/supervision/') }: Route): boolean {
    return showsBooks;
}

type Note = (call: Call<Fields, Fields>) => Promise<void>;

/** What is begun, taken in or told as it comes shows no books. */
function noted(route: Route, note: Note): Route {
    if ('read' in route) {
        return {
            ...route,
            read: notedAfter(route.read, note),
            ...(route.all && { all: notedFirst(route.all, note) }),
        };
    }
    if ('ask' in route) {
        return { ...route, ask: notedAfter(route.ask, note) };
    }
    if ('make' in route) {
        return { ...route, make: notedAfter(route.make, note) };
    }
    if ('act' in route) {
        return { ...route, act: notedAfter(route.act, note) };
    }

    return route;
}

/** What is refused was not seen; what is answered waits until it is noted. */
function notedAfter<AnyCall extends Call<Fields, unknown>, Answer>(
    handle: (call: AnyCall) => Promise<Answer>,
    note: Note,
): typeof handle {
    return async (call) => {
        const answer = await handle(call);
        await note({ ...call, query: (call.query ?? {}) as Fields });
        return answer;
    };
}

/** Of all rows too none is shown before it is noted. */
function notedFirst(all: AllRows<Fields, Fields>, note: Note): typeof all {
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
