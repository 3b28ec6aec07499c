import { policyFaults, type Expand, type PolicyNode } from './policy.js';
import type { ConsortiumFile } from './schema.js';

/** More would let a client in production choose the day on which a deadline is counted. */
const longestTimeWindowMinutes = 15;

const registrarName = 'registrar-1';

/** Fewer cannot outvote one that lies. */
const fewestBftNodes = 4;

/** What the shape alone cannot tell: names that nobody has, ports used twice, policies that Fabric would read otherwise. */
export function consortiumFaults(file: ConsortiumFile, expand: Expand): string[] {
    return [
        ...repeated(
            'mspId',
            file.organisations.map(({ mspId }) => mspId),
        ),
        ...repeated(
            'formerMembers: the member',
            [...file.organisations, ...file.formerMembers].map(({ mspId }) => mspId),
        ),
        ...Object.entries(file.ordering).flatMap(([name, ordering]) => orderingFaults(name, ordering)),
        ...portFaults(file),
        ...repeated(
            'chaincode',
            file.chaincodes.map(({ name }) => name),
        ),
        ...Object.entries(file.groups).flatMap(([group, members]) =>
            members
                .filter((mspId) => expand(mspId) === undefined)
                .map((mspId) => `groups.${group}: nobody is called ${mspId}`),
        ),
        ...file.organisations
            .filter(({ kind }) => file.users[kind] === undefined)
            .map(({ mspId, kind }) => `users: ${mspId} is of kind ${kind}, which has no users`),
        ...authorityFaults(file),
        ...registrarFaults(file),
        ...requirementFaults(file, expand),
        ...policyFaults(file.lifecycleEndorsement, expand).map((fault) => `lifecycleEndorsement: ${fault}`),
        ...Object.entries(file.acls).flatMap(([resource, policy]) => aclFaults(file, resource, policy)),
        ...(file.profiles.production.timeWindowMinutes > longestTimeWindowMinutes
            ? [`profiles.production.timeWindowMinutes must be at most ${longestTimeWindowMinutes}`]
            : []),
        ...file.chaincodes.flatMap((chaincode) => chaincodeFaults(chaincode, expand)),
        ...file.founding.flatMap(({ as }) => userFaults('founding', as, file)),
        ...Object.entries(file.leaving).flatMap(([kind, questions]) =>
            questions.flatMap(({ as }) => userFaults(`leaving.${kind}`, as, file)),
        ),
    ];
}

const ofTheApplication = ['Readers', 'Writers', 'Admins', 'Endorsement', 'LifecycleEndorsement'];
const ofAnOrganisation = ['Readers', 'Writers', 'Admins', 'Endorsement'];

/** Fabric takes a path that leads nowhere, and then lets nobody through. */
function aclFaults({ organisations }: ConsortiumFile, resource: string, policy: string): string[] {
    const [last = '', mspId] = policy.split('/').slice('/Channel/Application'.split('/').length).reverse();
    const isThere =
        mspId === undefined
            ? ofTheApplication.includes(last)
            : ofAnOrganisation.includes(last) && organisations.some((each) => each.mspId === mspId);
    return isThere ? [] : [`acls.${resource}: the channel has no policy ${policy}`];
}

function userFaults(at: string, as: string, { organisations, users }: ConsortiumFile): string[] {
    const [mspId, user] = as.split('/');
    const kind = organisations.find((organisation) => organisation.mspId === mspId)?.kind ?? '';
    return users[kind]?.[user ?? ''] === undefined ? [`${at}: nobody is ${as}`] : [];
}

function orderingFaults(name: string, { protocol, nodes }: ConsortiumFile['ordering'][string]): string[] {
    if (protocol === 'raft') {
        return [];
    }
    return [
        ...(nodes.length < fewestBftNodes
            ? [`ordering.${name}: SmartBFT needs at least ${fewestBftNodes} nodes; there are ${nodes.length}`]
            : []),
        // Two of four in one hand can stop the channel, or fork it.
        ...repeated(
            `ordering.${name}: the organisation`,
            nodes.map(({ mspId }) => mspId),
        ),
    ];
}

/** Of several orderings one runs, so they may share ports with each other, but none with a peer or a gateway. */
function portFaults({ organisations, ordering }: ConsortiumFile): string[] {
    const members = organisations.flatMap(({ peers, gatewayPort }) => [...peers.map(({ port }) => port), gatewayPort]);
    const faults = Object.values(ordering).flatMap(({ nodes }) =>
        repeated('port', [...members, ...nodes.map(({ port }) => port)].map(String)),
    );
    return [...new Set(faults)];
}

