import { applicationPolicyMessage, collectionPackage, parsePolicy } from '@cohong/embedded-fabric';
import { status } from '@grpc/grpc-js';
import { GatewayError, type Contract, type Proposal, type Transaction } from '@hyperledger/fabric-gateway';
import { peer as protos } from '@hyperledger/fabric-protos';
import type { Chaincode } from '../../consortium/consortium.js';
import { until } from '../../processes/until.js';
import type { Peer } from '../peer.js';
import { throughGatewayOf } from './administrator.js';

const {
    ApproveChaincodeDefinitionForMyOrgArgs,
    ChaincodeSource,
    CommitChaincodeDefinitionArgs,
    QueryChaincodeDefinitionsArgs,
    QueryChaincodeDefinitionsResult,
} = protos.lifecycle;

const acquaintedSeconds = 60;
const unavailable: number = status.UNAVAILABLE;

/** What a chaincode is to be from a sequence on. */
export interface Definition {
    readonly chaincode: Chaincode;
    readonly version: string;
    readonly sequence: number;
}

/** A channel, seen from the peer of whoever speaks. */
interface Seat {
    readonly peer: Peer;
    readonly channel: string;
}

/** What the channel has agreed on; undefined when that is nothing yet. */
export async function committedDefinition(
    seat: Seat,
    chaincode: string,
): Promise<Pick<Definition, 'version' | 'sequence'> | undefined> {
    const answer = await throughLifecycleAt(seat, (contract) =>
        contract.evaluate('QueryChaincodeDefinitions', {
            arguments: [new QueryChaincodeDefinitionsArgs().serializeBinary()],
            endorsingOrganizations: [seat.peer.mspId],
        }),
    );
    const definition = QueryChaincodeDefinitionsResult.deserializeBinary(answer)
        .getChaincodeDefinitionsList()
        .find((each) => each.getName() === chaincode);
    return definition && { version: definition.getVersion(), sequence: definition.getSequence() };
}

/** Approves a definition for the organisation of the peer, which is to run that package. */
export async function approve(seat: Seat, definition: Definition, packageId: string): Promise<void> {
    const args = filled(new ApproveChaincodeDefinitionForMyOrgArgs(), definition);
    const source = new ChaincodeSource();
    const local = new ChaincodeSource.Local();
    local.setPackageId(packageId);
    source.setLocalPackage(local);
    args.setSource(source);
    await throughLifecycleAt(seat, async (contract) => {
        try {
            await contract.submit('ApproveChaincodeDefinitionForMyOrg', {
                arguments: [args.serializeBinary()],
                endorsingOrganizations: [seat.peer.mspId],
            });
        } catch (error) {
            if (!isApprovedAlready(error)) {
                throw error;
            }
        }
    });
}

/** Fabric refuses to write the same approval again; an attempt before that was broken off has come as far as this. */
function isApprovedAlready(error: unknown): boolean {
    return (
        error instanceof GatewayError &&
        error.details.some(({ message }) => /redefine uncommitted sequence .* with unchanged content/.test(message))
    );
}

/** Commits a definition under the endorsement of organisations that have approved it; resolves when the peer has it. */
export async function commit(seat: Seat, definition: Definition, mspIds: readonly string[]): Promise<void> {
    const args = filled(new CommitChaincodeDefinitionArgs(), definition);
    await throughLifecycleAt(seat, async (contract) => {
        const proposal = contract.newProposal('CommitChaincodeDefinition', {
            arguments: [args.serializeBinary()],
            endorsingOrganizations: [...mspIds],
        });
        const commitment = await (await endorsedByAll(proposal, mspIds)).submit();
        const { successful, code } = await commitment.getStatus();
        if (!successful) {
            throw new Error(`The definition of ${definition.chaincode.name} is not valid: code ${code}.`);
        }
    });
}

/** Peers of a new channel learn of each other by gossip: until then one of them says that nobody is there. */
async function endorsedByAll(proposal: Proposal, mspIds: readonly string[]): Promise<Transaction> {
    await until({
        what: `a peer of each of ${mspIds.join(', ')} to be known`,
        seconds: acquaintedSeconds,
        isSo: () => proposal.endorse().then(() => true, isAcquainted),
    });
    return proposal.endorse();
}

/** @throws whatever else went wrong. */
function isAcquainted(error: unknown): boolean {
    if (error instanceof GatewayError && error.code === unavailable) {
        return false;
    }
    throw error;
}

function throughLifecycleAt<Answer>(
    { peer, channel }: Seat,
    ask: (contract: Contract) => Promise<Answer>,
): Promise<Answer> {
    return throughGatewayOf(peer, (gateway) => ask(gateway.getNetwork(channel).getContract('_lifecycle')));
}

type DefinitionArguments =
    protos.lifecycle.ApproveChaincodeDefinitionForMyOrgArgs | protos.lifecycle.CommitChaincodeDefinitionArgs;

/** What the members approve and commit: all of them must say the same. */
function filled<Arguments extends DefinitionArguments>(
    args: Arguments,
    { chaincode: { name, endorsementPolicy, collections }, version, sequence }: Definition,
): Arguments {
    args.setName(name);
    args.setSequence(sequence);
    args.setVersion(version);
    args.setValidationParameter(applicationPolicyMessage(parsePolicy(endorsementPolicy)).serializeBinary());
    args.setCollections(collectionPackage(collections));
    return args;
}
