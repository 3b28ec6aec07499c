import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mainStory } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { Device } from '../../story/device.js';
import { Holder } from '../../story/holder.js';
import type { TestConsortium } from '../consortium.js';

const bank = 'HaizhouBankMSP';
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code') ?? answer.at('status')];

interface Statement {
    readonly kind: string;
    readonly terms: Readonly<Record<string, unknown>> & { readonly coins: string[] };
    readonly signature: string;
}

/** A device pays two shops with one coin where nobody can check, and both come to register what they were paid. */
export function offline(running: () => TestConsortium, rich: Holder): void {
    describe('a device pays without a connection, and pays one coin twice', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const maker = () => user(bank, 'maker-1');
        const customer = new Holder();
        let watch: Device;
        let load: Answer;
        let shops: readonly [Device, Device];

        const openWallet = async ({ holderKey }: Holder): Promise<string> => {
            const { uscc: holderUscc, partyName: holderName } = mainStory.exporter;
            return (await maker().post('/v1/wallets', { holderUscc, holderName, holderKey })).text('walletId');
        };
        const balanceOf = async (walletId: string) => (await maker().get(`/v1/wallets/${walletId}`)).at('balance');
        const inCirculation = async () => (await user('PbocMSP', 'regulator-1').get('/v1/supply')).at('inCirculation');
        const openShop = async (): Promise<Device> => {
            const holder = new Holder();
            const shop = new Device({ holder, walletId: await openWallet(holder) });
            await shop.register(maker());
            return shop;
        };
        const register = (payment: object): Promise<Answer> => maker().post('/v1/offline-payments', payment);

        beforeAll(async () => {
            const policies = [
                {
                    effectiveFrom: '2026-01-01',
                    caps: { amount: cny('500.00'), payments: 4, hours: 72 },
                    registrationHours: 168,
                },
            ];
            expect((await user('PbocMSP', 'officer-1').post('/v1/offline-policies', { policies })).status).toBe(201);
            const wallets = (await maker().get('/v1/wallets?order=oldest-first')).list('data');
            const richWallet = String(wallets.find(({ holderKey }) => holderKey === rich.holderKey)?.['walletId']);
            const walletId = await openWallet(customer);
            watch = new Device({ holder: customer, walletId });
            const outputs = [{ to: walletId, amount: cny('100.00') }];
            expect((await rich.pay(maker(), { from: richWallet, outputs })).status).toBe(201);
            shops = [await openShop(), await openShop()];
        });

        it('is loaded with coins that are its holder’s and that nobody can spend online', async () => {
            const registered = await watch.register(maker());
            load = await watch.load(maker(), '50.00', '20.00', '10.00');

            expect([outcome(registered), outcome(load)]).toEqual([
                [201, 'REGISTERED'],
                [201, 'ON_DEVICE'],
            ]);
            const wish = { from: watch.walletId, outputs: [{ to: shops[0].walletId, amount: cny('20.01') }] };
            expect(outcome(await maker().post('/v1/transfer-drafts', wish))).toEqual([409, 'COINS_MUST_COVER_AMOUNT']);
            expect(outcome(await watch.load(maker(), '1.00'))).toEqual([409, 'DEVICE_MUST_BE_UNLOADED']);
        });

        it('shows a payee without a connection that it was loaded, by the root of its bank alone', async () => {
            const receipt = await maker().get(`/v1/loads/${load.text('loadId')}/receipt`);
            const { certificatePem, signature, ...terms } = receipt.body as Readonly<Record<string, unknown>>;
            const authorities = path.join(running().folder, 'organisations', bank, 'msp', 'cacerts');
            const [root = ''] = readdirSync(authorities);
            const certificate = new X509Certificate(String(certificatePem));
            const text = JSON.stringify(sorted({ purpose: 'cohong load receipt', ...terms }));
            const key = { key: certificate.publicKey, dsaEncoding: 'ieee-p1363' } as const;

            expect(certificate.verify(new X509Certificate(readFileSync(path.join(authorities, root))).publicKey)).toBe(
                true,
            );
            expect(verify('sha256', Buffer.from(text), key, Buffer.from(String(signature), 'hex'))).toBe(true);
            expect(terms).toMatchObject({ deviceKey: watch.key.holderKey, coins: load.at('coins') });
            expect(JSON.stringify(terms)).not.toContain(watch.walletId);
        });

        it('of two payments with one coin, the first that is registered is paid; the second proves the fraud', async () => {
            const before = await inCirculation();
            const first = watch.pay({ load, counter: 1, coin: 0, to: shops[0] });
            const second = watch.pay({ load, counter: 2, coin: 0, to: shops[1] });

            expect(outcome(await register(first))).toEqual([201, 'REGISTERED']);
            expect(outcome(await register(first))).toEqual([409, 'OFFLINE_PAYMENT_MUST_BE_NEW']);
            const duplicate = await register(second);
            expect(outcome(duplicate)).toEqual([201, 'DUPLICATE']);
            expect(duplicate.at('paid')).toEqual(cny('0.00'));
            expect(outcome(await register(second))).toEqual([409, 'OFFLINE_PAYMENT_MUST_BE_NEW']);

            expect([await balanceOf(shops[0].walletId), await balanceOf(shops[1].walletId)]).toEqual([
                cny('50.00'),
                cny('0.00'),
            ]);
            expect(await inCirculation()).toEqual(before);
            expect((await maker().get('/v1/offline-payments?status=DUPLICATE')).list('data')).toHaveLength(1);
        });

        it('the device is stopped, and whoever it has paid before is paid all the same', async () => {
            expect((await maker().get(`/v1/devices/${watch.deviceId}`)).at('stop.reason')).toBe('FRAUD');
            expect(outcome(await register(watch.pay({ load, counter: 3, coin: 1, to: shops[1] })))).toEqual([
                201,
                'REGISTERED',
            ]);
            expect(await balanceOf(shops[1].walletId)).toEqual(cny('20.00'));
            expect(outcome(await watch.load(maker(), '1.00'))).toEqual([409, 'DEVICE_MUST_NOT_BE_STOPPED']);
        });

        it('a customer of another bank has it as soon as that bank accepts it', async () => {
            const abroad = user('PearlBankMSP', 'maker-1');
            const holder = new Holder();
            const { uscc: holderUscc, partyName: holderName } = mainStory.exporter;
            const wallet = { holderUscc, holderName, holderKey: holder.holderKey };
            const walletId = (await abroad.post('/v1/wallets', wallet)).text('walletId');
            const shop = new Device({ holder, walletId, bank: 'PearlBankMSP' });
            await shop.register(abroad);

            const registered = await register(watch.pay({ load, counter: 4, coin: 2, to: shop }));
            expect(outcome(registered)).toEqual([201, 'REGISTERED']);
            const ofRemittance = `/v1/remittances/${registered.text('remittanceId')}`;
            expect((await abroad.get(ofRemittance)).body).toMatchObject({ status: 'PENDING', amount: cny('10.00') });
            expect(outcome(await abroad.post(`${ofRemittance}/acceptances`))).toEqual([200, 'ACCEPTED']);
            expect((await abroad.get(`/v1/wallets/${walletId}`)).at('balance')).toEqual(cny('10.00'));
        });

        it('the proof is verified with nothing but the device’s key', async () => {
            const officer = user('PbocMSP', 'officer-1');
            const [listed] = (await officer.get(`/v1/fraud-proofs?deviceId=${watch.deviceId}`)).list('data');
            const ofProof = `/v1/fraud-proofs/${String(listed?.['proofId'])}`;
            const proof = await officer.get(ofProof);
            const statements = [proof.at('earlier'), proof.at('later')] as Statement[];
            const point = Buffer.from(watch.key.holderKey, 'hex');
            const jwk = {
                kty: 'EC',
                crv: 'P-256',
                x: point.toString('base64url', 1, 33),
                y: point.toString('base64url', 33),
            };
            const key = createPublicKey({ format: 'jwk', key: jwk });
            const texts = statements.map(({ terms }) =>
                JSON.stringify(sorted({ purpose: 'cohong offline payment', channel: 'cohong', bank, ...terms })),
            );
            const areSigned = statements.map(({ signature }, each) =>
                verify(
                    'sha256',
                    Buffer.from(texts[each]!),
                    { key, dsaEncoding: 'ieee-p1363' },
                    Buffer.from(signature, 'hex'),
                ),
            );

            expect(areSigned).toEqual([true, true]);
            expect(texts[0]).not.toBe(texts[1]);
            const [handed] = load.at('coins') as [{ readonly serial: string }];
            expect(statements.map(({ terms }) => terms.coins)).toEqual([[handed.serial], [handed.serial]]);
            expect((await maker().get(ofProof)).body).toEqual(proof.body);
            expect((await user('PearlBankMSP', 'maker-1').get(ofProof)).status).toBe(404);
        });
    });
}

/** As docs/dcep/offline.md says it: names in the order of their letters, no spaces. */
function sorted(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(sorted);
    }
    if (typeof value !== 'object' || value === null) {
        return value;
    }
    const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));

    return Object.fromEntries(fields.map(([name, each]) => [name, sorted(each)]));
}
