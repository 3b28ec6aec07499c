import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const clockAndChance = [
    { object: 'Date', property: 'now', message: 'Take the time from the transaction.' },
    { object: 'Math', property: 'random', message: 'Peers must agree: derive it from the seed of the transaction.' },
];

/** Dependencies point one way: gateway → domain ← chaincode; nothing imports the gateway or a chaincode. */
const mayNotImport = (files, names, message, ignores = ['**/*.test.ts']) => {
    const group = names.filter((name) => typeof name === 'string');
    const expressions = names.filter((name) => typeof name !== 'string');
    const patterns = [{ group, message }, ...expressions.map(({ source: regex }) => ({ regex, message }))];
    return { files, ignores, rules: { 'no-restricted-imports': ['error', { patterns }] } };
};

export default defineConfig(
    { ignores: ['**/dist/**', 'coverage/**', '.cohong/**', 'client/src/api.ts'] },
    js.configs.recommended,
    ...tseslint.configs.strictTypeChecked,
    {
        files: ['**/*.ts'],
        languageOptions: {
            parserOptions: {
                project: [
                    'domain/tsconfig.json',
                    'chaincode/*/tsconfig.json',
                    'gateway/tsconfig.json',
                    'client/tsconfig.json',
                    'network/*/tsconfig.json',
                    'fixtures/tsconfig.json',
                    'bench/tsconfig.json',
                ],
                tsconfigRootDir: import.meta.dirname,
            },
        },
        rules: {
            // What is taken out of a record is named, to leave it out.
            '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
            complexity: ['error', 10],
            'max-params': ['error', 3],
            'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }],
            '@typescript-eslint/explicit-module-boundary-types': 'error',
            '@typescript-eslint/switch-exhaustiveness-check': 'error',
            '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
            '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
        },
    },
    {
        files: ['domain/**/*.ts', 'chaincode/**/*.ts'],
        ignores: ['**/*.test.ts', 'chaincode/runtime/src/host/**'],
        rules: {
            'no-restricted-properties': ['error', ...clockAndChance],
            'no-restricted-syntax': [
                'error',
                {
                    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
                    message: 'Take the time from the transaction.',
                },
            ],
        },
    },
    mayNotImport(
        ['domain/**/*.ts'],
        ['fabric-*', '@hyperledger/*', '@grpc/*', 'express', 'node:*', '@cohong/*'],
        'The domain knows no ledger, no HTTP and no machine.',
    ),
    mayNotImport(
        ['chaincode/runtime/**/*.ts'],
        ['@cohong/*-chaincode', '@cohong/gateway', '@cohong/network', '@cohong/embedded-fabric', 'express'],
        'The runtime serves every chaincode and knows none.',
    ),
    mayNotImport(
        ['chaincode/trade/**/*.ts', 'chaincode/dcep/**/*.ts'],
        [
            '@cohong/*-chaincode',
            '@cohong/gateway',
            '@cohong/network',
            '@cohong/embedded-fabric',
            'express',
            '@hyperledger/*',
        ],
        'A chaincode stands on the runtime and the domain alone.',
    ),
    mayNotImport(
        ['gateway/**/*.ts'],
        [
            '@cohong/*-chaincode',
            '@cohong/chaincode-runtime',
            '@cohong/network',
            '@cohong/embedded-fabric',
            'fabric-shim',
            'fabric-contract-api',
        ],
        'The gateway knows the domain, not the chaincode.',
    ),
    mayNotImport(
        ['network/embedded/**/*.ts'],
        ['@cohong/*', 'express', 'zod'],
        'The embedded network knows Fabric and nothing of trade.',
        [],
    ),
    mayNotImport(
        ['network/launcher/**/*.ts'],
        [
            '@cohong/*-chaincode',
            /^@cohong\/chaincode-runtime(?!\/code-digest$)/,
            '@cohong/gateway',
            '@cohong/fixtures',
            '@cohong/domain/*',
        ],
        'The network starts chaincode and gateways and knows neither; it only measures the code that it starts.',
    ),
    {
        files: ['**/*.test.ts', 'test/**/*.ts'],
        // Not the workspaces' own, so that whoever lints tests alone need not load them.
        languageOptions: { parserOptions: { project: ['test/*/tsconfig.json', 'tsconfig.test.json'] } },
        rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
    },
    { files: ['**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
    {
        files: ['**/*.cjs'],
        languageOptions: {
            globals: {
                module: 'writable',
                require: 'readonly',
                console: 'readonly',
                process: 'readonly',
                globalThis: 'readonly',
                __dirname: 'readonly',
            },
        },
        rules: { '@typescript-eslint/no-require-imports': 'off' },
    },
    { files: ['**/*.mjs'], languageOptions: { globals: { console: 'readonly', process: 'readonly' } } },
);
