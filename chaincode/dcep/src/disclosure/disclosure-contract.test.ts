import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bedLinen } from '@cohong/fixtures';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';

const bank = 'HaizhouBankMSP';
const maker = 'HaizhouBankMSP/maker-1';
const regulator = 'PbocMSP/regulator-1';
const [officer, second] = ['PbocMSP/officer-1', 'PbocMSP/officer-2'] as const;
const supervisor = 'SafeMSP/regulator-1';
const holderUscc = bedLinen.consignor.uscc;
const lin = {
    kind: 'PERSON',
    tier: 'II',
    holderName: 'Lin Yue',
    document: { kind: 'RESIDENT_IDENTITY_CARD', number: '11010519491231002X' },
};
type Decision = 'ApproveDisclosure' | 'RefuseDisclosure' | 'EndDisclosure';

describe('disclosure contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let walletId: string;

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        walletId = await floor.openWallet(maker, holderUscc);
    }, 120_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const ask = async (changes: object = {}, user: User = regulator): Promise<string> => {
        const input = { caseId: newId(), caseNumber: 'Case 1', walletId, reason: 'Fraud', endsOn: '2099-12-31' };
        const name = 'dcep/disclosure:AskDisclosure' satisfies ActName;
        return (await consortium.submit(user, name, { input: { ...input, ...changes } })).id;
    };
    const decide = (decision: Decision, caseId: string, user: User = officer) =>
        consortium.submit(user, `dcep/disclosure:${decision}`, { input: { caseId } });
    const approved = async (changes: object = {}): Promise<string> => {
        const caseId = await ask(changes);
        await decide('ApproveDisclosure', caseId, officer);
        await decide('ApproveDisclosure', caseId, second);
        return caseId;
    };
    const look = (caseId: string, user: User = regulator) =>
        consortium.submit(user, 'dcep/disclosure:LookAtIdentity', { input: { lookId: newId(), caseId } });
    const identity = (lookId: string, user: User = regulator) =>
        consortium.evaluate(user, 'dcep/disclosure:ReadIdentity', { lookId });
    const caseOf = (caseId: string, user: User = supervisor) =>
        consortium.evaluate(user, 'dcep/disclosure:ReadCase', { caseId });
    /** What a peer holds of cases and looks, by key; a value that was removed shows as none. */
    const casesAt = (mspId: string) =>
        new Map(
            consortium.network
                .peer(mspId)
                .readPrivateStore()
                .filter(({ collection }) => collection === 'cases')
                .map(({ key, value }) => [key, value === undefined ? undefined : Buffer.from(value).toString()]),
        );

    it('shows nobody’s name before two officers have approved and the look is recorded', async () => {
        const caseId = await ask();
        expect(await refusal(() => look(caseId))).toMatchObject({
            code: 'CASE_MUST_BE_APPROVED',
            detail: { status: 'ASKED' },
        });

        await decide('ApproveDisclosure', caseId);
        expect(await refusal(() => decide('ApproveDisclosure', caseId))).toMatchObject({
            code: 'APPROVERS_MUST_DIFFER',
        });
        expect(await refusal(() => look(caseId))).toMatchObject({ detail: { status: 'APPROVED_ONCE' } });

        await decide('ApproveDisclosure', caseId, second);
        expect(await refusal(() => identity(newId()))).toMatchObject({ code: 'RECORD_MUST_EXIST' });

        const looked = await look(caseId);
        expect(looked.event).toEqual({ type: 'IdentityLookedAt', lookId: looked.id });
        expect(await consortium.evaluate(supervisor, 'dcep/disclosure:ReadLook', { lookId: looked.id })).toMatchObject({
            caseId,
            walletId,
            lookedBy: expect.stringContaining('regulator-1'),
        });
        const enterprise = { walletId, bank, kind: 'ENTERPRISE', holderUscc, holderName: 'Lantern Textiles' };
        expect(await identity(looked.id)).toEqual({ identities: [enterprise] });
    });

    it.each([
        ['by name and document', lin],
        ['by telephone', { kind: 'PERSON', tier: 'IV', phone: '+8613800138000' }],
    ])('shows who a person is whom its bank knows %s, and the bank has it nowhere', async (_how, known) => {
        const ofPerson = await floor.openWalletOf(maker, known);
        const { id: lookId } = await look(await approved({ walletId: ofPerson }));

        expect(await identity(lookId)).toEqual({ identities: [{ walletId: ofPerson, bank, ...known }] });
        const atBank = consortium.network.peer('HaizhouBankMSP').readPrivateStore();
        const told = atBank.map(({ value }) => (value === undefined ? '' : Buffer.from(value).toString()));
        expect(told.filter((value) => value.includes(ofPerson))).not.toEqual([]);
        expect(told.filter((value) => /Lin Yue|11010519491231002X|8613800138000/.test(value))).toEqual([]);
    });

    it('shows of a sub-wallet who holds the wallet that it is under', async () => {
        const under = await floor.openSubWallet(maker, walletId);
        const { id: lookId } = await look(await approved({ walletId: under }));

        expect(await identity(lookId)).toMatchObject({ identities: [{ walletId, holderUscc }] });
    });

    it('keeps every case and every look at both regulators, whatever becomes of them', async () => {
        const caseId = await approved();
        const { id: lookId } = await look(caseId);
        const before = casesAt('SafeMSP');

        await decide('EndDisclosure', caseId);

        const after = casesAt('SafeMSP');
        expect([...after.values()]).not.toContain(undefined);
        expect([...after.keys()]).toEqual(expect.arrayContaining([...before.keys()]));
        expect(after).toEqual(casesAt('PbocMSP'));
        expect(casesAt('HaizhouBankMSP').size).toBe(0);
        expect(await caseOf(caseId)).toMatchObject({ status: 'ENDED', approvals: [{}, {}] });
        expect(await refusal(() => identity(lookId))).toMatchObject({ code: 'CASE_MUST_BE_APPROVED' });
        expect(await refusal(() => look(caseId))).toMatchObject({ code: 'CASE_MUST_BE_APPROVED' });
    });

    it('leaves a refused case refused', async () => {
        const caseId = await ask();
        expect((await decide('RefuseDisclosure', caseId)).event).toEqual({ type: 'DisclosureRefused', caseId });

        expect(await refusal(() => decide('ApproveDisclosure', caseId, second))).toMatchObject({
            code: 'CASE_MUST_AWAIT_APPROVAL',
            detail: { status: 'REFUSED' },
        });
    });

    it.each<[object, string]>([
        [{ walletId: '0'.repeat(32) }, 'WALLET_MUST_EXIST'],
        [{ endsOn: '2026-01-01' }, 'CASE_MUST_NOT_HAVE_ENDED'],
        [{ caseNumber: '' }, 'REQUEST_MUST_MATCH_SCHEMA'],
        [{ reason: '' }, 'REQUEST_MUST_MATCH_SCHEMA'],
        [{ endsOn: undefined }, 'REQUEST_MUST_MATCH_SCHEMA'],
    ])('takes no case with %j: %s', async (changes, code) => {
        expect(await refusal(() => ask(changes))).toMatchObject({ code });
    });

    describe('who may do what', () => {
        let caseId: string;
        let lookId: string;
        beforeAll(async () => {
            caseId = await approved();
            lookId = (await look(caseId)).id;
        });

        it.each<[User, string]>([
            [maker, 'CALLER_MUST_BE_CENTRAL_BANK'],
            [supervisor, 'CALLER_MUST_BE_CENTRAL_BANK'],
            ['PbocMSP/issuer-1', 'CALLER_MUST_HAVE_ROLE'],
            [officer, 'CALLER_MUST_HAVE_ROLE'],
        ])('%s neither asks, nor looks, nor reads a name: %s', async (user, code) => {
            for (const act of [() => ask({}, user), () => look(caseId, user), () => identity(lookId, user)]) {
                expect(await refusal(act)).toMatchObject({ code });
            }
        });

        it.each<[User, string]>([
            [maker, 'CALLER_MUST_BE_CENTRAL_BANK'],
            ['SafeMSP/officer-1', 'CALLER_MUST_BE_CENTRAL_BANK'],
            [regulator, 'CALLER_MUST_HAVE_ROLE'],
        ])('%s decides nothing: %s', async (user, code) => {
            for (const decision of ['ApproveDisclosure', 'RefuseDisclosure', 'EndDisclosure'] as const) {
                expect(await refusal(() => decide(decision, caseId, user))).toMatchObject({ code });
            }
        });

        it('a bank sees no case', async () => {
            expect(await refusal(() => caseOf(caseId, maker))).toMatchObject({ code: 'CALLER_MUST_BE_REGULATOR' });
        });
    });
});
