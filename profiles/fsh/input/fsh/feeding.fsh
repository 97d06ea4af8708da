Profile: ReleaseDecision
Parent: Task
Id: release-decision
Title: "Release decision"
Description: "Two different people release a batch, or lift the hold of one bottle, pool or deposit. In progress after the first signature, completed after the second; each signature is a Provenance."
* insert ZhTitle("放行決定")
* code 1..1 MS
* code = $TaskCode#approve
* focus 1..1 MS
* focus only Reference(MilkUnit)
* status MS
* insert SlicedBy(output, type)
* output contains decision 0..1 MS
* output[decision].type = TaskPartCodes#decision
* output[decision].value[x] only CodeableConcept
* output[decision].valueCodeableConcept from ReleaseOutcomes (extensible)
* obeys mb-completed-states-decision
* code ^short = "approve · 批准"
* focus ^short = "The milk · 所涉母乳"
* status ^short = "in-progress after the first signature, completed after the second · 進度"
* output[decision] ^short = "What was decided · 決定"

Invariant: mb-completed-states-decision
Description: "A completed release must state what was decided. 已完成的放行程序須列明決定。"
Severity: #error
Expression: "status = 'completed' implies output.where(type.coding.where(system = 'https://lactarium.org/fhir/CodeSystem/task-part' and code = 'decision').exists()).exists()"

Profile: ReleaseSignature
Parent: Provenance
Id: release-signature
Title: "Release signature"
Description: "One person's signature under a release, with the rules it rests on."
* insert ZhTitle("放行簽署")
* target 2..* MS
* target ^short = "The milk and the release decision · 所涉母乳及放行決定"
* activity 1..1 MS
* activity = ProcessingStepCodes#release
* agent 1..* MS
* agent.who only Reference(Practitioner)
* activity ^short = "Release · 放行"
* agent ^short = "Who signed · 簽署人"

Profile: MilkDecision
Parent: Provenance
Id: milk-decision
Title: "Decision about milk"
Description: "One decision, by whose figures, and inside it every rule that was asked, the values it looked at, and what was read in which version. Read it with $explain."
* insert ZhTitle("有關母乳的決定")
* activity 1..1 MS
* activity from Decisions (extensible)
* policy 1..* MS
* contained 1..* MS
* entity 1..* MS
* activity ^short = "What was decided · 決定事項"
* target ^short = "The milk, and the papers that belong to it · 所涉母乳及文件"
* policy ^short = "The rule profile and its version · 規則標準及版本"
* contained ^short = "Parameters: outcome, figures, rule *, looked * · 依據"
* entity ^short = "Points at what is contained · 依據"

Profile: RiskAssessment
Parent: DetectedIssue
Id: risk-assessment
Title: "Doubt about released milk"
Description: "Milk that left the bank or may, of which a part became doubtful. A person decides whether it is recalled; until then it is held."
* insert ZhTitle("已放行母乳風險評估")
* status MS
* identifier 1..* MS
* implicated 1..* MS
* implicated only Reference(MilkUnit)
* evidence MS
* detail 1..1 MS
* status ^short = "preliminary until a person has decided · 狀況"
* code MS
* code ^short = "Why: a unit-reason, or a complaint-kind · 種類"
* identifier ^short = "The same doubt about the same batch is one · 識別碼"
* implicated ^short = "The batch and its bottles · 所涉母乳"
* evidence ^short = "What cast doubt on it · 原因"
* detail ^short = "How much of the batch · 所佔部分"

