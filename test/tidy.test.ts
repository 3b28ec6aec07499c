import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { receiptDecisionCodes } from '../domain/src/export-receipt/export-receipt.js';
import { instructionRefusalCodes } from '../domain/src/consent/enterprise-instruction.js';
import { creditRefusalCodes } from '../domain/src/credit-information/credit-inquiry.js';
import { decisionCodes } from '../domain/src/receivable/financing.js';
import { importFinancingDecisionCodes } from '../domain/src/import-financing/import-financing.js';
import { packingCreditDecisionCodes } from '../domain/src/packing-credit/packing-credit.js';
import { reversalCodes } from '../domain/src/receivable/reversal.js';
import { outwardPaymentDecisionCodes } from '../domain/src/tax-form/outward-payment.js';
import { ledgerProblems } from '../gateway/src/fabric/ledger-problems.js';
import { outboxProblems } from '../gateway/src/outbox/outbox-problems.js';
import { catalogue, problemPath } from '../gateway/src/problems/catalogue.js';
import { httpProblems } from '../gateway/src/http/http-problems.js';
import { fieldProblems } from '../gateway/src/problems/field-problems.js';
import type { Words } from '../gateway/src/problems/explanation.js';

const root = path.resolve(__dirname, '..');
const leftOut = new Set(['node_modules', 'dist', 'coverage', '.git', '.cohong']);

function filesBelow(folder: string): string[] {
    return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
        const file = path.join(folder, entry.name);
        return leftOut.has(entry.name) ? [] : entry.isDirectory() ? filesBelow(file) : [file];
    });
}

const workspaces = ['domain', 'chaincode', 'gateway', 'network', 'fixtures', 'test'];
const sources = workspaces.flatMap(filesBelow).filter((file) => file.endsWith('.ts'));
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const isTest = (file: string): boolean => file.endsWith('.test.ts') || file.startsWith(`test${path.sep}`);

