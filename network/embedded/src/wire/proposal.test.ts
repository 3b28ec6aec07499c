import { createHash } from 'node:crypto';
import { Client, credentials } from '@grpc/grpc-js';
import { connect } from '@hyperledger/fabric-gateway';
import { common, peer } from '@hyperledger/fabric-protos';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { issueIdentity } from '../crypto/issue.js';
import { issueOrganisation } from '../crypto/material.js';
import type { OrganisationMaterial } from '../crypto/material.js';
import { sign, SignatureVerifier } from '../crypto/sign.js';
import { MembershipService, signingIdentity } from './identity.js';
import type { SigningIdentity } from './identity.js';
import { unpackProposal } from './proposal.js';
import type { UnpackedProposal } from './proposal.js';
import { propose } from './testing/propose.js';
import type { ProposalDraft } from './testing/propose.js';

const channelId = 'cohong';
let harbour: OrganisationMaterial;
let maker: SigningIdentity;
let membership: MembershipService;

beforeAll(async () => {
    harbour = await issueOrganisation({ mspId: 'HarbourMSP', users: { maker: {} } });
    maker = signingIdentity('HarbourMSP', harbour.users['maker']!);
    membership = new MembershipService([{ mspId: 'HarbourMSP', rootCertificatesPem: [harbour.ca.certificatePem] }]);
});

const draft = (changes: Partial<ProposalDraft> = {}): ProposalDraft => ({
    creator: maker,
    channelId,
    chaincodeName: 'trade',
    args: ['lc:Issue'],
    transient: { input: 'private terms' },
    ...changes,
});
const unpack = (signedProposal: peer.SignedProposal): UnpackedProposal =>
    unpackProposal(signedProposal, { channelId, membership, verifier: new SignatureVerifier() });

describe('a proposal', () => {
    it('is read with all that a peer needs of it', () => {
        const proposal = unpack(propose(draft()));
        expect(proposal).toMatchObject({
            channelId,
            chaincodeName: 'trade',
            timestamp: { seconds: 1767323045, nanos: 0 },
        });
        expect(proposal.args.map((arg) => Buffer.from(arg).toString())).toEqual(['lc:Issue']);
        expect([...proposal.transient.keys()]).toEqual(['input']);
        expect(Buffer.from(proposal.transient.get('input')!).toString()).toBe('private terms');
        expect(proposal.creator).toMatchObject({ mspId: 'HarbourMSP', role: 'client' });
        expect(proposal.txId).toMatch(/^[0-9a-f]{64}$/);
    });

    it('keeps its private input out of what goes into the transaction, and out of the hash that endorsers sign', () => {
        const { payloadWithoutTransient, header, proposalHash } = unpack(propose(draft()));
        expect(Buffer.from(payloadWithoutTransient).includes('private terms')).toBe(false);
        const expected = createHash('sha256')
            .update(header.getChannelHeader_asU8())
            .update(header.getSignatureHeader_asU8())
            .update(payloadWithoutTransient)
            .digest('hex');
        expect(Buffer.from(proposalHash).toString('hex')).toBe(expected);
    });

    it("is read as Hyperledger's own client writes it", () => {
        const client = new Client('localhost:1', credentials.createInsecure());
        const gateway = connect({
            client,
            identity: { mspId: 'HarbourMSP', credentials: Buffer.from(harbour.users['maker']!.certificatePem) },
            signer: async (message) => Promise.resolve(sign(maker.privateKey, message)),
            hash: (message) => message,
        });
        const written = gateway
            .getNetwork(channelId)
            .getContract('trade', 'lc')
            .newProposal('Issue', { arguments: ['1'], transientData: { input: 'private terms' } });
        const signedProposal = new peer.SignedProposal();
        signedProposal.setProposalBytes(gateway.newSignedProposal(written.getBytes(), new Uint8Array()).getDigest());
        signedProposal.setSignature(sign(maker.privateKey, signedProposal.getProposalBytes_asU8()));
        const proposal = unpack(signedProposal);
        expect(proposal.txId).toBe(written.getTransactionId());
        expect(proposal.args.map((arg) => Buffer.from(arg).toString())).toEqual(['lc:Issue', '1']);
        gateway.close();
        client.close();
    });
});

