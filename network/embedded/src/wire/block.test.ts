import { createHash } from 'node:crypto';
import { common } from '@hyperledger/fabric-protos';
import { describe, expect, it } from '@jest/globals';
import { blockDataHash, blockHeaderHash, buildBlock, validationCodesOf } from './block.js';
import { filteredBlock } from './filtered-block.js';

const sha256 = (hex: string): string => createHash('sha256').update(hex, 'hex').digest('hex');
const header = (number: number, previousHash: string, dataHash: string): common.BlockHeader => {
    const made = new common.BlockHeader();
    made.setNumber(number);
    made.setPreviousHash(Buffer.from(previousHash, 'hex'));
    made.setDataHash(Buffer.from(dataHash, 'hex'));
    return made;
};

describe('the hash of a header', () => {
    it.each<[number, string]>([
        [0, '020100'],
        [1, '020101'],
        [127, '02017f'],
        [128, '02020080'],
        [255, '020200ff'],
        [256, '02020100'],
        [32768, '0203008000'],
        [2 ** 40, '0206010000000000'],
    ])('is over ASN.1, in which block number %i is %s', (number, integer) => {
        const content = `${integer}0402aabb0401cc`;
        const expected = sha256(`30${(content.length / 2).toString(16).padStart(2, '0')}${content}`);
        expect(Buffer.from(blockHeaderHash(header(number, 'aabb', 'cc'))).toString('hex')).toBe(expected);
    });

    it('is over full hashes, and an empty one for block 0', () => {
        const full = 'ab'.repeat(32);
        const expected = sha256(`30470201020420${full}0420${full}`);
        expect(Buffer.from(blockHeaderHash(header(2, full, full))).toString('hex')).toBe(expected);
        const first = sha256(`302702010004000420${full}`);
        expect(Buffer.from(blockHeaderHash(header(0, '', full))).toString('hex')).toBe(first);
    });
});

describe('a block', () => {
    const envelopes = [Buffer.from('one'), Buffer.from('two')];
    const block = buildBlock({
        number: 5,
        previousHash: Buffer.alloc(32, 7),
        envelopes,
        validationCodes: [0, 11],
        lastConfigurationBlock: 3,
    });

    it('holds its transactions, chained by hashes, and a code for each', () => {
        expect(block.getHeader()?.getNumber()).toBe(5);
        expect(Buffer.from(block.getHeader()!.getPreviousHash_asU8())).toEqual(Buffer.alloc(32, 7));
        const dataHash = createHash('sha256').update('onetwo').digest('hex');
        expect(Buffer.from(block.getHeader()!.getDataHash_asU8()).toString('hex')).toBe(dataHash);
        expect(Buffer.from(blockDataHash(envelopes)).toString('hex')).toBe(dataHash);
        expect([...validationCodesOf(block)]).toEqual([0, 11]);
    });

    it('has five metadata entries after it was written and read', () => {
        const read = common.Block.deserializeBinary(block.serializeBinary());
        expect(read.getMetadata()?.getMetadataList()).toHaveLength(5);
        expect([...validationCodesOf(read)]).toEqual([0, 11]);
        const [signatures] = read.getMetadata()!.getMetadataList_asU8();
        const value = common.Metadata.deserializeBinary(signatures!).getValue_asU8();
        expect(common.OrdererBlockMetadata.deserializeBinary(value).getLastConfig()?.getIndex()).toBe(3);
    });

    it('is filtered without what cannot be read', () => {
        expect(filteredBlock(block, 'cohong').toObject()).toMatchObject({
            channelId: 'cohong',
            number: 5,
            filteredTransactionsList: [],
        });
    });
});