Profile: FeedingOrder
Parent: NutritionOrder
Id: feeding-order
Title: "Feeding order"
Description: "A prescriber's order of donor milk for one infant."
* insert ZhTitle("餵奶醫囑")
* patient only Reference(Recipient)
* patient MS
* status MS
* intent = #order
* dateTime MS
* enteralFormula 1..1 MS
* enteralFormula.baseFormulaType 1..1 MS
* enteralFormula.baseFormulaType = $SCT#819974004
* enteralFormula.administration MS
* enteralFormula.administration.quantity MS
* enteralFormula.administration.quantity = 'mL'
* enteralFormula.administration.quantity obeys mb-positive
* enteralFormula.administration.schedule MS
* enteralFormula.administration.rate[x] only SimpleQuantity
* enteralFormula.administration.rate[x] MS
* enteralFormula.administration.rateQuantity = 'mL/h'
* enteralFormula.maxVolumeToDeliver MS
* enteralFormula.maxVolumeToDeliver obeys mb-positive and mb-volume-of-a-day
* extension contains DosingWeight named dosingWeight 0..1 MS and ReviewDate named reviewDate 0..1 MS
* patient ^short = "The infant · 嬰兒"
* status ^short = "active while it is to be fed · 狀況"
* dateTime ^short = "When it was ordered · 開立時間"
* enteralFormula ^short = "Donor milk · 捐贈母乳"
* enteralFormula.baseFormulaType ^short = "Donor breast milk; local codes may stand beside it · 捐贈母乳"
* enteralFormula.administration ^short = "When and how much · 時間及份量"
* enteralFormula.administration.quantity ^short = "mL for each feed; binds when a schedule says how often · 每次毫升"
* enteralFormula.administration.schedule ^short = "Since when, until when, how often · 起止時間及次數"
* enteralFormula.administration.rate[x] ^short = "mL in an hour, for a continuous feed · 每小時毫升"
* enteralFormula.maxVolumeToDeliver ^short = "mL in a day at the most · 每日毫升上限"
* extension[dosingWeight] ^short = "Weight it was computed from · 計算用體重"
* extension[reviewDate] ^short = "When it shall be looked at again · 覆核日期"

Invariant: mb-volume-of-a-day
Description: "The volume of a day is ordered in mL or L, or in mL/d or L/d. 每日容量以毫升或公升計。"
Severity: #error
Expression: "value.empty() or (system = 'http://unitsofmeasure.org' and (code = 'mL' or code = 'L' or code = 'mL/d' or code = 'L/d' or code = 'mL/(24.h)'))"

Profile: Dispense
Parent: SupplyDelivery
Id: dispense
Title: "Dispense"
Description: "A bottle handed out for one infant against a feeding order."
* insert ZhTitle("配發")
* insert IdentifiersBySystem
* identifier 1..* MS
* identifier contains number 1..1 MS
* identifier[number].system 1..1
* identifier[number].system = "https://lactarium.org/id/dispense"
* identifier[number].value 1..1
* status 1..1 MS
* destination MS
* destination only Reference(Location)
* patient 1..1 MS
* patient only Reference(Recipient)
* type 0..0
* suppliedItem 1..1 MS
* suppliedItem.quantity 1..1 MS
* suppliedItem.quantity = 'mL'
* suppliedItem.quantity.value 1..1
* suppliedItem.quantity obeys mb-positive
* suppliedItem.item[x] 1..1 MS
* suppliedItem.item[x] only Reference
* insert AlternateReference(suppliedItem.item[x])
* suppliedItem.item[x].extension[alternate].value[x] only Reference(Bottle or Aliquot)
* occurrence[x] 1..1 MS
* occurrence[x] only dateTime
* extension contains ForOrder named forOrder 1..1 MS and Handover named handover 0..* MS
* extension[forOrder].value[x] only Reference(FeedingOrder)
* identifier[number] ^short = "Dispense number · 配發編號"
* status ^short = "in-progress while it is on its way to a place, completed when it has arrived or was handed out directly · 進度"
* destination ^short = "The place it is for · 送往地點"
* extension[handover] ^short = "Each stretch of its way, in order; written by the server alone · 交接紀錄"
* patient ^short = "The infant · 嬰兒"
* suppliedItem ^short = "What was handed out · 所配發的母乳"
* suppliedItem.quantity ^short = "mL · 毫升"
* suppliedItem.item[x] ^short = "The bottle, in words and by alternate-reference · 樽裝單位"
* suppliedItem.item[x].extension[alternate] ^short = "The bottle · 樽裝單位"
* suppliedItem.item[x].display ^short = "In words · 文字"
* occurrence[x] ^short = "When · 時間"
* extension[forOrder] ^short = "The feeding order · 餵奶醫囑"

