import type { EmbeddedNetwork } from '@cohong/embedded-fabric';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { haizhou, newRequest, pearl, randomId, refusalOf, safe, startDeals, User } from './network.js';

const members = [
    { mspId: haizhou, kind: 'bank', partyName: 'Haizhou Bank' },
    { mspId: safe, kind: 'foreign-exchange-regulator', partyName: 'State Administration of Foreign Exchange' },
];

describe('what a transaction knows and may do', () => {
    let network: EmbeddedNetwork;
    let bank: User;
    let officer: User;

    beforeAll(async () => {
        network = await startDeals();
        bank = new User(network, haizhou);
        officer = new User(network, safe, 'officer');
    });

    afterAll(async () => {
        bank.close();
        officer.close();
        await network.stop();
    });

    describe('the member book', () => {
        it('is empty before the first enrolment, and nobody is a member', async () => {
            expect(await refusalOf(bank.evaluate('party:ReadMembers'))).toBe('RECORD_MUST_EXIST');
            expect(await refusalOf(bank.evaluate('context:Describe'))).toBe('CALLER_MUST_BE_MEMBER');
        });

        it('takes its first members from whoever the endorsement policy lets through', async () => {
            const { event } = await bank.submit('party:EnrolMembers', { input: { members } });

            expect(event).toBe('MembersEnrolled');
            expect(JSON.parse(await bank.evaluate('party:ReadMembers'))).toEqual({ version: 1, members });
        });

        it('takes later ones from a regulator’s officer alone', async () => {
            const input = { members: [{ mspId: 'HarbourBankMSP', kind: 'bank', partyName: 'Harbour Bank' }] };

            expect(await refusalOf(bank.endorse('party:EnrolMembers', { input }))).toBe('CALLER_MUST_BE_REGULATOR');
            const { result, transactionId } = await officer.submit('party:EnrolMembers', { input });
            expect(JSON.parse(result)).toEqual({ id: 'member-book', transactionId, replayed: false });
            expect(JSON.parse(await bank.evaluate('party:ReadMembers'))).toMatchObject({ version: 2 });
        });

        it('does not know an organisation of the channel that is not enrolled', async () => {
            const stranger = new User(network, pearl);

            expect(await refusalOf(stranger.evaluate('context:Describe'))).toBe('CALLER_MUST_BE_MEMBER');
            stranger.close();
        });
    });

    it('knows its caller, its time, its id and the chaincode that was asked', async () => {
        const before = Date.now();
        const described = JSON.parse(await bank.evaluate('context:Describe')) as Record<string, unknown>;

        expect(described).toEqual({
            mspId: haizhou,
            kind: 'bank',
            role: 'maker',
            hasSettlement: false,
            invokedChaincode: 'deals',
            now: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
            transactionId: expect.stringMatching(/^[0-9a-f]{64}$/),
        });
        expect(Date.parse(described['now'] as string)).toBeGreaterThanOrEqual(before - 1);
    });

    it('gives a certificate without a role none', async () => {
        const nobody = new User(network, haizhou, 'nobody');

        expect(JSON.parse(await nobody.evaluate('context:Describe'))).not.toHaveProperty('role');
        nobody.close();
    });

    it('reads the payment that belongs to the act', async () => {
        const settlement = '{"amount":{"amount":"1.00","currency":"CNY"}}';

        expect(await bank.evaluate('context:ReadSettlement', {}, { settlement })).toBe(settlement);
        expect(await refusalOf(bank.evaluate('context:ReadSettlement'))).toBe('TRANSIENT_FIELD_MUST_BE_GIVEN');
    });

    it('derives the same secret of one seed at every peer, and none of a short one', async () => {
        const seed = Buffer.alloc(32, 1);

        expect(await bank.evaluate('context:DeriveSecret', {}, { seed })).toBe(
            await officer.evaluate('context:DeriveSecret', {}, { seed }),
        );
        expect(await refusalOf(bank.evaluate('context:DeriveSecret', {}, { seed: seed.subarray(1) }))).toBe(
            'SEED_MUST_BE_32_BYTES',
        );
        expect(await refusalOf(bank.evaluate('context:DeriveSecret'))).toBe('SEED_MUST_BE_32_BYTES');
    });

    it('refuses an input that is missing or does not match', async () => {
        expect(await refusalOf(bank.endorse('deal:OpenDeal', { request: newRequest() }))).toBe(
            'TRANSIENT_FIELD_MUST_BE_GIVEN',
        );
        expect(await refusalOf(bank.evaluate('deal:ReadDeal', { dealId: 'x' }))).toBe('REQUEST_MUST_MATCH_SCHEMA');
    });

    describe('a called chaincode', () => {
        const pay = (act: string) => ({ input: { act } });

        it('gives its result, and knows that it was called', async () => {
            expect((await bank.endorse('context:Pay', pay('cash:Settle'))).result).toBe('deals');
        });

        it('ends the transaction with its own refusal', async () => {
            expect(await refusalOf(bank.endorse('context:Pay', pay('cash:Refuse')))).toBe('PRICE_MUST_BE_FAIR');
        });

        it('ends the transaction with its defect', async () => {
            expect(await refusalOf(bank.endorse('context:Pay', pay('cash:Fail')))).toContain('cash');
            expect(await refusalOf(bank.endorse('context:Pay', pay('cash:Nothing')))).toContain('cash');
        });
    });

    describe('a defect is no refusal', () => {
        it.each([
            ['EmitTwice', 'A transaction emits one event, with all its consequences.'],
            ['ReadOwnWrite', 'A transaction cannot read the rates it has written.'],
            ['WriteTwice', 'A transaction writes a rates once, with all its consequences.'],
            ['ListAndWrite', 'A transaction that lists private records cannot write.'],
            ['WriteAndList', 'A transaction that writes cannot list private records.'],
            ['UseAnyKey', 'A part of a key must be a plain identifier.'],
        ])('%s', async (act, text) => {
            expect(await refusalOf(bank.endorse(`defect:${act}`))).toContain(text);
        });

        it('a stored record that does not match its schema is told without its content', async () => {
            const input = { dealId: randomId(), other: pearl, price: { amount: '77.13', currency: 'CNY' } };
            await bank.submit('deal:OpenDeal', { input, request: newRequest() });

            const text = await refusalOf(bank.endorse('defect:ReadAsOther'));

            expect(text).toContain('A stored deal does not match its schema at price.');
            expect(text).not.toContain('77.13');
        });

        it('a stored private record without a salt', async () => {
            const input = { dealId: randomId() };
            await bank.submit('defect:ReadUnsalted', { input });

            expect(await refusalOf(bank.endorse('defect:ReadUnsalted', { input }))).toContain(
                'A stored unsalted has no salt.',
            );
        });
    });
});
