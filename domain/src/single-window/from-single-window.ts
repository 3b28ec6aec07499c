import { declareExportSchema, type DeclareExport, type DeclareExportWire } from '../declaration/api.js';
import { parse } from '../kernel/parse.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate } from '../kernel/time.js';
import { codeTablesOn, type CodeTableBook } from './code-tables.js';
import { linesOf, totalOf } from './declared-lines.js';
import { plainDecimal, unlessUnsaid } from './plain-text.js';
import { codesIn, type ReadCode } from './read-codes.js';
import type { DecHead, SingleWindowDeclaration } from './single-window-declaration.js';

const refusal = refusals({ DECLARATION_MUST_BE_EXPORT: 'invalid' });

/**
 * Takes a declaration as the single window has it for what customs declares here.
 *
 * Only names and codes are other; what it says is checked by the same schema and the same rules as any declaration, and a
 * fault that shows there is told under our names. Codes are read by the tables of the day of declaration.
 */
export function fromSingleWindow(
    { status, DecHead: head, DecLists: lists, DecContainers: containers }: SingleWindowDeclaration,
    book: CodeTableBook,
): DeclareExport {
    if (head.IEFlag === 'I') {
        throw refusal('DECLARATION_MUST_BE_EXPORT');
    }
    const declarationDate = dayOf(head.dDate);
    const read = codesIn(codeTablesOn(book, declarationDate));
    const lines = linesOf(lists, read);
    const wire: DeclareExportWire = {
        declarationNumber: head.EntryId,
        status,
        declarationDate,
        ...officesOf(head),
        ...partiesOf(head),
        ...carriageOf(head, read),
        ...termsOf(head, read),
        lines,
        totalValue: totalOf(lines),
        ...(containers !== undefined && {
            containers: containers.map(({ ContainerId }) => ({ equipmentReference: ContainerId })),
        }),
    };

    return parse(declareExportSchema, wire);
}

function officesOf({ PreEntryId, CustomMaster, IEPort, IEDate }: DecHead) {
    return {
        ...unlessUnsaid('preEntryNumber', PreEntryId),
        declarationOfficeCode: CustomMaster,
        exitOfficeCode: IEPort,
        ...unlessUnsaid('exportDate', IEDate, dayOf),
    };
}

function partiesOf(head: DecHead) {
    return {
        consignor: {
            partyName: head.TradeName,
            uscc: head.TradeCoScc,
            ...unlessUnsaid('customsCode', head.TradeCode),
        },
        overseasConsignee: { partyName: head.OverseasConsigneeEname },
        producerSeller: {
            partyName: head.OwnerName,
            ...unlessUnsaid('uscc', head.OwnerCodeScc),
            ...unlessUnsaid('customsCode', head.OwnerCode),
        },
        declarant: {
            partyName: head.AgentName,
            uscc: head.AgentCodeScc,
            ...unlessUnsaid('customsCode', head.AgentCode),
        },
    };
}

function carriageOf(head: DecHead, read: ReadCode) {
    return {
        transportModeCode: head.TrafMode,
        ...unlessUnsaid('vesselName', head.TrafName),
        ...unlessUnsaid('voyage', head.cusVoyageNo),
        transportDocumentReference: head.BillNo,
        tradeCountry: read('countries', { code: head.TradeAreaCode, path: 'DecHead.TradeAreaCode' }),
        destinationCountry: read('countries', { code: head.TradeCountry, path: 'DecHead.TradeCountry' }),
        destinationPort: read('ports', { code: head.DistinatePort, path: 'DecHead.DistinatePort' }),
        numberOfPackages: Number(head.PackNo),
        packageCode: read('packages', { code: head.WrapType, path: 'DecHead.WrapType' }),
        grossWeight: { value: plainDecimal(head.GrossWet), unit: 'KGM' },
        netWeight: { value: plainDecimal(head.NetWt), unit: 'KGM' },
    };
}

function termsOf(head: DecHead, read: ReadCode) {
    return {
        supervisionModeCode: head.TradeMode,
        incotermCode: read('tradeTerms', { code: head.TransMode, path: 'DecHead.TransMode' }),
        ...chargeOf('freight', { head, read, prefix: 'Fee' }),
        ...chargeOf('insurance', { head, read, prefix: 'Insur' }),
        ...chargeOf('otherCharges', { head, read, prefix: 'Other' }),
        // UNTDID 1001: a contract.
        contract: { documentTypeCode: '315', reference: head.ContrNo },
    };
}

type Charge = NonNullable<DeclareExportWire['freight']>;

/** A charge of nothing is none, whatever its mark. */
function chargeOf<Name extends string>(
    name: Name,
    {
        head,
        read,
        prefix,
    }: { readonly head: DecHead; readonly read: ReadCode; readonly prefix: 'Fee' | 'Insur' | 'Other' },
): Partial<Record<Name, Charge>> {
    const { [`${prefix}Rate` as const]: rate = '', [`${prefix}Mark` as const]: mark = '' } = head;
    const amount = rate === '' ? '0' : plainDecimal(rate);
    if (amount === '0') {
        return {};
    }
    const markCode = read('chargeMarks', { code: mark, path: `DecHead.${prefix}Mark` });
    if (markCode === 'RATE') {
        return { [name]: { markCode, percent: amount } } as Record<Name, Charge>;
    }
    const { [`${prefix}Curr` as const]: code = '' } = head;
    const currency = read('currencies', { code, path: `DecHead.${prefix}Curr` });

    return { [name]: { markCode, amount: { amount, currency } } } as Record<Name, Charge>;
}

function dayOf(text: string): CalendarDate {
    return text.replaceAll('-', '').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}
