import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConsortium, type Collection } from './consortium.js';

const ours = path.resolve(__dirname, '../../../consortium.yaml');
const calendars = path.resolve(__dirname, '../../../../calendars/calendars.json');

describe('readConsortium', () => {
    let folder: string;
    beforeAll(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'consortium-'));
        cpSync(calendars, path.join(folder, 'calendars/calendars.json'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const edited = (edit: (text: string) => string): string => {
        const file = path.join(folder, 'network/consortium.yaml');
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, edit(readFileSync(ours, 'utf8')));
        return file;
    };
    const collections = (): Map<string, Collection> =>
        new Map(
            readConsortium(ours).chaincodes.flatMap((chaincode) =>
                chaincode.collections.map((each) => [each.name, each]),
            ),
        );

    it('lets nobody but members read a collection', () => {
        expect(new Set([...collections().values()].map(({ memberOnlyRead }) => memberOnlyRead))).toEqual(
            new Set([true]),
        );
    });

    it('gives each bank a vault that it shares with both regulators, and coins that it shares with the central bank', () => {
        expect(collections().get('vault_PearlBankMSP')?.members).toEqual(['PearlBankMSP', 'SafeMSP', 'PbocMSP']);
        expect(collections().get('coins_PearlBankMSP')?.members).toEqual(['PearlBankMSP', 'PbocMSP']);
    });

    it('keeps the registry for the regulators, both of whom must endorse', () => {
        expect(collections().get('registry')).toMatchObject({
            members: ['SafeMSP', 'PbocMSP'],
            endorsementPolicy: "AND('SafeMSP.peer','PbocMSP.peer')",
            memberOnlyWrite: true,
        });
    });

    it('makes a regulator the notary of every trade write, and the central bank of every payment', () => {
        expect(readConsortium(ours).chaincodes.map(({ endorsementPolicy }) => endorsementPolicy)).toEqual([
            "OR(AND('SafeMSP.peer','PbocMSP.peer'),AND(OR('SafeMSP.peer','PbocMSP.peer'),OR('CustomsMSP.peer','HaizhouBankMSP.peer','PearlBankMSP.peer','HarbourBankMSP.peer')))",
            "AND('PbocMSP.peer',OR('HaizhouBankMSP.peer','PearlBankMSP.peer','HarbourBankMSP.peer'))",
        ]);
    });

    it('takes from a file of its own what is too long to stand in it', () => {
        const { founding } = readConsortium(ours);

        expect(founding.find(({ post }) => post === '/v1/calendars')).toMatchObject({
            mspId: 'PbocMSP',
            user: 'officer-1',
            body: JSON.parse(readFileSync(calendars, 'utf8')) as unknown,
        });
    });

    it('leaves the collections of who has left to those who share them', () => {
        const file = edited((text) =>
            text
                .replace(', HarbourBankMSP]', ']')
                .replace(/ {4}- mspId: HarbourBankMSP\n(?: {6}.*\n)+/, '')
                .concat('\nformerMembers: [{ mspId: HarbourBankMSP, kind: bank }]\n'),
        );
        const [trade, dcep] = readConsortium(file).chaincodes;
        const membersOf = (collection: string): readonly string[] | undefined =>
            [...trade!.collections, ...dcep!.collections].find(({ name }) => name === collection)?.members;
        expect(membersOf('vault_HarbourBankMSP')).toEqual(['SafeMSP', 'PbocMSP']);
        expect(membersOf('coins_HarbourBankMSP')).toEqual(['PbocMSP']);
        expect(dcep!.endorsementPolicy).not.toContain('HarbourBankMSP');
    });

    const faulty: [what: string, edit: (text: string) => string, fault: string][] = [
        ['a file that is not YAML', () => 'a: [', 'cannot be used'],
        ['an unknown key', (text) => `${text}\nchanel: x\n`, 'chanel'],
        [
            'memberOnlyRead, which is not for choice',
            (text) => text.replace('othersMayWrite: true', 'memberOnlyRead: false'),
            'memberOnlyRead',
        ],
        [
            'a port used twice',
            (text) => text.replace('gatewayPort: 8051', 'gatewayPort: 8052'),
            'port 8052 is used twice',
        ],
        [
            'a port of an orderer that a peer has as well',
            (text) => text.replace('port: 7044', 'port: 7054'),
            'port 7054 is used twice',
        ],
        [
            'SmartBFT with fewer nodes than can outvote one',
            (text) => text.replace('            - { mspId: HaizhouBankMSP, port: 7044 }\n', ''),
            'ordering.bft: SmartBFT needs at least 4 nodes; there are 3',
        ],
        [
            'SmartBFT with two nodes in one hand',
            (text) => text.replace('{ mspId: SafeMSP, port: 7042 }', '{ mspId: PbocMSP, port: 7042 }'),
            'ordering.bft: the organisation PbocMSP is used twice',
        ],
        [
            'a production in which clients choose the day',
            (text) => text.replace('timeWindowMinutes: 15', 'timeWindowMinutes: 16'),
            'profiles.production.timeWindowMinutes must be at most 15',
        ],
        [
            'a file of its own that is not there',
            (text) => text.replace('calendars/calendars.json', 'calendars/calendar.json'),
            'calendars/calendar.json cannot be used:\n  - there is no such file',
        ],
        [
            'a file of its own that is no JSON',
            (text) => text.replace('calendars/calendars.json', 'network/consortium.yaml'),
            'network/consortium.yaml cannot be used:',
        ],
        [
            'an act of the founding that says nothing',
            (text) => text.replace('bodyFile: calendars/calendars.json', ''),
            'founding.4: must have body or bodyFile',
        ],
        [
            'a resource that is given to nobody',
            (text) => text + "acls: { 'event/Block': /Channel/Application/PbcMSP/Readers }\n",
            'acls.event/Block: the channel has no policy /Channel/Application/PbcMSP/Readers',
        ],
        [
            'a lifecycle that nobody endorses',
            (text) => text.replace('lifecycleEndorsement: { allOf: [PbocMSP', 'lifecycleEndorsement: { allOf: [PbcMSP'),
            'lifecycleEndorsement: nobody is called PbcMSP',
        ],
        [
            'an organisation without a peer',
            (text) => text.replace('peers: [{ port: 7053 }]', 'peers: []'),
            'organisations.2.peers',
        ],
        [
            'an organisation named twice',
            (text) => text.replace('- mspId: SafeMSP', '- mspId: PbocMSP'),
            'mspId PbocMSP is used twice',
        ],
        [
            'a policy that names nobody',
            (text) =>
                text.replace('- PbocMSP\n              - anyOf: [bank]', '- PbcMSP\n              - anyOf: [bank]'),
            'chaincodes.dcep.endorsement: nobody is called PbcMSP',
        ],
        [
            'gates of one allOf that share a member',
            (text) => text.replace('- anyOf: [supervised]', '- anyOf: [supervised, SafeMSP]'),
            'chaincodes.trade.endorsement: SafeMSP stands in more than one rule',
        ],
        [
            'a collection for a kind that nobody is of',
            (text) =>
                text.replace(
                    "vault_{bank}\n            members: ['{bank}'",
                    "vault_{insurer}\n            members: ['{insurer}'",
                ),
            'no organisation is of kind insurer',
        ],
        [
            'a bank without a collection',
            (text) =>
                text.replace(
                    "vault_{bank}\n            members: ['{bank}'",
                    'vault\n            members: [HaizhouBankMSP',
                ),
            'chaincodes.trade: the bank PearlBankMSP is a member of no collection',
        ],
        [
            'a group with a member that is not there',
            (text) => text.replace('regulators: [SafeMSP', 'regulators: [SafMSP'),
            'groups.regulators: nobody is called SafMSP',
        ],
        [
            'a founding act of an unknown user',
            (text) => text.replace('as: CustomsMSP/officer-1', 'as: CustomsMSP/officer-9'),
            'founding: nobody is CustomsMSP/officer-9',
        ],
        [
            'one who has left and is a member',
            (text) => `${text}\nformerMembers: [{ mspId: HarbourBankMSP, kind: bank }]\n`,
            'formerMembers: the member HarbourBankMSP is used twice',
        ],
        [
            'a question before leaving that nobody can ask',
            (text) => text.replace('- as: SafeMSP/regulator-1', '- as: SafeMSP/regulator-9'),
            'leaving.bank: nobody is SafeMSP/regulator-9',
        ],
        [
            'a kind without users',
            (text) => text.replace('    customs: { officer-1: officer }\n', ''),
            'CustomsMSP is of kind customs, which has no users',
        ],
    ];
    it.each(faulty)('refuses %s and says where', (_what, edit, fault) => {
        expect(() => readConsortium(edited(edit))).toThrow(fault);
    });

    it('orders by Raft with one node in production unless told otherwise', () => {
        const { ordering, profile } = readConsortium(ours);
        expect(ordering).toEqual({ protocol: 'raft', nodes: [{ mspId: 'OrdererMSP', port: 7_041 }] });
        expect(profile.timeWindowMinutes).toBe(15);
        const told = readConsortium(ours, { consensus: 'bft', profile: 'test' });
        expect(told.ordering.nodes).toHaveLength(4);
        expect(told.profile.timeWindowMinutes).toBeGreaterThan(15);
    });

    it.each([
        ['CONSENSUS', { consensus: 'paxos' }, 'CONSENSUS is paxos; the file knows raft, raft-three, bft'],
        ['PROFILE', { profile: 'staging' }, 'PROFILE is staging; the file knows production, test'],
    ])('refuses a %s that the file does not know', (_variable, choice, fault) => {
        expect(() => readConsortium(ours, choice)).toThrow(fault);
    });

    it('refuses a file that is not there', () => {
        expect(() => readConsortium(path.join(folder, 'none.yaml'))).toThrow('none.yaml cannot be used');
    });
});
