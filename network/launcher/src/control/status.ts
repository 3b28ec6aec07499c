import type { NodeStatus } from '../engine.js';
import { table } from '../table.js';

/** How a running consortium is: what `GET /status` at its control door answers. */
export interface ConsortiumStatus {
    readonly engine: string;
    readonly channel: string;
    /** Gateways last. */
    readonly nodes: readonly NodeStatus[];
}

/** A node as an operator looks at it. */
export interface WatchedNode extends NodeStatus {
    /** How many blocks it is behind the highest. */
    readonly lag?: number;
}

/** Blocks arrive at one peer a moment after another; what is further behind does not keep up. */
const mostLag = 10;

/** Adds to each node how far it is behind the highest. */
export function withLag(nodes: readonly NodeStatus[]): WatchedNode[] {
    const highest = Math.max(0, ...nodes.map(({ height }) => height ?? 0));
    return nodes.map((node) => ({ ...node, ...(node.height !== undefined && { lag: highest - node.height }) }));
}

/** Whether nobody needs to look after it. A node that was stopped on purpose is missed all the same. */
export function isWell({ state, isServing, lag = 0 }: WatchedNode): boolean {
    return state === 'running' && isServing && lag <= mostLag;
}

const columns: readonly [title: string, of: (node: WatchedNode) => string][] = [
    ['', (node) => (isWell(node) ? ' ' : '!')],
    ['name', ({ name }) => name],
    ['pid', ({ pid }) => String(pid ?? '-')],
    ['state', stateOf],
    ['since', ({ since }) => since.slice(0, 19).replace('T', ' ')],
    ['restarts', ({ restarts }) => String(restarts)],
    ['height', ({ height }) => String(height ?? '')],
    ['lag', ({ lag }) => String(lag ?? '')],
];

function stateOf({ state, isServing, restartsInSeconds }: WatchedNode): string {
    if (state === 'restarting') {
        return `restarting in ${Math.ceil(restartsInSeconds ?? 0)} s`;
    }
    return state === 'running' && !isServing ? 'running, does not answer' : state;
}

/** A line for each node under a line of titles; what needs looking after has a `!`. */
export function statusTable(nodes: readonly WatchedNode[]): string {
    return table(
        columns.map(([title]) => title),
        nodes.map((node) => columns.map(([, of]) => of(node))),
    );
}