describe('a peer refuses a proposal', () => {
    it.each<[string, NonNullable<ProposalDraft['spoil']>, string]>([
        [
            'that names no chaincode',
            { extension: (extension) => extension.setChaincodeId(undefined) },
            'ChaincodeHeaderExtension.ChaincodeId is nil',
        ],
        [
            'with an empty name of a chaincode',
            { extension: (extension) => extension.setChaincodeId(new peer.ChaincodeID()) },
            'ChaincodeHeaderExtension.ChaincodeId.Name is empty',
        ],
        [
            'that specifies nothing',
            { invocation: (invocation) => invocation.setChaincodeSpec(undefined) },
            'chaincode invocation spec did not contain chaincode spec',
        ],
        [
            'without input',
            { invocation: (invocation) => invocation.getChaincodeSpec()?.setInput(undefined) },
            'chaincode input did not contain any input',
        ],
        [
            'for another channel',
            { channelHeader: (header) => header.setChannelId('elsewhere') },
            "channel 'elsewhere' not found",
        ],
        [
            'of another kind',
            { channelHeader: (header) => header.setType(common.HeaderType.CONFIG_UPDATE) },
            'error validating proposal: invalid header type CONFIG_UPDATE',
        ],
        [
            'of another epoch',
            { channelHeader: (header) => header.setEpoch(1) },
            'error validating proposal: epoch is non-zero',
        ],
        [
            'without a nonce',
            { signatureHeader: (header) => header.setNonce('') },
            'error validating proposal: nonce is empty',
        ],
        [
            'without a creator',
            { signatureHeader: (header) => header.setCreator('') },
            'error validating proposal: creator is empty',
        ],
        [
            'that takes a name of its own choice',
            { channelHeader: (header) => header.setTxId('mine') },
            "error validating proposal: incorrectly computed txid 'mine' -- expected '",
        ],
        [
            'of someone who is nobody',
            {
                signatureHeader: (header) => header.setCreator(Buffer.from('nobody')),
            },
            'error validating proposal: access denied: channel [cohong] creator org unknown, creator is malformed',
        ],
    ])('%s', (_, spoil, refusal) => {
        expect(() => unpack(propose(draft({ spoil })))).toThrow(refusal);
    });

    it('that is none', () => {
        const signedProposal = new peer.SignedProposal();
        signedProposal.setProposalBytes(Buffer.from('ff', 'hex'));
        expect(() => unpack(signedProposal)).toThrow('error unmarshalling Proposal');
    });

    it('that was not signed, or changed after it was signed', () => {
        const unsigned = propose(draft());
        unsigned.setSignature('');
        expect(() => unpack(unsigned)).toThrow('error validating proposal: empty signature bytes');
        const changed = propose(draft());
        changed.setProposalBytes(propose(draft({ args: ['lc:Cancel'] })).getProposalBytes_asU8());
        expect(() => unpack(changed)).toThrow(
            'error validating proposal: access denied: channel [cohong] creator org [HarbourMSP]',
        );
    });

    it('of a member whom its organisation does not accept', () => {
        const { certificatePem, privateKeyPem = '' } = harbour.ca;
        const authority = signingIdentity('HarbourMSP', { certificatePem, privateKeyPem });
        expect(() => unpack(propose(draft({ creator: authority })))).toThrow(
            'error validating proposal: access denied: channel [cohong] creator org [HarbourMSP]',
        );
    });

    it('of a stranger who claims to be a member', async () => {
        const stranger = await issueOrganisation({ mspId: 'HarbourMSP', users: {} });
        const forged = await issueIdentity(stranger.ca, { commonName: 'maker', organisationalUnit: 'client' });
        expect(() => unpack(propose(draft({ creator: signingIdentity('HarbourMSP', forged) })))).toThrow(
            'creator org unknown, creator is malformed',
        );
    });
});
