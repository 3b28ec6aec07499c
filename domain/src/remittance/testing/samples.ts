import { bank, coinOf, idOf, live, minting, morning, serialOf, wallet, yuan } from '../../dcep/testing/samples.js';
import type { MemberBook } from '../../party/member.js';
import type { SendRemittance } from '../api.js';
import type { Remittance, RemittanceOrder } from '../remittance.js';
import type { WalletRemittanceFacts } from '../send-remittance.js';

/** What the tests of remittances start from: forty yuan for wallet 8 at another bank, until noon in Greenwich. */
export const payeeBank = 'PearlBankMSP';
export const acceptBy = '2026-03-31T12:00:00.000Z';
export const payeeWallet = { ...wallet, walletId: idOf(8), bank: payeeBank };
const terms = { payeeBank, payee: payeeWallet.walletId, amount: yuan(40n), acceptBy, message: 'Invoice 7' };
export const signed = { keyVersion: 1, validUntil: '2026-03-31T02:00:00.000Z', signature: '00'.repeat(64) };

export const memberBook: MemberBook = {
    version: 1,
    members: [
        { mspId: bank, kind: 'bank', partyName: 'Bank of Haizhou' },
        { mspId: payeeBank, kind: 'bank', partyName: 'Pearl River Bank' },
        { mspId: 'PbocMSP', kind: 'central-bank', partyName: 'Central bank' },
    ],
};

export const sending: SendRemittance = {
    remittanceId: idOf(1),
    from: wallet.walletId,
    coins: [serialOf(1)],
    ...terms,
    ...signed,
};

export const facts: WalletRemittanceFacts = {
    ...minting,
    bank,
    memberBook,
    payerWallet: wallet,
    isPayerFrozen: false,
    isSigned: true,
    isIdTaken: false,
    coins: [live(coinOf(1, wallet.walletId, yuan(50n)))],
};

export const pending: Remittance = {
    remittanceId: sending.remittanceId,
    payerBank: bank,
    ...terms,
    serial: serialOf(100),
    sentAt: morning,
    status: 'PENDING',
};

export const order: RemittanceOrder = {
    remittanceId: sending.remittanceId,
    from: sending.from,
    coins: sending.coins,
    signed,
};
