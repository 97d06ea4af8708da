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


CodeSystem: ThawStateCodes
Id: thaw-state
Title: "State of a thaw clock"
Description: "How a running thaw stands."
* insert ZhTitle("解凍時限狀態")
* insert CompleteCodes
* #running "Running"
* #running insert Zh("進行中")
* #warning "People should know"
* #warning insert Zh("提示")
* #alarm "People must act"
* #alarm insert Zh("警報")
* #over "The limit has passed"
* #over insert Zh("時限已過")

ValueSet: ThawStates
Id: thaw-state
Title: "States of a thaw clock"
Description: "How a running thaw stands."
* insert ZhTitle("解凍時限狀態")
* ^experimental = false
* include codes from system ThawStateCodes

CodeSystem: DueCodes
Id: due
Title: "What falls due for a donor"
Description: "What ends for a donor on a day unless it is renewed."
* insert ZhTitle("捐贈者到期事項")
* insert CompleteCodes
* #serology "Blood tests"
* #serology insert Zh("血清測試")
* #interview "Screening interview"
* #interview insert Zh("健康問卷訪談")
* #consent "Consent"
* #consent insert Zh("同意書")
* #child-birthday "Birthday of her child, from which it is too old"
* #child-birthday insert Zh("嬰兒生日，自該日起超出年齡限制")

ValueSet: Dues
Id: due
Title: "What falls due for a donor"
Description: "What ends for a donor on a day unless it is renewed."
* insert ZhTitle("捐贈者到期事項")
* ^experimental = false
* include codes from system DueCodes

CodeSystem: ThawOfferCodes
Id: thaw-offer
Title: "Way out for thawing milk"
Description: "What can be done with milk that thaws while the bank may close. None of it extends the limit."
* insert ZhTitle("解凍中母乳的處理方法")
* insert CompleteCodes
* #pasteurise-early "Start heating before the closure"
* #pasteurise-early insert Zh("停運前開始加熱")
* #hold-cold "Hold at or below 4 °C and write it down, heat after the closure"
* #hold-cold insert Zh("於攝氏4度或以下保存並記錄，停運後加熱")
* #discard "Discard when the limit passes"
* #discard insert Zh("時限過後棄置")

ValueSet: ThawOffers
Id: thaw-offer
Title: "Ways out for thawing milk"
Description: "What can be done with milk that thaws while the bank may close. None of it extends the limit."
* insert ZhTitle("解凍中母乳的處理方法")
* ^experimental = false
* include codes from system ThawOfferCodes

CodeSystem: StorageStateCodes
Id: storage-state
Title: "State of storage"
Description: "What a logger's curve says about the milk that stood there."
* insert ZhTitle("儲存狀態")
* insert CompleteCodes
* #within-range "Within its range"
* #within-range insert Zh("在範圍內")
* #left-range "Left its range"
* #left-range insert Zh("超出範圍")
* #not-proven "Not proven"
* #not-proven insert Zh("未能證實")
* #may-have-thawed "Milk may have thawed"
* #may-have-thawed insert Zh("母乳可能已解凍")

ValueSet: StorageStates
Id: storage-state
Title: "States of storage"
Description: "What a logger's curve says about the milk that stood there."
* insert ZhTitle("儲存狀態")
* ^experimental = false
* include codes from system StorageStateCodes

CodeSystem: WardStepCodes
Id: ward-step
Title: "Step at the ward"
Description: "What a ward does to a bottle or feed before it is given."
* insert ZhTitle("病房步驟")
* insert CompleteCodes
* #thaw-started "Taken out of the freezer"
* #thaw-started insert Zh("由冰格取出")
* #thaw-completed "Fully thawed"
* #thaw-completed insert Zh("完全解凍")
* #warmed "Warmed"
* #warmed insert Zh("已加溫")

ValueSet: WardSteps
Id: ward-step
Title: "Steps at the ward"
Description: "What a ward does to a bottle or feed before it is given."
* insert ZhTitle("病房步驟")
* ^experimental = false
* include codes from system WardStepCodes

CodeSystem: RunCheckCodes
Id: run-check
Title: "Run checked again"
Description: "What a run comes to after the drift of its probe was taken off."
* insert ZhTitle("工序覆核結果")
* insert CompleteCodes
* #passes "Still passes"
* #passes insert Zh("仍然合格")
* #fails "Fails"
* #fails insert Zh("不合格")
* #undecided "Cannot be decided"
* #undecided insert Zh("未能確定")

