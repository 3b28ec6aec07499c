import { createCertificateAuthority, issueIdentity } from '@cohong/embedded-fabric';
import { common, ledger, peer } from '@hyperledger/fabric-protos';

import type { OpenTransaction } from '../../scenarios/envelope.js';
import type { Credentials } from './client.js';
import { endorseAnew, endorsement } from './forge.js';
import type { Register } from './register.js';

const {
    VALID,
    BAD_COMMON_HEADER,
    BAD_HEADER_EXTENSION,
    BAD_PROPOSAL_TXID,
    BAD_RWSET,
    ENDORSEMENT_POLICY_FAILURE,
    ILLEGAL_WRITESET,
    INVALID_CHAINCODE,
    INVALID_ENDORSER_TRANSACTION,
    INVALID_OTHER_REASON,
    MVCC_READ_CONFLICT,
} = peer.TxValidationCode;

/** Those who sign what they should not. */
export interface Conspirators {
    /** The peers of two organisations, which are as many as the register's policy asks for. */
    readonly peers: readonly [Credentials, Credentials];
    /** A client of the first one's organisation. */
    readonly user: Credentials;
    /** Whoever calls himself a peer of that organisation, and has his certificate from elsewhere. */
    readonly stranger: Credentials;
}

/** Of AlphaMSP and BetaMSP, whose keys a test has. */
export async function conspirators(register: Register): Promise<Conspirators> {
    const [alpha, beta] = [register.material('AlphaMSP'), register.material('BetaMSP')];
    const elsewhere = await createCertificateAuthority('ca.AlphaMSP');
    const stranger = await issueIdentity(elsewhere, { commonName: 'peer0.AlphaMSP', organisationalUnit: 'peer' });
    return {
        peers: [
            { mspId: 'AlphaMSP', ...alpha.peers[0]!.identity },
            { mspId: 'BetaMSP', ...beta.peers[0]!.identity },
        ],
        user: { mspId: 'AlphaMSP', ...alpha.users['alice']! },
        stranger: { mspId: 'AlphaMSP', ...stranger },
    };
}

/** What is changed in a transaction after its endorsement, and the code with which it then stands in its block. */
export type Alteration = readonly [
    what: string,
    code: number,
    change: (open: OpenTransaction, conspirators: Conspirators) => void,
];

const noMessage = Buffer.from([0xff]);

/** The one that not every ordering survives. */
export const anotherType: Alteration = [
    'another type',
    BAD_COMMON_HEADER,
    ({ channelHeader }: OpenTransaction): void => {
        channelHeader.setType(common.HeaderType.MESSAGE);
    },
];

/** What the creator alone can change, who signs the transaction last. */
const byTheCreator: readonly Alteration[] = [
    ['an epoch', BAD_COMMON_HEADER, (open) => open.channelHeader.setEpoch(1)],
    ['no nonce', BAD_COMMON_HEADER, (open) => open.signatureHeader.setNonce('')],
    ['another id', BAD_PROPOSAL_TXID, (open) => open.channelHeader.setTxId('0'.repeat(64))],
    ['another nonce', BAD_PROPOSAL_TXID, (open) => open.signatureHeader.setNonce(Buffer.from('other'))],
    [
        'other arguments',
        INVALID_ENDORSER_TRANSACTION,
        (open) => open.actionPayload.setChaincodeProposalPayload(Buffer.from('other')),
    ],
    [
        'two actions',
        INVALID_ENDORSER_TRANSACTION,
        ({ transaction }) => transaction.addActions(transaction.getActionsList()[0]!.clone()),
    ],
    ['other results', ENDORSEMENT_POLICY_FAILURE, (open) => open.results.clearNsRwsetList()],
    [
        'one endorsement less',
        ENDORSEMENT_POLICY_FAILURE,
        ({ endorsedAction }) => endorsedAction.setEndorsementsList(endorsedAction.getEndorsementsList().slice(1)),
    ],
    [
        'one endorsement twice',
        ENDORSEMENT_POLICY_FAILURE,
        ({ endorsedAction }) => {
            const [first] = endorsedAction.getEndorsementsList() as [peer.Endorsement];
            endorsedAction.setEndorsementsList([first, first]);
        },
    ],
    ['no endorsement', ENDORSEMENT_POLICY_FAILURE, (open) => open.endorsedAction.clearEndorsementsList()],
];

