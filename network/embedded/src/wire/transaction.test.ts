import { common, peer } from '@hyperledger/fabric-protos';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { issueOrganisation } from '../crypto/material.js';
import { sign, SignatureVerifier } from '../crypto/sign.js';
import { buildBlock } from './block.js';
import { assembleTransaction, endorse } from './endorsement.js';
import { filteredBlock } from './filtered-block.js';
import { MembershipService, signingIdentity } from './identity.js';
import type { SigningIdentity } from './identity.js';
import { unpackProposal } from './proposal.js';
import type { ProposalContext, UnpackedProposal } from './proposal.js';
import { propose } from './testing/propose.js';
import { claimedTransactionId, endorsersOf, unpackTransaction } from './transaction.js';

const code = peer.TxValidationCode;
const channelId = 'cohong';
let context: ProposalContext;
let maker: SigningIdentity;
let peers: SigningIdentity[];

beforeAll(async () => {
    const harbour = await issueOrganisation({ mspId: 'HarbourMSP', users: { maker: {} } });
    const safe = await issueOrganisation({ mspId: 'SafeMSP', users: {} });
    maker = signingIdentity('HarbourMSP', harbour.users['maker']!);
    peers = [harbour, safe].map(({ mspId, peers: [own] }) => signingIdentity(mspId, own!.identity));
    const organisations = [harbour, safe].map(({ mspId, ca }) => ({ mspId, rootCertificatesPem: [ca.certificatePem] }));
    context = { channelId, membership: new MembershipService(organisations), verifier: new SignatureVerifier() };
});

interface Simulated {
    readonly results?: string;
    readonly eventOf?: string;
    readonly chaincodeVersion?: string;
}

function proposal(args: string[] = ['lc:Issue']): UnpackedProposal {
    return unpackProposal(propose({ creator: maker, channelId, chaincodeName: 'trade', args }), context);
}

function endorseAt(
    endorsers: readonly SigningIdentity[],
    proposed: UnpackedProposal,
    { results = 'results', eventOf, chaincodeVersion = '1.0' }: Simulated = {},
): peer.ProposalResponse[] {
    const response = new peer.Response();
    response.setStatus(200);
    const event = new peer.ChaincodeEvent();
    event.setChaincodeId(eventOf ?? '');
    event.setEventName('CreditIssued');
    event.setPayload(Buffer.from('told to few'));
    const simulation = { proposal: proposed, results: Buffer.from(results), response, chaincodeVersion };
    return endorsers.map((endorser) => endorse({ ...simulation, ...(eventOf !== undefined && { event }) }, endorser));
}

function envelope(simulated: Simulated = {}): common.Envelope {
    const proposed = proposal();
    return signed(assembleTransaction(proposed, endorseAt(peers, proposed, simulated)));
}

function signed(unsigned: common.Envelope): common.Envelope {
    unsigned.setSignature(sign(maker.privateKey, unsigned.getPayload_asU8()));
    return unsigned;
}

/** Changes the payload of a transaction, and lets its creator sign it again. */
function spoiled(spoil: (payload: common.Payload) => void, original = envelope()): common.Envelope {
    const payload = common.Payload.deserializeBinary(original.getPayload_asU8());
    spoil(payload);
    original.setPayload(payload.serializeBinary());
    return signed(original);
}

function spoiledChannelHeader(spoil: (header: common.ChannelHeader) => void): common.Envelope {
    return spoiled((payload) => {
        const channelHeader = common.ChannelHeader.deserializeBinary(payload.getHeader()!.getChannelHeader_asU8());
        spoil(channelHeader);
        payload.getHeader()!.setChannelHeader(channelHeader.serializeBinary());
    });
}

function spoiledAction(spoil: (action: peer.TransactionAction) => void): common.Envelope {
    return spoiled((payload) => {
        const transaction = peer.Transaction.deserializeBinary(payload.getData_asU8());
        spoil(transaction.getActionsList()[0]!);
        payload.setData(transaction.serializeBinary());
    });
}

const check = (checked: common.Envelope): number => unpackTransaction(checked.serializeBinary(), context).code;

