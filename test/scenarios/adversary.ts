import { peer } from '@hyperledger/fabric-protos';
import * as crypto from 'node:crypto';
import { actionsIn, privateSetsIn, shapesNaming, type Shape } from '../contracts/block-shape.js';
import type { TestConsortium } from './consortium.js';
import { asClient, heightOf } from './fabric-client.js';

/** Something that an organisation can read, and where it got it. */
export interface Found {
    readonly from: string;
    readonly bytes: Buffer;
}

/**
 * Every byte that one organisation can get: each peer's blocks with whatever private data that peer gives it (events are
 * in them), the private store and the logs of its own house, and the answer of every page of its own gateway and of
 * every reading transaction at every peer, asked for the ids of the deal.
 */
export async function everythingReadableBy(
    mspId: string,
    consortium: TestConsortium,
    ids: Readonly<Record<string, string>>,
): Promise<Found[]> {
    const own = consortium.organisation(mspId);
    return [
        ...(await blocksFrom(Object.keys(consortium.network.peers), mspId, consortium)),
        ...privateStore(mspId, consortium),
        ...(await pagesOfOwnGateway(mspId, consortium, ids)),
        ...(await readingTransactions(mspId, consortium, ids)),
        { from: 'the log of its gateway', bytes: Buffer.from(own.log()) },
    ];
}

/**
 * Where a needle stands in clear: as text, or as base64 of it at any offset.
 *
 * @throws Error for a needle that megabytes of hashes, signatures and times hold by chance: finding it proves nothing.
 */
export function placesOf(needle: string, haystack: readonly Found[]): string[] {
    requireProof(needle);
    const forms = [Buffer.from(needle, 'utf8'), ...base64Forms(needle)];
    return haystack.filter(({ bytes }) => forms.some((form) => bytes.includes(form))).map(({ from }) => from);
}

/** As long as what base64 and hex of chance have less than once in ten million of such searches. */
function requireProof(needle: string): void {
    const shortest = /^[0-9a-f]*$/i.test(needle) ? 12 : 8;
    if (needle.length < shortest) {
        throw new Error(`“${needle}” is found by chance: a needle like it must have ${shortest} characters or more.`);
    }
}

/** Every hash of a private key or value that the channel shows. */
export function hashesIn(haystack: readonly Found[]): Set<string> {
    const hashes = new Set<string>();
    for (const { from, bytes } of haystack) {
        if (from.startsWith('block')) {
            collectHashes(bytes, hashes);
        }
    }
    return hashes;
}

/** What everybody sees of the transactions whose event names the id. */
export function shapesIn(haystack: readonly Found[], id: string): readonly Shape[] {
    return haystack
        .filter(({ from }) => from.startsWith('block'))
        .flatMap(({ bytes }) => shapesNaming(id, peer.BlockAndPrivateData.deserializeBinary(bytes).getBlock()!));
}

/** The guesses whose SHA-256 is among the hashes. */
export function guessed(guesses: Iterable<string>, hashes: ReadonlySet<string>): string[] {
    const hits: string[] = [];
    for (const guess of guesses) {
        if (hashes.has(sha256(guess))) {
            hits.push(guess);
        }
    }
    return hits;
}

function sha256(text: string): string {
    return crypto.hash('sha256', text, 'base64');
}

/** The three ways in which base64 can cut a text, without the characters that neighbours change. */
function base64Forms(needle: string): Buffer[] {
    return [0, 1, 2].map((offset) => {
        const encoded = Buffer.from('\0'.repeat(offset) + needle, 'utf8').toString('base64');
        const firstWhole = offset === 0 ? 0 : 4;
        const lastWhole = Math.floor((offset + Buffer.byteLength(needle)) / 3) * 4;
        return Buffer.from(encoded.slice(firstWhole, lastWhole));
    });
}

/** The blocks with all private data that an organisation's own peer has: whatever others have told it by writing there. */
export async function everythingDeliveredTo(mspId: string, consortium: TestConsortium): Promise<Found[]> {
    return await blocksFrom([mspId], mspId, consortium);
}

