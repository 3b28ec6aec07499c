'use strict';

const { readFileSync } = require('node:fs');
const { loadContracts, startNetwork } = require('@cohong/embedded-fabric');

/** The embedded network in a process of its own, so that it can be killed; it is started as the file says that it is given. */
async function main() {
    const { module, options } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
    const source = { kind: 'in-thread', load: () => loadContracts(module) };
    const network = await startNetwork({
        ...options,
        chaincodes: options.chaincodes.map((chaincode) => ({ ...chaincode, source })),
    });
    process.send({ endpoints: network.endpoints, height: network.channel.height() });
    await network.failed;
    process.exit(1);
}

// Whoever started it is gone.
process.once('disconnect', () => process.exit());
main().catch((error) => {
    console.error(error.message);
    process.exit(1);
});
