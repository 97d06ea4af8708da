Profile: MilkSpecimen
Parent: Specimen
Id: milk-specimen
Title: "Milk specimen"
Description: "A sample of milk for the laboratory, taken from a pool (before pasteurisation) or a batch (after)."
* insert ZhTitle("母乳樣本")
* identifier 1..* MS
* insert IdentifiersBySystem
* identifier contains label 1..1 MS
* identifier[label].system 1..1
* identifier[label].system = "https://lactarium.org/id/specimen"
* identifier[label].value 1..1
* type 1..1 MS
* type = $SCT#446676001
* subject 1..1 MS
* insert AlternateReference(subject)
* subject.extension[alternate].value[x] only Reference(Pool or Batch)
* collection 1..1 MS
* collection.collected[x] 1..1 MS
* collection.collected[x] only dateTime
* identifier[label] ^short = "Specimen number · 樣本編號"
* type ^short = "Expressed breast milk · 母乳樣本"
* subject ^short = "The pool or batch, in words and by alternate-reference · 混合批次或消毒批次"
* subject.extension[alternate] ^short = "The pool (before) or the batch (after pasteurisation) · 消毒前為混合批次，消毒後為消毒批次"
* subject.display ^short = "In words · 文字"
* collection.collected[x] ^short = "When the sample was taken · 採樣時間"

Profile: BloodSpecimen
Parent: Specimen
Id: blood-specimen
Title: "Blood specimen"
Description: "A blood sample of a donor for the laboratory."
* insert ZhTitle("血液樣本")
* identifier 1..* MS
* type 1..1 MS
* type = $SCT#119364003
* subject 1..1 MS
* subject only Reference(MilkDonor)
* identifier ^short = "Numbers on the tube · 樣本編號"
* type ^short = "Serum · 血清"
* subject ^short = "The donor · 捐贈者"

Profile: LabOrder
Parent: ServiceRequest
Id: lab-order
Title: "Laboratory order"
Description: "A test the bank orders from a laboratory: of a donor's blood, or of milk."
* insert ZhTitle("化驗申請")
* identifier 1..* MS
* insert IdentifiersBySystem
* identifier contains placer 1..1 MS
* identifier[placer].system 1..1
* identifier[placer].system = "https://lactarium.org/id/lab-order"
* identifier[placer].value 1..1
* status MS
* intent = #order
* code 1..1 MS
* code from LabTests (extensible)
* subject MS
* subject only Reference(MilkDonor)
* subject.extension contains $alt named alternate 0..1 MS
* subject.extension[alternate].value[x] only Reference(MilkUnit)
* subject obeys mb-alternate-has-display
* specimen MS
* extension contains LaboratoryAnswer named answer 0..1
* obeys mb-order-names-subject
* extension[answer] ^short = "What the laboratory said to the order last · 化驗室最後的回覆"
* identifier[placer] ^short = "Order number (ORC-2, OBR-2) · 化驗申請編號"
* status ^short = "How far it is · 進度"
* code ^short = "Which test · 化驗項目"
* subject ^short = "The donor, or milk by alternate-reference · 捐贈者或母乳"
* subject.extension[alternate] ^short = "The milk to be tested · 母乳單位"
* specimen ^short = "The sample · 樣本"

Invariant: mb-alternate-has-display
Description: "A reference to milk needs words a reader can see. 指向母乳單位的參照須附可讀文字。"
Severity: #error
Expression: "extension('http://hl7.org/fhir/StructureDefinition/alternate-reference').exists() implies display.exists()"

Invariant: mb-order-names-subject
Description: "A laboratory order must say whose blood or which milk is to be tested. 化驗申請須列明捐贈者或母乳單位。"
Severity: #error
Expression: "subject.reference.exists() or subject.identifier.exists() or subject.extension('http://hl7.org/fhir/StructureDefinition/alternate-reference').exists()"

Profile: ColonyCount
Parent: Observation
Id: colony-count
Title: "Colony count"
Description: "How many bacteria grew from milk. The stage, before or after pasteurisation, stands in code and never only in words."
* insert ZhTitle("菌落計數")
* identifier MS
* insert SlicedBy(code.coding, $this)
* code.coding contains loinc 1..1 MS
* code.coding[loinc] = $LNC#20695-3
* focus 1..* MS
* focus only Reference(Pool or Batch)
* specimen MS
* value[x] MS
* value[x] only Quantity or Range or CodeableConcept
* valueQuantity = '[CFU]/mL'
* valueQuantity.value 1..1
* valueQuantity obeys mb-not-negative
* valueQuantity.comparator MS
* valueRange.low 1..1
* valueRange.low = '[CFU]/mL'
* valueRange.low.value 1..1
* valueRange.high 1..1
* valueRange.high = '[CFU]/mL'
* valueRange.high.value 1..1
* valueCodeableConcept from CultureGrowth (required)
* component 1..* MS
* insert SlicedBy(component, code)
* component contains stage 1..1 MS
* component[stage].code = MilkObservationCodes#culture-stage
* component[stage].value[x] 1..1
* component[stage].value[x] only CodeableConcept
* component[stage].valueCodeableConcept from CultureStages (required)
* obeys mb-final-has-value
* identifier ^short = "Made from the sender's order, test and sub-id · 結果識別碼"
* code.coding[loinc] ^short = "Bacteria in mother's milk; local codes may stand beside it · 母乳細菌數"
* focus ^short = "The pool (before) or the batch (after pasteurisation) · 混合批次或消毒批次"
* specimen ^short = "The sample · 樣本"
* value[x] ^short = "CFU/mL with its comparator, a range of it, no growth, or growth that was not counted · 菌落數、範圍、沒有細菌生長或未計數的生長"
* component[stage] ^short = "Before or after pasteurisation · 消毒前或消毒後"
* valueQuantity.comparator ^short = "> when the plate shows no more · 大於可數上限"