async function blocksFrom(peers: readonly string[], mspId: string, consortium: TestConsortium): Promise<Found[]> {
    const found: Found[] = [];
    for (const at of peers) {
        await asClient(consortium, { mspId, at }, async (gateway) => {
            const network = gateway.getNetwork(consortium.description.channel);
            const height = await heightOf(gateway, consortium.description.channel);
            const blocks = await network.getBlockAndPrivateDataEvents({ startBlock: 0n });
            for await (const block of blocks) {
                found.push({
                    from: `block with private data from the peer of ${at}`,
                    bytes: Buffer.from(block.serializeBinary()),
                });
                if (block.getBlock()?.getHeader()?.getNumber() === height - 1) {
                    break;
                }
            }
            blocks.close();
        });
    }
    return found;
}

function privateStore(mspId: string, { embedded }: TestConsortium): Found[] {
    return (embedded?.peer(mspId).readPrivateStore() ?? []).map(({ collection, key, value }) => ({
        from: `its peer's private store, ${collection}`,
        bytes: Buffer.concat([Buffer.from(key), Buffer.from(value ?? [])]),
    }));
}

async function pagesOfOwnGateway(
    mspId: string,
    consortium: TestConsortium,
    ids: Readonly<Record<string, string>>,
): Promise<Found[]> {
    const { url, user } = consortium.organisation(mspId);
    const document = (await (await fetch(`${url}/openapi.json`)).json()) as {
        paths: Record<string, Record<string, unknown>>;
    };
    const name = Object.keys(consortium.description.organisations.find((each) => each.mspId === mspId)!.users)[0]!;
    const pages = Object.entries(document.paths)
        // A stream has no end, and tells nothing but what the feed does.
        .filter(([, { get }]) => get !== undefined && !JSON.stringify(get).includes('text/event-stream'))
        .map(([page]) => page.replace(/\{(\w+)\}/g, (_whole, parameter: string) => ids[parameter] ?? '0'));
    return Promise.all(
        pages.map(async (page) => ({
            from: `its gateway's page`,
            bytes: Buffer.from(JSON.stringify((await user(name).get(page)).body)),
        })),
    );
}

