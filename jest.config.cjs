/** Tests run on the TypeScript sources, every workspace's from `src`: one copy of each class, and coverage of what is written. */
const sources = {
    '@cohong/domain/(.*)': 'domain/src/$1.ts',
    '@cohong/chaincode-runtime': 'chaincode/runtime/src/index.ts',
    '@cohong/trade-chaincode': 'chaincode/trade/src/index.ts',
    '@cohong/dcep-chaincode': 'chaincode/dcep/src/index.ts',
    '@cohong/embedded-fabric': 'network/embedded/src/index.ts',
    '@cohong/network': 'network/launcher/src/index.ts',
    '@cohong/gateway': 'gateway/src/index.ts',
    '@cohong/fixtures': 'fixtures/src/index.ts',
};

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
    testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    modulePathIgnorePatterns: ['/dist/'],
    moduleNameMapper: {
        '^(\\.{1,2}/.*)\\.js$': '$1',
        ...Object.fromEntries(Object.entries(sources).map(([name, path]) => [`^${name}$`, `<rootDir>/${path}`])),
    },
    transform: {
        // The metadata of decorated methods needs the whole program; the rest is translated file by file, ten times as fast.
        '-contract\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.jest-decorated.json', diagnostics: false }],
        '^.+\\.ts$|node_modules/jose/.+\\.js$': ['ts-jest', { tsconfig: 'tsconfig.jest.json', diagnostics: false }],
    },
    transformIgnorePatterns: ['/node_modules/(?!jose/)'],
};
