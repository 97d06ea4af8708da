Profile: MilkUnit
Parent: BiologicallyDerivedProduct
Id: milk-unit
Title: "Milk unit"
Description: "Milk at any of its five levels: deposit, pool, batch, bottle, aliquot. Units are joined only by parent."
* insert ZhTitle("母乳單位")
* identifier 1..* MS
* extension contains
    UnitTypeExtension named unitType 1..1 MS and
    UnitStatusExtension named unitStatus 1..1 MS and
    VolumeExtension named volume 0..1 MS and
    CurrentLocation named currentLocation 0..1 MS and
    $expiration named expirationDate 0..1 MS and
    $sourceEvent named donationNumber 0..1 and
    $division named division 0..1 and
    $facility named processingFacility 0..*
* extension[unitType] ^short = "Which of the five levels · 單位層級"
* extension[unitStatus] ^short = "Where it stands; written by the server alone · 單位狀態（只由伺服器寫入）"
* extension[volume] ^short = "Volume in mL · 容量（毫升）"
* extension[currentLocation] ^short = "Where it is now · 目前位置"
* extension[expirationDate] ^short = "Last moment it may be used · 到期日"
* extension[donationNumber] ^short = "Donation number, without naming the donor · 捐贈編號"
* productCategory MS
* productCategory = #fluid
* productCode 1..1 MS
* productCode from MilkProducts (required)
* status MS
* status ^short = "available only when released, unallocated and in date; written by the server alone"
* quantity MS
* quantity ^short = "Whole millilitres: the volume rounded down"
* parent MS
* parent only Reference(MilkUnit)
* collection.source only Reference(MilkDonor)
* processing MS
* processing.extension contains RunExtension named run 0..1 MS
* processing.procedure MS
* processing.procedure from ProcessingSteps (extensible)
* processing.time[x] only Period
* storage.extension contains StorageDevice named device 0..1
* storage.scale = #celsius
* obeys mb-available-is-released and mb-quantity-mirrors-volume and mb-one-current-number
* extension[division] ^short = "Which part of a split · 分裝編號"
* extension[processingFacility] ^short = "Who processed it · 處理機構"
* productCategory ^short = "fluid · 液體"
* productCode ^short = "Raw, pasteurised, fortified, freeze-dried; licensed codes may stand beside it · 產品"
* parent ^short = "What it was made from · 上一層單位"
* processing ^short = "What was done to it · 處理工序"
* processing.procedure ^short = "Which step · 工序"
* processing.time[x] ^short = "From when to when · 時間"
* processing.extension[run] ^short = "In which run · 所屬工序"
* storage.extension[device] ^short = "In which freezer · 儲存設備"
* storage.scale ^short = "celsius · 攝氏"
* identifier ^short = "Numbers on the label · 標籤編號"

Invariant: mb-available-is-released
Description: "Milk counts as available only when it has been released. 只有已放行的母乳才可列為可用。"
Severity: #error
Expression: "status = 'available' implies extension('https://lactarium.org/fhir/StructureDefinition/unit-status').value.coding.where(system = 'https://lactarium.org/fhir/CodeSystem/unit-status' and code = 'released').exists()"

Invariant: mb-quantity-mirrors-volume
Description: "The whole-number quantity must be the volume in mL rounded down. 整數數量須等於容量（毫升）向下取整。"
Severity: #error
Expression: "quantity.empty() or extension('https://lactarium.org/fhir/StructureDefinition/volume').empty() or (quantity <= extension('https://lactarium.org/fhir/StructureDefinition/volume').value.value and extension('https://lactarium.org/fhir/StructureDefinition/volume').value.value < quantity + 1)"

Invariant: mb-one-current-number
Description: "A unit has one number of the bank; a number it had before is marked as old. 每個單位只有一個現行編號，舊編號須註明為舊。"
Severity: #error
Expression: "identifier.where(system.startsWith('https://lactarium.org/id/') and (use.empty() or use != 'old')).select(system).isDistinct()"

RuleSet: UnitLevel(level, slice, system)
* extension[unitType].valueCodeableConcept = UnitTypeCodes#{level}
* insert IdentifiersBySystem
* identifier contains {slice} 1..* MS
* identifier[{slice}].system 1..1
* identifier[{slice}].system = "https://lactarium.org/id/{system}"
* identifier[{slice}].value 1..1

Profile: Deposit
Parent: MilkUnit
Id: deposit
Title: "Deposit"
Description: "A bag or bottle as the donor brings it: one expression, one donor, never mixed."
* insert ZhTitle("捐贈單位")
* insert UnitLevel(deposit, label, unit)
* collection 1..1 MS
* collection.source 1..1 MS
* collection.collected[x] 1..1 MS
* collection.collected[x] only dateTime
* collection.collected[x] ^short = "When the milk was expressed · 擠奶時間"
* parent 0..0
* identifier[label] ^short = "Unit number · 單位編號"
* collection ^short = "Expression · 擠奶"
* collection.source ^short = "The donor · 捐贈者"

Profile: Pool
Parent: MilkUnit
Id: pool
Title: "Pool"
Description: "Deposits mixed before heat treatment. It has no donor of its own: walk its parents."
* insert ZhTitle("混合批次")
* insert UnitLevel(pool, label, pool)
* parent 1..* MS
* parent only Reference(Deposit)
* collection.source 0..0
* identifier[label] ^short = "Pool number · 混合批次編號"
* parent ^short = "The deposits it was mixed from · 所混合的捐贈單位"

Profile: Batch
Parent: MilkUnit
Id: batch
Title: "Batch"
Description: "What went through one pasteuriser run. Tested, held and released as one."
* insert ZhTitle("消毒批次")
* insert UnitLevel(batch, label, batch)
* parent 1..1 MS
* parent only Reference(Pool)
* collection.source 0..0
* identifier[label] ^short = "Batch number · 消毒批次編號"
* parent ^short = "The pool it was made from · 混合批次"

Profile: Bottle
Parent: MilkUnit
Id: bottle
Title: "Bottle"
Description: "One pasteurised bottle of a batch, with its own last usable moment."
* insert ZhTitle("樽裝單位")
* insert UnitLevel(bottle, label, unit)
* parent 1..1 MS
* parent only Reference(Batch)
* collection.source 0..0
* extension[expirationDate] 1..1
* identifier[label] ^short = "Unit number · 單位編號"
* parent ^short = "The batch it was filled from · 消毒批次"
* extension[expirationDate] ^short = "Last moment it may be used · 到期日"

Profile: Aliquot
Parent: MilkUnit
Id: aliquot
Title: "Aliquot"
Description: "A feed drawn from a bottle for one infant."
* insert ZhTitle("分餐單位")
* insert UnitLevel(aliquot, label, unit)
* parent 1..1 MS
* parent only Reference(Bottle)
* collection.source 0..0
* identifier[label] ^short = "Unit number · 單位編號"
* parent ^short = "The bottle it was drawn from · 樽裝單位"
