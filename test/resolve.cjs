const { existsSync } = require('node:fs');
const path = require('node:path');
const { standInFor } = require('./libraries.cjs');

/** Tests run on the TypeScript sources, every workspace's from `src`: one copy of each class, and coverage of what is written. */
const sources = {
    '@cohong/chaincode-runtime/code-digest': 'chaincode/runtime/src/host/code-digest.ts',
    '@cohong/chaincode-runtime': 'chaincode/runtime/src/index.ts',
    '@cohong/trade-chaincode': 'chaincode/trade/src/index.ts',
    '@cohong/dcep-chaincode': 'chaincode/dcep/src/index.ts',
    '@cohong/embedded-fabric': 'network/embedded/src/index.ts',
    '@cohong/network': 'network/launcher/src/index.ts',
    '@cohong/gateway': 'gateway/src/index.ts',
    '@cohong/client': 'client/src/index.ts',
    '@cohong/fixtures': 'fixtures/src/index.ts',
};
const root = path.resolve(__dirname, '..');

/**
 * Finds what is imported. Jest keeps what this answers for all test files of a worker; what names its configuration maps
 * to it would look up at every import.
 */
module.exports = (name, options) =>
    sourceOf(name, options.basedir) ?? standInFor(options.defaultResolver(name, options));

function sourceOf(name, folder) {
    if (name.startsWith('@cohong/')) {
        return path.join(root, sources[name] ?? name.replace(/^@cohong\/domain\/(.*)$/, 'domain/src/$1.ts'));
    }
    const source = /^\.{1,2}\/.*\.js$/.test(name) ? path.join(folder, name.replace(/js$/, 'ts')) : undefined;

    return source !== undefined && existsSync(source) ? source : undefined;
}
