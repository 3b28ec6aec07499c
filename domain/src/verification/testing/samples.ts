import { buyer } from '../../document/testing/samples.js';
import type { Declaration } from '../../declaration/declaration.js';
import type { Money } from '../../kernel/money.js';
import {
    declarationNumber,
    exporterUscc,
    idOf,
    morning,
    policy,
    releaseCode,
} from '../../receivable/testing/samples.js';
import type { VerificationFacts } from '../answer-verification.js';
import type { Shown, Verification } from '../verification.js';

export const dollars = (whole: bigint, cents = 0n): Money => ({ currency: 'USD', minorUnits: whole * 100n + cents });

const consignor = { partyName: 'Xiamen Tea Export Co Ltd', uscc: exporterUscc };

/** Tea for 10 000 dollars CIF, of which 600 dollars are freight and 3 ‰ of the value insurance; 12.5 tonnes. */
export const tea: Declaration = {
    declarationNumber,
    status: 'CLEARED',
    version: 3,
    declarationOfficeCode: '3101',
    exitOfficeCode: '3101',
    declarationDate: '2026-03-01',
    exportDate: '2026-03-05',
    consignor,
    overseasConsignee: buyer,
    producerSeller: consignor,
    declarant: consignor,
    transportModeCode: '2',
    transportDocumentReference: 'XMNSIN26030501',
    supervisionModeCode: '0110',
    tradeCountry: 'SG',
    destinationCountry: 'SG',
    destinationPort: 'SGSIN',
    incotermCode: 'CIF',
    freight: { markCode: 'TOTAL', amount: dollars(600n) },
    insurance: { markCode: 'RATE', percent: '0.3' },
    numberOfPackages: 500,
    packageCode: 'CT',
    grossWeight: { value: '12500', unit: 'KGM' },
    netWeight: { value: '12000', unit: 'KGM' },
    contract: { documentTypeCode: '315', reference: 'HL-SH-2026-19' },
    lines: [],
    totalValue: dollars(10_000n),
};

export const contentHash = 'a1'.repeat(32);

/** What the exporter shows: an invoice of the same goods, FOB. */
export const shown: Shown = {
    exporterUscc,
    value: { amount: dollars(9_370n), incotermCode: 'FOB' },
    exportedBetween: { from: '2026-03-05', until: '2026-03-31' },
    contractReference: 'hl/sh 2026-19',
    contentHash,
};

export const asked: Verification = {
    verificationId: idOf(40),
    bank: 'HaizhouBankMSP',
    declarationNumber,
    releaseCode,
    shown,
    askedAt: morning,
    status: 'ASKED',
};

/** Customs vouches up to two hours before; the day's third question is this. */
export const facts = {
    policy: { ...policy, verifications: { perDay: 3, sourceSilentAfterHours: 24, validHours: 72 } },
    source: { status: 'CURRENT', completeUntil: '2026-03-30T23:00:00.000Z', reportedAt: '2026-03-30T23:05:00.000Z' },
    askedToday: 2,
    known: { declaration: tea, contentHash },
    answeredAt: morning,
} satisfies VerificationFacts;
