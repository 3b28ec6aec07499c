import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { lookup, LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { Receiver } from '../../../test/story/receiver.js';
import { post } from './post.js';
import { isPublic, Targets } from './target.js';

const strict = new Targets({ allowedHosts: [] });

describe('where a webhook may go', () => {
    it.each(['https://receiver.example/told?x=1', 'https://8.8.8.8/', 'https://[2606:4700::1111]:8443/'])(
        'admits %s',
        (url) => {
            expect(strict.admits(url)).toBe(true);
        },
    );

    it.each([
        ['http in clear', 'http://receiver.example/'],
        ['another protocol', 'ftp://receiver.example/'],
        ['a password', 'https://a:b@receiver.example/'],
        ['loopback', 'https://127.0.0.1/'],
        ['loopback as one number', 'https://2130706433/'],
        ['loopback in hexadecimal and short', 'https://0x7f.1/'],
        ['loopback in full-width digits', 'https://１２７.0.0.1/'],
        ['loopback, IPv6', 'https://[::1]/'],
        ['loopback as mapped IPv4', 'https://[::ffff:127.0.0.1]/'],
        ['what is no address', 'https://'],
    ])('refuses %s', (_what, url) => {
        expect(strict.admits(url)).toBe(false);
    });

    it('admits what the configuration allows, over http too', () => {
        const targets = new Targets({ allowedHosts: ['127.0.0.1', 'receiver.inside.example'] });

        expect(
            ['http://127.0.0.1:8080/', 'https://receiver.inside.example/'].map((url) => targets.admits(url)),
        ).toEqual([true, true]);
        expect(['http://127.0.0.2/', 'ftp://127.0.0.1/'].map((url) => targets.admits(url))).toEqual([false, false]);
    });

    it.each([
        ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.255.255.255', '169.254.169.254', '172.31.0.1', '192.168.1.1'],
        ...['192.0.0.1', '198.18.0.1', '203.0.113.9', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
        ...[
            '::',
            '::1',
            'fe80::1',
            'fe80::1%eth0',
            'fc00::1',
            'fd12::1',
            'ff02::1',
            '64:ff9b::7f00:1',
            '2002:7f00:1::',
        ],
        ...['::ffff:8.8.8.8', '::ffff:7f00:1', '::127.0.0.1', '2001::1', '2001:db8::1', 'receiver.example', ''],
    ])('%s is not public', (address) => {
        expect(isPublic(address)).toBe(false);
    });

    it.each(['1.1.1.1', '100.63.255.255', '172.32.0.1', '2606:4700::1111', '2400:3200::1'])('%s is', (address) => {
        expect(isPublic(address)).toBe(true);
    });
});

describe('a name', () => {
    let receiver: Receiver;
    beforeAll(async () => (receiver = await Receiver.open()));
    afterAll(() => receiver.goAway());

    /** Names that lead to one address after the other, and to the last one from then on. */
    const leadingTo = (...addresses: string[]): typeof lookup => {
        const resolve = (_name: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) => {
            const address = addresses.length > 1 ? addresses.shift()! : addresses[0]!;
            callback(null, [{ address, family: isIP(address) }]);
        };
        return resolve as typeof lookup;
    };
    const outcome = async (targets: Targets) =>
        await post({
            // Its port is the receiver's, so that it would be heard there.
            url: receiver.url.replace('127.0.0.1', 'receiver.example'),
            headers: {},
            body: '{"id":"1"}',
            lookup: targets.lookup,
            milliseconds: 2_000,
            signal: new AbortController().signal,
        });

    it('that leads inside is not dialled, although it was admitted', async () => {
        for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '169.254.169.254']) {
            const targets = new Targets({ allowedHosts: [], resolve: leadingTo(address) });
            expect(await outcome(targets)).toEqual({ kind: 'failed', reason: 'ADDRESS_REFUSED' });
        }
        expect(receiver.told).toEqual([]);
    });

    it('is judged anew each time, so that it does not help to lead elsewhere first', async () => {
        const targets = new Targets({ allowedHosts: [], resolve: leadingTo('203.0.112.1', '127.0.0.1') });
        await new Promise((resolve) => targets.lookup('receiver.example', { all: true }, resolve));

        expect(await outcome(targets)).toEqual({ kind: 'failed', reason: 'ADDRESS_REFUSED' });
        expect(receiver.told).toEqual([]);
    });

    it('that is allowed may lead anywhere', async () => {
        const targets = new Targets({ allowedHosts: ['receiver.example'], resolve: leadingTo('127.0.0.1') });

        expect(await outcome(targets)).toEqual({ kind: 'taken' });
        expect(receiver.told).toHaveLength(1);
    });
});
