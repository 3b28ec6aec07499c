import { factsOfPassport, type ShownFact } from '@cohong/client';
import { addMonths, chinaDate, instantOf } from '@cohong/domain/kernel/time';
import { curtains } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { Holder } from '../../story/holder.js';
import { midnightIsFar } from '../../story/midnight.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';

const patient = { prefer: 'wait=20' };
const [haizhou, pearl] = ['HaizhouBankMSP', 'PearlBankMSP'] as const;
/** It exports nothing else in these stories. */
const uscc = '91350200MA31QJ7X1K';
const page = `/v1/supervision/enterprises/${uscc}`;

/** An enterprise lets a bank be told of it, sees that it was, and takes it back. */
export function consents(running: () => TestConsortium): void {
    describe('what an enterprise consents to', () => {
        const enterprise = new Holder();
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const officer = (): Client => user('SafeMSP', 'officer-1');
        const today = chinaDate(instantOf(Date.now()));

        /** What the bank drafts and the enterprise signs. */
        const consent = async (bank: string, more: object = {}): Promise<object> => {
            const draft = await user(bank, 'maker-1').post('/v1/consent-drafts', {
                uscc,
                publicKey: enterprise.holderKey,
                facts: ['EXPORTS', 'CANCELLATIONS', 'CLASS'],
                reason: 'CREDIT_APPROVAL',
                from: today,
                until: addMonths(today, 1),
                uses: 1,
                ...more,
            });
            return enterprise.order(draft);
        };
        const ask = (bank: string, signed: object, headers: Record<string, string> = patient): Promise<Answer> =>
            user(bank, 'maker-1').post(
                '/v1/credit-inquiries',
                { consent: signed, facts: ['EXPORTS', 'CANCELLATIONS', 'CLASS'], reason: 'CREDIT_APPROVAL' },
                headers,
            );
        const instruct = async (
            bank: string,
            wish: object,
            headers: Record<string, string> = patient,
        ): Promise<Answer> => {
            const maker = user(bank, 'maker-1');
            const draft = await maker.post('/v1/enterprise-instruction-drafts', {
                uscc,
                publicKey: enterprise.holderKey,
                ...wish,
            });
            const signature = enterprise.sign(draft.text('text'));
            const instruction = { ...(draft.at('instruction') as object), signature };
            return await maker.post('/v1/enterprise-instructions', instruction, headers);
        };

        beforeAll(midnightIsFar, 180_000);
        beforeAll(async () => {
            const declarationDate = addMonths(today, -1);
            const declare = (serial: string): Promise<Answer> =>
                user('CustomsMSP', 'officer-1').post('/v1/declarations', {
                    ...curtains,
                    declarationNumber: `${curtains.declarationOfficeCode}${declarationDate.slice(0, 4)}0${serial}`,
                    status: 'RELEASED',
                    declarationDate,
                    exportDate: declarationDate,
                    consignor: { ...curtains.consignor, uscc },
                });
            expect((await declare('970000001')).status).toBe(201);
            const second = await declare('970000002');
            await user('CustomsMSP', 'officer-1').post(
                `/v1/declarations/${second.text('declarationNumber')}/cancellation`,
                { expectedVersion: 1 },
            );
        }, 60_000);

        it('rests on a key that two people of SAFE have entered', async () => {
            const entry = { expectedVersion: 0, classCode: 'A', publicKey: enterprise.holderKey };

            const early = await ask(haizhou, await consent(haizhou));
            expect(early.at('refusal')).toBe('CONSENT_MUST_BE_SIGNED_WITH_REGISTERED_KEY');
            expect((await officer().post(`${page}/entry`, entry)).at('entry')).toBeUndefined();
            const confirm = (expectedVersion: number) => officer().post(`${page}/confirm`, { expectedVersion });
            expect((await confirm(1)).at('code')).toBe('ENTRY_MUST_BE_CONFIRMED_BY_ANOTHER');
            await user('SafeMSP', 'regulator-1').post(`${page}/entry`, { ...entry, expectedVersion: 1 });
            expect((await confirm(1)).at('code')).toBe('VERSION_MUST_BE_CURRENT');
            expect((await confirm(2)).at('entry')).toEqual({
                classCode: 'A',
                publicKey: enterprise.holderKey,
            });
            expect((await user(haizhou, 'maker-1').get(page)).status).toBe(404);
        }, 60_000);

        it('a bank is told sums, as often as was allowed: of two that ask at once the last use has one', async () => {
            const signed = await consent(haizhou);
            const both = await Promise.all([ask(haizhou, signed), ask(haizhou, signed)]);
            const [answered, refused] = [...both].sort((one, other) =>
                one.text('status') < other.text('status') ? -1 : 1,
            );

            expect(answered!.at('answer')).toEqual({
                through: addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7),
                exports: [{ last12Months: curtains.totalValue, last24Months: curtains.totalValue }],
                cancellations: {
                    last12Months: { declared: 2, cancelled: 1 },
                    last24Months: { declared: 2, cancelled: 1 },
                },
                classCode: 'A',
            });
            expect([refused!.at('status'), refused!.at('refusal')]).toEqual(['REFUSED', 'CONSENT_MUST_NOT_BE_USED_UP']);
        }, 60_000);

        it('another bank cannot use it, nor the same bank what was changed, nor what is over', async () => {
            const signed = await consent(haizhou);
            const over = await consent(haizhou, { from: '2026-01-01', until: '2026-01-31' });
            const outcome = async (asked: Promise<Answer>): Promise<unknown> => {
                const answer = await asked;
                return [answer.status, answer.at('code')];
            };

            expect(await outcome(ask(pearl, signed))).toEqual([403, 'CONSENT_MUST_BE_FOR_BANK']);
            expect(await outcome(ask(haizhou, { ...signed, uses: 366 }))).toEqual([
                403,
                'CONSENT_MUST_BE_SIGNED_BY_ENTERPRISE',
            ]);
            expect(await outcome(ask(haizhou, over))).toEqual([409, 'CONSENT_MUST_BE_IN_FORCE']);
        });

        it('the enterprise is shown who was told, wherever it asks; SAFE sees who asked', async () => {
            const shown = await instruct(pearl, { kind: 'LIST_RECEIPTS' });

            expect(shown.list('receipts')).toMatchObject([{ number: 1, bank: haizhou, reason: 'CREDIT_APPROVAL' }]);
            const listed = await officer().get(`/v1/supervision/credit-inquiries?bank=${haizhou}&uscc=${uscc}`);
            expect(listed.at('total')).toBe(3);
            const receipts = await officer().get(`/v1/supervision/consent-receipts?uscc=${uscc}`);
            expect(receipts.list('data')).toMatchObject([{ number: 1, bank: haizhou }]);
            expect((await user(pearl, 'auditor-1').get('/v1/credit-inquiries')).at('total')).toBe(0);
        }, 60_000);

        it('what is revoked between the question and the answer is not answered', async () => {
            const signed = (await consent(haizhou)) as { consentId: string };
            const regulators = ['SafeMSP', 'PbocMSP'].map((mspId) => running().organisation(mspId));
            await Promise.all(regulators.map((each) => each.stopGateway()));
            const asked = await ask(haizhou, signed, {});
            const { consentId } = signed;
            const revoked = await instruct(pearl, { kind: 'REVOKE_CONSENT', consentId }, {});
            expect([asked.at('status'), revoked.at('status')]).toEqual(['ASKED', 'RECEIVED']);
            await Promise.all(regulators.map((each) => each.startGateway()));

            const refused = await until({
                what: 'the refusal of the registrar',
                ask: () => user(haizhou, 'maker-1').get(`/v1/credit-inquiries/${asked.text('inquiryId')}`),
                isAwaited: (answer) => answer.at('status') !== 'ASKED',
            });
            expect([refused.at('refusal'), refused.at('answer')]).toEqual(['CONSENT_MUST_NOT_BE_REVOKED', undefined]);
            expect((await officer().get(`${page}/consents/${consentId}`)).at('used')).toBe(0);
            expect((await instruct(haizhou, { kind: 'LIST_RECEIPTS' })).list('receipts')).toHaveLength(1);
        }, 90_000);

        it('a passport is shown to another bank, as much of it as the enterprise likes, and checked by its root alone', async () => {
            const reason = 'PASSPORT';
            const signed = await consent(haizhou, { reason });
            const maker = user(haizhou, 'maker-1');
            const asking = { consent: signed, facts: ['EXPORTS', 'CLASS'], reason };
            const inquiry = await maker.post('/v1/credit-inquiries', asking, patient);
            const passportId = inquiry.text('passportId');
            const passport = (await maker.get(`/v1/credit-passports/${passportId}`)).body as {
                readonly facts: readonly (ShownFact & { readonly name: string })[];
            };
            const root = (await user(pearl, 'auditor-1').get(`/v1/credit-passport-roots/${passportId}`)).text('root');
            const facts = passport.facts.filter(({ name }) => ['ENTERPRISE', 'CLASS'].includes(name));

            expect(factsOfPassport({ passportId, facts }, root)).toEqual({
                ENTERPRISE: { uscc, publicKey: enterprise.holderKey },
                CLASS: 'A',
            });
            const betterClass = facts.map((fact) => ({ ...fact, text: fact.text.replace('"A"', '"A+"') }));
            expect(factsOfPassport({ passportId, facts: betterClass }, root)).toBeUndefined();
            expect((await user(pearl, 'maker-1').get(`/v1/credit-passports/${passportId}`)).status).toBe(404);
        }, 60_000);
    });
}
