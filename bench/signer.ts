import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { messageSigner } from '@cohong/gateway';
import { hash, signers, type Signer } from '@hyperledger/fabric-gateway';
import { ratioLine } from './statistics.js';

const pairs = Number(process.env['PAIRS'] ?? 9);
const signatures = 1_000;
/** As long as a proposal. */
const messageBytes = 2_000;

/** A gateway signs three times for each act: what it signs with should be felt by nobody. */
const goal = 8;

/** Signatures per second of the gateway's own signer and of the SDK's, each from the whole message, in turns. */
async function main(): Promise<void> {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const own = messageSigner(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
    const ofDigest = signers.newPrivateKeySigner(privateKey);
    const sdk: Signer = (message) => ofDigest(hash.sha256(message));
    await ratePerSecond(own);
    await ratePerSecond(sdk);
    const ratios: number[] = [];
    for (let pair = 1; pair <= pairs; pair += 1) {
        const [ours, theirs] = [await ratePerSecond(own), await ratePerSecond(sdk)];
        ratios.push(ours / theirs);
        console.log(`pair ${pair}: ${ours.toFixed(0)} and ${theirs.toFixed(0)} signatures/s`);
    }
    console.log(ratioLine('signer', ratios, goal));
}

async function ratePerSecond(sign: Signer): Promise<number> {
    const messages = Array.from({ length: signatures }, () => randomBytes(messageBytes));
    const begin = performance.now();
    for (const message of messages) {
        await sign(message);
    }
    return (signatures * 1_000) / (performance.now() - begin);
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
