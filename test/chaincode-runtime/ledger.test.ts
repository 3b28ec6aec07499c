import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EmbeddedNetwork } from '@cohong/embedded-fabric';
import { haizhou, pearl, randomId, refusalOf, newRequest, safe, startDeals, User } from './network.js';

const price = (amount: string) => ({ amount, currency: 'CNY' });

describe('private records and their twins', () => {
    let network: EmbeddedNetwork;
    let bank: User;
    let other: User;

    beforeAll(async () => {
        network = await startDeals();
        bank = new User(network, haizhou);
        other = new User(network, pearl);
    });

    afterAll(async () => {
        bank.close();
        other.close();
        await network.stop();
    });

    async function openDeal(seed?: Uint8Array): Promise<string> {
        const dealId = randomId();
        const input = { dealId, other: pearl, price: price('100.00') };
        await bank.submit('deal:OpenDeal', { input, request: newRequest(), ...(seed && { seed }) });
        return dealId;
    }

    /** What the regulator, a member of both vaults, holds of a deal in clear, the newest last. */
    function storedAt(vault: string, dealId: string): string[] {
        return network
            .peer(safe)
            .readPrivateStore()
            .filter(({ collection, key }) => collection === vault && key.includes(`deal\u{0}${dealId}`))
            .flatMap(({ value }) => (value === undefined ? [] : [Buffer.from(value).toString()]));
    }

    const saltOf = (stored: string | undefined): unknown => (JSON.parse(stored!) as { salt?: unknown }).salt;

    it('reads a record in memory form, without its salt, at every party', async () => {
        const dealId = await openDeal();

        const expected = { dealId, price: price('100.00') };
        expect(JSON.parse(await bank.evaluate('deal:ReadDeal', { dealId, other: pearl }))).toEqual(expected);
        expect(JSON.parse(await other.evaluate('deal:ReadDeal', { dealId, other: haizhou }))).toEqual(expected);
    });

    it('stores twins byte for byte the same, with a salt of 256 bits', async () => {
        const dealId = await openDeal();

        const [own] = storedAt(`vault_${haizhou}`, dealId);
        const [twin] = storedAt(`vault_${pearl}`, dealId);
        expect(own).toBe(twin);
        expect(saltOf(own)).toMatch(/^[0-9a-f]{64}$/);
    });

    it('gives every record and every write a salt of its own', async () => {
        const seed = Buffer.alloc(32, 7);
        const [first, second] = [await openDeal(seed), await openDeal(seed)];
        await bank.submit('deal:AmendDeal', { input: { dealId: first, other: pearl, price: price('100.00') } });

        const [opened, amended] = storedAt(`vault_${haizhou}`, first);
        const [neighbour] = storedAt(`vault_${haizhou}`, second);
        const salts = [opened, amended, neighbour].map(saltOf);
        expect(new Set(salts).size).toBe(3);
        expect(salts).not.toContain(seed.toString('hex'));
    });

    it('lets either party replace the record in both vaults', async () => {
        const dealId = await openDeal();

        await other.submit('deal:AmendDeal', { input: { dealId, other: haizhou, price: price('90.00') } });

        const deal: unknown = JSON.parse(await bank.evaluate('deal:ReadDeal', { dealId, other: pearl }));
        expect(deal).toEqual({ dealId, price: price('90.00') });
    });

    it('lets one of two transactions through that start from the same twins', async () => {
        const dealId = await openDeal();
        const amend = (counterparty: string) => ({ input: { dealId, other: counterparty, price: price('1.00') } });
        const first = await bank.endorse('deal:AmendDeal', amend(pearl));
        const second = await other.endorse('deal:AmendDeal', amend(haizhou));

        await first.commit();

        await expect(second.commit()).rejects.toThrow('committed with code 11');
    });

    it('refuses to start from twins that differ', async () => {
        const dealId = await openDeal();
        await bank.submit('deal:ForgeDeal', { input: { dealId, other: pearl, price: price('1.00') } });

        const input = { dealId, other: pearl, price: price('2.00') };
        expect(await refusalOf(bank.endorse('deal:AmendDeal', { input }))).toBe('TWINS_MUST_AGREE');
    });

    it('refuses twins of which one party has none', async () => {
        const dealId = await openDeal();
        await bank.submit('deal:CloseDeal', { input: { dealId } });

        const ofBank = bank.evaluate('deal:ReadDeal', { dealId, other: pearl });
        expect(await refusalOf(ofBank)).toBe('TWINS_MUST_AGREE');
        const ofOther = other.evaluate('deal:ReadDeal', { dealId, other: haizhou });
        expect(await refusalOf(ofOther)).toBe('TWINS_MUST_AGREE');
    });

    it('inserts only what no party has', async () => {
        const dealId = await openDeal();

        const input = { dealId, other: haizhou, price: price('1.00') };
        expect(await refusalOf(other.endorse('deal:OpenDeal', { input, request: newRequest() }))).toBe(
            'RECORD_MUST_BE_NEW',
        );
    });

    it('puts a record in place of the one before or of none, but not where one party alone has one', async () => {
        const dealId = randomId();
        const put = (amount: string) => ({ input: { dealId, other: pearl, price: price(amount) } });
        await bank.submit('deal:PutDeal', put('1.00'));
        await bank.submit('deal:PutDeal', put('2.00'));
        const held: unknown = JSON.parse(await other.evaluate('deal:ReadDeal', { dealId, other: haizhou }));
        expect(held).toEqual({ dealId, price: price('2.00') });

        await bank.submit('deal:CloseDeal', { input: { dealId } });
        expect(await refusalOf(bank.endorse('deal:PutDeal', put('3.00')))).toBe('RECORD_MUST_EXIST');
    });

    it('neither reads, replaces nor removes what is not there', async () => {
        const dealId = randomId();
        const input = { dealId, other: pearl, price: price('1.00') };

        expect(await refusalOf(bank.evaluate('deal:ReadDeal', { dealId }))).toBe('RECORD_MUST_EXIST');
        expect(await refusalOf(bank.endorse('deal:ForgeDeal', { input }))).toBe('RECORD_MUST_EXIST');
        expect(await refusalOf(bank.endorse('deal:CloseDeal', { input: { dealId, other: pearl } }))).toBe(
            'RECORD_MUST_EXIST',
        );
    });

    it('removes a record from every vault', async () => {
        const dealId = await openDeal();
        await bank.submit('deal:CloseDeal', { input: { dealId, other: pearl } });

        expect(await refusalOf(bank.evaluate('deal:ReadDeal', { dealId, other: pearl }))).toBe('RECORD_MUST_EXIST');
        expect(await refusalOf(other.evaluate('deal:ReadDeal', { dealId }))).toBe('RECORD_MUST_EXIST');
    });

    it('tells by hash whether a record is there, in a vault that the caller may not read too', async () => {
        const dealId = await openDeal();
        const vaults = [`vault_${haizhou}`, `vault_${pearl}`];
        const isThere = async (places: string[], id = dealId): Promise<unknown> =>
            JSON.parse(await other.evaluate('deal:IsThere', { dealId: id, vaults: places }));

        expect(await isThere(vaults)).toEqual({ isThere: true });
        expect(await isThere(vaults, randomId())).toEqual({ isThere: false });

        await other.submit('deal:CloseDeal', { input: { dealId } });
        expect(await isThere(vaults)).toEqual({ isThere: false });
        expect(await isThere([`vault_${haizhou}`])).toEqual({ isThere: true });
    });

    it('lists the records of the own vault', async () => {
        const dealId = await openDeal();

        const listed = JSON.parse(await other.evaluate('deal:ListDeals')) as { dealId: string }[];
        expect(listed).toContainEqual({ dealId, price: price('100.00') });
    });

    it.each([null, Buffer.alloc(31), Buffer.alloc(33)])('writes nothing private under the seed %p', async (seed) => {
        const input = { dealId: randomId(), other: pearl, price: price('1.00') };

        expect(await refusalOf(bank.endorse('deal:OpenDeal', { input, seed, request: newRequest() }))).toBe(
            'SEED_MUST_BE_32_BYTES',
        );
    });
});
