import {
    altered,
    changed,
    dearer,
    isOf,
    oneFenMore,
    owned,
    renamed,
    stranger,
    without,
    type Fault,
    type Told,
    type Writes,
} from './planting.js';
import type { Written, WrittenTransaction } from '../audit/written-blocks.js';

const paymentOf = (told: Told): WrittenTransaction => told[told.length - 1]!;
const issueOf = (told: Told): WrittenTransaction => told.find(({ writes }) => writes.some(isOf('coin')))!;
const inPayment = (change: (writes: Writes) => Writes) => changed(paymentOf, change);
const sendingOf = (told: Told): WrittenTransaction => told.find(({ writes }) => writes.some(isOf('remittance')))!;
const takingBackOf = (told: Told): WrittenTransaction =>
    told.find(({ writes }) =>
        writes.some((each) => isOf('remittance')(each) && each.record?.['status'] === 'TAKEN_BACK'),
    )!;
const inSending = (change: (writes: Writes) => Writes) => changed(sendingOf, change);
const inTakingBack = (change: (writes: Writes) => Writes) => changed(takingBackOf, change);
const inIssue = (change: (writes: Writes) => Writes) => changed(issueOf, change);

const isIssued = ({ key: [kind], record }: Written): boolean =>
    kind === 'coin' && (record?.['parents'] as readonly string[]).length === 0;
/** Of a coin on its way: it is owned by its remittance, and made of nothing that is told. */
const isUnderWay = ({ collection, key: [kind], record }: Written): boolean =>
    collection === 'coins_PearlBankMSP' && (kind === 'coin' || kind === 'coin-status') && record !== undefined;

/** Chains that Fabric would have carried, if the chaincode had been wrong: the audit must find each. */
export const faultsOfCoins: readonly Fault[] = [
    {
        fault: 'a payment that makes a fen',
        found: 'a payment makes other coins than are due',
        plant: inPayment((writes) => altered('coin', dearer)(altered('coin-status', dearer)(writes))),
    },
    {
        fault: 'an issue that makes a fen',
        found: 'coins appear or vanish',
        plant: inIssue((writes) => altered('coin', dearer)(altered('coin-status', dearer)(writes))),
    },
    {
        fault: 'coins that are issued and not debited',
        found: 'a reserve is not debited what is issued',
        plant: inIssue(altered('reserve', ({ balance }) => ({ balance: oneFenMore(balance) }))),
    },
    {
        fault: 'a coin that is spent and lives on',
        found: 'what is spent is not what the payments spend',
        plant: inPayment((writes) =>
            without('coin-end')(writes).filter((each) => !isOf('coin-status')(each) || each.record !== undefined),
        ),
    },
    {
        fault: 'a coin whose end is not told where its state was',
        found: 'a state is not that of its coin',
        plant: inPayment(without('coin-status')),
    },
    {
        fault: 'a payment that is made twice',
        found: 'a coin ends that is not live',
        plant: (told: Told): Told => [...told, paymentOf(told)],
    },
    {
        fault: 'a coin that is made at two banks',
        found: 'has been there before',
        plant: (told: Told): Told => {
            const [serial, again] = told.flatMap(({ writes }) => writes.filter(isIssued)).map(({ key }) => key[1]!);
            return told.map((each) => ({ ...each, writes: each.writes.map((one) => renamed(one, again!, serial!)) }));
        },
    },
    {
        fault: 'a coin of the customer’s that reaches somebody else',
        found: 'a payment makes other coins than are due',
        plant: inPayment((writes) => altered('coin', owned)(altered('coin-status', owned)(writes))),
    },
    {
        fault: 'a payment that its holder did not sign',
        found: 'a payment is not as the holder signed it',
        plant: inPayment(altered('transfer', () => ({ transferId: stranger }))),
    },
    {
        fault: 'coins that leave the vault by no payment',
        found: 'what is spent is not what the payments spend',
        plant: inPayment(without('transfer')),
    },
    {
        fault: 'a remittance that arrives with a fen more',
        found: 'a remittance brings other than it says',
        plant: inSending((writes) =>
            writes.map((each) =>
                isUnderWay(each) ? { ...each, record: { ...each.record, ...dearer(each.record!) } } : each,
            ),
        ),
    },
    {
        fault: 'a remittance of which the payee’s bank holds another',
        found: 'the twins of a remittance differ',
        plant: inSending((writes) =>
            writes.map((each) =>
                isOf('remittance')(each) && each.collection === 'coins_PearlBankMSP'
                    ? { ...each, record: { ...each.record, payee: stranger } }
                    : each,
            ),
        ),
    },
    {
        fault: 'a remittance that its holder did not sign',
        found: 'a remittance is not as the holder signed it',
        plant: inSending(altered('remittance', () => ({ payee: stranger }))),
    },
    {
        fault: 'a remittance that comes back and stays',
        found: 'what was on its way is there still',
        plant: inTakingBack((writes) =>
            writes.filter(
                ({ collection, key: [kind] }) => collection !== 'coins_PearlBankMSP' || kind === 'remittance',
            ),
        ),
    },
    {
        fault: 'a wallet that pays though it is frozen',
        found: 'a frozen wallet pays',
        plant: (told: Told): Told => {
            const { from } = paymentOf(told).writes.find(isOf('transfer'))!.record as { readonly from: string };
            const freeze = { collection: 'frozen', key: ['freeze', from], record: { walletId: from } };
            return [...told.slice(0, -1), { id: 'freeze', at: new Date(), writes: [freeze] }, paymentOf(told)];
        },
    },
];