describe('an endorsed transaction', () => {
    it('is read with all that validation needs of it', () => {
        const proposed = proposal();
        const prepared = assembleTransaction(proposed, endorseAt(peers, proposed, { eventOf: 'trade' }));
        const { transaction } = unpackTransaction(signed(prepared).serializeBinary(), context);
        expect(transaction).toMatchObject({
            channelId,
            txId: proposed.txId,
            chaincodeName: 'trade',
            chaincodeVersion: '1.0',
            timestamp: proposed.timestamp,
        });
        expect(transaction?.creator.id).toBe(proposed.creator.id);
        expect(Buffer.from(transaction!.results).toString()).toBe('results');
        expect(transaction?.response?.getStatus()).toBe(200);
        expect(transaction?.event?.getEventName()).toBe('CreditIssued');
    });

    it('holds nothing of the private input', () => {
        const privately = propose({
            creator: maker,
            channelId,
            chaincodeName: 'trade',
            args: ['lc:Issue'],
            transient: { input: 'private terms' },
        });
        const proposed = unpackProposal(privately, context);
        const bytes = assembleTransaction(proposed, endorseAt(peers, proposed)).serializeBinary();
        expect(Buffer.from(bytes).includes('private terms')).toBe(false);
    });

    it('is not made from results that differ, nor from no endorsement', () => {
        const proposed = proposal();
        const [harbour, safe] = peers;
        const differing = [
            ...endorseAt([harbour!], proposed),
            ...endorseAt([safe!], proposed, { results: 'other results' }),
        ];
        expect(() => assembleTransaction(proposed, differing)).toThrow('ProposalResponsePayloads do not match');
        expect(() => assembleTransaction(proposed, [])).toThrow('at least one proposal response is required');
        const [unendorsed] = endorseAt([harbour!], proposed);
        unendorsed!.setEndorsement(undefined);
        expect(() => assembleTransaction(proposed, [unendorsed!])).toThrow('no endorsements');
    });
});

describe('endorsers', () => {
    const endorsers = (spoil: (endorsements: peer.Endorsement[]) => peer.Endorsement[]): string[] => {
        const { transaction } = unpackTransaction(envelope().serializeBinary(), context);
        const endorsements = spoil([...transaction!.endorsements]);
        return endorsersOf({ ...transaction!, endorsements }, context).map(({ mspId }) => mspId);
    };

    it('are those whose signature is genuine, in their order', () => {
        expect(endorsers((endorsements) => endorsements)).toEqual(['HarbourMSP', 'SafeMSP']);
        expect(endorsers((endorsements) => endorsements.reverse())).toEqual(['SafeMSP', 'HarbourMSP']);
    });

    it('count once, however often they signed', () => {
        expect(endorsers(([harbour]) => [harbour!, harbour!])).toEqual(['HarbourMSP']);
    });

    it('do not count when someone else signed for them', () => {
        const withNameOf = (name: peer.Endorsement, signature: peer.Endorsement): peer.Endorsement => {
            const forged = name.clone();
            forged.setSignature(signature.getSignature_asU8());
            return forged;
        };
        expect(endorsers(([harbour, safe]) => [withNameOf(safe!, harbour!), harbour!])).toEqual(['HarbourMSP']);
        expect(endorsers(([harbour, safe]) => [withNameOf(safe!, harbour!), safe!])).toEqual(['SafeMSP']);
    });

    it('do not count when the channel does not know them', () => {
        expect(
            endorsers(([harbour]) => {
                harbour!.setEndorser(Buffer.from('nobody'));
                return [harbour!];
            }),
        ).toEqual([]);
    });
});

