import { createHash } from 'node:crypto';

import type { AgreedDefinition, Agreement } from './agreement.js';
import { ChaincodeHandler } from './chaincode/handler.js';
import { transportsOf, type ChaincodeSource } from './chaincode-source.js';
import type { Channel } from './ledger/channel.js';
import { applicationPolicyMessage } from './policy/application-policy.js';
import { areSame, collectionPackage, definitionOf, partsOf } from './ledger/definition-state.js';
import type { ChaincodeDefinition, CollectionDefinition } from './ledger/definition.js';
import type { Peer } from './peer.js';
import { parsePolicy } from './policy/parse.js';

/** A chaincode as the organisations are to agree on it. */
export interface ChaincodeOptions {
    readonly name: string;
    /** Other code needs another version; left out, it is that of the definition in sequence: `1.0`, `2.0` and so on. */
    readonly version?: string;
    readonly endorsementPolicy: string;
    readonly collections?: readonly CollectionDefinition[];
    readonly source: ChaincodeSource;
}

interface DeploymentOptions {
    readonly channel: Channel;
    readonly agreement: Agreement;
    readonly peersOf: (mspId: string) => readonly Peer[];
    /** How long a chaincode may take for one transaction. */
    readonly endorsementTimeoutMs: number;
}

/** Brings chaincodes to peers and organisations to agree on them: what is there already is left as it is. */
export class Deployment {
    readonly #options: DeploymentOptions;
    readonly #chaincodes = new Map<string, ChaincodeOptions>();

    constructor(options: DeploymentOptions) {
        this.#options = options;
    }

    /** Chaincodes as they were last deployed. */
    get chaincodes(): readonly ChaincodeOptions[] {
        return [...this.#chaincodes.values()];
    }

    /**
     * Installs the chaincodes at the organisations' peers and launches them; then those organisations approve, and commit
     * what is new. Rejects if one cannot be launched, or not enough of them agree.
     */
    async deploy(chaincodes: readonly ChaincodeOptions[], mspIds: readonly string[]): Promise<void> {
        const { agreement, peersOf } = this.#options;
        const wanted = chaincodes.map((chaincode) => ({ chaincode, definition: this.#definitionOf(chaincode) }));
        const definitions = wanted.map(({ definition }) => definition);
        await Promise.all(mspIds.map((mspId) => this.#install(mspId, wanted)));
        const approvals = mspIds.flatMap((mspId) => definitions.map((definition) => ({ mspId, definition })));
        await agreement.approve(approvals.filter((approval) => !this.#isGiven(approval)));
        const isNew = ({ name, sequence }: AgreedDefinition): boolean => this.#committed(name)?.sequence !== sequence;
        await agreement.commit(mspIds, definitions.filter(isNew));
        for (const chaincode of chaincodes) this.#chaincodes.set(chaincode.name, chaincode);
        const running = mspIds.flatMap((mspId) => peersOf(mspId)).filter(({ isRunning }) => isRunning);
        await Promise.all(running.map((peer) => peer.installed.retire()));
    }

    /** The next definition, or the committed one where that says the same. */
    #definitionOf(chaincode: ChaincodeOptions): AgreedDefinition {
        const { name, endorsementPolicy, collections = [] } = chaincode;
        const current = this.#committed(name);
        const next = (current?.sequence ?? 0) + 1;
        const version = this.#versionOf(chaincode, next);
        const terms = {
            version,
            validationParameter: applicationPolicyMessage(parsePolicy(endorsementPolicy)).serializeBinary(),
            collections: collectionPackage(collections),
        };
        const isSame = current !== undefined && areSame(current.parts, partsOf(terms));
        return { name, sequence: isSame ? current.sequence : next, terms, packageId: packageIdOf(name, version) };
    }

    #versionOf({ name, version, source }: ChaincodeOptions, next: number): string {
        const current = this.#committed(name);
        const known = this.#chaincodes.get(name);
        const isOtherCode = known !== undefined && known.source !== source;
        if (isOtherCode && version === current?.version) {
            throw new Error(`${name} is at version ${version} already: other code needs another version`);
        }
        if (version !== undefined) return version;
        return current === undefined || isOtherCode ? `${next}.0` : current.version;
    }

    async #install(
        mspId: string,
        wanted: readonly { readonly chaincode: ChaincodeOptions; readonly definition: AgreedDefinition }[],
    ): Promise<void> {
        const { peersOf, endorsementTimeoutMs: timeoutMs } = this.#options;
        const open = transportsOf(
            mspId,
            wanted.map(({ chaincode }) => chaincode),
        );
        const handlers = peersOf(mspId).flatMap(({ installed }) => {
            const lacking = wanted.filter(({ definition }) => !installed.has(definition.packageId));
            return lacking.map(({ chaincode, definition: { name, packageId } }) => {
                const handler = new ChaincodeHandler({ chaincode: name, open: open(chaincode), timeoutMs });
                installed.install(packageId, handler);
                return handler;
            });
        });
        await Promise.all(handlers.map((handler) => handler.start()));
    }

    #isGiven({ mspId, definition }: { readonly mspId: string; readonly definition: AgreedDefinition }): boolean {
        const { name, sequence, terms, packageId } = definition;
        const [peer] = this.#options.peersOf(mspId).filter(({ isRunning }) => isRunning);
        if (peer === undefined) return false;
        const approval = this.#options.channel.approval(peer, definitionOf(name, sequence, partsOf(terms)));
        return approval.isGiven && approval.names(packageId);
    }

    #committed(name: string): ChaincodeDefinition | undefined {
        return this.#options.channel.definitions().chaincode(name);
    }
}

/** Fabric names a package by a label and a hash of its bytes; here the version stands for the code. */
function packageIdOf(name: string, version: string): string {
    const label = `${name}_${version}`;
    return `${label}:${createHash('sha256').update(label).digest('hex')}`;
}
