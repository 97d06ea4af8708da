Extension: UnitTypeExtension
Id: unit-type
Title: "Level of a milk unit"
Description: "Which of the five levels of milk this is: what the donor brought, a pool, a pasteurised batch, a bottle, or a feed drawn from one."
Context: BiologicallyDerivedProduct
* insert ZhTitle("母乳單位層級")
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept from UnitTypes (required)

Extension: UnitStatusExtension
Id: unit-status
Title: "Where a milk unit stands"
Description: "Where the unit stands in its life. Written by the server alone: a client reports facts, never this."
Context: BiologicallyDerivedProduct
* insert ZhTitle("母乳單位狀態")
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept from UnitStatuses (required)

Extension: VolumeExtension
Id: volume
Title: "Volume in mL"
Description: "How much milk, in millilitres, with its fraction. The resource's own quantity is a whole number without a unit and only mirrors this."
Context: BiologicallyDerivedProduct
* insert ZhTitle("容量（毫升）")
* value[x] only Quantity
* value[x] 1..1
* valueQuantity = 'mL'
* valueQuantity.value 1..1
* valueQuantity.comparator 0..0
* valueQuantity obeys mb-not-negative

Extension: CurrentLocation
Id: current-location
Title: "Where the unit is now"
Description: "The freezer, refrigerator, shelf or ward that holds the unit now."
Context: BiologicallyDerivedProduct
* insert ZhTitle("目前位置")
* value[x] only Reference(Location)
* value[x] 1..1

Extension: StorageDevice
Id: storage-device
Title: "Freezer of a storage entry"
Description: "Which freezer or refrigerator a storage entry speaks of."
Context: BiologicallyDerivedProduct.storage
* insert ZhTitle("儲存設備")
* value[x] only Reference(Device)
* value[x] 1..1

Extension: RunExtension
Id: run
Title: "Run of a processing step"
Description: "The processing run in which this step was done."
Context: BiologicallyDerivedProduct.processing
* insert ZhTitle("所屬處理工序")
* value[x] only Reference(Task)
* value[x] 1..1

Extension: ForOrder
Id: for-order
Title: "Feeding order of a dispense"
Description: "The feeding order that this dispense fulfils."
Context: SupplyDelivery
* insert ZhTitle("所屬餵奶醫囑")
* value[x] only Reference(NutritionOrder)
* value[x] 1..1

Extension: Handover
Id: handover
Title: "Handover"
Description: "One stretch of the way of a bottle that was dispensed: to which place, since when, when it arrived there and who received it. Written by the server alone."
Context: SupplyDelivery
* insert ZhTitle("交接")
* extension contains
    to 1..1 and
    sent 1..1 and
    received 0..1 and
    by 0..1
* obeys mb-received-by-somebody
* extension[to].value[x] 1..1
* extension[to].value[x] only Reference(Location)
* extension[to] ^short = "The place it is for · 送往地點"
* extension[sent].value[x] 1..1
* extension[sent].value[x] only dateTime
* extension[sent] ^short = "Since when it is on its way · 送出時間"
* extension[received].value[x] 1..1
* extension[received].value[x] only dateTime
* extension[received] ^short = "When it arrived · 送達時間"
* extension[by].value[x] 1..1
* extension[by].value[x] only Reference(Practitioner)
* extension[by] ^short = "Who received it · 接收人員"

Invariant: mb-received-by-somebody
Description: "What has arrived was received by somebody. 已送達的須列明接收人員。"
Severity: #error
Expression: "extension('received').exists() implies extension('by').exists()"

Extension: DosingWeight
Id: dosing-weight
Title: "Weight the order was computed from"
Description: "The infant's weight in grams from which the ordered volume was computed."
Context: NutritionOrder
* insert ZhTitle("計算用體重")
* value[x] only Quantity
* value[x] 1..1
* valueQuantity = 'g'
* valueQuantity.value 1..1
* valueQuantity.comparator 0..0
* valueQuantity obeys mb-positive

Extension: ReviewDate
Id: review-date
Title: "When the order shall be reviewed"
Description: "By the end of this day somebody shall have looked at the order again. It goes on binding until the bank's rule profile says otherwise."
Context: NutritionOrder
* insert ZhTitle("覆核日期")
* value[x] only date or dateTime
* value[x] 1..1

Extension: MaxDonors
Id: max-donors
Title: "How many donors the parents accept"
Description: "The greatest number of different donors from whom the parents accept milk for this infant."
Context: Consent, Consent.provision, Consent.provision.provision
* insert ZhTitle("可接受捐贈者人數上限")
* value[x] only positiveInt
* value[x] 1..1

Extension: LaboratoryAnswer
Id: laboratory-answer
Title: "What the laboratory said to an order"
Description: "The last answer of the laboratory to which an order was sent. Written by whoever sends it; the laboratory's own number stands beside it as an identifier of type FILL."
Context: ServiceRequest
* insert ZhTitle("化驗室對申請的回覆")
* extension contains
    outcome 1..1 and
    at 1..1 and
    laboratory 1..1 and
    says 0..1
* extension[outcome].value[x] 1..1
* extension[outcome].value[x] only code
* extension[outcome].valueCode from OrderAnswers (required)
* extension[outcome] ^short = "Taken, refused, cancelled or not cancelled · 結果"
* extension[at].value[x] 1..1
* extension[at].value[x] only dateTime
* extension[at] ^short = "When it answered · 回覆時間"
* extension[laboratory].value[x] 1..1
* extension[laboratory].value[x] only string
* extension[laboratory] ^short = "Name of the laboratory in the bank's configuration · 化驗室"
* extension[says].value[x] 1..1
* extension[says].value[x] only string
* extension[says] ^short = "Its own words · 化驗室的說明"

Invariant: mb-not-negative
Description: "An amount cannot be less than zero. 數值不能少於零。"
Severity: #error
Expression: "value.empty() or value >= 0"

Invariant: mb-positive
Description: "This amount must be greater than zero. 數值必須大於零。"
Severity: #error
Expression: "value.empty() or value > 0"