/** The codes that a file lists at its head, in `refusals({ … })`. */
function codesOf(file: string): string[] {
    return [...textOf(file).matchAll(/refusals\(\{([^}]*)\}\)/g)].flatMap(([, list = '']) =>
        [...list.matchAll(/\b([A-Z][A-Z0-9_]+): '/g)].map(([, code = '']) => code),
    );
}

describe('the house', () => {
    it('has a test in which each refusal code occurs', () => {
        const tests = sources.filter(isTest).map(textOf).join('\n');
        const codes = sources.filter((file) => !isTest(file)).flatMap(codesOf);

        expect(codes.length).toBeGreaterThan(60);
        expect(codes.filter((code) => !tests.includes(code))).toEqual([]);
    });

    it('draws by chance from one seed, in every test that draws', () => {
        const drawing = sources.filter((file) => isTest(file) && /\bfc\.(assert|check|sample)\(/.test(textOf(file)));

        expect(drawing.length).toBeGreaterThan(10);
        expect(drawing.filter((file) => !/\bseed\b/.test(textOf(file)))).toEqual([]);
        expect(sources.filter((file) => /Date\.now\(\) %/.test(textOf(file)))).toEqual([]);
    });

    it('words each refusal code as what must hold', () => {
        const codes = sources.filter((file) => !isTest(file)).flatMap(codesOf);

        expect(codes.filter((code) => !/_MUST(_NOT)?_/.test(code))).toEqual([]);
    });

    it('explains each code that a rule can refuse with, and none that no rule has', () => {
        const refused = sources.filter((file) => !isTest(file)).flatMap(codesOf);
        const decided = [
            ...decisionCodes,
            ...reversalCodes,
            ...outwardPaymentDecisionCodes,
            ...packingCreditDecisionCodes,
            ...importFinancingDecisionCodes,
            ...receiptDecisionCodes,
            ...creditRefusalCodes,
            ...instructionRefusalCodes,
        ].filter((code) => code.includes('_MUST_'));
        // That each fault of HTTP and of the ledger is explained, the compiler holds.
        const ofGateway = Object.keys({ ...httpProblems, ...ledgerProblems, ...outboxProblems });

        expect([...catalogue.keys()].sort()).toEqual([...new Set([...refused, ...decided, ...ofGateway])].sort());
    });

    it('explains each code in every language, with an address of its own and no markup', () => {
        const textsOf = ({ title, reason, remedy }: Words): string[] => [title, reason, remedy];
        for (const [code, { en, zh }] of catalogue) {
            expect([code, textsOf(en).filter((text) => !/^[\x20-\x7e’]+$/.test(text) || /[<>&]/.test(text))]).toEqual([
                code,
                [],
            ]);
            expect([code, textsOf(zh).filter((text) => !/\p{Script=Han}/u.test(text) || /[<>&]/.test(text))]).toEqual([
                code,
                [],
            ]);
        }
        expect(new Set([...catalogue.keys()].map(problemPath)).size).toBe(catalogue.size);
    });

    it('has Chinese words for whatever a schema of the API says of a field', () => {
        const schemas = sources.filter((file) => !isTest(file) && /^domain.src|route(s)?\.ts$/.test(file));
        const said = schemas.flatMap((file) =>
            [...textOf(file).matchAll(/'(must [^']+)'/g)].map(([, text = '']) => text),
        );
        const inChinese = said.map((problem) => JSON.stringify(fieldProblems([{ path: 'a', problem }], 'zh')));

        expect(said.length).toBeGreaterThan(30);
        expect(said.filter((_, index) => !/\p{Script=Han}/u.test(inChinese[index] ?? ''))).toEqual([]);
    });

    it.each([
        ['declaration', ['domain', 'chaincode/trade', 'gateway']],
        ['import-declaration', ['domain', 'chaincode/trade', 'gateway']],
        ['receivable', ['domain', 'chaincode/trade', 'gateway']],
        ['packing-credit', ['domain', 'chaincode/trade', 'gateway']],
        ['import-financing', ['domain', 'chaincode/trade', 'gateway']],
        ['tax-form', ['domain', 'chaincode/trade', 'gateway']],
        ['consent', ['domain', 'chaincode/trade', 'gateway']],
        ['credit-information', ['domain', 'chaincode/trade', 'gateway']],
        ['credit-passport', ['domain', 'chaincode/trade', 'gateway']],
        ['capital-account', ['domain', 'chaincode/trade', 'gateway']],
        ['balance-of-payments', ['domain', 'chaincode/trade', 'gateway']],
        ['approval', ['domain', 'chaincode/trade', 'chaincode/dcep', 'gateway']],
        ['dcep', ['domain', 'gateway']],
        ['party', ['domain', 'chaincode/runtime', 'gateway']],
    ])('has a folder for %s in each shell', (capability, shells) => {
        for (const shell of shells) {
            expect(readdirSync(path.join(root, shell, 'src'))).toContain(capability);
        }
    });

    it('leaves no test alone in the run, and none skipped without a reason', () => {
        const tests = sources.filter((file) => file.endsWith('.test.ts') && !file.endsWith('tidy.test.ts'));

        expect(tests.filter((file) => /\b(describe|it|test)\.only\b|\bfit\(|\bxit\(/.test(textOf(file)))).toEqual([]);
        const skipping = tests.filter((file) => /\.skip\b/.test(textOf(file)));
        expect(skipping.filter((file) => !textOf(file).includes('(skipped: '))).toEqual([]);
    });

    it('leaves nothing to be done later in a comment', () => {
        const later = new RegExp(
            `\\b(${['TO', 'FIX', 'HA'].map((start, index) => start + ['DO', 'ME', 'CK'][index]!).join('|')})\\b`,
        );

        expect(sources.filter((file) => later.test(textOf(file)))).toEqual([]);
    });

    it('names no package registry', () => {
        const host = new RegExp(['registry', 'npmjs', 'org'].join('\\.'));
        const files = [
            ...workspaces.flatMap(filesBelow),
            'package.json',
            'package-lock.json',
            '.npmrc',
            'Makefile',
            'README.md',
        ];

        expect(files.filter((file) => host.test(textOf(file)))).toEqual([]);
    });
});