Profile: FeedGiven
Parent: Observation
Id: feed-given
Title: "Feed given"
Description: "Donor milk given to one infant from one bottle or aliquot."
* insert ZhTitle("餵奶紀錄")
* code = $SCT#819973005
* subject 1..1 MS
* subject only Reference(Recipient)
* basedOn 0..* MS
* basedOn only Reference(FeedingOrder)
* obeys mb-feed-ordered
* category MS
* identifier MS
* focus 1..1 MS
* focus only Reference(Bottle or Aliquot)
* effective[x] 1..1 MS
* effective[x] only dateTime
* value[x] 1..1 MS
* value[x] only Quantity
* valueQuantity = 'mL'
* valueQuantity.value 1..1
* valueQuantity.comparator 0..0
* valueQuantity obeys mb-positive
* performer MS
* code ^short = "Measured volume of intake of donor breast milk · 捐贈母乳攝取量"
* subject ^short = "The infant · 嬰兒"
* basedOn ^short = "The feeding order · 餵奶醫囑"
* focus ^short = "The bottle or aliquot · 樽裝單位或分餐單位"
* effective[x] ^short = "When · 時間"
* value[x] ^short = "mL · 毫升"
* performer ^short = "Who fed · 餵奶人員"
* category ^short = "incident of a feed that the bedside check would have stopped · 事故"
* identifier ^short = "Of the device that wrote it down while the ward was offline · 離線裝置編號"

Invariant: mb-feed-ordered
Description: "A feed names its order, unless it is recorded as an incident. 餵奶紀錄須有醫囑，事故紀錄除外。"
Severity: #error
Expression: "basedOn.exists() or category.coding.where(system = 'https://lactarium.org/fhir/CodeSystem/feed-category').exists()"

Profile: FeedTask
Parent: Task
Id: feed-task
Title: "Task about a feed"
Description: "What people must do about a feed that should not have been given, or that could not be placed. Raised by the server; who takes it on writes status, owner and notes."
* insert ZhTitle("餵奶事故跟進")
* identifier MS
* status MS
* intent = #order
* code 1..1 MS
* code from FeedTasks (required)
* focus MS
* focus only Reference(FeedGiven or Bottle or Aliquot)
* for MS
* for only Reference(Recipient)
* authoredOn 1..1 MS
* owner MS
* reasonCode MS
* reasonReference MS
* reasonReference only Reference(MilkAdverseEvent)
* insert SlicedBy(input, type)
* input contains scanned 0..* MS
* input[scanned].type = TaskPartCodes#scanned
* input[scanned].value[x] only string
* insert SlicedBy(output, type)
* output contains serology 0..* MS and drawn 0..* MS
* output[serology].type = TaskPartCodes#serology
* output[serology].value[x] only CodeableConcept
* output[serology].valueCodeableConcept from SourceSerologies (required)
* output[drawn].type = TaskPartCodes#drawn
* output[drawn].value[x] only dateTime
* identifier ^short = "Of the device that wrote the feed down while the ward was offline · 離線裝置編號"
* status ^short = "Requested until somebody takes it on · 狀態"
* code ^short = "What is to be done · 事項"
* focus ^short = "The feed; the bottle, of an override · 餵奶紀錄或母乳單位"
* for ^short = "The infant it is about · 嬰兒"
* authoredOn ^short = "When it was raised · 發出時間"
* owner ^short = "Who takes it on · 負責人"
* reasonCode ^short = "The rules that were broken, and a person's words · 違反的規則及原因"
* reasonReference ^short = "The adverse event · 不良事件"
* input[scanned] ^short = "What a device scanned that could not be placed · 未能辨認的掃描內容"
* output[serology] ^short = "How the blood tests of one source stand; never who she is · 來源驗血狀況"
* output[drawn] ^short = "When that blood was last drawn, in the same order · 最後抽血時間"

