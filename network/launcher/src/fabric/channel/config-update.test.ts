import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { configUpdate } from '@cohong/embedded-fabric';
import { common } from '@hyperledger/fabric-protos';
import { adopting, differences, pathOf } from './config-parts.js';

/** Written by Fabric's own configtxgen and configtxlator for this consortium with two members and orderers, and three. */
const recorded = (name: string): Uint8Array => readFileSync(path.join(__dirname, 'recorded', name));
const configurationOf = (name: string): common.ConfigGroup =>
    common.Config.deserializeBinary(recorded(`${name}.config`)).getChannelGroup()!;
const two = configurationOf('two-members');
const three = configurationOf('three-members');

describe('An update of the configuration', () => {
    it.each([
        ['member-and-orderer-added', two, three],
        ['member-and-orderer-removed', three, two],
    ])("says what Fabric's own program says: %s", (name, original, updated) => {
        const update = configUpdate('cohong', original, updated)!;
        const fabrics = common.ConfigUpdate.deserializeBinary(recorded(`${name}.update`));
        expect(sorted(update.toObject())).toEqual(sorted(fabrics.toObject()));
    });

    it('is none when nothing differs', () => {
        expect(configUpdate('cohong', two, two)).toBeUndefined();
    });

    it('counts on from the versions that are there', () => {
        const original = configurationOf('two-members');
        original.getGroupsMap().get('Application')!.setVersion(7);
        const update = configUpdate('cohong', original, three)!;
        const application = (set: common.ConfigGroup): common.ConfigGroup => set.getGroupsMap().get('Application')!;
        expect(application(update.getReadSet()!).getVersion()).toBe(7);
        expect(application(update.getWriteSet()!).getVersion()).toBe(8);
        expect(application(update.getWriteSet()!).getGroupsMap().get('CustomsMSP')!.getVersion()).toBe(0);
    });
});

describe('Two configurations', () => {
    it('differ in the smallest parts that tell it', () => {
        expect(differences(two, three).map((part) => `${pathOf(part)} ${part.change}`)).toEqual([
            'Application/CustomsMSP added',
            'Orderer/ConsensusType changed',
            'Orderer/OrdererMSP/Endpoints changed',
        ]);
        expect(differences(three, two)[0]).toMatchObject({ name: 'CustomsMSP', change: 'removed' });
        expect(differences(three, three)).toEqual([]);
    });

    it.each([
        ['taken over in one part, differ in the others', two, three],
        ['taken back in one part, differ in the others', three, two],
    ])('%s', (_, present, wished) => {
        const [member, ...others] = differences(present, wished);
        const adopted = adopting(present, wished, [member!]);
        expect(differences(adopted, wished)).toEqual(others);
        expect(differences(present, wished)).toHaveLength(3);
    });
});

/** Maps of messages keep the order in which they were written, which says nothing. */
function sorted(value: unknown): unknown {
    if (!Array.isArray(value)) {
        return typeof value === 'object' && value !== null
            ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(inner)]))
            : value;
    }
    const isMap = value.length > 0 && value.every((entry) => Array.isArray(entry) && typeof entry[0] === 'string');
    const entries = (value as unknown[]).map(sorted);
    return isMap
        ? entries.sort((a, b) => String((a as unknown[])[0]).localeCompare(String((b as unknown[])[0])))
        : entries;
}
