import { mainStory } from '@cohong/fixtures';
import {
    createCertificateAuthority,
    issueIdentity,
    type CertificateAuthority,
    type IssuedIdentity,
} from '@cohong/embedded-fabric';
import { keepMaterial } from '@cohong/network';
import { contracts as trade } from '@cohong/trade-chaincode';
import { GatewayError, type Gateway, type Proposal, type Transaction } from '@hyperledger/fabric-gateway';
import { peer } from '@hyperledger/fabric-protos';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Context, Contract } from 'fabric-contract-api';
import { randomBytes } from 'node:crypto';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';
import {
    alterProposal,
    alterTransaction,
    codesOf,
    envelopeOf,
    highSignature,
    signedPartOfProposal,
    signedPartOfTransaction,
    transactionIdsOf,
    type OpenTransaction,
} from '../envelope.js';
import { asClient, heightOf, identityOfUser, type Standpoint } from '../fabric-client.js';
import { disbursement, openingOfWallet, optionsOf, requestOfLoan, settling, withdrawal, type Act } from './acts.js';
import { changeWrittenHash, keepEndorsements, renamed, serialized } from './alterations.js';
import { books, readyLoan, type ReadyLoan } from './ready-loan.js';

const {
    VALID,
    BAD_CREATOR_SIGNATURE,
    BAD_PROPOSAL_TXID,
    DUPLICATE_TXID,
    ENDORSEMENT_POLICY_FAILURE,
    INVALID_ENDORSER_TRANSACTION,
} = peer.TxValidationCode;

const bank = 'HaizhouBankMSP';
const maker = { mspId: bank, user: 'maker-1' };
const checker = { mspId: bank, user: 'checker-1' };
const pearl = { mspId: 'PearlBankMSP', user: 'maker-1' };

/** A contract that a bank could write for its own peers, to read whatever they hold. */
class BurglarContract extends Contract {
    constructor() {
        super('burglar');
    }

    async Read(ctx: Context, collection: string): Promise<string> {
        return Buffer.from(await ctx.stub.getPrivateData(collection, 'any')).toString();
    }
}

const skipped = reasonToSkip();
const isEmbedded = process.env['NETWORK'] !== 'fabric';
const suite = skipped === undefined ? describe : describe.skip;
/** For what nobody can do or see on Fabric without building a peer or an orderer of one's own. */
const onlyEmbedded = isEmbedded ? it : it.skip;
const because = (reason: string): string => (isEmbedded ? '' : ` (skipped: ${reason})`);
const isSmartBft = !isEmbedded && process.env['CONSENSUS'] === 'bft';