/** The private questions that chaincode answers, put to every peer with the deal's own ids. */
async function readingTransactions(
    mspId: string,
    consortium: TestConsortium,
    ids: Readonly<Record<string, string>>,
): Promise<Found[]> {
    const questions = [
        ['trade', 'receivable:ReadFinancing', { financingId: ids['financingId'] }],
        ['trade', 'receivable:ReadFinancing', { bank: 'HaizhouBankMSP', financingId: ids['financingId'] }],
        ['trade', 'receivable:ListFinancings', { bank: 'HaizhouBankMSP' }],
        ['trade', 'registry:ListWaiting', { banks: ['HaizhouBankMSP'] }],
        ['trade', 'registry:ReadEncumbrance', { declarationNumber: ids['declarationNumber'] }],
        ['trade', 'declaration:ReadDeclaration', { declarationNumber: ids['declarationNumber'] }],
        ['trade', 'document-check:ReadDocumentCheck', { checkId: ids['checkId'] }],
        ['trade', 'document-check:ReadDocumentCheck', { bank: ids['bank'], checkId: ids['checkId'] }],
        ['trade', 'verification:ReadVerification', { verificationId: ids['verificationId'] }],
        ['trade', 'verification:ReadVerification', { bank: ids['bank'], verificationId: ids['verificationId'] }],
        ['trade', 'verification:ReadProof', { verificationId: ids['verificationId'] }],
        ['trade', 'similarity-case:ReadCase', { caseId: ids['caseId'] }],
        ['trade', 'fingerprint:ReadEpochs', {}],
        ['trade', 'fingerprint:ListToRefile', {}],
        ['trade', 'export-count:ListUncounted', {}],
        ['trade', 'letter-of-credit:ReadCredit', { creditId: ids['creditId'] }],
        ['trade', 'letter-of-credit:ReadCredit', { bank: ids['bank'], creditId: ids['creditId'] }],
        ['trade', 'letter-of-credit:ReadInstructions', { creditId: ids['creditId'] }],
        ['trade', 'letter-of-credit:ReadLastDay', { creditId: ids['creditId'] }],
        ['trade', 'letter-of-credit:ReadStanding', { creditId: ids['creditId'] }],
        ['trade', 'letter-of-credit:ReadStanding', { bank: ids['bank'], creditId: ids['creditId'] }],
        ['trade', 'letter-of-credit:ReadBeneficiarysView', { creditId: ids['creditId'] }],
        ['trade', 'letter-of-credit:ReadApplicantsView', { creditId: ids['creditId'] }],
        ['trade', 'credit-application:ReadApplication', { creditId: ids['creditId'] }],
        ['trade', 'credit-application:ReadPreAdvice', { creditId: ids['creditId'] }],
        ['trade', 'credit-amendment:ReadAmendment', { creditId: ids['creditId'], number: 1 }],
        ['trade', 'credit-amendment:ReadTermsAtTime', { creditId: ids['creditId'], party: 'BENEFICIARY' }],
        ['trade', 'presentation:ReadPresentation', { creditId: ids['creditId'], number: 1 }],
        ['trade', 'presentation:ReadPresentation', { bank: ids['bank'], creditId: ids['creditId'], number: 1 }],
        ['trade', 'discrepancy-advice:ReadAdvice', { creditId: ids['creditId'], number: 2 }],
        ['trade', 'discrepancy-advice:ReadAdvice', { bank: ids['bank'], creditId: ids['creditId'], number: 2 }],
        ['trade', 'reimbursement-claim:ReadClaim', { creditId: ids['creditId'], number: 1 }],
        ['trade', 'credit-timeline:ReadTimeline', { creditId: ids['creditId'] }],
        ['trade', 'credit-timeline:ReadTimeline', { bank: ids['bank'], creditId: ids['creditId'] }],
        ['trade', 'deal:ReadDeal', { bank: ids['bank'], dealId: ids['dealId'] }],
        ['trade', 'deal-timeline:ReadTimeline', { dealId: ids['dealId'] }],
        ['trade', 'deal-timeline:ReadTimeline', { bank: ids['bank'], dealId: ids['dealId'] }],
        ['trade', 'recourse-claim:ReadRecourseClaim', { recourseId: ids['recourseId'] }],
        ['trade', 'recourse-claim:ReadRecourseClaim', { bank: ids['bank'], recourseId: ids['recourseId'] }],
        ['trade', 'approval:ReadApproval', { approvalId: ids['approvalId'] }],
        ['dcep', 'wallet:ReadWallet', { walletId: ids['walletId'] }],
        ['dcep', 'coin:ListCoins', { owner: 'vault', bank: 'HaizhouBankMSP' }],
    ] as const;
    const found: Found[] = [];
    for (const at of Object.keys(consortium.network.peers)) {
        await asClient(consortium, { mspId, at }, async (gateway) => {
            const network = gateway.getNetwork(consortium.description.channel);
            for (const [chaincode, transaction, input] of questions) {
                const transientData = { input: JSON.stringify(input) };
                const answer = await network
                    .getContract(chaincode)
                    .evaluate(transaction, { transientData, endorsingOrganizations: [at] })
                    .then((bytes) => Buffer.from(bytes), describeFailure);
                // What it asked with, it knew: only what comes back besides counts.
                const news = Object.values(input)
                    .flat()
                    .reduce<string>((text, known) => text.replaceAll(String(known), ''), answer.toString('latin1'));
                found.push({ from: `${transaction} at the peer of ${at}`, bytes: Buffer.from(news, 'latin1') });
            }
        });
    }
    return found;
}

function describeFailure(error: unknown): Buffer {
    const { message, details } = error as { message: string; details?: unknown };
    return Buffer.from(`${message} ${JSON.stringify(details ?? '')}`);
}

function collectHashes(bytes: Buffer, hashes: Set<string>): void {
    const add = (hash: Uint8Array): void => void hashes.add(Buffer.from(hash).toString('base64'));
    const block = peer.BlockAndPrivateData.deserializeBinary(bytes).getBlock()!;
    for (const [, set] of actionsIn(block).flatMap((action) => privateSetsIn(action.getResults_asU8()))) {
        set.getHashedReadsList().forEach((each) => add(each.getKeyHash_asU8()));
        set.getHashedWritesList().forEach((each) => {
            add(each.getKeyHash_asU8());
            add(each.getValueHash_asU8());
        });
    }
}
