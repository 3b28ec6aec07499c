import { peer } from '@hyperledger/fabric-protos';

import { sign, type SignatureVerifier } from './crypto/sign.js';
import type { Channel } from './ledger/channel.js';
import type { DefinitionProposal } from './ledger/definition-state.js';
import { lifecycleNamespace } from './ledger/lifecycle.js';
import type { Operators } from './operators.js';
import type { Orderer } from './orderer.js';
import type { Peer } from './peer.js';
import { assembleTransaction } from './wire/endorsement.js';
import { makeProposal } from './wire/make-proposal.js';
import { unpackProposal } from './wire/proposal.js';

const { ApproveChaincodeDefinitionForMyOrgArgs, ChaincodeSource, CommitChaincodeDefinitionArgs } = peer.lifecycle;

/** What a chaincode is to be from now on, and the package of it that each organisation is to run. */
export interface AgreedDefinition {
    readonly name: string;
    readonly sequence: number;
    readonly terms: DefinitionProposal;
    readonly packageId: string;
}

interface Parties {
    readonly channel: Channel;
    readonly orderer: Orderer;
    readonly verifier: SignatureVerifier;
    readonly clock: () => Date;
    readonly peersOf: (mspId: string) => readonly Peer[];
    readonly operators: Operators;
}

/** A transaction that is endorsed and signed, and not ordered yet. */
interface Submission {
    readonly txId: string;
    readonly what: string;
    readonly peer: Peer;
    readonly envelope: Uint8Array;
}

/** How organisations agree on what a chaincode is: by transactions of the lifecycle, as on every Fabric network. */
export class Agreement {
    readonly #parties: Parties;

    constructor(parties: Parties) {
        this.#parties = parties;
    }

    /** Organisations approve definitions, which are the next or those that others have committed. */
    async approve(approvals: readonly { mspId: string; definition: AgreedDefinition }[]): Promise<void> {
        await this.#order(
            await Promise.all(approvals.map(({ mspId, definition }) => this.#approval(mspId, definition))),
        );
    }

    /** Commits definitions under the endorsement of organisations that have approved them. */
    async commit(mspIds: readonly string[], definitions: readonly AgreedDefinition[]): Promise<void> {
        await this.#order(await Promise.all(definitions.map((definition) => this.#commitment(definition, mspIds))));
    }

    #approval(mspId: string, definition: AgreedDefinition): Promise<Submission> {
        const args = filled(new ApproveChaincodeDefinitionForMyOrgArgs(), definition);
        const source = new ChaincodeSource();
        const local = new ChaincodeSource.Local();
        local.setPackageId(definition.packageId);
        source.setLocalPackage(local);
        args.setSource(source);
        return this.#endorsed([mspId], {
            what: `the approval of ${definition.name} by ${mspId}`,
            args: [Buffer.from('ApproveChaincodeDefinitionForMyOrg'), args.serializeBinary()],
        });
    }

    #commitment(definition: AgreedDefinition, endorsers: readonly string[]): Promise<Submission> {
        const args = filled(new CommitChaincodeDefinitionArgs(), definition);
        return this.#endorsed(endorsers, {
            what: `the definition of ${definition.name}`,
            args: [Buffer.from('CommitChaincodeDefinition'), args.serializeBinary()],
        });
    }

    /** A transaction in the name of the first of the organisations, endorsed by one peer of each. */
    async #endorsed(
        mspIds: readonly string[],
        { what, args }: { readonly what: string; readonly args: readonly Uint8Array[] },
    ): Promise<Submission> {
        const { channel, verifier, clock, operators } = this.#parties;
        const peers = mspIds.map((mspId) => this.#peerOf(mspId));
        const [first] = peers;
        if (first === undefined) throw new Error(`${what} has nobody to endorse it`);
        const { channelId } = channel;
        const creator = operators.of(first.mspId);
        const request = { creator, channelId, chaincodeName: lifecycleNamespace, args, at: clock() };
        const signedProposal = makeProposal(request);
        const responses = await Promise.all(peers.map((each) => each.processProposal(signedProposal)));
        for (const response of responses.flatMap((each) => each.getResponse() ?? [])) {
            if (response.getStatus() !== 200) throw new Error(`${what} was refused: ${response.getMessage()}`);
        }
        const { membership } = channel.configuration();
        const proposal = unpackProposal(signedProposal, { channelId, membership, verifier });
        const transaction = assembleTransaction(proposal, responses);
        transaction.setSignature(sign(creator.privateKey, transaction.getPayload_asU8()));
        return { txId: proposal.txId, what, peer: first, envelope: transaction.serializeBinary() };
    }

    #peerOf(mspId: string): Peer {
        const running = this.#parties.peersOf(mspId).find(({ isRunning }) => isRunning);
        if (running === undefined) throw new Error(`no peer of ${mspId} is running`);
        return running;
    }

    /** Resolves when all are in blocks, and valid. */
    async #order(submissions: readonly Submission[]): Promise<void> {
        const { channel, orderer } = this.#parties;
        if (submissions.length === 0) return;
        for (const { envelope } of submissions) orderer.broadcast(envelope);
        await orderer.cutNow();
        await Promise.all(
            submissions.map(async ({ txId, what, peer: { name } }) => {
                const { code } = await channel.whenCommitted(name, txId);
                if (code !== peer.TxValidationCode.VALID) throw new Error(`${what} is not valid: ${nameOfCode(code)}`);
            }),
        );
    }
}

type DefinitionArguments =
    peer.lifecycle.ApproveChaincodeDefinitionForMyOrgArgs | peer.lifecycle.CommitChaincodeDefinitionArgs;

function filled<Args extends DefinitionArguments>(args: Args, definition: AgreedDefinition): Args {
    const { name, sequence, terms } = definition;
    args.setName(name);
    args.setSequence(sequence);
    args.setVersion(terms.version);
    args.setValidationParameter(terms.validationParameter);
    args.setCollections(terms.collections);
    return args;
}

function nameOfCode(code: number): string {
    const entry = Object.entries(peer.TxValidationCode).find(([, number]) => number === code);
    return entry === undefined ? String(code) : entry[0];
}
