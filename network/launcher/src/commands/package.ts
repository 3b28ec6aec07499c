import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readConsortium, type Chaincode, type Collection } from '../consortium/consortium.js';
import { versionOf } from '../fabric/lifecycle.js';
import { chaincodePackage } from '../fabric/package.js';

export interface PackageOptions {
    /** The description of the consortium, from which policies and collections are derived. */
    readonly file: string;
    /** The folder to write to. */
    readonly out: string;
}

/**
 * Writes what `peer lifecycle chaincode` takes, for whoever runs a Fabric network of their own: for each chaincode the
 * package, the file of its collections and a file for a shell to source with the rest of its definition.
 */
export function packageChaincodes({ file, out }: PackageOptions): void {
    const { chaincodes } = readConsortium(file);
    mkdirSync(out, { recursive: true });
    for (const chaincode of chaincodes) {
        const { id, bytes } = chaincodePackage(chaincode.name);
        writeFileSync(path.join(out, `${chaincode.name}.tar.gz`), bytes);
        writeFileSync(
            path.join(out, `${chaincode.name}.collections.json`),
            collectionsConfiguration(chaincode.collections),
        );
        writeFileSync(path.join(out, `${chaincode.name}.definition.sh`), definition(chaincode, id));
        console.log(`${chaincode.name.padEnd(8)} ${id}`);
    }
    console.log(
        `Packages, collections and definitions are in ${out}; docs/operating/own-network.md says what to do with them.`,
    );
}

function definition(chaincode: Chaincode, packageId: string): string {
    return [
        `CHAINCODE=${chaincode.name}`,
        `PACKAGE_ID=${packageId}`,
        `# The SHA-256 of the code, then of the rest of the definition: what members approve names what will run.`,
        `VERSION=${versionOf(chaincode)}`,
        `POLICY="${chaincode.endorsementPolicy}"`,
        '',
    ].join('\n');
}

/** The file of collections that `peer lifecycle chaincode` reads. */
function collectionsConfiguration(collections: readonly Collection[]): string {
    return JSON.stringify(collections.map(collectionConfiguration), undefined, 4);
}

function collectionConfiguration({ members, endorsementPolicy, ...collection }: Collection): object {
    return {
        name: collection.name,
        policy: `OR(${members.map((mspId) => `'${mspId}.member'`).join(',')})`,
        requiredPeerCount: collection.requiredPeerCount,
        maxPeerCount: collection.maxPeerCount,
        blockToLive: collection.blockToLive,
        memberOnlyRead: collection.memberOnlyRead,
        memberOnlyWrite: collection.memberOnlyWrite,
        ...(endorsementPolicy !== undefined && { endorsementPolicy: { signaturePolicy: endorsementPolicy } }),
    };
}