describe('a transaction is invalid', () => {
    it('INVALID_OTHER_REASON: when it is no envelope', () => {
        expect(unpackTransaction(Buffer.from('ff', 'hex'), context).code).toBe(code.INVALID_OTHER_REASON);
    });

    it('BAD_PAYLOAD: when its payload cannot be read', () => {
        const unreadable = new common.Envelope();
        unreadable.setPayload(Buffer.from('ff', 'hex'));
        expect(check(unreadable)).toBe(code.BAD_PAYLOAD);
    });

    it('BAD_COMMON_HEADER: when its headers are not sound', () => {
        expect(check(new common.Envelope())).toBe(code.BAD_COMMON_HEADER);
        expect(check(spoiledChannelHeader((header) => header.setEpoch(1)))).toBe(code.BAD_COMMON_HEADER);
        const message = spoiledChannelHeader((header) => header.setType(common.HeaderType.MESSAGE));
        expect(check(message)).toBe(code.BAD_COMMON_HEADER);
        const anonymous = spoiled((payload) => payload.getHeader()!.setSignatureHeader(''));
        expect(check(anonymous)).toBe(code.BAD_COMMON_HEADER);
    });

    it('BAD_CREATOR_SIGNATURE: when its creator did not sign it, or is nobody', () => {
        const forged = envelope();
        forged.setSignature(sign(peers[0]!.privateKey, forged.getPayload_asU8()));
        expect(check(forged)).toBe(code.BAD_CREATOR_SIGNATURE);
        const nobody = spoiled((payload) => {
            const signatureHeader = new common.SignatureHeader();
            signatureHeader.setNonce(Buffer.from('nonce'));
            signatureHeader.setCreator(Buffer.from('nobody'));
            payload.getHeader()!.setSignatureHeader(signatureHeader.serializeBinary());
        });
        expect(check(nobody)).toBe(code.BAD_CREATOR_SIGNATURE);
    });

    it('INVALID_CONFIG_TRANSACTION, UNSUPPORTED_TX_PAYLOAD: when it would change the channel', () => {
        const configuration = spoiledChannelHeader((header) => header.setType(common.HeaderType.CONFIG));
        expect(check(configuration)).toBe(code.INVALID_CONFIG_TRANSACTION);
        const update = spoiledChannelHeader((header) => header.setType(common.HeaderType.CONFIG_UPDATE));
        expect(check(update)).toBe(code.UNSUPPORTED_TX_PAYLOAD);
    });

    it('BAD_PROPOSAL_TXID: when it takes a name of its own choice', () => {
        expect(check(spoiledChannelHeader((header) => header.setTxId('mine')))).toBe(code.BAD_PROPOSAL_TXID);
    });

    it('INVALID_ENDORSER_TRANSACTION: when it is not what was endorsed', () => {
        const headerChanged = spoiledChannelHeader((header) => header.setVersion(7));
        expect(check(headerChanged)).toBe(code.INVALID_ENDORSER_TRANSACTION);
        const elsewhere = spoiledChannelHeader((header) => header.setChannelId('elsewhere'));
        expect(check(elsewhere)).toBe(code.INVALID_ENDORSER_TRANSACTION);
        const inputChanged = spoiledAction((action) => {
            const payload = peer.ChaincodeActionPayload.deserializeBinary(action.getPayload_asU8());
            payload.setChaincodeProposalPayload(proposal(['lc:Cancel']).payloadWithoutTransient);
            action.setPayload(payload.serializeBinary());
        });
        expect(check(inputChanged)).toBe(code.INVALID_ENDORSER_TRANSACTION);
    });

    it('INVALID_ENDORSER_TRANSACTION: when it has no action, or two', () => {
        expect(check(spoiled((payload) => payload.setData('')))).toBe(code.INVALID_ENDORSER_TRANSACTION);
        const twice = spoiled((payload) => {
            const transaction = peer.Transaction.deserializeBinary(payload.getData_asU8());
            transaction.addActions(transaction.getActionsList()[0]!.clone());
            payload.setData(transaction.serializeBinary());
        });
        expect(check(twice)).toBe(code.INVALID_ENDORSER_TRANSACTION);
    });

    it('TARGET_CHAIN_NOT_FOUND: when it is for another channel', () => {
        const there = { ...context, channelId: 'elsewhere' };
        expect(unpackTransaction(envelope().serializeBinary(), there).code).toBe(code.TARGET_CHAIN_NOT_FOUND);
    });

    it('INVALID_CHAINCODE: when it does not say which version ran', () => {
        expect(check(envelope({ chaincodeVersion: '' }))).toBe(code.INVALID_CHAINCODE);
    });

    it('INVALID_OTHER_REASON: when its event speaks for another chaincode', () => {
        expect(check(envelope({ eventOf: 'dcep' }))).toBe(code.INVALID_OTHER_REASON);
    });
});

describe('the transaction id that an envelope claims', () => {
    it('is read without judging it', () => {
        expect(claimedTransactionId(spoiledChannelHeader((header) => header.setTxId('mine')).serializeBinary())).toBe(
            'mine',
        );
        expect(claimedTransactionId(new common.Envelope().serializeBinary())).toBeUndefined();
        expect(claimedTransactionId(Buffer.from('ff', 'hex'))).toBeUndefined();
    });
});

describe('a filtered block', () => {
    it('tells of each transaction how it ended and which event it raised, and nothing of what is in either', () => {
        const envelopes = [envelope({ eventOf: 'trade' }), envelope()].map((made) => made.serializeBinary());
        const validationCodes = [code.VALID, code.MVCC_READ_CONFLICT];
        const block = buildBlock({
            number: 1,
            previousHash: new Uint8Array(),
            envelopes,
            validationCodes,
            lastConfigurationBlock: 0,
        });
        const filtered = filteredBlock(block, channelId);
        const [first, second] = filtered.getFilteredTransactionsList();
        expect(first?.getTxid()).toBe(claimedTransactionId(envelopes[0]!));
        expect(first?.getTransactionActions()?.toObject().chaincodeActionsList).toMatchObject([
            { chaincodeEvent: { chaincodeId: 'trade', eventName: 'CreditIssued', payload: '' } },
        ]);
        expect(second?.getTxValidationCode()).toBe(code.MVCC_READ_CONFLICT);
        expect(second?.getTransactionActions()?.getChaincodeActionsList()).toEqual([]);
        const bytes = Buffer.from(filtered.serializeBinary());
        expect(bytes.includes('told to few')).toBe(false);
        expect(bytes.includes('results')).toBe(false);
    });
});
