import path from 'node:path';
import { isFree } from '../consortium/free-ports.js';
import type { Consortium } from '../consortium/consortium.js';
import type { Engine } from '../engine.js';
import { readPorts } from '../fabric/ports.js';
import { gatewayName, orderingNodes, peerName } from '../node-names.js';
import { listenerOn } from './listener.js';
import type { Finding } from './finding.js';

/** A consortium that is to come up. */
export interface Plan {
    readonly consortium: Consortium;
    readonly engine: Engine['name'];
    readonly folder: string;
}

/** Every port that would be listened on and is taken, with who has it. */
export async function portFindings(plan: Plan): Promise<Finding[]> {
    const places = placesOf(plan);
    const free = await Promise.all(places.map(({ port }) => isFree(port)));
    const taken = places.filter((_, index) => free[index] === false);
    if (taken.length === 0) {
        return [{ verdict: 'well', text: `The ${places.length} ports of the ${plan.engine} engine are free.` }];
    }
    return taken.map(({ port, owner, where }) => ({
        verdict: 'broken',
        text: `Port ${port} of ${owner} is taken by ${listenerOn(port)}. End that, or change the port in ${where}.`,
    }));
}

interface Place {
    readonly port: number;
    readonly owner: string;
    /** Where the port is written. */
    readonly where: string;
}

function placesOf({ consortium, engine, folder }: Plan): Place[] {
    const { organisations, ordering } = consortium;
    const named = organisations.flatMap(({ mspId, peers, gatewayPort }) => [
        ...peers.map(({ port }, index) => ({ port, owner: peerName(mspId, index) })),
        { port: gatewayPort, owner: gatewayName(mspId) },
    ]);
    const inDescription = engine === 'fabric' ? [...named, ...orderingNodes(ordering).map(orderingPlace)] : named;
    const file = path.join(folder, 'fabric', 'ports.json');
    const kept = engine === 'fabric' ? Object.entries(readPorts(file)) : [];
    return [
        ...inDescription.map((place) => ({ ...place, where: 'consortium.yaml' })),
        ...kept.map(([owner, port]) => ({ port, owner, where: file })),
    ];
}

function orderingPlace({ port, name }: { readonly port: number; readonly name: string }): Omit<Place, 'where'> {
    return { port, owner: name };
}
