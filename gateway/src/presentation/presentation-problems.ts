import type { Explanations } from '../problems/explanation.js';

/** Documents under letters of credit: presented, examined, refused and honoured. */
export const presentationProblems = {
    UETR_MUST_BE_NEW: {
        retry: 'after-correction',
        en: {
            title: 'The UETR must be new',
            reason: 'This bank has recorded a payment under the same reference: a payment from end to end settles one thing alone.',
            remedy: 'Give the reference of the payment that was made for this, or find out which of the two it was made for.',
        },
        zh: {
            title: 'UETR 不得重复使用',
            reason: '本行已以同一参考号登记过一笔付款：一笔端到端付款只能清偿一项债务。',
            remedy: '请填写为本项所作付款的参考号，或查明该笔付款究竟为何项而付。',
        },
    },
    PRESENTATION_MUST_BE_TO_TRANSFERRING_BANK: {
        retry: 'after-correction',
        en: {
            title: 'The presentation must be to the transferring bank',
            reason: 'A second beneficiary presents to the bank that has transferred the credit (UCP 600 article 38k).',
            remedy: 'Name that bank as the examining bank.',
        },
        zh: {
            title: '交单必须向转让行提交',
            reason: '第二受益人须向转让行交单（UCP 600 第 38 条 k 款）。',
            remedy: '请将转让行列为审单行。',
        },
    },
    CREDIT_MUST_BE_AVAILABLE_BY_HONOUR: {
        retry: 'never',
        en: {
            title: 'The credit must be available by honour',
            reason: 'The rules of the credit know no presentation in the way in which it is available: a domestic credit is paid at sight, paid later or negotiated.',
            remedy: 'Have the credit amended.',
        },
        zh: {
            title: '信用证必须以承付方式兑用',
            reason: '该信用证适用的规则不允许以该方式交单：国内信用证为即期付款、延期付款或议付。',
            remedy: '请申请修改信用证。',
        },
    },
    PRESENTATION_MUST_BE_TO_BOUND_OR_NOMINATED_BANK: {
        retry: 'after-correction',
        en: {
            title: 'The presentation must be to a bank that is bound or nominated',
            reason: 'That is the issuing bank, a bank that has confirmed, or one with which the credit is available.',
            remedy: 'Name one of them as the examining bank.',
        },
        zh: {
            title: '交单必须向负有责任或被指定的银行提交',
            reason: '即开证行、已保兑的银行或信用证指定的银行。',
            remedy: '请将其中一家列为审单行。',
        },
    },
    PRESENTATION_MUST_BE_NEXT: {
        retry: 'after-correction',
        en: {
            title: 'The presentation must be the next',
            reason: 'Presentations are numbered from 1 without a gap: facts has the next number.',
            remedy: 'Send it with that number.',
        },
        zh: {
            title: '交单必须为下一序号',
            reason: '交单自 1 起连续编号，下一序号见 facts。',
            remedy: '请以该序号提交。',
        },
    },
    PRESENTATION_MUST_BE_IN_CURRENCY_OF_CREDIT: {
        retry: 'after-correction',
        en: {
            title: 'The presentation must be in the currency of the credit',
            reason: 'A credit pays in its own currency only.',
            remedy: 'Claim in that currency.',
        },
        zh: {
            title: '交单货币必须与信用证一致',
            reason: '信用证仅以其货币付款。',
            remedy: '请以该货币索款。',
        },
    },
    PRESENTATION_MUST_CLAIM_SOMETHING: {
        retry: 'after-correction',
        en: {
            title: 'The presentation must claim something',
            reason: 'Documents are presented to be paid: a claim of nothing draws nothing.',
            remedy: 'Say how much is claimed.',
        },
        zh: {
            title: '交单必须索款',
            reason: '交单旨在取得付款，金额不得为零。',
            remedy: '请填写索款金额。',
        },
    },
    PRESENTATION_MUST_BE_WITHIN_AVAILABLE: {
        retry: 'after-correction',
        en: {
            title: 'The presentation must be within what is available',
            reason: 'With what other presentations hold, it would draw more than the credit allows: facts has what is left.',
            remedy: 'Claim no more than that.',
        },
        zh: {
            title: '交单金额不得超过可用金额',
            reason: '连同其他交单所占用的金额，将超过信用证允许的金额，余额见 facts。',
            remedy: '索款不得超过余额。',
        },
    },
    DOCUMENTS_MUST_NOT_BE_PRESENTED_TWICE: {
        retry: 'never',
        en: {
            title: 'Documents must not be presented twice',
            reason: 'A standing presentation under the credit has the same original or the same file: facts has which.',
            remedy: 'Nothing is to be done; what was refused may be presented again.',
        },
        zh: {
            title: '单据不得重复提交',
            reason: '该信用证项下已有交单包含同一正本或同一文件，见 facts。',
            remedy: '无需办理；被拒付的单据可再次提交。',
        },
    },
    RECORDS_MUST_BE_UNDER_EUCP: {
        retry: 'never',
        en: {
            title: 'Electronic records must be under the eUCP',
            reason: 'The credit is not subject to the eUCP, so its documents come on paper.',
            remedy: 'Present on paper, or have the credit amended.',
        },
        zh: {
            title: '电子记录须适用 eUCP',
            reason: '该信用证不适用 eUCP，单据须以纸质提交。',
            remedy: '请提交纸质单据，或修改信用证。',
        },
    },
    RECORDS_MUST_BE_OF_DOCUMENTS: {
        retry: 'after-correction',
        en: {
            title: 'Electronic records must be of documents of the presentation',
            reason: 'A record names a document that is not presented, or two records name one.',
            remedy: 'Name each document that came as a record once, by its documentId.',
        },
        zh: {
            title: '电子记录必须对应所交单据',
            reason: '电子记录所指单据未提交，或两项记录指向同一单据。',
            remedy: '请以 documentId 逐一指明以电子记录提交的单据。',
        },
    },
    NOTICE_MUST_BE_BY_PRESENTING_BANK: {
        retry: 'never',
        en: {
            title: 'The notice must be by the presenting bank',
            reason: 'Only who presents knows that nothing more is to come.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '通知必须由交单行发出',
            reason: '仅交单人知悉单据是否已全部提交。',
            remedy: '请由交单行办理。',
        },
    },
    DOCUMENTS_MUST_EACH_HAVE_THEIR_OWN_ID: {
        retry: 'after-correction',
        en: {
            title: 'Documents must each have an id of their own',
            reason: 'A document that comes now has the id of one that came before.',
            remedy: 'Give it another documentId.',
        },
        zh: {
            title: '每份单据必须有各自的编号',
            reason: '本次提交的单据与先前单据编号相同。',
            remedy: '请使用另一 documentId。',
        },
    },
    SYSTEM_MUST_HAVE_BEEN_AWAITING_RECORDS: {
        retry: 'after-correction',
        en: {
            title: 'The system must have been awaiting electronic records',
            reason: 'A system that was down keeps no paper from a bank: this presentation has no records.',
            remedy: 'Leave systemDownOn out.',
        },
        zh: {
            title: '系统须为接收电子记录而停运',
            reason: '系统停运不影响纸质单据的提交，本次交单没有电子记录。',
            remedy: '请勿填写 systemDownOn。',
        },
    },
    DAMAGED_MUST_BE_RECORDS_OF_PRESENTATION: {
        retry: 'after-correction',
        en: {
            title: 'The damaged must be electronic records of the presentation',
            reason: 'A document that is named did not come as a record, or is not in the presentation.',
            remedy: 'Name records of this presentation by their documentId.',
        },
        zh: {
            title: '损坏的必须为本次交单的电子记录',
            reason: '所指单据并非以电子记录提交，或不在本次交单中。',
            remedy: '请以 documentId 指明本次交单的电子记录。',
        },
    },
    REPLACEMENT_MUST_BE_BY_PRESENTING_BANK: {
        retry: 'never',
        en: {
            title: 'The replacement must be by the presenting bank',
            reason: 'Who has presented records presents them again.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '必须由交单行重新提交',
            reason: '电子记录由原交单人重新提交。',
            remedy: '请由该行办理。',
        },
    },
    REPLACEMENT_MUST_BE_OF_DAMAGED_RECORDS: {
        retry: 'after-correction',
        en: {
            title: 'The replacement must be of the damaged records',
            reason: 'It must have each record that is awaited, of the same kind and number, and nothing else.',
            remedy: 'Present exactly those that the notice names.',
        },
        zh: {
            title: '重新提交的必须为损坏的电子记录',
            reason: '须包含通知所列的全部记录，种类和编号相同，且不含其他单据。',
            remedy: '请仅提交通知所列的记录。',
        },
    },
    TIME_TO_REPLACE_RECORDS_MUST_BE_OVER: {
        retry: 'after-change',
        en: {
            title: 'The time to replace records must be over',
            reason: 'They may still come again: facts has the last day.',
            remedy: 'Wait until thirty days after the notice are over.',
        },
        zh: {
            title: '重新提交期限必须已届满',
            reason: '电子记录仍可重新提交，最后一日见 facts。',
            remedy: '请待通知后三十日届满。',
        },
    },
    ACT_MUST_BE_BY_EXAMINING_BANK: {
        retry: 'never',
        en: {
            title: 'The act must be by the examining bank',
            reason: 'Only the bank to which documents were presented examines, refuses, honours and pays.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '必须由审单行办理',
            reason: '仅受单银行可审单、拒付、承付及付款。',
            remedy: '请由该行办理。',
        },
    },
    DROPPED_FINDING_MUST_BE_DISCREPANCY: {
        retry: 'after-correction',
        en: {
            title: 'A dropped finding must be a discrepancy',
            reason: 'The examination has no discrepancy at this place: facts has which.',
            remedy: 'Count the findings from 0, and name a discrepancy.',
        },
        zh: {
            title: '撤销的审单结果必须为不符点',
            reason: '该位置不是不符点，见 facts。',
            remedy: '审单结果自 0 起编号，请指明不符点。',
        },
    },
    PRESENTATION_MUST_STAND_AT_THIS_ACT: {
        retry: 'never',
        en: {
            title: 'The presentation must stand at this act',
            reason: 'From where it stands the act leads nowhere: facts has its status.',
            remedy: 'Read the presentation again.',
        },
        zh: {
            title: '交单状态必须允许该操作',
            reason: '当前状态不允许该操作，状态见 facts。',
            remedy: '请重新查阅交单。',
        },
    },
    NOTICE_OF_REFUSAL_MUST_BE_THE_ONLY_ONE: {
        retry: 'never',
        en: {
            title: 'The notice of refusal must be the only one',
            reason: 'One notice has been given, with all discrepancies; a second is void.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '拒付通知只能发出一次',
            reason: '已发出列明全部不符点的拒付通知，再次通知无效。',
            remedy: '无需办理。',
        },
    },
    NOTICE_OF_REFUSAL_MUST_BE_IN_TIME: {
        retry: 'never',
        en: {
            title: 'The notice of refusal must be in time',
            reason: 'The fifth banking day after presentation is over, and with it the right to refuse: facts has since when.',
            remedy: 'Honour the presentation.',
        },
        zh: {
            title: '拒付通知必须在期限内发出',
            reason: '交单次日起第五个银行工作日已过，不得再主张不符，时间见 facts。',
            remedy: '请承付。',
        },
    },
    REFUSED_DOCUMENTS_MUST_AWAIT_THE_WAIVER: {
        retry: 'never',
        en: {
            title: 'Refused documents must await the waiver',
            reason: 'The notice of refusal gave the documents another disposal, which facts names: they are the presenter’s (UCP 600 article 16c iii).',
            remedy: 'Ask the presenter to present them again, and take them with the waiver then.',
        },
        zh: {
            title: '被拒付的单据必须在等待放弃不符点',
            reason: '拒付通知载明了另一种处置方式，见 facts，单据由交单人支配（UCP 600 第 16 条 c 款 iii）。',
            remedy: '请由交单人重新交单，届时凭放弃不符点接受单据。',
        },
    },
    WAIVED_AMOUNT_MUST_BE_AVAILABLE: {
        retry: 'after-change',
        en: {
            title: 'The amount of waived documents must be available',
            reason: 'Refused documents have given their amount back, and others have taken of it meanwhile: facts has what is left.',
            remedy: 'Have the amount of the credit increased, or leave the documents refused.',
        },
        zh: {
            title: '放弃不符点的交单金额必须可用',
            reason: '拒付后金额已释放，其间已被其他交单占用，余额见 facts。',
            remedy: '请增加信用证金额，或维持拒付。',
        },
    },
    EXAMINATION_TIME_MUST_BE_OVER: {
        retry: 'after-change',
        en: {
            title: 'The time for examination must be over',
            reason: 'The bank can still refuse, or has decided: facts has the status.',
            remedy: 'Wait until the later of its deadlines has passed.',
        },
        zh: {
            title: '审单期限必须已届满',
            reason: '审单行仍可拒付，或已作出决定，状态见 facts。',
            remedy: '请待较晚的期限届满。',
        },
    },
    PAYMENT_AT_SIGHT_MUST_HAVE_MEANS: {
        retry: 'after-correction',
        en: {
            title: 'A payment at sight must have its means',
            reason: 'The credit pays at sight, so honouring it is a payment.',
            remedy: 'Say how it is paid: in e-CNY, or outside the ledger with a UETR.',
        },
        zh: {
            title: '即期付款必须说明付款方式',
            reason: '该信用证为即期付款，承付即为付款。',
            remedy: '请说明以数字人民币付款，或在账本外付款并提供 UETR。',
        },
    },
    PAYMENT_MUST_REACH_PRESENTER: {
        retry: 'after-correction',
        en: {
            title: 'The payment must reach the presenter',
            reason: 'Another bank that presented is paid into its vault. A bank that has presented itself pays the beneficiary, whom a unified social credit code must identify, into a wallet.',
            remedy: 'Name no wallet in the first case, and in the second that of the beneficiary.',
        },
        zh: {
            title: '款项必须付至交单人',
            reason: '他行交单的，款项付入该行金库；付款行自行代为交单的，款项付入受益人钱包，且受益人须有统一社会信用代码。',
            remedy: '前一情形请勿指定钱包，后一情形请指定受益人的钱包。',
        },
    },
    UNDERTAKING_MUST_NOT_HAVE_PAYMENT: {
        retry: 'after-correction',
        en: {
            title: 'An undertaking must not have a payment',
            reason: 'The credit pays at maturity: honouring it binds the bank, and nothing is paid yet.',
            remedy: 'Leave the means out, and pay when it is due.',
        },
        zh: {
            title: '承诺到期付款时不得有付款',
            reason: '该信用证到期付款，承付时尚未付款。',
            remedy: '请勿填写付款方式，到期时再付款。',
        },
    },
    REIMBURSEMENT_CLAIM_MUST_BE_SETTLED: {
        retry: 'after-change',
        en: {
            title: 'The claim for reimbursement must be settled',
            reason: 'The bank that sent these documents on has claimed reimbursement for them, which may still be paid: facts has the number of the claim.',
            remedy: 'Have the reimbursing bank pay it, or cover it on the demand of the bank that claims (UCP 600 article 13b iii); then honour what is left.',
        },
        zh: {
            title: '偿付索偿必须已结清',
            reason: '寄单行已就该单据索偿，该索偿仍可能获付，其编号见 facts。',
            remedy: '请由偿付行付款，或应索偿行要求由开证行补付（UCP 600 第 13 条 b 款 iii 项），然后承付余额。',
        },
    },
    REIMBURSED_DRAWING_MUST_NOT_BE_PAID_AGAIN: {
        retry: 'after-correction',
        en: {
            title: 'A drawing that was reimbursed must not be paid again',
            reason: 'The bank that sent these documents on has been reimbursed for all of it: nothing is left to pay.',
            remedy: 'Honour it without means of payment.',
        },
        zh: {
            title: '已获偿付的支取不得再次付款',
            reason: '寄单行已就该单据获得全额偿付，无余额可付。',
            remedy: '承付时请勿填写付款方式。',
        },
    },
    MATURITY_MUST_FOLLOW_FROM_DOCUMENTS: {
        retry: 'never',
        en: {
            title: 'The maturity must follow from the documents',
            reason: 'No document that the credit asks for shows the day from which the usance runs.',
            remedy: 'Say in startOfUsance from which day it runs, and how the bank knows it.',
        },
        zh: {
            title: '到期日必须可由单据得出',
            reason: '信用证要求的单据均未显示远期期限的起算日。',
            remedy: '请在 startOfUsance 中说明起算日及其依据。',
        },
    },
    START_OF_USANCE_MUST_BE_MISSING_IN_DOCUMENTS: {
        retry: 'after-correction',
        en: {
            title: 'A stated start of the usance must be missing in the documents',
            reason: 'The maturity follows from the credit and the documents, which show from when it runs.',
            remedy: 'Leave startOfUsance out.',
        },
        zh: {
            title: '仅在单据未显示时方可说明起算日',
            reason: '到期日由信用证及单据得出，单据已显示起算日。',
            remedy: '请勿填写 startOfUsance。',
        },
    },
    START_OF_USANCE_MUST_NOT_FOLLOW_PRESENTATION: {
        retry: 'after-correction',
        en: {
            title: 'A stated start of the usance must not follow the presentation',
            reason: 'No document may be dated after its presentation (UCP 600 article 14i), so none could have put the maturity off any further.',
            remedy: 'State a day not after that of presentation.',
        },
        zh: {
            title: '说明的起算日不得晚于交单日',
            reason: '单据日期不得晚于交单日（UCP 600 第 14 条 i 款），故任何单据均不能使到期日更晚。',
            remedy: '请填写不晚于交单日的日期。',
        },
    },
    CREDIT_BY_NEGOTIATION_MUST_BE_NEGOTIATED: {
        retry: 'after-correction',
        en: {
            title: 'A credit by negotiation must be negotiated',
            reason: 'The bank is nominated to buy the documents; the issuing bank honours.',
            remedy: 'Negotiate the presentation.',
        },
        zh: {
            title: '议付信用证必须议付',
            reason: '该行被指定议付单据，由开证行承付。',
            remedy: '请办理议付。',
        },
    },
    NEGOTIATION_MUST_BE_HOW_CREDIT_IS_AVAILABLE: {
        retry: 'never',
        en: {
            title: 'Negotiation must be how the credit is available',
            reason: 'The credit is paid, accepted or paid later, and not negotiated.',
            remedy: 'Honour the presentation.',
        },
        zh: {
            title: '信用证必须以议付方式兑用',
            reason: '该信用证并非议付信用证。',
            remedy: '请承付。',
        },
    },
    NEGOTIATION_MUST_NOT_BE_BY_ISSUING_BANK: {
        retry: 'never',
        en: {
            title: 'A negotiation must not be by the issuing bank',
            reason: 'A bank that owes the money itself buys no claim on it: it honours.',
            remedy: 'Honour the presentation.',
        },
        zh: {
            title: '开证行不得议付',
            reason: '开证行自身为债务人，应当承付。',
            remedy: '请承付。',
        },
    },
    CONFIRMING_BANK_MUST_NEGOTIATE_WITHOUT_RECOURSE: {
        retry: 'after-correction',
        en: {
            title: 'A confirming bank must negotiate without recourse',
            reason: 'It is bound to the beneficiary, whether it is reimbursed or not.',
            remedy: 'Negotiate without recourse.',
        },
        zh: {
            title: '保兑行必须无追索权议付',
            reason: '无论是否获得偿付，保兑行均对受益人负责。',
            remedy: '请以无追索权方式议付。',
        },
    },
    ADVANCE_MUST_NOT_EXCEED_CLAIM: {
        retry: 'after-correction',
        en: {
            title: 'An advance must not exceed what is claimed',
            reason: 'Documents are bought for more than nothing and at most what they claim, in their currency.',
            remedy: 'Correct the advance.',
        },
        zh: {
            title: '议付款不得超过索款金额',
            reason: '议付款须大于零且不超过索款金额，币种一致。',
            remedy: '请更正议付款。',
        },
    },
    NEGOTIATION_MUST_REST_ON_RESERVATION: {
        retry: 'after-correction',
        en: {
            title: 'A negotiation must rest on a reservation',
            reason: 'What is advanced for documents of a beneficiary in China is first reserved in the registry of goods, so that the same goods are financed once.',
            remedy: 'Request a financing on the presentation for the amount of the advance, and name it as financingId.',
        },
        zh: {
            title: '议付必须有已预留的融资额度',
            reason: '境内受益人单据项下的议付款须先在货物登记中预留额度，以防同一货物重复融资。',
            remedy: '请就该次交单按议付款金额申请融资，并在 financingId 中列明。',
        },
    },
    FINANCING_MUST_BE_OF_THIS_PRESENTATION: {
        retry: 'after-correction',
        en: {
            title: 'The financing must be of this presentation',
            reason: 'The reservation named rests on other documents, or on a declaration by open account.',
            remedy: 'Name the financing that was requested on this presentation.',
        },
        zh: {
            title: '融资必须属于本次交单',
            reason: '所列融资额度系凭其他单据或赊销项下报关单预留。',
            remedy: '请列明就本次交单申请的融资。',
        },
    },
    ADVANCE_MUST_BE_AMOUNT_RESERVED: {
        retry: 'after-correction',
        en: {
            title: 'An advance must be the amount reserved',
            reason: 'The documents are bought for another amount than the registry holds for it; reserved says how much that is.',
            remedy: 'Negotiate for that amount, or withdraw the financing and request another.',
        },
        zh: {
            title: '议付款必须等于已预留的额度',
            reason: '议付款与已预留的额度不等；预留额度见 reserved。',
            remedy: '请按该额度议付，或撤回融资后重新申请。',
        },
    },
    FORWARDING_MUST_BE_TO_ISSUING_BANK: {
        retry: 'never',
        en: {
            title: 'A forwarding must be to the issuing bank',
            reason: 'The documents are with the issuing bank already.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '寄单必须寄往开证行',
            reason: '单据已在开证行。',
            remedy: '无需办理。',
        },
    },
    FORWARDED_DOCUMENTS_MUST_NOT_BE_REFUSED: {
        retry: 'never',
        en: {
            title: 'Forwarded documents must not be refused',
            reason: 'The issuing bank has refused them: facts has the number under which they were sent on. They draw nothing any more.',
            remedy: 'Have the discrepancies mended and the documents presented again, or the issuing bank take them on a waiver.',
        },
        zh: {
            title: '已寄交的单据不得已被拒付',
            reason: '开证行已拒付该单据，寄单编号见 facts，该单据不再占用信用证金额。',
            remedy: '请更正不符点后重新交单，或由开证行在申请人放弃不符点后接受。',
        },
    },
    FORWARDING_MUST_BE_OF_STANDING_PRESENTATION: {
        retry: 'never',
        en: {
            title: 'A forwarding must be of a standing presentation',
            reason: 'The bank has refused the documents: facts has the status.',
            remedy: 'Dispose of them as the notice of refusal says.',
        },
        zh: {
            title: '寄单必须针对有效交单',
            reason: '该行已拒付，状态见 facts。',
            remedy: '请按拒付通知处理单据。',
        },
    },
    FORWARDING_MUST_FOLLOW_HONOUR_OR_NEGOTIATION: {
        retry: 'after-change',
        en: {
            title: 'A forwarding must follow honour or negotiation',
            reason: 'A bank that has confirmed is bound to the beneficiary first: facts has the status.',
            remedy: 'Honour or negotiate the presentation, then send it on.',
        },
        zh: {
            title: '寄单必须在承付或议付之后',
            reason: '保兑行须先对受益人承付或议付，状态见 facts。',
            remedy: '请先承付或议付，再寄单。',
        },
    },
    FORWARDING_MUST_BE_THE_ONLY_ONE: {
        retry: 'never',
        en: {
            title: 'A forwarding must be the only one',
            reason: 'The documents have been sent on: facts has the number under which.',
            remedy: 'Read that presentation.',
        },
        zh: {
            title: '寄单只能办理一次',
            reason: '单据已寄出，对应序号见 facts。',
            remedy: '请查阅该交单。',
        },
    },
    FORWARDING_MUST_BE_NEXT: {
        retry: 'after-correction',
        en: {
            title: 'A forwarding must have the next number',
            reason: 'Presentations are numbered from 1 without a gap: facts has the next number.',
            remedy: 'Send it with that number.',
        },
        zh: {
            title: '寄单必须使用下一序号',
            reason: '交单自 1 起连续编号，下一序号见 facts。',
            remedy: '请以该序号提交。',
        },
    },
} as const satisfies Explanations;
