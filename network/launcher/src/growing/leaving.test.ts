import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConsortium, type Consortium } from '../consortium/consortium.js';
import { requireNothingLeft, requireSpared } from './leaving.js';

const whole = readConsortium(path.resolve(__dirname, '../../../../network/consortium.yaml'));

/** As the file reads when a member is named among those who left. */
const without = (mspId: string, kind = 'bank'): Consortium => ({
    ...whole,
    organisations: whole.organisations.filter((organisation) => organisation.mspId !== mspId),
    formerMembers: [{ mspId, kind }],
});

describe('A member can be spared', () => {
    it('that the file has among its former members', () => {
        const wishes = { running: whole, wished: without('HarbourBankMSP') };
        expect(() => requireSpared(wishes, 'HarbourBankMSP')).not.toThrow();
    });

    it.each<[string, string, Consortium]>([
        ['still has HarbourBankMSP among its organisations', 'HarbourBankMSP', whole],
        ['Nobody in the consortium is called NoMSP', 'NoMSP', whole],
        [
            'must name HarbourBankMSP among its formerMembers, with its kind bank',
            'HarbourBankMSP',
            { ...without('HarbourBankMSP'), formerMembers: [] },
        ],
        ['was of kind customs; it is of kind bank', 'HarbourBankMSP', without('HarbourBankMSP', 'customs')],
        ['CustomsMSP is the only customs', 'CustomsMSP', without('CustomsMSP', 'customs')],
    ])('and no other: %s', (complaint, mspId, wished) => {
        expect(() => requireSpared({ running: whole, wished }, mspId)).toThrow(complaint);
    });

    it('and none that orders', () => {
        const ordering = { ...whole.ordering, nodes: [{ mspId: 'HarbourBankMSP', port: 7_041 }] };
        const wishes = { running: { ...whole, ordering }, wished: { ...without('HarbourBankMSP'), ordering } };
        expect(() => requireSpared(wishes, 'HarbourBankMSP')).toThrow('orders (orderer0.HarbourBankMSP)');
    });
});

describe('A member that is to leave', () => {
    let server: Server;
    let coins = '0.00';
    const door = () => ({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        token: (user: string) => Promise.resolve(user),
    });

    beforeAll(async () => {
        server = createServer((request, response) => {
            const isSupply = request.url === '/v1/supply?bank=HarbourBankMSP';
            response.end(
                JSON.stringify(
                    isSupply ? { inCirculation: { amount: coins, currency: 'CNY' }, reserves: [] } : { data: [] },
                ),
            );
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });

    afterAll(() => {
        server.close();
    });

    it('may, when everybody who is asked says that nothing is left', async () => {
        coins = '0.00';
        await requireNothingLeft(whole, 'HarbourBankMSP', door);
    });

    it('stays when one says otherwise, and the message says who and what', async () => {
        coins = '0.01';
        await expect(requireNothingLeft(whole, 'HarbourBankMSP', door)).rejects.toThrow(
            'stays:\n  - PbocMSP/issuer-1 GET /v1/supply?bank=HarbourBankMSP: `inCirculation` is not ',
        );
    });
});
