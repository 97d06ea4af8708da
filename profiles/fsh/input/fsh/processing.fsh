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
Description: "The temperatures of one run, of a freezer or of a box as the probe wrote them, E where a sample is missing. Origin 0 °C, factor 1, period in milliseconds."
* insert ZhTitle("溫度曲線")
* code = MilkObservationCodes#temperature-curve
* effective[x] 1..1 MS
* effective[x] only Period
* effectivePeriod.start 1..1
* effectivePeriod.end 1..1
* effective[x] ^short = "From the first sample to the last · 首個至最後樣本"
* focus MS
* focus only Reference(Batch or ProcessingRun)
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
* focus ^short = "The batch, or the thaw; set by the server · 消毒批次或解凍工序（由伺服器寫入）"
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

Profile: ThawAlarm
Parent: Task
Id: thaw-alarm
Title: "Thaw alarm"
Description: "The server asks people to act before a thaw clock runs out. Raised once; who takes it on writes status, owner and notes."
* insert ZhTitle("解凍時限警報")
* identifier 1..1 MS
* identifier.system 1..1
* identifier.system = "https://lactarium.org/id/alarm"
* code 1..1 MS
* code from MilkAlarms (required)
* intent = #order
* status MS
* priority 1..1 MS
* focus 1..1 MS
* focus only Reference(ProcessingRun)
* authoredOn 1..1 MS
* owner MS
* restriction.period.end 1..1 MS
* insert SlicedBy(input, type)
* input contains unit 0..* MS
* input[unit].type = TaskPartCodes#unit
* input[unit].value[x] only Reference(MilkUnit)
* identifier ^short = "Made from the thaw and the moment · 警報編號"
* code ^short = "Which moment of the clock · 警報種類"
* status ^short = "Requested until somebody takes it on · 狀態"
* priority ^short = "urgent, asap or stat · 緩急"
* focus ^short = "The thaw · 解凍工序"
* authoredOn ^short = "When it was raised · 發出時間"
* owner ^short = "Who takes it on · 負責人"
* restriction.period.end ^short = "The last moment to start heating · 最遲開始加熱時間"
* input[unit] ^short = "What was not heated · 未加熱的單位"

Profile: Closure
Parent: Flag
Id: closure
Title: "Closure of the bank"
Description: "A time in which nobody can pasteurise: a typhoon signal from No. 8 up or its announcement, a planned closure. To lift it, end its period or make it inactive."
* insert ZhTitle("母乳庫停運")
* status MS
* code 1..1 MS
* code from ClosureReasons (required)
* subject only Reference(Location)
* subject MS
* period 1..1 MS
* period.start 1..1 MS
* period.end MS
* author MS
* status ^short = "Active until it is lifted · 狀態"
* code ^short = "Why · 原因"
* subject ^short = "The bank or the room that is closed · 停運地點"
* period.start ^short = "From when · 開始時間"
* period.end ^short = "Until when; absent while nobody knows · 結束時間"
* author ^short = "Who says so · 發出者"
