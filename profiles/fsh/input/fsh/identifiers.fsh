// Identifier systems of the bank. Hospital numbers keep the system of whoever gave them.

Instance: donor-number
InstanceOf: NamingSystem
Usage: #definition
* name = "MilkDonorNumber"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* publisher = "Lactarium"
* description = "Donor number (DID) 捐贈者編號"
* type = http://terminology.hl7.org/CodeSystem/v2-0203#PI
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/donor"
* uniqueId[0].preferred = true

Instance: unit-number
InstanceOf: NamingSystem
Usage: #definition
* name = "MilkUnitNumber"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* publisher = "Lactarium"
* description = "Number of a deposit, bottle or aliquot 母乳單位編號"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/unit"
* uniqueId[0].preferred = true

Instance: pool-number
InstanceOf: NamingSystem
Usage: #definition
* name = "MilkPoolNumber"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* publisher = "Lactarium"
* description = "Pool number 混合批次編號"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/pool"
* uniqueId[0].preferred = true

Instance: batch-number
InstanceOf: NamingSystem
Usage: #definition
* name = "MilkBatchNumber"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* publisher = "Lactarium"
* description = "Batch number 消毒批次編號"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/batch"
* uniqueId[0].preferred = true

Instance: specimen-number
InstanceOf: NamingSystem
Usage: #definition
* name = "SpecimenNumber"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* publisher = "Lactarium"
* description = "Specimen number 樣本編號"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/specimen"
* uniqueId[0].preferred = true

Instance: dispense-number
InstanceOf: NamingSystem
Usage: #definition
* name = "DispenseNumber"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* publisher = "Lactarium"
* description = "Dispense number 配發編號"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/dispense"
* uniqueId[0].preferred = true

Instance: lab-order-number
InstanceOf: NamingSystem
Usage: #definition
* name = "LabOrderNumber"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* publisher = "Lactarium"
* description = "Laboratory order number 化驗申請編號"
* type = http://terminology.hl7.org/CodeSystem/v2-0203#PLAC
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/lab-order"
* uniqueId[0].preferred = true

Instance: result-number
InstanceOf: NamingSystem
Usage: #definition
* name = "ResultNumber"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* publisher = "Lactarium"
* description = "Result of a laboratory, made from the order, test and sub-id so that a correction finds it 化驗結果識別碼"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/result"
* uniqueId[0].preferred = true

Instance: hkid-number
InstanceOf: NamingSystem
Usage: #definition
* name = "HongKongIdentityCard"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* publisher = "Lactarium"
* description = "Hong Kong identity card number; no public URI exists, so this is ours 香港身份證號碼"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/hkid"
* uniqueId[0].preferred = true

Instance: recall-number
InstanceOf: NamingSystem
Usage: #definition
* name = "RecallNumber"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* publisher = "Lactarium"
* description = "Recall number 回收編號"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/recall"
* uniqueId[0].preferred = true

Instance: alarm-number
InstanceOf: NamingSystem
Usage: #definition
* name = "AlarmNumber"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* publisher = "Lactarium"
* description = "Alarm, by what it is about 警報編號"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/alarm"
* uniqueId[0].preferred = true

Instance: offline-feed-number
InstanceOf: NamingSystem
Usage: #definition
* name = "OfflineFeedNumber"
* status = #active
* kind = #identifier
* date = "2026-11-28"
* publisher = "Lactarium"
* description = "Feed written down by a device while a ward was offline: device and its own id 離線餵奶紀錄編號"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/offline-feed"
* uniqueId[0].preferred = true

Instance: rule-profile-number
InstanceOf: NamingSystem
Usage: #definition
* name = "RuleProfileNumber"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* publisher = "Lactarium"
* description = "Digest of a rule profile 規則標準摘要"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/rule-profile"
* uniqueId[0].preferred = true

Instance: eligibility-number
InstanceOf: NamingSystem
Usage: #definition
* name = "EligibilityNumber"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* publisher = "Lactarium"
* description = "Deferral that follows from an interview 由問卷得出的暫緩捐贈"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/eligibility"
* uniqueId[0].preferred = true

Instance: consumable-lot-number
InstanceOf: NamingSystem
Usage: #definition
* name = "ConsumableLotNumber"
* status = #active
* kind = #identifier
* date = "2026-11-23"
* publisher = "Lactarium"
* description = "Lot of bottles, lids or liners, as its maker prints it 消耗品批號"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/consumable-lot"
* uniqueId[0].preferred = true

Instance: message-number
InstanceOf: NamingSystem
Usage: #definition
* name = "MessageNumber"
* status = #active
* kind = #identifier
* date = "2026-11-29"
* publisher = "Lactarium"
* description = "Message of the message log: its feed and its number there 訊息編號"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/message"
* uniqueId[0].preferred = true

Instance: awaited-number
InstanceOf: NamingSystem
Usage: #definition
* name = "AwaitedNumber"
* status = #active
* kind = #identifier
* date = "2026-11-29"
* publisher = "Lactarium"
* description = "Digest of a number that a waiting message names and nothing on record bears 尚未登記編號的摘要"
* uniqueId[0].type = #uri
* uniqueId[0].value = "https://lactarium.org/id/awaited"
* uniqueId[0].preferred = true