Profile: MilkAdverseEvent
Parent: AdverseEvent
Id: adverse-event
Title: "Adverse event"
Description: "Something that happened to an infant in which milk is suspected."
* insert ZhTitle("不良事件")
* subject MS
* subject only Reference(Recipient)
* suspectEntity 1..* MS
* insert AlternateReference(suspectEntity.instance)
* suspectEntity.instance.extension[alternate].value[x] only Reference(MilkUnit)
* subject ^short = "The infant · 嬰兒"
* suspectEntity ^short = "Milk that is suspected · 懷疑相關的母乳"
* suspectEntity.instance ^short = "The unit, in words and by alternate-reference · 母乳單位"
* suspectEntity.instance.extension[alternate] ^short = "The unit · 母乳單位"
* suspectEntity.instance.display ^short = "In words · 文字"

Profile: Recall
Parent: DetectedIssue
Id: recall
Title: "Recall"
Description: "Milk called back, and why. A List holds the units and a Task goes to whoever holds them."
* insert ZhTitle("回收")
* implicated 1..* MS
* implicated only Reference(MilkUnit or Observation or DiagnosticReport or Device or MilkDonor)
* mitigation MS
* implicated ^short = "The milk, and what cast doubt on it · 所涉母乳及原因"
* mitigation ^short = "The corrective action with which quality closed it, or who withdrew it and why; open without · 糾正措施或撤銷原因"

Profile: RecallList
Parent: List
Id: recall-list
Title: "Recalled units"
Description: "Every unit a recall calls back, with the state it was found in."
* insert ZhTitle("回收單位清單")
* mode = #snapshot
* code 1..1 MS
* code = ProcessingStepCodes#recall
* entry 1..* MS
* entry.item only Reference(MilkUnit)
* entry.flag MS
* code ^short = "Recall · 回收"
* entry ^short = "One unit · 單位"
* entry.item ^short = "The unit · 單位"
* entry.flag ^short = "The state it was found in · 當時狀態"

Profile: RecallNotice
Parent: Task
Id: recall-notice
Title: "Recall notice"
Description: "Asks whoever holds recalled milk to find it and set it aside. All notices of one recall share a group identifier."
* insert ZhTitle("回收通知")
* code 1..1 MS
* code = ProcessingStepCodes#recall
* groupIdentifier 1..1 MS
* focus 1..1 MS
* focus only Reference(MilkUnit or RecallList)
* owner MS
* code ^short = "Recall · 回收"
* groupIdentifier ^short = "Recall number · 回收編號"
* focus ^short = "The unit, or the list of units · 單位或清單"
* owner ^short = "Who holds it · 持有者"

Profile: DeliveryAlarm
Parent: Task
Id: delivery-alarm
Title: "Delivery alarm"
Description: "Bottles that left for a place together have not been received there in time: somebody must call the courier and the place. Raised once for each parcel; who takes it on writes status, owner and notes."
* insert ZhTitle("送遞警報")
* identifier 1..1 MS
* identifier.system 1..1
* identifier.system = "https://lactarium.org/id/alarm"
* code 1..1 MS
* code = MilkAlarmCodes#delivery-overdue
* intent = #order
* status MS
* priority 1..1 MS
* authoredOn 1..1 MS
* executionPeriod.start 1..1 MS
* restriction.period.end 1..1 MS
* location 1..1 MS
* owner MS
* insert SlicedBy(input, type)
* input contains unit 1..* MS
* input[unit].type = TaskPartCodes#unit
* input[unit].value[x] only Reference(Bottle or Aliquot)
* identifier ^short = "Made from the place and the moment of leaving · 警報編號"
* code ^short = "delivery-overdue · 警報種類"
* status ^short = "Requested until somebody takes it on · 狀態"
* priority ^short = "asap · 緩急"
* authoredOn ^short = "When it was raised · 發出時間"
* executionPeriod.start ^short = "When the bottles left · 送出時間"
* restriction.period.end ^short = "Until when they were to be received · 應收到時間"
* location ^short = "The place they were sent to · 目的地"
* owner ^short = "Who takes it on · 負責人"
* input[unit] ^short = "The bottles that were not received · 尚未收到的單位"

