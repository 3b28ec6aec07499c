import { sha256 } from '@cohong/chaincode-runtime';
import { chinaDate } from '@cohong/domain/kernel/time';
import { faultsOfSample } from '@cohong/domain/capital-account/verify-sample';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shapesNaming } from '../../../../test/contracts/block-shape.js';
import { CapitalDesk, daysLater, morning, proof } from '../../../../test/contracts/capital-desk.js';
import { Consortium, newId, newRequest, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { replayed } from '../../../../test/contracts/recomputed.js';

const [haizhou, pearl] = ['HaizhouBankMSP', 'PearlBankMSP'] as const;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
/** Each check is one of an enterprise of its own. */
const enterprises = ['91330206MA2CH0012E', '91440101MA2C0001XU', '91330206MA2C001750', '91350203MA3ETNQ44W'] as const;

describe('the contracts of capital accounts', () => {
    let consortium: Consortium;
    let desk: CapitalDesk;

    beforeAll(async () => {
        consortium = await Consortium.start();
        desk = await CapitalDesk.open(consortium);
    }, 120_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const readPolicies = () => consortium.evaluate('PearlBankMSP/gateway', 'trade/capital-policy:ReadPolicies', {});

    describe('a policy', () => {
        it('is public, and set by officers of SAFE', async () => {
            const { policies } = (await readPolicies()) as { policies: { readonly signed?: unknown }[] };
            expect(policies).toMatchObject([{ seedBlocks: 2, signed: { set: { by: expect.any(String) } } }]);
            const { signed: _signed, ...input } = policies[0]!;
            const set = (by: User) => () => consortium.submit(by, 'trade/capital-policy:SetPolicy', { input });

            expect(await refusal(set('HaizhouBankMSP/maker-1'))).toMatchObject({
                code: 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR',
            });
            expect(await refusal(set('SafeMSP/regulator-1'))).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });
        });

        it('takes two where the last policy says so, and nobody approves what is their own', async () => {
            const approvalId = newId();
            const { policies } = (await readPolicies()) as { policies: { readonly signed?: unknown }[] };
            const { signed: _signed, ...last } = policies.at(-1)!;
            const input = { ...last, effectiveFrom: chinaDate(new Date().toISOString()), changesTakeTwo: true };
            const propose = (user: User, id: string) =>
                consortium.submit(user, 'trade/capital-policy:ProposePolicy', {
                    input: { ...input, approvalId: id },
                });
            const approve = (id: string) =>
                consortium.submit('SafeMSP/officer-1', 'trade/capital-policy:ApprovePolicy', {
                    input: { approvalId: id },
                });
            const own = newId();
            await propose('SafeMSP/officer-1', own);
            await propose('SafeMSP/regulator-1', approvalId);

            expect(await refusal(() => approve(own))).toMatchObject({ code: 'CHECKER_MUST_DIFFER_FROM_MAKER' });
            await approve(approvalId);

            expect(((await readPolicies()) as { policies: object[] }).policies.at(-1)).toMatchObject({
                ...input,
                signed: { proposed: { by: expect.stringContaining('regulator-1') } },
            });
            const alone = () => consortium.submit('SafeMSP/officer-1', 'trade/capital-policy:SetPolicy', { input });
            expect(await refusal(alone)).toMatchObject({ code: 'POLICY_MUST_BE_SET_BY_TWO' });
        });
    });

    describe('an account', () => {
        it('is used as far as something came in, by two users, and each payment lies in its bank’s vault', async () => {
            const id = await desk.account(haizhou, enterprises[0], '500000.00');
            const first = await desk.propose(haizhou, id, { basis: proof, amount: cny('300000.00') });
            const second = await desk.propose(haizhou, id, { basis: proof, amount: cny('300000.00') });
            const made = await desk.approve(haizhou, first.approvalId);

            expect(made.event).toEqual({
                type: 'CapitalPaymentMade',
                capitalPaymentId: first.id,
                approvalId: first.approvalId,
            });
            expect(await refusal(() => desk.approve(haizhou, second.approvalId))).toMatchObject({
                code: 'PAYMENT_MUST_NOT_EXCEED_CAPITAL_BALANCE',
            });
            expect(await desk.read(haizhou, id)).toMatchObject({
                standing: 'BY_COMMITMENT',
                received: cny('500000.00'),
                paid: cny('300000.00'),
            });
            expect(await desk.payment(haizhou, first.id)).not.toHaveProperty('membership');
        });

        it('is no other bank’s, and another bank finds nothing', async () => {
            const id = await desk.account(haizhou, enterprises[0]);

            expect(await refusal(() => desk.read(pearl, id))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
            expect(await refusal(() => desk.propose(pearl, id))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        });

        it('tells in its events and in public nothing of enterprise or amount', async () => {
            const id = await desk.account(haizhou, enterprises[0]);
            const shapes = await lastSeen(id);

            expect(shapes.length).toBeGreaterThan(0);
            expect(JSON.stringify(shapes)).not.toMatch(/91330206|10000000/);
        });
    });

    describe('a sample', () => {
        let populationId: string;

        it('is drawn from payments that nobody can leave out, once there are enough, from a block after the closing', async () => {
            const id = await desk.account(haizhou, enterprises[0]);
            populationId = await desk.payThrice(haizhou, id);
            expect(await desk.waiting(morning, haizhou)).toMatchObject([
                { kind: 'capital-population', id: populationId },
            ]);

            const header = await desk.close(haizhou, populationId);
            const item = { bank: haizhou, populationId, header };
            expect(await refusal(() => desk.batch('DrawSamples', [item]))).toMatchObject({
                code: 'SEED_MUST_BE_WITNESSED',
            });
            expect(await refusal(() => desk.witness(pearl, { populationId, header }))).toMatchObject({
                code: 'RECORD_MUST_EXIST',
            });
            await desk.witness(haizhou, { populationId, header });
            const forged = { ...header, dataHash: 'd'.repeat(64) };
            expect(await refusal(() => desk.batch('DrawSamples', [{ ...item, header: forged }]))).toMatchObject({
                code: 'SEED_MUST_BE_THE_BLOCK_OF_THE_WITNESS',
            });
            const drawn = await desk.batch('DrawSamples', [item]);

            expect(drawn.event).toEqual({ type: 'CapitalSamplesDrawn', populationIds: [populationId] });
            const population = await desk.population(haizhou, populationId);
            const { commitment } = population.closed!;
            expect(population.members.ORDINARY).toHaveLength(3);
            expect(population.sample).toMatchObject({ header, isWitnessed: true });
            expect(faultsOfSample(population, { commitment, header, sha256 })).toEqual([]);
            const [checked] = population.sample!.payments.ORDINARY;
            expect(await desk.payment(haizhou, checked!)).toMatchObject({
                check: {
                    status: 'AWAITED',
                    drawnAt: morning.toISOString(),
                    evidenceUntil: '2026-04-07T16:00:00.000Z',
                },
            });
        });

        it('is drawn once', async () => {
            const { sample } = await desk.population(haizhou, populationId);
            const again = [{ bank: haizhou, populationId, header: sample!.header }];

            expect(await refusal(() => desk.batch('DrawSamples', again))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
        });

        it('commits to its members in the event of the closing, for everybody', async () => {
            const id = await desk.account(pearl, enterprises[0]);
            const second = await desk.payThrice(pearl, id);
            const closing = await desk.batch('ClosePopulations', [{ bank: pearl, populationId: second }]);
            const { closed } = await desk.population(pearl, second);

            expect(closing.event).toEqual({
                type: 'CapitalPopulationsClosed',
                closed: [{ populationId: second, commitment: closed!.commitment }],
            });
            // Since then payments go to another.
            const next = await desk.pay(pearl, id);
            expect(await desk.payment(pearl, next)).toMatchObject({ membership: { populationId: next } });
        });

        it('has another share at every bank, though one opens a population under the id of another’s', async () => {
            const harbour = 'HarbourBankMSP';
            const id = await desk.account(harbour, enterprises[0]);
            await desk.pay(harbour, id, { capitalPaymentId: populationId });
            await desk.pay(harbour, id);
            await desk.pay(harbour, id);
            await desk.batch('ClosePopulations', [{ bank: harbour, populationId }]);

            const { sample } = await desk.population(haizhou, populationId);
            const { closed } = await desk.population(harbour, populationId);
            expect(closed!.shareSha256).not.toBe(sha256(sample!.share));
        });

        it('is drawn without a bank that says nothing, when its time is over', async () => {
            const [waiting] = (await desk.waiting(daysLater(3), pearl)).filter(({ kind }) => kind === 'capital-sample');
            const bank = pearl;
            const header = await desk.header(consortium.height - 1);
            await desk.batch('DrawSamples', [{ bank, populationId: waiting!.id, header }], { at: daysLater(3) });

            expect((await desk.population(bank, waiting!.id)).sample).toMatchObject({ isWitnessed: false });
        });

        it('waits until the days of the policy are over where there are fewer payments', async () => {
            const [open] = (await desk.waiting(daysLater(30), pearl)).filter(
                ({ kind }) => kind === 'capital-population',
            );
            const close = (at: Date) => () =>
                desk.batch('ClosePopulations', [{ bank: pearl, populationId: open!.id }], { at });

            expect(await refusal(close(daysLater(29)))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
            await close(daysLater(30))();
            expect((await desk.population(pearl, open!.id)).status).toBe('CLOSED');
        });
    });

    describe('a check', () => {
        const [failing, silent, honest] = enterprises.slice(1);
        const drawnOf = async (enterpriseUscc: string): Promise<{ account: string; id: string }> => {
            const account = await desk.account(haizhou, enterpriseUscc);
            const populationId = await desk.payThrice(haizhou, account);
            const [id] = await desk.draw(haizhou, populationId);
            return { account, id: id! };
        };
        const settle = (id: string, at = morning) =>
            desk.batch('SettleChecks', [{ bank: haizhou, capitalPaymentId: id }], { at });

        it('that failed at one bank has the enterprise prove each payment at every bank, until SAFE restores it', async () => {
            const elsewhere = await desk.account(pearl, failing!);
            const { account, id } = await drawnOf(failing!);
            const underWay = await desk.propose(pearl, elsewhere);
            const order = await consortium.endorse('PearlBankMSP/checker-1', 'trade/capital-payment:ApprovePayment', {
                input: { approvalId: underWay.approvalId },
                request: newRequest(),
                at: morning,
            });
            await desk.file(haizhou, id, 'FAILED');
            const settled = await settle(id);

            expect(settled.event).toEqual({ type: 'CapitalChecksSettled', capitalPaymentIds: [id] });
            expect(await desk.read(haizhou, account)).toMatchObject({ standing: 'CASE_BY_CASE' });
            expect(await desk.read(pearl, elsewhere)).toMatchObject({ standing: 'CASE_BY_CASE' });
            // Which of the two came first is decided by the block, not by who was endorsed first.
            await expect(order()).rejects.toThrow('committed as invalid');
            expect(await refusal(() => desk.propose(pearl, elsewhere))).toMatchObject({
                code: 'PAYMENT_MUST_BE_PROVEN_BEFORE',
            });
            await desk.pay(pearl, elsewhere, { basis: proof });
            const later = await desk.account('HarbourBankMSP', failing!);
            expect(await desk.read('HarbourBankMSP', later)).toMatchObject({ standing: 'CASE_BY_CASE' });

            await desk.restore(failing!);
            expect(await desk.read(pearl, elsewhere)).toMatchObject({ standing: 'BY_COMMITMENT' });
            expect(await desk.enterprise(failing!)).toMatchObject({
                standing: 'BY_COMMITMENT',
                failures: [{ bank: haizhou, capitalPaymentId: id, status: 'FAILED' }],
            });
            expect(await refusal(() => desk.restore(failing!))).toMatchObject({
                code: 'ENTERPRISE_MUST_PAY_CASE_BY_CASE',
            });
            expect(await refusal(() => settle(id))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
        });

        it('for which nothing was filed in time has failed too', async () => {
            const { account, id } = await drawnOf(silent!);

            expect(await refusal(() => settle(id, daysLater(7)))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
            expect(await desk.waiting(daysLater(8), haizhou)).toContainEqual(
                expect.objectContaining({ kind: 'capital-check-end', id }),
            );
            await settle(id, daysLater(8));
            expect(await desk.payment(haizhou, id)).toMatchObject({ check: { status: 'NOT_FILED' } });
            expect(await desk.read(haizhou, account)).toMatchObject({ standing: 'CASE_BY_CASE' });
        });

        it('that has passed changes nothing, and nothing waits any more', async () => {
            const { account, id } = await drawnOf(honest!);
            await desk.file(haizhou, id, 'PASSED');

            expect(await desk.read(haizhou, account)).toMatchObject({ standing: 'BY_COMMITMENT' });
            const waiting = await desk.waiting(daysLater(30), haizhou);
            expect(waiting.filter((each) => each.id === id)).toEqual([]);
        });

        it('is settled by a registrar and restored by an officer of SAFE; how an enterprise stands banks do not read', async () => {
            const id = '0'.repeat(32);
            const by = 'HaizhouBankMSP/maker-1';
            const items = [{ bank: haizhou, capitalPaymentId: id }];

            expect(await refusal(() => desk.batch('SettleChecks', items, { by }))).toMatchObject({
                code: 'CALLER_MUST_BE_REGULATOR',
            });
            expect(await refusal(() => desk.restore(failing!, by))).toMatchObject({
                code: 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR',
            });
            expect(await refusal(() => desk.enterprise(failing!, by))).toMatchObject({
                code: 'CALLER_MUST_BE_REGULATOR',
            });
        });
    });

    it('all of it, decided again by the policies that were in force, is what really happened', async () => {
        const { accounts, payments, checks, totals } = (await replayed(consortium)).capitalPayments;

        expect({ accounts, payments }).toEqual({ accounts: [], payments: [] });
        expect(checks.length).toBeGreaterThan(0);
        for (const { populations, ordinary, large } of checks) {
            expect(populations.was).toBeGreaterThan(0);
            expect([populations.wouldBe, ordinary.wouldBe, large.wouldBe]).toEqual([
                populations.was,
                ordinary.was,
                large.was,
            ]);
        }
        for (const { payments: made, amount } of totals) {
            expect([made.wouldBe, amount.wouldBe]).toEqual([made.was, amount.was]);
        }
    });

    /** What everybody sees of what the last block did with a record. */
    const lastSeen = async (id: string) => {
        const startBlock = BigInt(consortium.height - 1);
        const blocks = await consortium.channel('PearlBankMSP/maker-1').getBlockEvents({ startBlock });
        for await (const block of blocks) {
            blocks.close();
            return shapesNaming(id, block);
        }
        throw new Error('there is no such block');
    };
});