suite(`tampering is caught${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
    let consortium: TestConsortium;
    let loan: ReadyLoan;
    let booksBefore: unknown;

    beforeAll(async () => {
        consortium = await startTestConsortium({ contracts: { trade: [...trade, BurglarContract] } });
        loan = await readyLoan(consortium);
        booksBefore = await books(consortium);
    }, 180_000);
    afterAll(() => consortium.stop());
    /** Ends a group of tests: whatever Fabric answered, nothing is other than it was. */
    const nothingHasChanged = (): void =>
        it('and nothing is other than it was, in anybody’s lists', async () => {
            expect(await books(consortium)).toEqual(booksBefore);
        });

    const as = <T>(standpoint: Standpoint, use: (gateway: Gateway) => Promise<T>): Promise<T> =>
        asClient(consortium, standpoint, use);
    const propose = (gateway: Gateway, act: Act): Proposal => {
        const [chaincode, transaction] = act.name.split('/') as [string, string];
        const contract = gateway.getNetwork(consortium.description.channel).getContract(chaincode);
        return contract.newProposal(transaction, optionsOf(act));
    };
    const endorsedBy = (standpoint: Standpoint, act: Act): Promise<Transaction> =>
        as(standpoint, (gateway) => propose(gateway, act).endorse());
    /** Endorses, orders, and says what the peers thought of it. */
    const codeOf = (standpoint: Standpoint, act: Act): Promise<number> =>
        as(standpoint, async (gateway) => statusOf(await propose(gateway, act).endorse()));
    /** The same with the transaction changed after its endorsement, and signed by its creator anew. */
    const codeWhen = (act: Act, change: (open: OpenTransaction) => void): Promise<number> =>
        as(maker, async (gateway) => {
            const endorsed = await propose(gateway, act).endorse();
            return statusOf(gateway.newTransaction(alterTransaction(endorsed.getBytes(), change)));
        });
    const refusalTo = async (standpoint: Standpoint, act: Act): Promise<string> =>
        textOf(await failureOf(endorsedBy(standpoint, act)));

    describe('endorsed by the wrong organisations', () => {
        it.each([
            ['a loan request by two banks', ['HaizhouBankMSP', 'PearlBankMSP']],
            ['a loan request by the bank alone', ['HaizhouBankMSP']],
            ['a loan request by the bank and customs', ['HaizhouBankMSP', 'CustomsMSP']],
        ])('ENDORSEMENT_POLICY_FAILURE: %s', async (_what, endorsers) => {
            expect(await codeOf(maker, { ...requestOfLoan(loan), endorsers })).toBe(ENDORSEMENT_POLICY_FAILURE);
        });

        it('ENDORSEMENT_POLICY_FAILURE: the registry, written by a regulator and a bank', async () => {
            const input = {
                effectiveFrom: '2099-01-01',
                capBasisPoints: 10_000,
                reservationHours: 72,
                balanceQuestionsPerDay: 20,
            };
            const act = { name: 'trade/receivable:SetFinancingPolicy', input, endorsers: ['SafeMSP', bank] };

            expect(await codeOf({ mspId: 'SafeMSP', user: 'officer-1' }, act)).toBe(ENDORSEMENT_POLICY_FAILURE);
        });

        it('ENDORSEMENT_POLICY_FAILURE: a wallet, opened without the central bank', async () => {
            expect(await codeOf(maker, { ...openingOfWallet(), endorsers: [bank, 'PearlBankMSP'] })).toBe(
                ENDORSEMENT_POLICY_FAILURE,
            );
        });

        it('private data matching public hash version is not available: a withdrawal, at a bank that cannot read the loan', async () => {
            const act = { ...withdrawal(loan), endorsers: [bank, 'PearlBankMSP'] };

            expect(await refusalTo(maker, act)).toContain('private data matching public hash version is not available');
        });

        nothingHasChanged();
    });

    describe('changed after its endorsement, and signed anew by its creator', () => {
        it.each<[string, (open: OpenTransaction) => void]>([
            ['a written value', changeWrittenHash],
            ['the answer', ({ chaincodeAction }) => chaincodeAction.getResponse()!.setPayload(Buffer.from('{}'))],
            ['the event', ({ chaincodeAction }) => chaincodeAction.setEvents('')],
            [
                'one endorsement too few',
                ({ endorsedAction }) => keepEndorsements(endorsedAction, (all) => all.slice(0, 1)),
            ],
            [
                'one endorsement counted twice',
                ({ endorsedAction }) => keepEndorsements(endorsedAction, ([first]) => [first!, first!]),
            ],
            [
                "a bank's endorsement under the central bank's name",
                ({ endorsedAction }) => keepEndorsements(endorsedAction, (all) => renamed(all)),
            ],
        ])('ENDORSEMENT_POLICY_FAILURE: %s', async (_what, change) => {
            expect(await codeWhen(openingOfWallet(), change)).toBe(ENDORSEMENT_POLICY_FAILURE);
        });

        it('INVALID_ENDORSER_TRANSACTION: what was proposed', async () => {
            const code = await codeWhen(openingOfWallet(), ({ actionPayload }) => {
                actionPayload.setChaincodeProposalPayload(new peer.ChaincodeProposalPayload().serializeBinary());
            });

            expect(code).toBe(INVALID_ENDORSER_TRANSACTION);
        });

        it('INVALID_ENDORSER_TRANSACTION: the results, put in from another transaction with their endorsements', async () => {
            const other = await endorsedBy(maker, openingOfWallet());
            let stolen: peer.ChaincodeEndorsedAction | undefined;
            alterTransaction(other.getBytes(), ({ endorsedAction }) => (stolen = endorsedAction));

            const code = await codeWhen(openingOfWallet(), ({ endorsedAction }) => {
                endorsedAction.setProposalResponsePayload(stolen!.getProposalResponsePayload());
                endorsedAction.setEndorsementsList(stolen!.getEndorsementsList());
            });

            expect(code).toBe(INVALID_ENDORSER_TRANSACTION);
        });

        it('BAD_PROPOSAL_TXID: its id', async () => {
            const transactionId = randomBytes(32).toString('hex');
            await as(maker, async (gateway) => {
                const network = gateway.getNetwork(consortium.description.channel);
                const blockNumber = BigInt(await heightOf(gateway, network.getName())) - 1n;
                const endorsed = await propose(gateway, openingOfWallet()).endorse();
                const altered = alterTransaction(endorsed.getBytes(), ({ channelHeader }) =>
                    channelHeader.setTxId(transactionId),
                );
                await gateway.newTransaction(altered).submit();

                // Real peers take some seconds to commit such a block, hence the longer timeout.
                expect(await codeInLaterBlock(gateway, { transactionId, blockNumber })).toBe(BAD_PROPOSAL_TXID);
            });
        }, 30_000);

        nothingHasChanged();
    });

    describe('signed by somebody else, or not as Fabric wants it', () => {
        const key = (): string => identityOfUser(consortium, maker).privateKeyPem;
        const submitSigned = async (signatureOf: (message: Uint8Array) => Uint8Array): Promise<string> => {
            const bytes = (await endorsedBy(maker, openingOfWallet())).getBytes();
            const signature = signatureOf(signedPartOfTransaction(bytes));
            return as(maker, async (gateway) =>
                textOf(await failureOf(gateway.newSignedTransaction(bytes, signature).submit())),
            );
        };

        it.each<[string, (message: Uint8Array) => Uint8Array]>([
            ["the creator's signature of something else", () => highSignature(key(), Buffer.from('something else'))],
            ['a signature of 64 random bytes', () => randomBytes(64)],
            ['the signature in its other form, with a high s', (message) => highSignature(key(), message)],
            [
                "another maker's signature",
                (message) => highSignature(identityOfUser(consortium, pearl).privateKeyPem, message),
            ],
        ])('FORBIDDEN by the orderer: %s', async (_what, signatureOf) => {
            expect(await submitSigned(signatureOf)).toMatch(
                /received unsuccessful response from orderer: status=FORBIDDEN, info=.*permission denied/,
            );
        });

        onlyEmbedded(
            `BAD_CREATOR_SIGNATURE: the same, put into a block by an orderer that does not look${because('it takes an orderer that lies')}`,
            async () => {
                const bytes = (await endorsedBy(maker, openingOfWallet())).getBytes();
                const block = await consortium.embedded!.channel.commit([envelopeOf(bytes, randomBytes(64))]);

                expect(codesOf(block)).toEqual([BAD_CREATOR_SIGNATURE]);
            },
        );

        it('access denied: a proposal whose signature has a high s', async () => {
            await as(maker, async (gateway) => {
                const bytes = propose(gateway, openingOfWallet()).getBytes();
                const signature = highSignature(key(), signedPartOfProposal(bytes));
                const failure = await failureOf(gateway.newSignedProposal(bytes, signature).endorse());

                expect(textOf(failure)).toContain('access denied: channel [cohong] creator org [HaizhouBankMSP]');
            });
        });

        nothingHasChanged();
    });

    describe('a certificate', () => {
        const ofMaker = { commonName: 'maker-1', organisationalUnit: 'client', attributes: { role: 'maker' } } as const;
        const submitBy = async (identity: IssuedIdentity): Promise<string> => {
            const bytes = alterTransaction(
                (await endorsedBy(maker, openingOfWallet())).getBytes(),
                ({ signatureHeader }) => signatureHeader.setCreator(serialized(bank, identity)),
            );
            return as({ mspId: bank, identity }, async (gateway) =>
                textOf(await failureOf(gateway.newTransaction(bytes).submit())),
            );
        };
        const authorityOfBank = async (): Promise<CertificateAuthority> => {
            const materials = await keepMaterial(consortium.folder, consortium.description.organisations);
            return materials.find(({ mspId }) => mspId === bank)!.ca;
        };

        it("access denied, and FORBIDDEN by the orderer: of another authority of the same name, with the bank's MSP id", async () => {
            const identity = await issueIdentity(await createCertificateAuthority(`ca.${bank}`), ofMaker);

            expect(await refusalTo({ mspId: bank, identity }, openingOfWallet())).toContain(
                'access denied: channel [cohong] creator org unknown, creator is malformed',
            );
            expect(await submitBy(identity)).toContain('status=FORBIDDEN');
        });

        it('access denied: a good one, shown under the MSP id of another bank', async () => {
            const identity = identityOfUser(consortium, pearl);

            expect(await refusalTo({ mspId: bank, identity }, openingOfWallet())).toContain(
                'access denied: channel [cohong] creator org unknown, creator is malformed',
            );
        });

        it('client identity expired, from the peers and from the orderer: one of yesterday', async () => {
            const day = 86_400_000;
            const identity = await issueIdentity(await authorityOfBank(), {
                ...ofMaker,
                notBefore: new Date(Date.now() - 30 * day),
                notAfter: new Date(Date.now() - day),
            });

            expect(await refusalTo({ mspId: bank, identity }, openingOfWallet())).toContain(
                'proposal client identity expired',
            );
            expect(await submitBy(identity)).toContain('broadcast client identity expired');
        });

        it('CALLER_MUST_HAVE_ROLE: a good one in which no role stands', async () => {
            const { commonName, organisationalUnit } = ofMaker;
            const identity = await issueIdentity(await authorityOfBank(), { commonName, organisationalUnit });

            expect(await refusalTo({ mspId: bank, identity }, openingOfWallet())).toContain('CALLER_MUST_HAVE_ROLE');
        });

        nothingHasChanged();
    });

    describe('replayed', () => {
        it('duplicate transaction found: the same proposal once more', async () => {
            await as(maker, async (gateway) => {
                const proposal = propose(gateway, openingOfWallet());
                const first = await (await (await proposal.endorse()).submit()).getStatus();
                expect(first.code).toBe(VALID);
                booksBefore = await books(consortium);

                expect(textOf(await failureOf(proposal.endorse()))).toContain(
                    `duplicate transaction found [${first.transactionId}]`,
                );
            });
        });

        (isSmartBft ? it.skip : it)(
            `DUPLICATE_TXID: the same envelope once more${isSmartBft ? ' (skipped: SmartBFT’s orderers remember what they have ordered, and refuse it)' : ''}`,
            async () => {
                await as(maker, async (gateway) => {
                    const transaction = await propose(gateway, openingOfWallet()).endorse();
                    const first = await (await transaction.submit()).getStatus();
                    booksBefore = await books(consortium);

                    const second = await gateway.newTransaction(transaction.getBytes()).submit();

                    expect(await codeInLaterBlock(gateway, first)).toBe(DUPLICATE_TXID);
                    // Whoever asks is told what became of the first.
                    expect(await second.getStatus()).toEqual(first);
                });
            },
        );

        it('duplicate transaction found: a new proposal under the nonce of a transaction that is in a block', async () => {
            await as(maker, async (gateway) => {
                const done = await propose(gateway, openingOfWallet()).endorse();
                const { transactionId } = await (await done.submit()).getStatus();
                booksBefore = await books(consortium);
                let nonce: Uint8Array = Buffer.alloc(0);
                alterTransaction(done.getBytes(), ({ signatureHeader }) => (nonce = signatureHeader.getNonce_asU8()));

                const bytes = alterProposal(propose(gateway, openingOfWallet()).getBytes(), (headers) => {
                    headers.signatureHeader.setNonce(nonce);
                    headers.channelHeader.setTxId(transactionId);
                });

                expect(textOf(await failureOf(gateway.newProposal(bytes).endorse()))).toContain(
                    `duplicate transaction found [${transactionId}]`,
                );
            });
        });

        it("incorrectly computed txid: a proposal under another transaction's id, or another's nonce", async () => {
            await as(maker, async (gateway) => {
                const good = propose(gateway, openingOfWallet());
                for (const spoil of [
                    (headers: Parameters<Parameters<typeof alterProposal>[1]>[0]): void =>
                        headers.channelHeader.setTxId(propose(gateway, openingOfWallet()).getTransactionId()),
                    (headers: Parameters<Parameters<typeof alterProposal>[1]>[0]): void =>
                        headers.signatureHeader.setNonce(randomBytes(24)),
                ]) {
                    const spoiled = gateway.newProposal(alterProposal(good.getBytes(), spoil));

                    expect(textOf(await failureOf(spoiled.endorse()))).toContain('incorrectly computed txid');
                }
            });
        });

        nothingHasChanged();
    });

    describe('reading what is not one’s own', () => {
        it.each([bank, 'SafeMSP', 'PearlBankMSP'])(
            'BANK_MUST_BE_OWN: the vault of another bank, asked for at the peer of %s',
            async (at) => {
                const input = { bank, financingId: loan.financingId };
                const act = { name: 'trade/receivable:ReadFinancing', input, endorsers: [at] };

                expect(await refusalTo(pearl, act)).toContain('BANK_MUST_BE_OWN');
            },
        );

        onlyEmbedded.each([bank, 'SafeMSP', 'PearlBankMSP'])(
            `tx creator does not have read access permission: the same by a contract of one’s own at the peer of %s${because('the package has no such contract')}`,
            async (at) => {
                const act = { name: 'trade/burglar:Read', arguments: [`vault_${bank}`], endorsers: [at] };

                expect(await refusalTo(pearl, act)).toContain(
                    `tx creator does not have read access permission on privatedata in chaincodeName:trade collectionName: vault_${bank}`,
                );
            },
        );

        nothingHasChanged();
    });

    describe('an act with the wrong private input', () => {
        const without = (field: string): Act => {
            const transientData = optionsOf(openingOfWallet()).transientData!;
            const kept = Object.entries(transientData).filter(([name]) => name !== field);
            return { ...openingOfWallet(), transientData: Object.fromEntries(kept) };
        };

        it.each<[string, string, () => Act]>([
            ['TRANSIENT_FIELD_MUST_BE_GIVEN', 'none at all', () => ({ ...openingOfWallet(), transientData: {} })],
            ['TRANSIENT_FIELD_MUST_BE_GIVEN', 'no input', () => without('input')],
            ['REQUEST_MUST_BE_NAMED', 'no request', () => without('request')],
            ['SEED_MUST_BE_32_BYTES', 'no seed', () => without('seed')],
            ['SEED_MUST_BE_32_BYTES', 'a seed of 31 bytes', () => ({ ...openingOfWallet(), seed: randomBytes(31) })],
            ['SEED_MUST_BE_32_BYTES', 'a seed of 33 bytes', () => ({ ...openingOfWallet(), seed: randomBytes(33) })],
            [
                'TRANSIENT_FIELD_MUST_BE_UTF_8',
                'bytes',
                () => ({ ...openingOfWallet(), input: Buffer.of(0x22, 0xff, 0x22) }),
            ],
        ])('%s: %s', async (code, _what, act) => {
            expect(await refusalTo(maker, act())).toContain(code);
        });

        it.each([
            ['a fen less', { ...mainStory.financing, amount: '1999999.99' }],
            ['a fen more', { ...mainStory.financing, amount: '2000000.01' }],
            ['another currency', { ...mainStory.financing, currency: 'USD' }],
        ])('SETTLEMENT_MUST_MATCH_DECISION: coins for %s than was decided', async (_what, amount) => {
            expect(await refusalTo(checker, disbursement(loan, amount))).toContain('SETTLEMENT_MUST_MATCH_DECISION');
        });

        it("SETTLEMENT_MUST_MATCH_DECISION: the money, sent to somebody else's wallet", async () => {
            const act = disbursement({ ...loan, walletId: 'ab'.repeat(16) }, mainStory.financing);

            expect(await refusalTo(checker, act)).toContain('SETTLEMENT_MUST_MATCH_DECISION');
        });

        it('SETTLEMENT_MUST_BE_CALLED_BY_TRADE: the payment without the act that it belongs to', async () => {
            const { settlement } = disbursement(loan, mainStory.financing);

            expect(await refusalTo(checker, { ...settling, settlement })).toContain(
                'SETTLEMENT_MUST_BE_CALLED_BY_TRADE',
            );
        });

        nothingHasChanged();
    });

    describe('who has no say', () => {
        it.each([
            ['an auditor', 'auditor-1'],
            ['the user of the gateway', 'gateway'],
            ['a checker', 'checker-1'],
        ])('CALLER_MUST_HAVE_ROLE: %s who requests a loan or opens a wallet', async (_who, user) => {
            for (const act of [requestOfLoan(loan), openingOfWallet()]) {
                expect(await refusalTo({ mspId: bank, user }, act)).toContain('CALLER_MUST_HAVE_ROLE');
            }
        });

        it.each([
            ['another bank', pearl, 'APPROVAL_MUST_EXIST'],
            ['the regulator', { mspId: 'SafeMSP', user: 'officer-1' }, 'CALLER_MUST_BE_BANK'],
        ])('refused: %s that approves', async (_who, who, code) => {
            const standpoint = who === pearl ? { mspId: 'PearlBankMSP', user: 'checker-1' } : who;
            const act = { ...disbursement(loan, mainStory.financing), endorsers: ['PbocMSP', standpoint.mspId] };

            expect(await refusalTo(standpoint, act)).toContain(code);
        });

        nothingHasChanged();
    });

    /** The code of the transaction in a block after the one it was first in. */
    async function codeInLaterBlock(
        gateway: Gateway,
        { transactionId, blockNumber }: { readonly transactionId: string; readonly blockNumber: bigint },
    ): Promise<number> {
        const network = gateway.getNetwork(consortium.description.channel);
        const blocks = await network.getBlockEvents({ startBlock: blockNumber + 1n });
        try {
            for await (const block of blocks) {
                const place = transactionIdsOf(block).indexOf(transactionId);
                if (place >= 0) {
                    return codesOf(block)[place]!;
                }
            }
        } finally {
            blocks.close();
        }
        throw new Error('the stream of blocks ended');
    }
});

async function statusOf(transaction: Transaction): Promise<number> {
    return (await (await transaction.submit()).getStatus()).code;
}

/** What an attempt failed with; throws when it succeeded, or when it was not Fabric that refused. */
async function failureOf(attempt: Promise<unknown>): Promise<GatewayError> {
    const failure: unknown = await attempt.then(
        () => new Error('it was not refused'),
        (error: unknown) => error,
    );
    if (!(failure instanceof GatewayError)) {
        throw failure;
    }

    return failure;
}

function textOf({ message, details }: GatewayError): string {
    return [message, ...details.map((detail) => `${detail.mspId}: ${detail.message}`)].join('\n');
}
