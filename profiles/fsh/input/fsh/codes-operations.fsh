// Codes of the inputs and outputs of operations.

CodeSystem: DepositConditionCodes
Id: deposit-condition
Title: "Condition of a deposit"
Description: "How a deposit arrived."
* insert ZhTitle("捐贈單位狀況")
* insert CompleteCodes
* #frozen "Frozen"
* #frozen insert Zh("冰封")
* #ice-crystals "Ice crystals"
* #ice-crystals insert Zh("尚有冰晶")
* #thawed "Thawed"
* #thawed insert Zh("已解凍")

ValueSet: DepositConditions
Id: deposit-condition
Title: "Conditions of a deposit"
Description: "How a deposit arrived."
* insert ZhTitle("捐贈單位狀況")
* ^experimental = false
* include codes from system DepositConditionCodes

CodeSystem: IntakeVerdictCodes
Id: intake-verdict
Title: "Verdict of intake"
Description: "What became of a deposit when it was received."
* insert ZhTitle("接收結果")
* insert CompleteCodes
* #accepted "Accepted"
* #accepted insert Zh("接收")
* #quarantined "Quarantined"
* #quarantined insert Zh("隔離待驗")
* #rejected "Rejected"
* #rejected insert Zh("不合格")

ValueSet: IntakeVerdicts
Id: intake-verdict
Title: "Verdicts of intake"
Description: "What became of a deposit when it was received."
* insert ZhTitle("接收結果")
* ^experimental = false
* include codes from system IntakeVerdictCodes

CodeSystem: CycleVerdictCodes
Id: cycle-verdict
Title: "Verdict of a pasteurisation"
Description: "What the temperature curve of a run showed."
* insert ZhTitle("消毒程序結果")
* insert CompleteCodes
* #passed "Passed"
* #passed insert Zh("合格")
* #held "Held"
* #held insert Zh("隔離待驗")
* #rejected "Rejected"
* #rejected insert Zh("不合格")

ValueSet: CycleVerdicts
Id: cycle-verdict
Title: "Verdicts of a pasteurisation"
Description: "What the temperature curve of a run showed."
* insert ZhTitle("消毒程序結果")
* ^experimental = false
* include codes from system CycleVerdictCodes

CodeSystem: FeedDecisionCodes
Id: feed-decision
Title: "Decision at the bedside"
Description: "Whether a feed may be given."
* insert ZhTitle("床邊核對結果")
* insert CompleteCodes
* #ok "May be given"
* #ok insert Zh("可以餵奶")
* #stop "Stop"
* #stop insert Zh("停止")

ValueSet: FeedDecisions
Id: feed-decision
Title: "Decisions at the bedside"
Description: "Whether a feed may be given."
* insert ZhTitle("床邊核對結果")
* ^experimental = false
* include codes from system FeedDecisionCodes

CodeSystem: TraceDirectionCodes
Id: trace-direction
Title: "Direction of a trace"
Description: "Which way a trace goes."
* insert ZhTitle("追溯方向")
* insert CompleteCodes
* #sources "Towards the donor"
* #sources insert Zh("追溯來源")
* #recipients "Towards the infants"
* #recipients insert Zh("追溯接受者")
* #both "Both ways"
* #both insert Zh("雙向追溯")

ValueSet: TraceDirections
Id: trace-direction
Title: "Directions of a trace"
Description: "Which way a trace goes."
* insert ZhTitle("追溯方向")
* ^experimental = false
* include codes from system TraceDirectionCodes

CodeSystem: LabelFormatCodes
Id: label-format
Title: "Format of a label"
Description: "In which format a label is wanted."
* insert ZhTitle("標籤格式")
* insert CompleteCodes
* #pdf "PDF"
* #pdf insert Zh("PDF")
* #zpl "ZPL"
* #zpl insert Zh("ZPL")
* #png "PNG"
* #png insert Zh("PNG")

ValueSet: LabelFormats
Id: label-format
Title: "Formats of a label"
Description: "In which format a label is wanted."
* insert ZhTitle("標籤格式")
* ^experimental = false
* include codes from system LabelFormatCodes