ValueSet: RunChecks
Id: run-check
Title: "Results of a run checked again"
Description: "What a run comes to after the drift of its probe was taken off."
* insert ZhTitle("工序覆核結果")
* ^experimental = false
* include codes from system RunCheckCodes

CodeSystem: RelabelOutcomeCodes
Id: relabel-outcome
Title: "Outcome of relabelling"
Description: "How far the relabelling of a container is."
* insert ZhTitle("重新貼標籤結果")
* insert CompleteCodes
* #awaiting-witness "Awaiting the witness" "One person has asked for another number."
* #awaiting-witness insert Zh("等候見證人")
* #relabelled "Relabelled" "Two different people have read the same number."
* #relabelled insert Zh("已重新貼標籤")

ValueSet: RelabelOutcomes
Id: relabel-outcome
Title: "Outcomes of relabelling"
Description: "How far the relabelling of a container is."
* insert ZhTitle("重新貼標籤結果")
* ^experimental = false
* include codes from system RelabelOutcomeCodes

CodeSystem: SiblingCodes
Id: siblings
Title: "Siblings of a container"
Description: "Containers that may have been mixed up with one, and are held with it."
* insert ZhTitle("相關容器")
* insert CompleteCodes
* #run "Same run" "All of the same thaw, or all bottles of the same batch."
* #run insert Zh("同一工序")
* #donor-day "Same donor, same day" "Everything that was received from the same donor on the same day."
* #donor-day insert Zh("同一捐贈者同日的單位")

ValueSet: Siblings
Id: siblings
Title: "Siblings of a container"
Description: "Containers that may have been mixed up with one, and are held with it."
* insert ZhTitle("相關容器")
* ^experimental = false
* include codes from system SiblingCodes

CodeSystem: DeliveryVerdictCodes
Id: delivery-verdict
Title: "Verdict on a delivery"
Description: "What becomes of a bottle that arrived."
* insert ZhTitle("送遞判定")
* insert CompleteCodes
* #accepted "Accepted" "It arrived cold and in time, and may be used."
* #accepted insert Zh("接收")
* #set-aside "Set aside" "It arrived, and may not be fed."
* #set-aside insert Zh("分開存放")

ValueSet: DeliveryVerdicts
Id: delivery-verdict
Title: "Verdicts on a delivery"
Description: "What becomes of a bottle that arrived."
* insert ZhTitle("送遞判定")
* ^experimental = false
* include codes from system DeliveryVerdictCodes
CodeSystem: TwoPeopleCodes
Id: two-people
Title: "What two people decided"
Description: "Whether a second person has spoken."
* insert ZhTitle("兩人決定")
* insert CompleteCodes
* #awaiting-second-person "Awaits a second person"
* #awaiting-second-person insert Zh("等候第二人")
* #confirmed "Confirmed by a second person"
* #confirmed insert Zh("第二人已確認")
* #withdrawn "Withdrawn by two people"
* #withdrawn insert Zh("已由兩人撤銷")

ValueSet: TwoPeople
Id: two-people
Title: "What two people decided"
Description: "Whether a second person has spoken."
* insert ZhTitle("兩人決定")
* ^experimental = false
* include codes from system TwoPeopleCodes


CodeSystem: OfflineOutcomeCodes
Id: offline-outcome
Title: "What became of an offline feed"
Description: "What became of a feed that a device wrote down while the ward was offline."
* insert ZhTitle("離線餵奶紀錄結果")
* insert CompleteCodes
* #recorded "Recorded" "Written down like any feed."
* #recorded insert Zh("已記錄")
* #conflict "Conflict" "A person must look at it."
* #conflict insert Zh("有衝突，須人手跟進")
* #unreadable "Could not be read"
* #unreadable insert Zh("未能讀取")

ValueSet: OfflineOutcomes
Id: offline-outcome
Title: "What became of an offline feed"
Description: "What became of a feed that a device wrote down while the ward was offline."
* insert ZhTitle("離線餵奶紀錄結果")
* ^experimental = false
* include codes from system OfflineOutcomeCodes