/** What needs the signatures of others, or passes theirs off. */
const byConspirators: readonly Alteration[] = [
    [
        'an endorsement of a stranger in the place of one',
        ENDORSEMENT_POLICY_FAILURE,
        (open, { stranger }) => replaceFirst(open, endorsement(open, stranger)),
    ],
    [
        'an endorsement of a client in the place of one',
        ENDORSEMENT_POLICY_FAILURE,
        (open, { user }) => replaceFirst(open, endorsement(open, user)),
    ],
    [
        'an endorsement signed by another',
        ENDORSEMENT_POLICY_FAILURE,
        (open, { peers: [first, second] }) =>
            replaceFirst(open, endorsement(open, { ...first, privateKeyPem: second.privateKeyPem })),
    ],
    [
        'an endorsement of a stranger beside those it needs',
        VALID,
        (open, { stranger }) => open.endorsedAction.addEndorsements(endorsement(open, stranger)),
    ],
    [
        'an endorsement of nobody beside those it needs',
        VALID,
        (open) => open.endorsedAction.addEndorsements(new peer.Endorsement()),
    ],
    ['results that peers agreed on among themselves', VALID, (open, { peers }) => endorseAnew(open, peers)],
    ['results that are none', BAD_RWSET, (open, { peers }) => endorseAnew(open, peers, noMessage)],
    [
        'a header of no chaincode',
        BAD_HEADER_EXTENSION,
        (open, { peers }) => {
            open.channelHeader.setExtension$(noMessage);
            endorseAnew(open, peers);
        },
    ],
    ['an answer of another chaincode', INVALID_CHAINCODE, answerOf({ name: 'archive', version: '1' })],
    ['an answer of a chaincode without version', INVALID_CHAINCODE, answerOf({ name: 'register', version: '' })],
    [
        'an event of another chaincode',
        INVALID_OTHER_REASON,
        (open, { peers }) => {
            const event = new peer.ChaincodeEvent();
            event.setChaincodeId('archive');
            event.setEventName('AssetCreated');
            open.chaincodeAction.setEvents(event.serializeBinary());
            endorseAnew(open, peers);
        },
    ],
    [
        'a namespace twice',
        ILLEGAL_WRITESET,
        (open, { peers }) => {
            open.results.addNsRwset(open.results.getNsRwsetList().at(-1)!.clone());
            endorseAnew(open, peers);
        },
    ],
    ['writes to a chaincode that is not there', INVALID_CHAINCODE, writesTo('nowhere')],
    ['writes to a chaincode of the peer’s own', INVALID_CHAINCODE, writesTo('lscc')],
    ['writes to another chaincode', ENDORSEMENT_POLICY_FAILURE, writesTo('archive')],
    [
        'a read of a key that never was',
        MVCC_READ_CONFLICT,
        (open, { peers }) => {
            const version = new ledger.rwset.kvrwset.Version();
            version.setBlockNum(1);
            const read = new ledger.rwset.kvrwset.KVRead();
            read.setKey('never there');
            read.setVersion(version);
            const set = new ledger.rwset.kvrwset.KVRWSet();
            set.addReads(read);
            open.results.getNsRwsetList().at(-1)!.setRwset(set.serializeBinary());
            endorseAnew(open, peers);
        },
    ],
];

export const alterations: readonly Alteration[] = [...byTheCreator, ...byConspirators];

function replaceFirst({ endorsedAction }: OpenTransaction, by: peer.Endorsement): void {
    endorsedAction.setEndorsementsList([by, ...endorsedAction.getEndorsementsList().slice(1)]);
}

function answerOf({ name, version }: { readonly name: string; readonly version: string }): Alteration[2] {
    return (open, { peers }) => {
        const id = new peer.ChaincodeID();
        id.setName(name);
        id.setVersion(version);
        open.chaincodeAction.setChaincodeId(id);
        endorseAnew(open, peers);
    };
}

/** Under the names of the register's endorsers, a write that no chaincode made. */
function writesTo(namespace: string): Alteration[2] {
    return (open, { peers }) => {
        const write = new ledger.rwset.kvrwset.KVWrite();
        write.setKey('smuggled');
        write.setValue(Buffer.from('1'));
        const set = new ledger.rwset.kvrwset.KVRWSet();
        set.addWrites(write);
        const results = new ledger.rwset.NsReadWriteSet();
        results.setNamespace(namespace);
        results.setRwset(set.serializeBinary());
        open.results.addNsRwset(results);
        endorseAnew(open, peers);
    };
}
