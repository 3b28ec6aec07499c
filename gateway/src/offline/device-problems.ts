import type { Explanations } from '../problems/explanation.js';

/** Devices that pay without a connection, and what is put on them. */
export const deviceProblems = {
    OFFLINE_POLICY_MUST_BE_IN_FORCE: {
        retry: 'after-change',
        en: {
            title: 'A policy on offline payments must be in force',
            reason: 'Nobody has said how much may be paid without a connection on this day, so no device is loaded.',
            remedy: 'Ask the central bank to set a policy on offline payments.',
        },
        zh: {
            title: '必须有现行双离线支付政策',
            reason: '尚未规定当日双离线支付的限额，故不得向设备加载。',
            remedy: '请联系中央银行制定双离线支付政策。',
        },
    },
    DEVICE_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The device must exist',
            reason: 'No device with that id is registered at this bank.',
            remedy: 'Check the id; GET /v1/devices lists the devices.',
        },
        zh: {
            title: '设备必须存在',
            reason: '本行没有该编号的设备。',
            remedy: '请核对编号；可通过 GET /v1/devices 查询。',
        },
    },
    DEVICE_MUST_NOT_BE_STOPPED: {
        retry: 'never',
        en: {
            title: 'The device must not be stopped',
            reason: 'It was lost, or has been proven to sign the same away twice.',
            remedy: 'Register another device. What is still on this one goes back when its payees have had their time.',
        },
        zh: {
            title: '设备不得已停用',
            reason: '该设备已挂失，或已被证实重复签付。',
            remedy: '请登记其他设备；本设备的余额在收款方登记期满后退回。',
        },
    },
    DEVICE_MUST_BE_NEW: {
        retry: 'never',
        en: {
            title: 'The device must be new',
            reason: 'A device with this id is registered, and an order is carried out once.',
            remedy: 'Draft another registration and let the holder sign it.',
        },
        zh: {
            title: '设备编号不得重复',
            reason: '该编号的设备已登记，同一指令只执行一次。',
            remedy: '请重新起草登记，由持有人签名。',
        },
    },
    DEVICE_MUST_BE_OF_WALLET: {
        retry: 'after-correction',
        en: {
            title: 'The device must be of the wallet',
            reason: 'It is registered for another wallet.',
            remedy: 'Load it out of the wallet that GET /v1/devices/{deviceId} names.',
        },
        zh: {
            title: '设备必须属于该钱包',
            reason: '该设备登记于其他钱包。',
            remedy: '请从 GET /v1/devices/{deviceId} 所示钱包加载。',
        },
    },
    DEVICE_MUST_BE_UNLOADED: {
        retry: 'after-change',
        en: {
            title: 'The device must be unloaded',
            reason: 'It may still pay with what it was loaded with before; facts says with which load.',
            remedy: 'Let it give back what it still has, or nothing: POST /v1/unloadings. Then load it.',
        },
        zh: {
            title: '设备必须已卸载',
            reason: '该设备仍可使用此前加载的币串，加载编号见 facts。',
            remedy: '请先由设备退回其余额（可为空）：POST /v1/unloadings，然后再加载。',
        },
    },
    DEVICE_MUST_HAVE_SIGNED: {
        retry: 'after-correction',
        en: {
            title: 'The device must have signed',
            reason: 'The key of the device that was loaded does not verify the signature of exactly this.',
            remedy: 'Send what the device signed, unchanged, with its signature.',
        },
        zh: {
            title: '必须由设备签名',
            reason: '已加载设备的公钥无法验证对此内容的签名。',
            remedy: '请原样提交设备签署的内容及签名。',
        },
    },
    LOAD_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The load must exist',
            reason: 'This bank has put nothing on a device under that id.',
            remedy: 'Check the id; GET /v1/loads lists the loads. A device is loaded by the bank that keeps its wallet.',
        },
        zh: {
            title: '加载记录必须存在',
            reason: '本行没有该编号的加载记录。',
            remedy: '请核对编号；可通过 GET /v1/loads 查询。设备由其钱包所在银行加载。',
        },
    },
    LOAD_MUST_BE_NEW: {
        retry: 'never',
        en: {
            title: 'The load must be new',
            reason: 'A load with this id was made, and an order is carried out once.',
            remedy: 'Draft another load and let the holder sign it.',
        },
        zh: {
            title: '加载编号不得重复',
            reason: '该编号已用于加载，同一指令只执行一次。',
            remedy: '请重新起草加载，由持有人签名。',
        },
    },
    LOAD_MUST_BE_ON_DEVICE: {
        retry: 'never',
        en: {
            title: 'The load must be on the device',
            reason: 'The device has given it back before, or nothing of it is left; facts has which.',
            remedy: 'Nothing can be done: what the device still had is the wallet’s.',
        },
        zh: {
            title: '币串必须仍在设备上',
            reason: '设备已退回，或已无余额，见 facts。',
            remedy: '无需处理：余额已归还钱包。',
        },
    },
    LOAD_MUST_NOT_HAVE_ENDED: {
        retry: 'never',
        en: {
            title: 'The load must not have ended',
            reason: 'Every coin of it has been paid or has gone back.',
            remedy: 'Nothing can be done, and nothing is left to be returned.',
        },
        zh: {
            title: '加载不得已终结',
            reason: '其全部币串已支付或退回。',
            remedy: '无需处理：已无可退回的币串。',
        },
    },
    LOAD_MUST_HAVE_ESCAPED: {
        retry: 'after-change',
        en: {
            title: 'The time of its payees must be over',
            reason: 'Whoever was paid by the device can still register it, or could until just now; facts has from when on it can be returned.',
            remedy: 'Return it from then on.',
        },
        zh: {
            title: '收款方登记期必须已满',
            reason: '收款方尚可登记或登记期刚满；可退回的时间见 facts。',
            remedy: '请于该时间之后退回。',
        },
    },
} as const satisfies Explanations;
