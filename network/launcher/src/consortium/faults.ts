import { policyFaults, type Expand, type PolicyNode } from './policy.js';
import type { ConsortiumFile } from './schema.js';

/** What the shape alone cannot tell: names that nobody has, ports used twice, policies that Fabric would read otherwise. */
export function consortiumFaults(file: ConsortiumFile, expand: Expand): string[] {
    return [
        ...repeated(
            'mspId',
            file.organisations.map(({ mspId }) => mspId),
        ),
        ...repeated(
            'port',
            file.organisations.flatMap(({ peerPort, gatewayPort }) => [String(peerPort), String(gatewayPort)]),
        ),
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
        ...file.chaincodes.flatMap((chaincode) => chaincodeFaults(chaincode, expand)),
        ...file.founding.flatMap(({ as }) => {
            const [mspId, user] = as.split('/');
            const kind = file.organisations.find((organisation) => organisation.mspId === mspId)?.kind ?? '';
            return file.users[kind]?.[user ?? ''] === undefined ? [`founding: nobody is ${as}`] : [];
        }),
    ];
}

function chaincodeFaults(chaincode: ConsortiumFile['chaincodes'][number], expand: Expand): string[] {
    const faultsOf = (at: string, policy: PolicyNode): string[] =>
        policyFaults(policy, expand).map((fault) => `${at}: ${fault}`);

    return [
        ...faultsOf(`chaincodes.${chaincode.name}.endorsement`, chaincode.endorsement),
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

function repeated(what: string, values: readonly string[]): string[] {
    const twice = values.filter((value, index) => values.indexOf(value) !== index);
    return [...new Set(twice)].map((value) => `${what} ${value} is used twice`);
}