Profile: Organism
Parent: Observation
Id: organism
Title: "Organism"
Description: "One isolate that grew from milk."
* insert ZhTitle("鑑定微生物")
* identifier MS
* code = MilkObservationCodes#MBORG
* focus 1..* MS
* focus only Reference(Pool or Batch)
* specimen MS
* value[x] MS
* value[x] only CodeableConcept
* obeys mb-final-has-value
* identifier ^short = "Made from the sender's order, test and sub-id: one for each isolate · 結果識別碼"
* code ^short = "Organism identified · 鑑定微生物"
* focus ^short = "The pool or the batch · 混合批次或消毒批次"
* specimen ^short = "The sample · 樣本"
* value[x] ^short = "Which organism, in code or in words · 微生物名稱"

Profile: Susceptibility
Parent: Observation
Id: susceptibility
Title: "Susceptibility"
Description: "How one isolate answers to one drug. It says nothing about whether milk is safe and moves none."
* insert ZhTitle("抗菌藥物敏感度")
* identifier MS
* code.coding 1..*
* focus 1..* MS
* focus only Reference(Pool or Batch)
* specimen MS
* value[x] MS
* value[x] only Quantity or Range or Ratio or CodeableConcept or string
* interpretation MS
* derivedFrom 1..1 MS
* derivedFrom only Reference(Organism)
* obeys mb-final-has-value
* identifier ^short = "Made from the sender's order, test and sub-id · 結果識別碼"
* code ^short = "Which drug, in LOINC as a rule · 藥物"
* focus ^short = "The pool or the batch · 混合批次或消毒批次"
* specimen ^short = "The sample · 樣本"
* value[x] ^short = "MIC or zone with its comparator, two drugs as a ratio, or S, I, R · 最低抑菌濃度、抑菌圈或判讀"
* interpretation ^short = "Susceptible, intermediate, resistant · 敏感、中介、抗藥"
* derivedFrom ^short = "The isolate · 菌株"

Profile: CultureReport
Parent: DiagnosticReport
Id: culture-report
Title: "Culture report"
Description: "The laboratory's report on a milk culture: preliminary, final or corrected."
* insert ZhTitle("細菌培養報告")
* identifier MS
* status MS
* code from LabTests (extensible)
* subject 1..1 MS
* insert AlternateReference(subject)
* subject.extension[alternate].value[x] only Reference(Pool or Batch)
* basedOn MS
* specimen MS
* effective[x] MS
* issued MS
* result MS
* presentedForm MS
* identifier ^short = "Number of the report · 報告編號"
* status ^short = "Preliminary, final, corrected · 初步、最終或更正"
* code ^short = "Which test · 化驗項目"
* subject ^short = "The pool or the batch, in words and by alternate-reference · 混合批次或消毒批次"
* subject.extension[alternate] ^short = "The pool or the batch · 混合批次或消毒批次"
* subject.display ^short = "In words · 文字"
* basedOn ^short = "The order · 化驗申請"
* specimen ^short = "The sample · 樣本"
* effective[x] ^short = "When the sample was taken · 採樣時間"
* issued ^short = "When the laboratory reported · 報告時間"
* result ^short = "Counts, organisms, susceptibilities · 結果"
* presentedForm ^short = "The report as people read it · 報告原文"

RuleSet: Nutrient(slice, code, unit)
* component[{slice}].code = MilkObservationCodes#{code}
* component[{slice}].value[x] only Quantity
* component[{slice}].valueQuantity = '{unit}'
* component[{slice}].valueQuantity obeys mb-not-negative

Profile: Macronutrients
Parent: Observation
Id: macronutrients
Title: "Macronutrients"
Description: "What a milk analyser measured: fat, protein, carbohydrate in g/dL, energy in kcal/dL."
* insert ZhTitle("宏量營養素")
* identifier MS
* code from LabTests (preferred)
* focus 1..* MS
* focus only Reference(MilkUnit)
* specimen MS
* device MS
* component 1..* MS
* insert SlicedBy(component, code)
* component contains fat 0..1 MS and trueProtein 0..1 MS and crudeProtein 0..1 MS and carbohydrate 0..1 MS and lactose 0..1 MS and totalSolids 0..1 MS and energy 0..1 MS
* insert Nutrient(fat, MBFAT, g/dL)
* insert Nutrient(trueProtein, MBTPR, g/dL)
* insert Nutrient(crudeProtein, MBCPR, g/dL)
* insert Nutrient(carbohydrate, MBCHO, g/dL)
* insert Nutrient(lactose, MBLAC, g/dL)
* insert Nutrient(totalSolids, MBTS, g/dL)
* insert Nutrient(energy, MBNRG, kcal/dL)
* focus ^short = "The milk that was analysed · 母乳單位"
* specimen ^short = "The sample · 樣本"
* device ^short = "The analyser · 分析儀"
* component[fat] ^short = "Fat · 脂肪"
* component[trueProtein] ^short = "True protein · 真蛋白質"
* component[crudeProtein] ^short = "Crude protein · 粗蛋白質"
* component[carbohydrate] ^short = "Total carbohydrate · 總碳水化合物"
* component[lactose] ^short = "Lactose · 乳糖"
* component[totalSolids] ^short = "Total solids · 總固形物"
* component[energy] ^short = "Energy · 能量"
