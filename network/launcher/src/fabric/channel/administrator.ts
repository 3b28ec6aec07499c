import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { makeProposal, signingIdentity, type SigningIdentity } from '@cohong/embedded-fabric';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, GatewayError, signers, type Gateway } from '@hyperledger/fabric-gateway';
import { peer as peerProtos } from '@hyperledger/fabric-protos';
import { wordsOf } from '../../gateway-words.js';
import { identityFiles } from '../certificates.js';
import { clientAddress, type Peer } from '../peer.js';

const askMilliseconds = 5_000;
/** A peer builds what it installs, and members may wait for each other's blocks. */
const actMilliseconds = 60_000;
const okStatus = 200;

/** Whoever speaks for an organisation on the channel. */
export interface Administrator {
    readonly mspId: string;
    /** The MSP folder with the certificate and the key. */
    readonly mspFolder: string;
}

/** What a system chaincode of a peer is told. */
export interface PeerMatter {
    readonly chaincode: string;
    /** The function's name and what it is given. */
    readonly args: readonly Uint8Array[];
}

/** An administrator as whoever signs with the key in the folder. */
export function signingAs({ mspId, mspFolder }: Administrator): SigningIdentity {
    const { certificate, privateKey } = identityFiles(mspFolder);
    const [certificatePem, privateKeyPem] = [readFileSync(certificate, 'utf8'), readFileSync(privateKey, 'utf8')];
    return signingIdentity(mspId, { certificatePem, privateKeyPem });
}

/**
 * Asks a peer's gateway as the administrator of its organisation.
 *
 * @throws Error with all that the gateway says when it refuses.
 */
export async function throughGatewayOf<Answer>(
    peer: Peer,
    ask: (gateway: Gateway) => Promise<Answer>,
): Promise<Answer> {
    return connected(peer, async (client) => {
        const { certificate, privateKey } = identityFiles(peer.administratorMsp);
        const within = (milliseconds: number) => () => ({ deadline: Date.now() + milliseconds });
        const gateway = connect({
            client,
            identity: { mspId: peer.mspId, credentials: readFileSync(certificate) },
            signer: signers.newPrivateKeySigner(createPrivateKey(readFileSync(privateKey))),
            evaluateOptions: within(askMilliseconds),
            endorseOptions: within(actMilliseconds),
            submitOptions: within(actMilliseconds),
            commitStatusOptions: within(actMilliseconds),
        });
        try {
            return await ask(gateway);
        } catch (error) {
            throw error instanceof GatewayError
                ? new Error(`The gateway of ${peer.name} says: ${wordsOf(error)}`, { cause: error })
                : error;
        } finally {
            gateway.close();
        }
    });
}

/**
 * Has a peer do what is its own matter and no channel's, such as to install a package, for the administrator of its organisation.
 *
 * @throws Error with the peer's words when it refuses.
 */
export async function tellPeer(peer: Peer, { chaincode, args }: PeerMatter): Promise<Uint8Array> {
    const creator = signingAs({ mspId: peer.mspId, mspFolder: peer.administratorMsp });
    const proposal = makeProposal({ creator, channelId: '', chaincodeName: chaincode, args, at: new Date() });
    const response = (await connected(peer, (client) => processProposal(client, proposal))).getResponse();
    if (response?.getStatus() !== okStatus) {
        throw new Error(`${peer.name} refused ${Buffer.from(args[0] ?? []).toString()}: ${response?.getMessage()}`);
    }
    return response.getPayload_asU8();
}

function processProposal(client: Client, proposal: peerProtos.SignedProposal): Promise<peerProtos.ProposalResponse> {
    return new Promise((resolve, reject) => {
        client.makeUnaryRequest(
            '/protos.Endorser/ProcessProposal',
            (message: peerProtos.SignedProposal) => Buffer.from(message.serializeBinary()),
            (bytes: Buffer) => peerProtos.ProposalResponse.deserializeBinary(bytes),
            proposal,
            { deadline: Date.now() + actMilliseconds },
            (error, response) => (response === undefined ? reject(error ?? new Error('no answer')) : resolve(response)),
        );
    });
}

async function connected<Answer>(peer: Peer, use: (client: Client) => Promise<Answer>): Promise<Answer> {
    const root = readFileSync(peer.files.tlsRootCertificate);
    const client = new Client(clientAddress(peer), credentials.createSsl(root));
    try {
        return await use(client);
    } finally {
        client.close();
    }
}