Profile: RecallAlarm
Parent: Task
Id: recall-alarm
Title: "Recall alarm"
Description: "A place that holds recalled milk does not answer: somebody must call it. Raised once for each moment; who takes it on writes status, owner and notes."
* insert ZhTitle("回收警報")
* identifier 1..1 MS
* identifier.system 1..1
* identifier.system = "https://lactarium.org/id/alarm"
* code 1..1 MS
* code from MilkAlarms (required)
* intent = #order
* status MS
* priority 1..1 MS
* focus 1..1 MS
* focus only Reference(RecallNotice)
* authoredOn 1..1 MS
* location MS
* owner MS
* identifier ^short = "Made from the notice and the moment · 警報編號"
* code ^short = "recall-silent or recall-overdue · 警報種類"
* status ^short = "Requested until somebody takes it on · 狀態"
* priority ^short = "urgent, then stat · 緩急"
* focus ^short = "The notice that is not answered · 回收通知"
* authoredOn ^short = "When it was raised · 發出時間"
* location ^short = "The place to call · 地點"
* owner ^short = "Who takes it on · 負責人"

Profile: WaitingResult
Parent: Task
Id: waiting-result
Title: "Waiting result"
Description: "A laboratory message that names milk or a donor was not read completely: a person must look at it. One for each milk or donor and cause, however often the message is sent again. While it is open, the milk is not released. One whose numbers nothing on record bears is a draft, and binds when such milk or such a donor is registered."
* insert ZhTitle("等待處理的化驗訊息")
* identifier 2..* MS
* insert SlicedBy(identifier, system)
* identifier contains alarm 1..1 MS and message 1..* MS and awaited 0..* MS
* identifier[alarm].system = "https://lactarium.org/id/alarm"
* identifier[message].system = "https://lactarium.org/id/message"
* identifier[awaited].system = "https://lactarium.org/id/awaited"
* groupIdentifier 1..1 MS
* code 1..1 MS
* code = MilkAlarmCodes#result-waits
* intent = #order
* status MS
* statusReason 1..1 MS
* businessStatus MS
* priority 1..1 MS
* description MS
* focus MS
* focus only Reference(MilkUnit or MilkDonor)
* authoredOn 1..1 MS
* owner MS
* note MS
* identifier[alarm] ^short = "Made from the cause and the milk or donor · 警報編號"
* identifier[message] ^short = "Message of the message log, as in laboratory/4711, or the result on record, as in Observation/x · 訊息或結果"
* identifier[awaited] ^short = "Digest of a number nothing on record bears yet · 尚未登記的編號"
* groupIdentifier ^short = "The cause: the same for a message that is sent again · 起因"
* code ^short = "result-waits · 警報種類"
* status ^short = "Requested until somebody takes it on; a draft while it is about nothing on record; completed by the operations · 狀態"
* statusReason ^short = "Reason of the message log, as in unknown-value; finding-unjudged or subject-mismatch of a result on record · 等待原因"
* businessStatus ^short = "How it was settled: delivered, written-by-hand, dismissed or withdrawn · 處理結果"
* priority ^short = "stat when it could be worse than what is on record, else urgent · 緩急"
* description ^short = "Where the message could not be read · 詳情"
* focus ^short = "The milk or the donor · 母乳或捐贈者"
* authoredOn ^short = "When it was raised · 發出時間"
* owner ^short = "Who takes it on · 負責人"
* note ^short = "Who settled it and why · 處理人及原因"
