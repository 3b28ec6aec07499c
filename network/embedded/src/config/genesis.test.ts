import { common, peer } from '@hyperledger/fabric-protos';
import { beforeAll, describe, expect, it } from '@jest/globals';

import { createCertificateAuthority } from '../crypto/issue.js';
import { isSatisfiedBy } from '../policy/evaluate.js';
import { validationCodesOf } from '../wire/block.js';
import { filteredBlock } from '../wire/filtered-block.js';
import { ChannelConfiguration, configurationIn } from './configuration.js';
import { genesisBlock } from './genesis.js';

describe('block 0', () => {
    let block: common.Block;
    let configuration: ChannelConfiguration;

    beforeAll(async () => {
        const mspIds = ['SafeMSP', 'PbocMSP', 'CustomsMSP'];
        const organisations = mspIds.map(async (mspId) => {
            const authority = await createCertificateAuthority(`ca.${mspId}`);
            return { mspId, rootCertificatesPem: [authority.certificatePem] };
        });
        block = genesisBlock({
            channelId: 'cohong',
            organisations: await Promise.all(organisations),
            ordererMspId: 'PbocMSP',
            batch: { maxMessages: 10, timeoutMs: 100 },
            lifecyclePolicy: "AND('PbocMSP.peer', 'SafeMSP.peer')",
            createdAt: new Date('2026-01-02T03:04:05Z'),
        });
        const [envelope] = block.getData()!.getDataList_asU8();
        configuration = new ChannelConfiguration(configurationIn(envelope!)!.getConfig()!);
    });

    const passes = (path: string, ...signers: [mspId: string, role: 'client' | 'peer' | 'admin' | 'orderer'][]) =>
        isSatisfiedBy(
            configuration.policy(path)!,
            signers.map(([mspId, role]) => ({ mspId, role })),
        );

    it('is a configuration, valid, filtered to one transaction of its kind', () => {
        expect([...validationCodesOf(block)]).toEqual([peer.TxValidationCode.VALID]);
        expect(filteredBlock(block, 'cohong').toObject().filteredTransactionsList).toMatchObject([
            { type: common.HeaderType.CONFIG, txValidationCode: peer.TxValidationCode.VALID },
        ]);
    });

    it('names who is on the channel', () => {
        expect([...configuration.organisations.keys()].sort()).toEqual(['CustomsMSP', 'PbocMSP', 'SafeMSP']);
        expect([...configuration.membership.mspIds].sort()).toEqual(['CustomsMSP', 'PbocMSP', 'SafeMSP']);
        expect(configuration.sequence).toBe(0);
    });

    it('lets any member read, its clients and administrators write, and a majority of administrators change it', () => {
        expect(passes('/Channel/Readers', ['SafeMSP', 'peer'])).toBe(true);
        expect(passes('/Channel/Readers', ['StrangerMSP', 'peer'])).toBe(false);
        expect(passes('/Channel/Application/Writers', ['SafeMSP', 'client'])).toBe(true);
        expect(passes('/Channel/Application/Writers', ['SafeMSP', 'peer'])).toBe(false);
        expect(passes('/Channel/Application/Writers', ['PbocMSP', 'orderer'])).toBe(false);
        expect(passes('/Channel/Writers', ['PbocMSP', 'orderer'])).toBe(true);
        expect(passes('/Channel/Application/Admins', ['SafeMSP', 'admin'])).toBe(false);
        expect(passes('/Channel/Application/Admins', ['SafeMSP', 'admin'], ['CustomsMSP', 'admin'])).toBe(true);
    });

    it('says who agrees to what the chaincodes are', () => {
        const lifecycle = '/Channel/Application/LifecycleEndorsement';
        expect(passes(lifecycle, ['SafeMSP', 'peer'], ['CustomsMSP', 'peer'])).toBe(false);
        expect(passes(lifecycle, ['SafeMSP', 'peer'], ['PbocMSP', 'peer'])).toBe(true);
        expect(passes('/Channel/Application/Endorsement', ['SafeMSP', 'peer'], ['CustomsMSP', 'peer'])).toBe(true);
        expect(passes('/Channel/Application/SafeMSP/Endorsement', ['SafeMSP', 'peer'])).toBe(true);
        expect(configuration.policy('/Channel/Application/Nothing')).toBeUndefined();
    });
});
