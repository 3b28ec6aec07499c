/** A point of P-256, as openssl writes it. */
export const exampleEnterpriseKey =
    '0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299';
export const exampleSignature = '7b1e'.repeat(32);

const enterprise = { uscc: '91330206MA2CH0012E', publicKey: exampleEnterpriseKey };

export const exampleScope = {
    ...enterprise,
    facts: ['EXPORTS', 'RECEIPT_RATE', 'CLASS'],
    reason: 'CREDIT_APPROVAL',
    from: '2026-11-01',
    until: '2026-12-31',
    uses: 3,
};

export const exampleRevocation = {
    kind: 'REVOKE_CONSENT',
    ...enterprise,
    consentId: '5d1f6a3b8c2e4f7091a2b3c4d5e6f708',
};
