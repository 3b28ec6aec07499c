import type { EmbeddedNetwork } from '@cohong/embedded-fabric';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { haizhou, newRequest, pearl, randomId, refusalOf, safe, startDeals, User, type Endorsed } from './network.js';

describe('four eyes', () => {
    let network: EmbeddedNetwork;
    let maker: User;
    let checker: User;
    const users: User[] = [];

    const user = (mspId: string, name: string): User => {
        const connected = new User(network, mspId, name);
        users.push(connected);
        return connected;
    };

    beforeAll(async () => {
        network = await startDeals();
        maker = user(haizhou, 'maker');
        checker = user(haizhou, 'checker');
    });

    afterAll(async () => {
        users.forEach((each) => each.close());
        await network.stop();
    });

    async function propose(by = maker, dealId = randomId()): Promise<{ approvalId: string; dealId: string }> {
        const approvalId = randomId();
        const input = { approvalId, dealId, price: { amount: '7.50', currency: 'USD' } };
        await by.submit('deal:ProposePrice', { input, request: newRequest() });
        return { approvalId, dealId };
    }

    const decide = async (by: User, act: string, approvalId: string): Promise<Endorsed> =>
        await by.submit(act, { input: { approvalId }, request: newRequest() });
    const read = async (approvalId: string): Promise<unknown> =>
        JSON.parse(await checker.evaluate('approval:ReadApproval', { approvalId }));

    it('keeps what the maker proposes until the checker decides', async () => {
        const { approvalId, dealId } = await propose();

        expect(await read(approvalId)).toEqual({
            approvalId,
            act: 'deal:ApprovePrice',
            input: `{"dealId":"${dealId}","price":{"amount":"7.50","currency":"USD"}}`,
            organisation: haizhou,
            makerId: expect.stringContaining('CN=maker'),
            checkerRole: 'checker',
            proposedAt: expect.any(String),
            expiresAt: expect.any(String),
            status: 'AWAITING',
        });
        expect(JSON.parse(await checker.evaluate('approval:ListApprovals'))).toContainEqual(
            expect.objectContaining({ approvalId }),
        );
    });

    it('carries out what the maker proposed when the checker approves, and notes who did', async () => {
        const { approvalId, dealId } = await propose();

        await decide(checker, 'deal:ApprovePrice', approvalId);

        expect(JSON.parse(await maker.evaluate('deal:ReadDeal', { dealId }))).toEqual({
            dealId,
            price: { amount: '7.50', currency: 'USD' },
        });
        expect(await read(approvalId)).toMatchObject({
            status: 'APPROVED',
            checkerId: expect.stringContaining('CN=checker'),
        });
    });

    it('carries nothing out when the checker refuses', async () => {
        const { approvalId, dealId } = await propose();

        const { event } = await decide(checker, 'approval:RefuseApproval', approvalId);

        expect(event).toBe('ApprovalRefused');
        expect(await read(approvalId)).toMatchObject({ status: 'REFUSED' });
        expect(await refusalOf(maker.evaluate('deal:ReadDeal', { dealId }))).toBe('RECORD_MUST_EXIST');
        expect(await refusalOf(decide(checker, 'deal:ApprovePrice', approvalId))).toBe('APPROVAL_MUST_BE_AWAITING');
    });

    it('goes on waiting when the rules refuse what was approved', async () => {
        const { approvalId, dealId } = await propose();
        await decide(checker, 'deal:ApprovePrice', approvalId);
        const { approvalId: second } = await propose(maker, dealId);

        expect(await refusalOf(decide(checker, 'deal:ApprovePrice', second))).toBe('RECORD_MUST_BE_NEW');
        expect(await read(second)).toMatchObject({ status: 'AWAITING' });
    });

    it('is carried out once', async () => {
        const { approvalId } = await propose();
        await decide(checker, 'deal:ApprovePrice', approvalId);

        expect(await refusalOf(decide(checker, 'deal:ApprovePrice', approvalId))).toBe('APPROVAL_MUST_BE_AWAITING');
        expect(await refusalOf(decide(checker, 'approval:RefuseApproval', approvalId))).toBe(
            'APPROVAL_MUST_BE_AWAITING',
        );
    });

    it('lets no checker approve an own proposal', async () => {
        const { approvalId } = await propose(checker);

        expect(await refusalOf(decide(checker, 'deal:ApprovePrice', approvalId))).toBe(
            'CHECKER_MUST_DIFFER_FROM_MAKER',
        );
    });

    it.each(['maker', 'officer', 'nobody'])('lets no %s approve or refuse', async (name) => {
        const { approvalId } = await propose();
        const somebody = user(haizhou, name);

        expect(await refusalOf(decide(somebody, 'deal:ApprovePrice', approvalId))).toBe('CALLER_MUST_HAVE_ROLE');
        expect(await refusalOf(decide(somebody, 'approval:RefuseApproval', approvalId))).toBe('CALLER_MUST_HAVE_ROLE');
    });

    it('lets no checker of a regulator decide for a bank, though the regulator may read its vault', async () => {
        const { approvalId } = await propose();
        const regulator = user(safe, 'checker');
        const input = { approvalId, bank: haizhou };

        const refused = regulator.endorse('approval:RefuseApproval', { input, request: newRequest() });
        expect(await refusalOf(refused)).toBe('CHECKER_MUST_BE_OF_MAKERS_ORGANISATION');
    });

    it('carries out no other act than the one that was proposed', async () => {
        const { approvalId } = await propose();

        expect(await refusalOf(decide(checker, 'deal:ApproveOther', approvalId))).toBe('APPROVAL_MUST_BE_OF_THIS_ACT');
    });

    it('finds no approval of another bank', async () => {
        const { approvalId } = await propose();

        expect(await refusalOf(decide(user(pearl, 'checker'), 'deal:ApprovePrice', approvalId))).toBe(
            'APPROVAL_MUST_EXIST',
        );
    });
});
