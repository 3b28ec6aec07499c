import { MembersContract, RequestContract } from '@cohong/chaincode-runtime';
import { AmlContract } from './aml/aml-contract.js';
import { DcepApprovalContract } from './approval/dcep-approval-contract.js';
import { CoinContract } from './coin/coin-contract.js';
import { CurrencyContract } from './currency/currency-contract.js';
import { CustodyAccountContract } from './custody/custody-account-contract.js';
import { CustodyContract } from './custody/custody-contract.js';
import { CustodyNettingContract } from './custody/custody-netting-contract.js';
import { CustodyPaymentContract } from './custody/custody-payment-contract.js';
import { DisclosureContract } from './disclosure/disclosure-contract.js';
import { FreezeContract } from './freeze/freeze-contract.js';
import { GenuinenessContract } from './genuineness/genuineness-contract.js';
import { InterestContract } from './interest/interest-contract.js';
import { LimitContract } from './limit/limit-contract.js';
import { LockContract } from './lock/lock-contract.js';
import { DeferredPaymentContract } from './netting/deferred-payment-contract.js';
import { NettingContract } from './netting/netting-contract.js';
import { RemittanceContract } from './remittance/remittance-contract.js';
import { DeviceContract } from './offline/device-contract.js';
import { OfflineContract } from './offline/offline-contract.js';
import { SettlementContract } from './settlement/settlement-contract.js';
import { TransferContract } from './transfer/transfer-contract.js';
import { WalletClosingContract } from './wallet/wallet-closing-contract.js';
import { WalletContract } from './wallet/wallet-contract.js';
import { WalletKeyContract } from './wallet/wallet-key-contract.js';

/** What `dcep` consists of, as the process that runs it expects. */
export const contracts = [
    MembersContract,
    RequestContract,
    DcepApprovalContract,
    CoinContract,
    CurrencyContract,
    GenuinenessContract,
    AmlContract,
    WalletContract,
    WalletKeyContract,
    WalletClosingContract,
    TransferContract,
    LimitContract,
    InterestContract,
    RemittanceContract,
    DeferredPaymentContract,
    NettingContract,
    CustodyContract,
    CustodyAccountContract,
    CustodyPaymentContract,
    CustodyNettingContract,
    LockContract,
    DeviceContract,
    OfflineContract,
    FreezeContract,
    DisclosureContract,
    SettlementContract,
];
