/** Each starts and ends processes for about a minute or more: a run of everything leaves them to `make test-long`. */
const minutesEach = [
    'test/scenarios/gateway/secrets-in-logs.test.ts',
    'test/scenarios/gateway/killed.test.ts',
    'test/operating/',
    'test/faults/make-up.test.ts',
    'test/growing/page.test.ts',
];
const isEverything = !process.argv.slice(2).some((argument) => !argument.startsWith('-'));
const left = isEverything && process.env.KILLS === undefined ? minutesEach : [];
if (left.length > 0) {
    console.error(`Not run, since each takes minutes, but by make test-long: ${left.join(', ')}`);
}

module.exports = {
    testEnvironment: 'node',
    roots: [
        '<rootDir>/domain',
        '<rootDir>/chaincode',
        '<rootDir>/gateway',
        '<rootDir>/network',
        '<rootDir>/fixtures',
        '<rootDir>/test',
    ],
    testMatch: ['**/*.test.ts'],
    testPathIgnorePatterns: ['/node_modules/', '/dist/', ...left],
    modulePathIgnorePatterns: ['/dist/'],
    resolver: '<rootDir>/test/resolve.cjs',
    transform: {
        '^.+\\.ts$': ['<rootDir>/test/translate.cjs', { tsconfig: 'tsconfig.jest.json', diagnostics: false }],
    },
    transformIgnorePatterns: ['/node_modules/'],
    globalSetup: '<rootDir>/test/postgres/global-setup.cjs',
    globalTeardown: '<rootDir>/test/postgres/global-teardown.cjs',
    testSequencer: '<rootDir>/test/longest-first.cjs',
    // The scenarios wait a third of their time, so three at a time even where there are two cores.
    maxWorkers: 3,
    // Networks, threads and processes start as fast as the machine lets them, which a loaded one does slowly.
    testTimeout: 60_000,
    reporters: ['default', '<rootDir>/test/last-line-reporter.cjs'],
    // What guards money and title is measured; the rest is proven by the scenarios.
    collectCoverageFrom: ['domain/src/**/*.ts', 'chaincode/*/src/**/*.ts', '!**/*.test.ts', '!**/testing/**'],
    coverageReporters: [['text', { skipFull: true }], 'text-summary'],
    coverageThreshold: { global: { branches: 95 } },
};
