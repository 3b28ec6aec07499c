import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Throws when two copies of google-protobuf are loaded. Its generated code registers on the global object, so that
 * two versions corrupt each other's messages without a word.
 */
export function assertSingleProtobuf(files = Object.keys(createRequire(__filename).cache)): void {
    const copies = new Set(
        files
            .filter((file) => /[\\/]google-protobuf[\\/]google-protobuf\.js$/.test(file))
            .map((file) => realpathSync(file)),
    );
    if (copies.size > 1) {
        throw new Error(`google-protobuf is loaded ${copies.size} times: ${[...copies].join(', ')}`);
    }
}