/** Contracts and gateways look to one organisation for what each of these decides. */
function authorityFaults({ organisations }: ConsortiumFile): string[] {
    return ['customs', 'foreign-exchange-regulator', 'central-bank'].flatMap((kind) => {
        const count = organisations.filter((organisation) => organisation.kind === kind).length;
        return count === 1 ? [] : [`organisations: there must be one of kind ${kind}; there are ${count}`];
    });
}

/** A gateway signs its decisions as this user. */
function registrarFaults({ organisations, users }: ConsortiumFile): string[] {
    return organisations
        .filter(({ kind, registrar }) => registrar !== undefined && users[kind]?.[registrarName] !== 'registrar')
        .map(
            ({ mspId, kind }) =>
                `registrar of ${mspId}: users.${kind} has no ${registrarName}, whose role is registrar; only regulators decide`,
        );
}

/** The endorser's own peer does not count: what requires more than are left can never be written. */
function requirementFaults({ chaincodes, organisations }: ConsortiumFile, expand: Expand): string[] {
    const peersOf = (mspIds: readonly string[]): number =>
        organisations.filter(({ mspId }) => mspIds.includes(mspId)).reduce((sum, { peers }) => sum + peers.length, 0);
    return chaincodes.flatMap(({ name: chaincode, collections }) =>
        collections.flatMap(({ name, members, requiredPeerCount }) => {
            const kindred = members
                .filter((member) => member !== bare(member))
                .flatMap((each) => expand(bare(each)) ?? []);
            const fixed = members.filter((member) => member === bare(member)).flatMap((each) => expand(each) ?? []);
            const perKind = kindred.length === 0 ? [0] : kindred.map((mspId) => peersOf([mspId]));
            const others = peersOf(fixed) + Math.min(...perKind) - 1;
            return requiredPeerCount <= others
                ? []
                : [
                      `chaincodes.${chaincode}.collections.${name}: requiredPeerCount is ${requiredPeerCount}, and besides ` +
                          `the peer that endorses its members have ${others}`,
                  ];
        }),
    );
}

function chaincodeFaults(chaincode: ConsortiumFile['chaincodes'][number], expand: Expand): string[] {
    const faultsOf = (at: string, policy: PolicyNode): string[] =>
        policyFaults(policy, expand).map((fault) => `${at}: ${fault}`);

    return [
        ...faultsOf(`chaincodes.${chaincode.name}.endorsement`, chaincode.endorsement),
        ...banksWithoutCollection(chaincode, expand),
        ...repeated(
            `chaincodes.${chaincode.name} collection`,
            chaincode.collections.map(({ name }) => name),
        ),
        ...chaincode.collections.flatMap(({ name, members, endorsement }) => {
            const at = `chaincodes.${chaincode.name}.collections.${name}`;
            const kind = /\{(.+)\}/.exec(name)?.[1];
            const unknown = members.filter((member) => member !== `{${kind ?? ''}}` && expand(member) === undefined);
            return [
                ...unknown.map((member) => `${at}.members: nobody is called ${member}`),
                ...(kind !== undefined && expand(kind) === undefined
                    ? [`${at}: no organisation is of kind ${kind}`]
                    : []),
                ...(endorsement === undefined ? [] : faultsOf(`${at}.endorsement`, endorsement)),
            ];
        }),
    ];
}

/** What a bank does is written into a collection that it shares with who supervises it: without one it can do nothing. */
function banksWithoutCollection({ name, collections }: ConsortiumFile['chaincodes'][number], expand: Expand): string[] {
    const members = collections.flatMap((each) => each.members.flatMap((member) => expand(bare(member)) ?? []));
    return (expand('bank') ?? [])
        .filter((bank) => !members.includes(bank))
        .map((bank) => `chaincodes.${name}: the bank ${bank} is a member of no collection`);
}

/** `{bank}`, which stands for each bank in its turn, as the name of the kind. */
function bare(member: string): string {
    return member.replace(/^\{(.+)\}$/, '$1');
}

function repeated(what: string, values: readonly string[]): string[] {
    const twice = values.filter((value, index) => values.indexOf(value) !== index);
    return [...new Set(twice)].map((value) => `${what} ${value} is used twice`);
}
