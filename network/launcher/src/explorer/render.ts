import type { ShownBlock } from './block.js';
import type { ShownCertificate } from './certificates.js';
import type { ConfigurationChange } from './configuration.js';
import type { ShownIdentity } from './identity.js';
import type { Readable } from './readable.js';
import type { ShownCollection, ShownNamespace, Version } from './read-write-set.js';
import type { PrivateEntry, StateEntry } from './state.js';
import { shortened, table, visible, type Row } from '../table.js';
import type { ShownCall, ShownTransaction } from './transaction.js';

const hashCharacters = 12;
const valueCharacters = 100;

/** One line for each transaction. */
export function renderBlocks(blocks: readonly ShownBlock[]): string {
    return table(
        ['BLOCK', 'HASH', 'TX', 'TIME', 'CODE', 'CREATOR', 'WHAT', 'ENDORSERS'],
        blocks.flatMap(({ number, hash, transactions }) =>
            transactions.map((transaction) => [
                number,
                hash.slice(0, hashCharacters),
                transaction.id.slice(0, hashCharacters),
                secondsOf(transaction.time),
                transaction.code,
                transaction.creator && named(transaction.creator),
                summary(transaction),
                transaction.call?.endorsers.map(({ mspId }) => mspId).join(' '),
            ]),
        ),
    );
}

function summary({ type, call, configurationSequence, unreadable }: ShownTransaction): string {
    if (unreadable !== undefined) {
        return `unreadable: ${unreadable}`;
    }
    return call === undefined
        ? `${type}${configurationSequence === undefined ? '' : ` ${configurationSequence}`}`
        : `${call.chaincode} ${call.function}`;
}

/** A block and everything in it. */
export function renderBlock(block: ShownBlock, changes: readonly ConfigurationChange[]): string {
    const valid = block.transactions.filter(({ code }) => code === 'VALID').length;
    const head = aligned([
        ['block', block.number],
        ['hash', block.hash],
        ['previous', block.previousHash],
        ['data', block.dataHash],
        ['time', block.time],
        ['transactions', `${block.transactions.length}, ${valid} valid`],
    ]);
    return [head, ...block.transactions.map((transaction) => renderTransaction(transaction, changes))].join('\n\n');
}

/** A transaction and everything in it; the changes are those of a configuration. */
export function renderTransaction(transaction: ShownTransaction, changes: readonly ConfigurationChange[]): string {
    const { index, id, type, code, time, creator, call, configurationSequence, unreadable } = transaction;
    const head = aligned([
        [`transaction ${index}`, id],
        ['code', code],
        ['type', type],
        ['time', time],
        ['creator', creator && `${named(creator)} (${creator.unit})`],
        ['configuration', configurationSequence],
        ['unreadable', unreadable],
        ...(call === undefined ? [] : callRows(call)),
    ]);
    const details = call === undefined ? renderChanges(changes) : renderReadWriteSet(call.readWriteSet);
    return details === '' ? head : `${head}\n\n${details}`;
}

function callRows(call: ShownCall): Row[] {
    const { response, event } = call;
    const answer = [response.status, response.message, inShort(response.payload)].filter((part) => part !== '');
    return [
        ['chaincode', `${call.chaincode} ${call.version}`],
        ['function', call.function],
        ...call.args.map((arg, index) => [`argument ${index + 1}`, inShort(arg)]),
        ['endorsers', call.endorsers.map(named).join(', ')],
        ['response', answer.join(' ')],
        ['event', event && `${event.name} ${inShort(event.payload)}`],
    ];
}

function renderReadWriteSet(namespaces: readonly ShownNamespace[]): string {
    const rows = namespaces.flatMap(({ namespace, collections, ...own }) => [
        ...publicRows(own).map((row) => [namespace, 'public', ...row]),
        ...collections.flatMap((each) => privateRows(each).map((row) => [namespace, each.collection, ...row])),
    ]);
    return rows.length === 0
        ? 'It read and wrote nothing.'
        : table(['NAMESPACE', 'WHERE', 'WHAT', 'VERSION', 'KEY', 'VALUE'], rows);
}

