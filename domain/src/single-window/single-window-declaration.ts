import { z } from 'zod';
import { declareExportSchema } from '../declaration/api.js';

/** Every value of the single window is a text, and one that says nothing is empty or left out. */
const said = z.string().min(1).max(255);
const unsaid = z.string().max(255).exactOptional();
const day = z.string().regex(/^\d{4}-?\d{2}-?\d{2}$/, 'must be a day as 20260918 or 2026-09-18');
const number = z.string().regex(/^\d{1,15}(?:\.\d{1,8})?$/, 'must be a decimal text without sign or separators');
const unsaidNumber = z.union([number, z.literal('')]).exactOptional();

/** The head of a declaration; how customs spells a name is how it is spelt. */
export const decHeadSchema = z.strictObject({
    EntryId: said,
    PreEntryId: unsaid,
    /** E of an export, I of an import. */
    IEFlag: z.enum(['E', 'I']),
    CustomMaster: said,
    IEPort: said,
    IEDate: z.union([day, z.literal('')]).exactOptional(),
    dDate: day,
    TradeCoScc: said,
    TradeCode: unsaid,
    TradeName: said,
    OverseasConsigneeCode: unsaid,
    OverseasConsigneeEname: said,
    OwnerCodeScc: unsaid,
    OwnerCode: unsaid,
    OwnerName: said,
    AgentCodeScc: said,
    AgentCode: unsaid,
    AgentName: said,
    TrafMode: said,
    TrafName: unsaid,
    cusVoyageNo: unsaid,
    BillNo: said,
    TradeMode: said,
    CutMode: unsaid,
    TradeAreaCode: said,
    TradeCountry: said,
    DistinatePort: said,
    TransMode: said,
    FeeMark: unsaid,
    FeeCurr: unsaid,
    FeeRate: unsaidNumber,
    InsurMark: unsaid,
    InsurCurr: unsaid,
    InsurRate: unsaidNumber,
    OtherMark: unsaid,
    OtherCurr: unsaid,
    OtherRate: unsaidNumber,
    PackNo: z.string().regex(/^[1-9]\d{0,8}$/, 'must be a whole number above zero'),
    WrapType: said,
    /** In kilograms, as the form has them. */
    GrossWet: number,
    NetWt: number,
    ContrNo: said,
    LicenseNo: unsaid,
    ManualNo: unsaid,
    MarkNo: unsaid,
});
export type DecHead = z.output<typeof decHeadSchema>;

export const decListSchema = z.strictObject({
    GNo: z.string().regex(/^[1-9]\d{0,2}$/, 'must be a whole number above zero'),
    CodeTS: said,
    CiqCode: unsaid,
    GName: said,
    GModel: said,
    GQty: number,
    GUnit: said,
    FirstQty: number,
    FirstUnit: said,
    SecondQty: unsaidNumber,
    SecondUnit: unsaid,
    DeclPrice: number,
    DeclTotal: number,
    TradeCurr: said,
    OriginCountry: said,
    DestinationCountry: said,
    DistrictCode: said,
    DutyMode: unsaid,
});
export type DecList = z.output<typeof decListSchema>;

const decContainerSchema = z.strictObject({
    ContainerId: said,
    ContainerMd: unsaid,
    GoodsNo: unsaid,
    LclFlag: unsaid,
});

export const singleWindowDeclarationSchema = z.strictObject({
    /** Whether customs has only accepted it, or let the goods go: in the single window that is a message of its own. */
    status: declareExportSchema.shape.status,
    DecHead: decHeadSchema,
    DecLists: z.array(decListSchema).min(1).max(50),
    DecContainers: z.array(decContainerSchema).max(100).exactOptional(),
});
/** A declaration under the names that the international trade single window has for it (documents.md §5). */
export type SingleWindowDeclaration = z.output<typeof singleWindowDeclarationSchema>;
