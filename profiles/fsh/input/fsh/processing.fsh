Profile: ProcessingRun
Parent: Task
Id: processing-run
Title: "Processing run"
Description: "One run of the bank: a thaw, a pasteurisation. What went in, what came out, when, where."
* insert ZhTitle("處理工序")
* code 1..1 MS
* code from ProcessingSteps (extensible)
* intent = #order
* status MS
* focus MS
* focus only Reference(Batch)
* executionPeriod MS
* location MS
* restriction.period MS
* restriction.period.end ^short = "Thaw: the last moment to start heating · 解凍後最遲開始加熱時間"
* insert SlicedBy(input, type)
* input contains unit 0..* MS
* input[unit].type = TaskPartCodes#unit
* input[unit].value[x] only Reference(MilkUnit)
* insert SlicedBy(output, type)
* output contains unit 0..* MS and curve 0..1 MS
* output[unit].type = TaskPartCodes#unit
* output[unit].value[x] only Reference(MilkUnit)
* output[curve].type = TaskPartCodes#curve
* output[curve].value[x] only Reference(TemperatureCurve)
* obeys mb-thaw-has-deadline
* code ^short = "Thaw, Holder pasteurisation, and so on · 工序"
* status ^short = "How far it is · 進度"
* focus ^short = "The batch, when there is one · 消毒批次"
* executionPeriod ^short = "From when to when · 時間"
* location ^short = "Where · 地點"
* restriction.period ^short = "Until when it must have been done · 限期"
* input[unit] ^short = "What went in · 投入的單位"
* output[unit] ^short = "What came out · 產出的單位"
* output[curve] ^short = "Its temperature curve · 溫度曲線"

Invariant: mb-thaw-has-deadline
Description: "A thaw must say by when heating has to start. 解凍紀錄須列明最遲開始加熱的時間。"
Severity: #error
Expression: "code.coding.where(system = 'https://lactarium.org/fhir/CodeSystem/processing-step' and code = 'thaw').exists() implies restriction.period.end.exists()"

Profile: TemperatureCurve
Parent: Observation
Id: temperature-curve
Title: "Temperature curve"
Description: "The temperatures of one run as the probe wrote them, E where a sample is missing. Origin 0 °C, factor 1, period in milliseconds."
* insert ZhTitle("溫度曲線")
* code = MilkObservationCodes#temperature-curve
* effective[x] 1..1 MS
* effective[x] only Period
* effectivePeriod.start 1..1
* effectivePeriod.end 1..1
* effective[x] ^short = "From the first sample to the last · 首個至最後樣本"
* focus MS
* focus only Reference(Batch)
* device MS
* value[x] 1..1 MS
* value[x] only SampledData
* valueSampledData.origin.value = 0
* valueSampledData.origin.value 1..1
* valueSampledData.origin.system 1..1
* valueSampledData.origin.system = "http://unitsofmeasure.org"
* valueSampledData.origin.code 1..1
* valueSampledData.origin.code = #Cel
* valueSampledData.factor = 1
* valueSampledData.dimensions = 1
* valueSampledData.data 1..1
* valueSampledData obeys mb-curve-samples and mb-curve-period
* focus ^short = "The batch; set by the server · 消毒批次（由伺服器寫入）"
* device ^short = "The pasteuriser or its probe · 消毒機或探頭"
* value[x] ^short = "Temperatures in °C at even steps, E where one is missing · 溫度"
* valueSampledData.data ^short = "62.4 62.5 E 62.6 …"

Invariant: mb-curve-samples
Description: "A curve holds only temperatures in °C, with E for a missing sample. 溫度曲線只可包含攝氏溫度，缺失樣本以 E 表示。"
Severity: #error
Expression: "data.matches('^[-0-9. E]+$')"

Invariant: mb-curve-period
Description: "The time between two samples must be greater than zero. 兩個樣本之間的時間必須大於零。"
Severity: #error
Expression: "period > 0"
