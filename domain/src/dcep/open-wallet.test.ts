import { describe, expect, it } from '@jest/globals';
import { openWalletSchema } from './api.js';
import { openWallet } from './open-wallet.js';
import { bank, enterprise, holderKey, idOf, morning, person, wallet } from './testing/samples.js';

const ids = { openingId: idOf(5), walletId: wallet.walletId };
const { walletId } = wallet;
const facts = { bank, openedAt: morning };

describe('openWallet', () => {
    it('keeps an enterprise’s name out of the bank’s record, which bears its code', () => {
        const opened = openWallet(openWalletSchema.parse({ ...ids, ...enterprise, holderKey }), facts);

        expect(opened).toEqual({
            wallet,
            identity: { walletId, bank, kind: 'ENTERPRISE', ...enterprise },
            opening: ids,
        });
    });

    it.each([
        ['a name and a document', person],
        ['a telephone', { kind: 'PERSON', tier: 'IV', phone: '+8613800138000' }],
    ])('keeps what is known of a person, %s, out of the bank’s record', (_what, known) => {
        const opened = openWallet(openWalletSchema.parse({ ...ids, ...known, holderKey }), facts);

        const { kind, tier } = known;
        const ofEvery = { holderKey, keyVersion: 1, openedAt: morning, status: 'OPEN' };

        expect(opened.wallet).toEqual({ walletId, bank, kind, tier, ...ofEvery });
        expect(opened.identity).toEqual({ walletId, bank, ...known });
    });

    it.each<[string, object]>([
        ['a corporate tier', { ...person, tier: 'CORPORATE' }],
        ['no document', { ...person, document: undefined }],
        [
            'a document that fails its check',
            { ...person, document: { ...person.document, number: '11010519491231002X'.replace('X', '1') } },
        ],
        ['a code of an enterprise', { ...person, holderUscc: enterprise.holderUscc }],
        ['a name, though anonymous', { kind: 'PERSON', tier: 'IV', phone: '+8613800138000', holderName: 'Lin Yue' }],
    ])('takes no person with %s', (_what, known) => {
        expect(openWalletSchema.safeParse({ ...ids, ...known, holderKey }).success).toBe(false);
    });
});
