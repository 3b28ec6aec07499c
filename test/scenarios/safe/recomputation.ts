import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chinaDate } from '@cohong/domain/kernel/time';
import { bedLinen } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { compactVerify, decodeProtectedHeader } from 'jose';
import { Client as Session } from 'pg';
import { exampleCapitalPayment } from '../../../gateway/src/capital-account/capital-examples.js';
import { blocksFrom } from '../../../gateway/src/read-model/blocks.js';
import { recompute, type Recomputed } from '../../../gateway/src/recomputation/recompute.js';
import { altered, type Alteration, type Stored } from '../../contracts/recomputed.js';
import type { Answer, Client } from '../../story/client.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';
import { asClient } from '../fabric-client.js';

interface Found {
    readonly mspId: string;
    readonly signedAt: string;
    readonly asOfBlock: number;
    readonly blockHash: string;
}

const declarationNumber = '310420260000000977';
const page = '/v1/supervision/recomputations';
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const usd = (amount: string) => ({ amount, currency: 'USD' });
const patient = { prefer: 'wait=20' };

/** What SAFE's own peer shows, block by block, against what the registry and the gateway's database say. */
export function recomputation(running: () => TestConsortium): void {
    describe('SAFE rebuilds from blocks what lies on declarations', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const recomputed = async (mspId: string): Promise<Answer> => {
            const begun = await user(mspId, 'regulator-1').post(page);
            expect([begun.status, begun.at('status')]).toEqual([201, 'RUNNING']);
            return await until({
                what: 'the end of a recomputation',
                ask: () => user(mspId, 'regulator-1').get(`${page}/${begun.text('recomputationId')}`),
                isAwaited: (answer) => answer.at('status') !== 'RUNNING',
            });
        };
        /** Does something while the database of SAFE's gateway holds something else of the declaration. */
        const withAlteredDatabase = async <Result>(work: () => Promise<Result>): Promise<Result> => {
            const session = new Session({ connectionString: running().organisation('SafeMSP').database.url });
            await session.connect();
            const present = `collection = 'registry' AND kind = 'encumbrance' AND replaced_in IS NULL
                AND value ->> 'declarationNumber' = '${declarationNumber}'`;
            const { rows } = await session.query<{ value: object }>(
                `SELECT value FROM read_model.record WHERE ${present}`,
            );
            const write = (value: object): Promise<unknown> =>
                session.query(`UPDATE read_model.record SET value = $1 WHERE ${present}`, [JSON.stringify(value)]);
            try {
                await write(withoutShares(rows[0]!.value));
                return await work();
            } finally {
                await write(rows[0]!.value);
                await session.end();
            }
        };

        /** Rebuilt from a copy of the blocks of SAFE's peer in which the registry holds something else. */
        const recomputedInCopy = async (alteration: Alteration): Promise<Recomputed> => {
            const [newest] = (await user('SafeMSP', 'officer-1').get(page)).list('data');
            const last = (newest!['found'] as Found).asOfBlock;
            return await asClient(running(), { mspId: 'SafeMSP', user: 'regulator-1' }, (gateway) => {
                const network = gateway.getNetwork(running().description.channel);
                const chain = blocksFrom(0, { network, mspId: 'SafeMSP' });
                return recompute({ chain: altered(chain, alteration), last });
            });
        };

        let since: string;

        beforeAll(async () => {
            since = new Date().toISOString();
            const declared = await user('CustomsMSP', 'officer-1').post('/v1/declarations', {
                ...bedLinen,
                declarationNumber,
            });
            for (const bank of ['HaizhouBankMSP', 'PearlBankMSP']) {
                const request = {
                    declarationNumber,
                    releaseCode: declared.text('releaseCode'),
                    exporterUscc: bedLinen.consignor.uscc,
                    amount: cny('700000.00'),
                };
                const reserved = await user(bank, 'maker-1').post('/v1/financings', request, patient);
                expect(reserved.at('status')).toBe('RESERVED');
            }
        }, 60_000);

        it('and finds no difference in all that has happened here, as PBOC finds at its own peer', async () => {
            const [atSafe, atPboc] = [await recomputed('SafeMSP'), await recomputed('PbocMSP')];

            const outcomes = [atSafe, atPboc].map((answer) => [answer.at('status'), answer.at('fault')]);
            expect(outcomes).toEqual([
                ['DONE', undefined],
                ['DONE', undefined],
            ]);
            expect(atSafe.at('found')).toMatchObject({
                mspId: 'SafeMSP',
                books: ['REGISTRY', 'READ_MODEL'],
                differences: [],
                documents: [],
                orders: [],
                imports: [],
                taxForms: [],
                formlessPayments: [],
            });
            expect(Number(atSafe.at('found.financings'))).toBeGreaterThan(3);
            // A look of a regulator is on the ledger soon after: the two need not have read the same last block.
            const { mspId, signedAt, asOfBlock, blockHash, ...found } = atPboc.at('found') as Found;
            expect(mspId).toBe('PbocMSP');
            expect(atSafe.at('found')).toMatchObject(found);
            if (asOfBlock === atSafe.at('found.asOfBlock')) {
                expect(blockHash).toBe(atSafe.at('found.blockHash'));
            }
            expect(Date.parse(signedAt)).toBeGreaterThan(Date.parse(since));
        }, 60_000);

        it('what it has found is signed, so that whoever knows SAFE’s root can tell it from any other', async () => {
            const [newest] = (await user('SafeMSP', 'officer-1').get(page)).list('data');
            const signed = String(newest!['signed']);
            const { x5c = [] } = decodeProtectedHeader(signed);
            const certificate = new X509Certificate(Buffer.from(x5c[0]!, 'base64'));
            const { payload } = await compactVerify(signed, certificate.publicKey);
            const authorities = path.join(running().folder, 'organisations/SafeMSP/msp/cacerts');
            const [root = ''] = readdirSync(authorities);

            expect(JSON.parse(Buffer.from(payload).toString())).toEqual(newest!['found']);
            expect(certificate.verify(new X509Certificate(readFileSync(path.join(authorities, root))).publicKey)).toBe(
                true,
            );
        });

        it('it finds what was altered in the gateway’s own database, and that the registry is sound', async () => {
            const altering = await withAlteredDatabase(() => recomputed('SafeMSP'));

            expect(altering.at('found.differences')).toMatchObject([
                {
                    book: 'READ_MODEL',
                    declarationNumber,
                    allocations: [
                        { bank: 'HaizhouBankMSP', inHistory: { amount: '700000.00' } },
                        { bank: 'PearlBankMSP', inHistory: { amount: '700000.00' } },
                    ],
                    cap: { inBook: { amount: '2811600.00' }, inHistory: { amount: '2811600.00' } },
                    available: { inBook: { amount: '2811600.00' }, inHistory: { amount: '1411600.00' } },
                },
            ]);
            expect((await recomputed('SafeMSP')).at('found.differences')).toEqual([]);
        }, 60_000);

        it('it finds what the registry holds otherwise in a copy of the blocks of its peer', async () => {
            const { differences, orders } = await recomputedInCopy({
                kind: 'encumbrance',
                change: (stored) => (stored.declarationNumber === declarationNumber ? withoutShares(stored) : stored),
            });

            expect(orders).toEqual([]);
            expect(differences).toMatchObject([
                {
                    book: 'REGISTRY',
                    declarationNumber,
                    allocations: [{ bank: 'HaizhouBankMSP' }, { bank: 'PearlBankMSP' }],
                },
            ]);
        }, 60_000);

        it('it finds there also what the registry holds otherwise of an order that was converted', async () => {
            const found = await recomputedInCopy({
                kind: 'financed-order',
                change: (stored) =>
                    stored.order?.orderNumber === 'PO-7002' ? { ...stored, converted: cny('0.00') } : stored,
            });

            expect([found.differences, found.taxForms, found.formlessPayments]).toEqual([[], [], []]);
            expect(found.orders).toMatchObject([
                {
                    book: 'REGISTRY',
                    order: { orderNumber: 'PO-7002' },
                    allocations: [],
                    converted: { inBook: { minorUnits: 0n }, inHistory: { minorUnits: 70_000_000n } },
                },
            ]);
        }, 60_000);

        it('and of a tax filing form that is used up, and of what is paid without one', async () => {
            const formNumber = '2026330206000101';
            const { taxForms } = await recomputedInCopy({
                kind: 'tax-form',
                change: (stored) => (stored.formNumber === formNumber ? { ...stored, paid: usd('1.00') } : stored),
            });
            const { formlessPayments } = await recomputedInCopy({
                kind: 'formless-trail',
                change: (stored) => ({ ...stored, payments: [] }),
            });

            expect(taxForms).toEqual([
                {
                    book: 'REGISTRY',
                    formNumber,
                    reservations: [],
                    paid: {
                        inBook: { currency: 'USD', minorUnits: 100n },
                        inHistory: { currency: 'USD', minorUnits: 30_000_000n },
                    },
                },
            ]);
            expect(formlessPayments.length).toBeGreaterThan(0);
            expect(formlessPayments.every(({ payments }) => payments.every(({ inBook }) => inBook === undefined))).toBe(
                true,
            );
        }, 60_000);

        it('a policy is tried out on what was decided here: the one in force changes nothing, a lower cap does', async () => {
            const regulator = user('SafeMSP', 'regulator-1');
            const today = chinaDate(new Date().toISOString());
            const policies = (await regulator.get('/v1/financing-policies')).list('policies');
            const inForce = policies.filter(({ effectiveFrom }) => String(effectiveFrom) <= today).at(-1)!;
            const { signed: _signed, ...policy } = inForce;
            const replay = (changes: object): Promise<Answer> =>
                regulator.post('/v1/supervision/policy-replays', { policy: { ...policy, ...changes }, since });
            const same = await replay({});
            const lower = await replay({ capBasisPoints: 4_000 });

            expect([same.status, same.at('requests'), same.at('disbursements')]).toEqual([200, [], []]);
            expect(lower.list('requests')).toContainEqual(
                expect.objectContaining({
                    bank: 'PearlBankMSP',
                    declarationNumbers: [declarationNumber],
                    was: { code: 'AMOUNT_IS_RESERVED' },
                    wouldBe: {
                        code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
                        available: { amount: '549600.00', currency: 'CNY' },
                        excess: { amount: '150400.00', currency: 'CNY' },
                    },
                }),
            );
            expect((await regulator.get('/v1/financing-policies')).at('policies')).toEqual(policies);
        }, 60_000);

        it('so are one for tax forms, one for packing credits and one for imports: what each would have kept from being paid', async () => {
            const regulator = user('SafeMSP', 'regulator-1');
            const replay = async (book: string, path: string, changes: object): Promise<Answer> => {
                const { signed: _signed, ...last } = (await regulator.get(path)).list('policies').at(-1)!;
                return await regulator.post('/v1/supervision/policy-replays', {
                    book,
                    policy: { ...last, ...changes },
                });
            };
            const thresholds = [{ amount: '0.01', currency: 'USD' }];
            const lower = await replay('TAX_FORM', '/v1/tax-form-policies', { thresholds });
            const less = await replay('PACKING_CREDIT', '/v1/packing-credit-policies', { advanceBasisPoints: 0 });
            const [imports, importPolicies] = ['IMPORT_FINANCING', '/v1/import-financing-policies'] as const;
            const noLoans = await replay(imports, importPolicies, { capBasisPoints: 0 });

            for (const [changed, code] of [
                [lower.list('payments'), 'PAYMENT_MAY_BE_MADE'],
                [less.list('requests'), 'AMOUNT_IS_RESERVED'],
                [noLoans.list('requests'), 'AMOUNT_IS_RESERVED'],
            ] as const) {
                expect(changed).toContainEqual(expect.objectContaining({ was: expect.objectContaining({ code }) }));
            }
            const codes = lower.list('payments').map(({ wouldBe }) => (wouldBe as { code: string }).code);
            expect(codes).toContain('TAX_FORM_MUST_BE_SHOWN_ABOVE_THRESHOLD');
            expect(less.list('totals').map(({ granted }) => (granted as { wouldBe: number }).wouldBe)).toEqual(
                less.list('totals').map(() => 0),
            );
            const same = [
                await replay('PACKING_CREDIT', '/v1/packing-credit-policies', {}),
                await replay(imports, importPolicies, {}),
            ];
            for (const answer of same) {
                expect([answer.status, answer.at('requests'), answer.at('disbursements')]).toEqual([200, [], []]);
            }
        }, 60_000);

        it('and one for capital receipts: which payments it would have forbidden', async () => {
            const regulator = user('SafeMSP', 'regulator-1');
            const { signed: _signed, ...last } = (await regulator.get('/v1/capital-policies')).list('policies').at(-1)!;
            const replay = (changes: object): Promise<Answer> =>
                regulator.post('/v1/supervision/policy-replays', {
                    book: 'CAPITAL',
                    policy: { ...last, ...changes },
                });
            const same = await replay({});
            const strict = await replay({ prohibitedUses: [exampleCapitalPayment.use] });

            expect([same.status, same.at('accounts'), same.at('payments')]).toEqual([200, [], []]);
            const checks = same.list('checks') as unknown as { ordinary: { was: number; wouldBe: number } }[];
            expect(checks.length).toBeGreaterThan(0);
            expect(checks.map(({ ordinary }) => ordinary.wouldBe)).toEqual(checks.map(({ ordinary }) => ordinary.was));
            expect(strict.list('payments')).toContainEqual(
                expect.objectContaining({
                    use: exampleCapitalPayment.use,
                    wouldBe: { code: 'USE_MUST_NOT_BE_ON_NEGATIVE_LIST' },
                }),
            );
        }, 60_000);

        it.each([
            '/v1/financing-policies',
            '/v1/tax-form-policies',
            '/v1/packing-credit-policies',
            '/v1/capital-policies',
            '/v1/import-financing-policies',
        ])('%s: one of SAFE proposes, another sets, and whoever reads it sees who has signed', async (book) => {
            const [regulator, officer] = ['regulator-1', 'officer-1'].map((name) => user('SafeMSP', name));
            const policies = (await regulator!.get(book)).list('policies');
            // The same as the last, so that nothing changes for the stories that come after.
            const { signed: _signed, ...last } = policies.at(-1)!;
            const today = chinaDate(new Date().toISOString());
            const policy = { ...last, effectiveFrom: [today, String(last['effectiveFrom'])].sort()[1] };
            const proposed = await regulator!.post(`${book}/proposals`, policy);
            const approval = `/v1/approvals/${proposed.text('approvalId')}`;
            const waiting = (await officer!.get('/v1/approvals?status=AWAITING')).list('data');

            expect(waiting.map(({ approvalId }) => approvalId)).toContain(proposed.text('approvalId'));
            expect((await regulator!.post(`${approval}/approve`)).at('code')).toBe('CALLER_MUST_HAVE_ROLE');
            const approved = await officer!.post(`${approval}/approve`);
            expect([approved.status, approved.at('status')]).toEqual([200, 'APPROVED']);
            const set = (await user('HarbourBankMSP', 'maker-1').get(book)).list('policies').at(-1);
            expect(set).toMatchObject({
                ...policy,
                signed: {
                    proposed: {
                        by: expect.stringContaining('regulator-1'),
                        transactionId: proposed.at('ledger.transactionId'),
                    },
                    set: {
                        by: expect.stringContaining('officer-1'),
                        transactionId: approved.at('ledger.transactionId'),
                    },
                },
            });
        });

        it('is no business of a bank, nor of customs', async () => {
            expect((await user('HaizhouBankMSP', 'maker-1').get(page)).status).toBe(404);
            expect((await user('CustomsMSP', 'officer-1').get(page)).status).toBe(404);
            expect((await user('SafeMSP', 'registrar-1').get(page)).at('code')).toBe('CALLER_MUST_HAVE_ROLE');
        });
    });
}

function withoutShares(stored: Stored): Stored {
    return { ...stored, allocations: [] };
}