function publicRows({ reads, ranges, writes, keyPolicies }: Omit<ShownNamespace, 'namespace' | 'collections'>): Row[] {
    return [
        ...reads.map(({ key, version }) => ['read', versioned(version), key]),
        ...ranges.map(({ startKey, endKey, keys }) => ['range', undefined, `${startKey} … ${endKey}`, `${keys} keys`]),
        ...writes.map((write) =>
            'deleted' in write
                ? ['delete', undefined, write.key]
                : ['write', undefined, write.key, inShort(write.value)],
        ),
        ...keyPolicies.map(({ key, policy }) => ['policy', undefined, key, policy ?? 'none any more']),
    ];
}

function privateRows({ reads, writes, keyPolicies }: ShownCollection): Row[] {
    return [
        ...reads.map(({ keyHash, version }) => ['read', versioned(version), keyHash]),
        ...writes.map((write) =>
            'deleted' in write
                ? [write.purged ? 'purge' : 'delete', undefined, write.keyHash]
                : ['write', undefined, write.keyHash, write.valueHash],
        ),
        ...keyPolicies.map(({ keyHash, policy }) => ['policy', undefined, keyHash, policy ?? 'none any more']),
    ];
}

function renderChanges(changes: readonly ConfigurationChange[]): string {
    return changes.length === 0
        ? ''
        : table(
              ['ELEMENT', 'CHANGE', 'TO'],
              changes.map(({ element, before, after }) => [
                  element,
                  before === undefined ? 'new' : after === undefined ? 'removed' : 'changed',
                  after ?? '',
              ]),
          );
}

/** Public keys with their values, then private ones as hashes, or in clear where they were asked for. */
export function renderState(state: {
    readonly public: readonly StateEntry[];
    readonly private: readonly PrivateEntry[];
}): string {
    if (state.public.length + state.private.length === 0) {
        return 'There are no such keys.';
    }
    return table(
        ['NAMESPACE', 'WHERE', 'VERSION', 'KEY', 'VALUE'],
        [
            ...state.public.map(({ namespace, key, value, version, policy }) => [
                namespace,
                'public',
                versioned(version),
                key,
                withPolicy(inShort(value), policy),
            ]),
            ...state.private.map(({ namespace, collection, keyHash, valueHash, version, policy, clear }) => [
                namespace,
                collection,
                versioned(version),
                clear?.key ?? `#${keyHash}`,
                withPolicy(clear ? inShort(clear.value) : `#${valueHash}`, policy),
            ]),
        ],
    );
}

function withPolicy(value: string, policy: string | undefined): string {
    return policy === undefined ? value : `${value}  (only under ${policy})`;
}

export function renderCertificates(certificates: readonly ShownCertificate[]): string {
    return table(
        ['ORGANISATION', 'WHO', 'ROLE', 'NODE OU', 'ISSUER', 'VALID UNTIL', 'DAYS LEFT', 'STATE', 'CHANNEL', 'FILE'],
        certificates.map((each) => [
            each.mspId,
            each.name,
            each.role,
            each.unit,
            each.issuer,
            each.validUntil.slice(0, 10),
            each.daysLeft,
            each.state === 'valid' ? '' : each.state.toUpperCase(),
            each.onChannel ? 'yes' : '',
            each.file,
        ]),
    );
}

function named({ mspId, name }: ShownIdentity): string {
    return `${mspId}/${name}`;
}

function versioned(version: Version | null): string {
    return version === null ? 'absent' : `${version.block}:${version.transaction}`;
}

function inShort(value: Readable): string {
    return shortened('text' in value ? value.text : value.hex && `0x${value.hex}`, valueCharacters);
}

function secondsOf(time: string): string {
    return time.replace('T', ' ').replace(/\.\d+Z$/, '');
}

/** Labels and what they say, without those that say nothing. */
function aligned(rows: readonly Row[]): string {
    const said = rows.filter(([, value]) => value !== undefined && value !== '');
    const width = Math.max(...said.map(([label]) => String(label).length));
    return said.map(([label, value]) => `${String(label).padEnd(width)}  ${visible(String(value))}`).join('\n');
}
