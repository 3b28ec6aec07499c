import { createRequire } from 'node:module';

/**
 * Generated messages register themselves under global names, so a second copy of the library corrupts the first: calls
 * then fail far away, or never answer. Throws at the start instead.
 */
export function requireOneProtobuf(): void {
    const { resolve } = createRequire(__filename);
    const ofShim = createRequire(resolve('fabric-shim'));
    for (const name of ['@hyperledger/fabric-protos', 'google-protobuf']) {
        if (resolve(name) !== ofShim.resolve(name)) {
            throw new Error(`fabric-shim brings its own ${name}: override it to one version in the root package.json`);
        }
    }
}
