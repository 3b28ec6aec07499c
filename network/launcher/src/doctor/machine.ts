import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import path from 'node:path';
import type { Finding } from './finding.js';
import type { Plan } from './ports.js';

const leastNode = { major: 20, minor: 19 };
const leastDiskMegabytes = 2_048;
const mebi = 1_048_576;

/** Resident memory in megabytes under load: measured, or rounded up from what was measured idle (docs/operating/running.md). */
const megabytes = { peer: 210, orderer: 130, chaincode: 102, gateway: 150, database: 120, embeddedNetwork: 800 };

/** Whether this Node is new enough. */
export function nodeFinding(version = process.versions.node): Finding {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const isEnough = major > leastNode.major || (major === leastNode.major && minor >= leastNode.minor);
    return isEnough
        ? { verdict: 'well', text: `Node is ${version}.` }
        : { verdict: 'broken', text: `Node is ${version}; Cohong needs 20.19 or newer. Install one.` };
}

/** Whether there is memory for what would run. */
export function memoryFinding(plan: Plan, available = availableMegabytes()): Finding {
    const needed = neededMegabytes(plan);
    return available >= needed
        ? { verdict: 'well', text: `${available} MB of memory are free; under load about ${needed} are needed.` }
        : {
              verdict: 'look',
              text: `${available} MB of memory are free, and under load about ${needed} are needed. Free some, or run less.`,
          };
}

function neededMegabytes({ consortium: { organisations, ordering, chaincodes }, engine }: Plan): number {
    const gateways = organisations.length * megabytes.gateway + megabytes.database;
    if (engine === 'embedded') {
        return gateways + megabytes.embeddedNetwork;
    }
    const peers = organisations.reduce((count, { peers: places }) => count + places.length, 0);
    const perPeer = megabytes.peer + chaincodes.length * megabytes.chaincode;
    return gateways + peers * perPeer + ordering.nodes.length * megabytes.orderer;
}

/** What could be had without swapping, which is more than what lies idle. */
function availableMegabytes(): number {
    const told = existsSync('/proc/meminfo')
        ? /^MemAvailable: +(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))
        : null;
    return Math.floor(told?.[1] === undefined ? freemem() / mebi : Number(told[1]) / 1_024);
}

/** Whether there is room for ledgers and logs. */
export function diskFinding(folder: string): Finding {
    let existing = path.resolve(folder);
    while (!existsSync(existing)) {
        existing = path.dirname(existing);
    }
    const { bavail, bsize } = statfsSync(existing);
    const free = Math.floor((bavail * bsize) / mebi);
    return free >= leastDiskMegabytes
        ? { verdict: 'well', text: `${free} MB are free on the disk of ${folder}.` }
        : {
              verdict: 'look',
              text: `Only ${free} MB are free on the disk of ${folder}: a node stops when it is full. Make room.`,
          };
}
