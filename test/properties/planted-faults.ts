import type { Written, WrittenTransaction } from './written-blocks.js';

/** What was told, which ends with the payment of a customer. */
type Told = readonly WrittenTransaction[];
type Writes = readonly Written[];

interface Fault {
    readonly fault: string;
    /** What the audit says of it. */
    readonly found: string;
    readonly plant: (told: Told) => Told;
}

const stranger = '0'.repeat(32);
const isOf = (kind: string) => (written: Written) => written.key[0] === kind;
const paymentOf = (told: Told): WrittenTransaction => told[told.length - 1]!;
const issueOf = (told: Told): WrittenTransaction => told.find(({ writes }) => writes.some(isOf('coin')))!;

const changed =
    (choose: (told: Told) => WrittenTransaction, change: (writes: Writes) => Writes) =>
    (told: Told): Told =>
        told.map((each) => (each === choose(told) ? { ...each, writes: change(each.writes) } : each));
const inPayment = (change: (writes: Writes) => Writes) => changed(paymentOf, change);
const sendingOf = (told: Told): WrittenTransaction => told.find(({ writes }) => writes.some(isOf('remittance')))!;
const takingBackOf = (told: Told): WrittenTransaction =>
    told.find(({ writes }) =>
        writes.some((each) => isOf('remittance')(each) && each.record?.['status'] === 'TAKEN_BACK'),
    )!;
const inSending = (change: (writes: Writes) => Writes) => changed(sendingOf, change);
const inTakingBack = (change: (writes: Writes) => Writes) => changed(takingBackOf, change);
const inIssue = (change: (writes: Writes) => Writes) => changed(issueOf, change);

/** Changes the records of one kind, of those that were written and not taken away. */
const altered =
    (kind: string, change: (record: NonNullable<Written['record']>) => object) =>
    (writes: Writes): Writes =>
        writes.map((each) =>
            isOf(kind)(each) && each.record ? { ...each, record: { ...each.record, ...change(each.record) } } : each,
        );

const without = (kind: string) => (writes: Writes) => writes.filter((each) => !isOf(kind)(each));

const oneFenMore = (money: unknown): object => {
    const { amount, currency } = money as { readonly amount: string; readonly currency: string };
    const fen = String(BigInt(amount.replace('.', '')) + 1n).padStart(3, '0');
    return { amount: `${fen.slice(0, -2)}.${fen.slice(-2)}`, currency };
};
const dearer = ({ amount }: Readonly<Record<string, unknown>>) => ({ amount: oneFenMore(amount) });
const isIssued = ({ key: [kind], record }: Written): boolean =>
    kind === 'coin' && (record?.['parents'] as readonly string[]).length === 0;
/** Of a coin on its way: it is owned by its remittance, and made of nothing that is told. */
const isUnderWay = ({ collection, key: [kind], record }: Written): boolean =>
    collection === 'coins_PearlBankMSP' && (kind === 'coin' || kind === 'coin-status') && record !== undefined;
/** The same under another serial, wherever it is named. */
const renamed = (written: Written, from: string, to: string): Written =>
    JSON.parse(JSON.stringify(written).replaceAll(from, to)) as Written;
const owned = () => ({ owner: stranger, status: 'UNSPENT' });

/** Chains that Fabric would have carried, if the chaincode had been wrong: the audit must find each. */
export const faults: readonly Fault[] = [
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
            return told.map(({ id, writes }) => ({ id, writes: writes.map((each) => renamed(each, again!, serial!)) }));
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
            return [...told.slice(0, -1), { id: 'freeze', writes: [freeze] }, paymentOf(told)];
        },
    },
];
