import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Where nobody is, or only somebody inside: IANA's registries of special-purpose addresses. */
const notPublic = blockListOf([
    '0.0.0.0/8', // this network, and no address at all
    '10.0.0.0/8', // private
    '100.64.0.0/10', // shared, behind a carrier's NAT
    '127.0.0.0/8', // loopback
    '169.254.0.0/16', // link-local; clouds tell their machines' secrets there
    '172.16.0.0/12', // private
    '192.0.0.0/24', // protocol assignments
    '192.0.2.0/24', // documentation
    '192.88.99.0/24', // 6to4 relays
    '192.168.0.0/16', // private
    '198.18.0.0/15', // benchmarks
    '198.51.100.0/24', // documentation
    '203.0.113.0/24', // documentation
    '224.0.0.0/4', // multicast
    '240.0.0.0/4', // reserved, and broadcast
    '2001::/23', // protocol assignments, Teredo among them, which holds an IPv4 address
    '2001:db8::/32', // documentation
    '2002::/16', // 6to4, which holds an IPv4 address
    '3fff::/20', // documentation
]);

/** All of IPv6 that is given out: whatever lies outside is loopback, local, multicast, mapped IPv4 or nobody's. */
const globalIpv6 = blockListOf(['2000::/3']);

/** Whether an address can belong to somebody whom everybody reaches. */
export function isPublic(address: string): boolean {
    switch (isIP(address)) {
        case 4:
            return !notPublic.check(address, 'ipv4');
        case 6:
            return !address.includes('%') && globalIpv6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
        default:
            return false;
    }
}

/** A name leads to an address that no webhook may go to. */
export class AddressRefusedError extends Error {
    constructor() {
        super('the name leads to an address that is not public');
        this.name = AddressRefusedError.name;
    }
}

export interface TargetsOptions {
    /** Hosts that may be anywhere, and be reached without TLS: a receiver on the same machine, in development. */
    readonly allowedHosts: readonly string[];
    /** How names become addresses. */
    readonly resolve?: typeof lookup;
}

/**
 * Where webhooks may go. Whoever registers one makes the gateway send a request from inside the organisation, so it must
 * not reach what only the inside reaches.
 *
 * A name is judged by its addresses whenever it is dialled, and just those addresses are dialled: what it led to when the
 * webhook was registered says nothing of later.
 */
export class Targets {
    readonly #allowedHosts: ReadonlySet<string>;
    readonly #resolve: typeof lookup;

    constructor({ allowedHosts, resolve = lookup }: TargetsOptions) {
        this.#allowedHosts = new Set(allowedHosts);
        this.#resolve = resolve;
    }

    /** Whether an address may be registered: https, no password in it, and no numeric address that is not public. */
    admits(text: string): boolean {
        if (!URL.canParse(text)) {
            return false;
        }
        const { protocol, hostname, username, password } = new URL(text);
        if (username !== '' || password !== '') {
            return false;
        }
        if (this.#allowedHosts.has(hostname)) {
            return protocol === 'https:' || protocol === 'http:';
        }
        const literal = hostname.replace(/^\[|\]$/g, '');

        return protocol === 'https:' && (isIP(literal) === 0 || isPublic(literal));
    }

    /** Resolves names for a connection, to be used in place of the system's way. */
    readonly lookup: LookupFunction = (hostname, options, callback) => {
        this.#resolve(hostname, { ...options, all: true }, (error, addresses) => {
            const [first] = error === null ? addresses : [];
            if (first === undefined) {
                callback(error ?? new Error('the name has no address'), []);
            } else if (!this.#allowedHosts.has(hostname) && !addresses.every(({ address }) => isPublic(address))) {
                callback(new AddressRefusedError(), []);
            } else if (options.all === true) {
                callback(null, addresses);
            } else {
                callback(null, first.address, first.family);
            }
        });
    };
}

function blockListOf(ranges: readonly string[]): BlockList {
    const list = new BlockList();
    for (const range of ranges) {
        const [network = '', prefix] = range.split('/');
        list.addSubnet(network, Number(prefix), network.includes(':') ? 'ipv6' : 'ipv4');
    }

    return list;
}
