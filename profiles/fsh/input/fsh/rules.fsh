// Rule ids as they stand in the details of a refusal. A fragment: it grows with the rules of the server.

CodeSystem: MilkRuleCodes
Id: milk-rule
Title: "Rule of the milk bank"
Description: "Rules that can hold, reject or refuse something, by the id that stands in a refusal. Each says what was found wrong."
* insert ZhTitle("母乳庫規則")
* insert CompleteCodes
* ^content = #fragment
* #donor-unknown "Donor not in the record"
* #donor-unknown insert Zh("紀錄中沒有此捐贈者")
* #donor-not-enrolled "Donor not enrolled when the milk was expressed"
* #donor-not-enrolled insert Zh("擠奶時捐贈者未登記")
* #donor-consent-missing "No valid donor consent when the milk was expressed"
* #donor-consent-missing insert Zh("擠奶時沒有捐贈者的有效同意書")
* #donor-sex "Sex of the donor raises a question"
* #donor-sex insert Zh("捐贈者性別存疑")
* #donor-age "Donor too young or too old"
* #donor-age insert Zh("捐贈者年齡過小或過大")
* #birth-implausible "Dates of birth that cannot both be true"
* #birth-implausible insert Zh("出生日期互相矛盾")
* #child-unknown "No birth of the donor's child on record"
* #child-unknown insert Zh("沒有捐贈者嬰兒的出生紀錄")
* #child-not-born "Expressed before the donor's child was born"
* #child-not-born insert Zh("擠奶時捐贈者的嬰兒尚未出生")
* #child-too-old "Donor's child too old for the bank"
* #child-too-old insert Zh("捐贈者的嬰兒年齡超出限制")
* #answer-unjudged "Answer in the interview that no rule judges"
* #answer-unjudged insert Zh("訪談中未有規則判斷的回答")
* #interview-missing "No screening interview"
* #interview-missing insert Zh("沒有健康問卷訪談")
* #interview-incomplete "Screening interview not complete"
* #interview-incomplete insert Zh("健康問卷訪談尚未完成")
* #interview-expired "Screening interview does not reach to the milk"
* #interview-expired insert Zh("健康問卷訪談不涵蓋擠奶時間")
* #donor-deferred "Donor deferred when the milk was expressed"
* #donor-deferred insert Zh("擠奶時捐贈者正暫緩捐贈")
* #milk-in-deferral-window "Expressed while the donor may not give milk"
* #milk-in-deferral-window insert Zh("於不可捐贈期間擠出")
* #enrolment-move-not-allowed "Enrolment cannot take this step"
* #enrolment-move-not-allowed insert Zh("登記狀況不能如此更改")
* #serology-incomplete "A blood test of the donor is missing"
* #serology-incomplete insert Zh("欠缺捐贈者驗血項目")
* #serology-not-final "A blood test of the donor is not final and non-reactive"
* #serology-not-final insert Zh("捐贈者驗血尚未有最終及無反應的結果")
* #serology-expired "Blood test too old for the milk"
* #serology-expired insert Zh("驗血不涵蓋擠奶時間")
* #serology-reactive "Blood test reactive"
* #serology-reactive insert Zh("驗血呈反應性")
* #serology-confirmed "Infection confirmed"
* #serology-confirmed insert Zh("感染已獲確診")
* #serology-undetermined "Blood test without a clear answer"
* #serology-undetermined insert Zh("血清檢測沒有明確結果")
* #finding-unjudged "Positive finding that no rule judges"
* #finding-unjudged insert Zh("未有規則判斷的陽性結果")
* #result-waits "A laboratory result about it waits for a person"
* #result-waits insert Zh("有關化驗結果等待人員處理")
* #expression-time-missing "Time of expression missing"
* #expression-time-missing insert Zh("沒有註明擠奶時間")
* #expression-in-future "Expressed after it was received"
* #expression-in-future insert Zh("擠奶時間晚於接收時間")
* #raw-over-age "Raw milk too old"
* #raw-over-age insert Zh("未消毒母乳超出期限")
* #seal-broken "Seal broken"
* #seal-broken insert Zh("封口破損")
* #deposit-thawed "Deposit arrived thawed"
* #deposit-thawed insert Zh("送達時已解凍")
* #deposit-partly-thawed "Deposit arrived with ice crystals"
* #deposit-partly-thawed insert Zh("送達時只有冰晶")
* #volume-missing "Volume not known"
* #volume-missing insert Zh("容量不詳")
* #unit-number-taken "Unit number already taken"
* #unit-number-taken insert Zh("編號已被使用")
* #number-taken "Number taken"
* #number-taken insert Zh("編號已被使用")
* #number-not-printable "Number that no label can carry"
* #number-not-printable insert Zh("編號不能印於標籤")
* #unit-not-in-stock "Unit not in stock"
* #unit-not-in-stock insert Zh("單位不在庫存")
* #unit-already-thawing "Unit already thawing"
* #unit-already-thawing insert Zh("單位已在解凍中")
* #thaw-start-in-future "Thaw starts in the future"
* #thaw-start-in-future insert Zh("解凍開始時間在未來")
* #thaw-deadline-passed "Heating started too late after the thaw"
* #thaw-deadline-passed insert Zh("解凍後逾時才加熱")
* #thaw-running-out "Thaw clock runs out"
* #thaw-running-out insert Zh("解凍時限將至")
* #heating-not-reported "No heating reported in time"
* #heating-not-reported insert Zh("未收到加熱紀錄")
* #thaw-overlaps-closure "The thaw would run into a closure"
* #thaw-overlaps-closure insert Zh("解凍時間與停運時段重疊")
* #thaw-too-warm "Thawing milk too warm"
* #thaw-too-warm insert Zh("解凍母乳溫度過高")
* #thaw-times-crossed "Thaw ends before it starts"
* #thaw-times-crossed insert Zh("解凍結束早於開始")
* #thaw-not-running "Thaw not running"
* #thaw-not-running insert Zh("解凍工序不在進行中")
* #unit-not-in-thaw "Unit not in this thaw"
* #unit-not-in-thaw insert Zh("單位不屬於這次解凍")
* #container-already-used "Container already pooled"
* #container-already-used insert Zh("容器已用於其他混合批次")
* #volume-not-conserved "More milk came out than went in"
* #volume-not-conserved insert Zh("容量不守恆")
* #pool-donors-exceeded "Too many donors in one pool"
* #pool-donors-exceeded insert Zh("混合批次捐贈者人數超出上限")
* #pool-not-ready "Pool not ready to be pasteurised"
* #pool-not-ready insert Zh("混合批次未能消毒")
* #typed-late "Typed later than it was done"
* #typed-late insert Zh("事後補錄")
* #late-unconfirmed "Typed late, without a downtime report of two people"
* #late-unconfirmed insert Zh("事後補錄而沒有兩人確認的停機報告")
* #hold-too-short "Not held hot long enough"
* #hold-too-short insert Zh("維持消毒溫度時間不足")
* #hold-below-temperature "Not hot enough"
* #hold-below-temperature insert Zh("溫度不足")
* #curve-missing "Temperature curve missing"
* #curve-missing insert Zh("欠缺溫度曲線")
* #curve-gap "Gap in the temperature curve"
* #curve-gap insert Zh("溫度曲線有缺口")
* #curve-clock "Clock of the logger went backwards"
* #curve-clock insert Zh("記錄儀時鐘倒退")
* #curve-in-future "Temperature curve ends in the future"
* #curve-in-future insert Zh("溫度曲線在未來結束")
* #curve-implausible "Readings that no probe can give"
* #curve-implausible insert Zh("探頭不可能的讀數")
* #curve-flat "Temperature curve without any change"
* #curve-flat insert Zh("溫度曲線毫無變化")
* #curve-sign-lost "Temperature curve that lost its minus"
* #curve-sign-lost insert Zh("溫度曲線遺漏負號")
* #logger-differs "Curve of another logger"
* #logger-differs insert Zh("另一記錄儀的曲線")
* #overheated "Hotter than good for the milk"
* #overheated insert Zh("溫度過高")
* #cooling-slow "Cooled too slowly"
* #cooling-slow insert Zh("冷卻過慢")
* #cooling-not-recorded "Cooling not recorded"
* #cooling-not-recorded insert Zh("沒有冷卻紀錄")
* #process-not-validated "Heat treatment not validated"
* #process-not-validated insert Zh("消毒程序未經驗證")
* #calibration-not-recorded "No calibration on record"
* #calibration-not-recorded insert Zh("沒有校準紀錄")
* #calibration-missing "No calibration on record, and the rule profile asks for one"
* #calibration-missing insert Zh("沒有校準紀錄，而規則檔要求有")
* #calibration-overdue "Calibration overdue"
* #calibration-overdue insert Zh("校準過期")
* #calibration-failed "Calibration failed"
* #calibration-failed insert Zh("校準不合格")
* #storage-left-range "Storage left its range"
* #storage-left-range insert Zh("儲存溫度超出範圍")
* #storage-not-proven "Storage not proven"
* #storage-not-proven insert Zh("儲存溫度未能證實")
* #storage-may-have-thawed "Milk may have thawed"
* #storage-may-have-thawed insert Zh("母乳可能已解凍")
* #transport-left-range "Transport left its range"
* #transport-left-range insert Zh("運送溫度超出範圍")
* #transport-not-proven "Transport not proven"
* #transport-not-proven insert Zh("運送溫度未能證實")
* #transport-logger-missing "No logger in the box"
* #transport-logger-missing insert Zh("運送箱沒有記錄器")
* #culture-pre-missing "Culture before pasteurisation missing"
* #culture-pre-missing insert Zh("欠缺消毒前細菌培養")
* #culture-post-missing "Culture after pasteurisation missing"
* #culture-post-missing insert Zh("欠缺消毒後細菌培養")
* #culture-over-limit "Too many bacteria"
* #culture-over-limit insert Zh("細菌數超出上限")
* #culture-organism "Organism found that needs a decision"
* #culture-organism insert Zh("發現需由微生物學醫生決定的微生物")
* #culture-undetermined "Culture does not settle the limit"
* #culture-undetermined insert Zh("細菌培養未能確定是否合格")
* #culture-not-final "Culture not final"
* #culture-not-final insert Zh("細菌培養尚未有最終結果")
* #analysis-implausible "Analysis holds what milk cannot"
* #analysis-implausible insert Zh("分析結果超出母乳範圍")
* #analysis-energy-differs "Energy of an analysis does not fit its parts"
* #analysis-energy-differs insert Zh("分析的能量與成分不符")
* #signer-unknown "Signer not known"
* #signer-unknown insert Zh("未能確認簽署人")
* #same-signer "Same person signs twice"
* #same-signer insert Zh("同一人簽署兩次")
* #batch-not-pending "Batch not waiting for release"
* #batch-not-pending insert Zh("批次不在等候放行")
* #bottle-expired "Milk expired"
* #bottle-expired insert Zh("母乳已過期")
* #move-not-allowed "Unit cannot do this in its state"
* #move-not-allowed insert Zh("單位在此狀態下不能進行此步驟")
* #unit-not-on-hold "Unit not on hold"
* #unit-not-on-hold insert Zh("單位並未被隔離")
* #fact-withdrawn "What moved it was entered in error"
* #fact-withdrawn insert Zh("移動原因屬錯誤輸入")
* #corrected-volume-used "The corrected volume does not agree with what was taken out"
* #corrected-volume-used insert Zh("更正後的容量與已取用的份量不符")
* #unit-unknown "Unit not in the record"
* #unit-unknown insert Zh("紀錄中沒有此單位")
* #unit-not-a-bottle "Not a bottle of pasteurised milk"
* #unit-not-a-bottle insert Zh("並非已消毒的母乳瓶")
* #bottle-already-dispensed "Bottle already dispensed"
* #bottle-already-dispensed insert Zh("母乳瓶已經發出")
* #bottle-infants-exceeded "More infants than one bottle may serve"
* #bottle-infants-exceeded insert Zh("超出一樽母乳可供嬰兒數目")
* #bottle-not-at-ward "Bottle not at a ward"
* #bottle-not-at-ward insert Zh("母乳瓶不在病房")
* #bottle-opened "Bottle opened for another infant"
* #bottle-opened insert Zh("母乳瓶已為另一嬰兒開啟")
* #bottle-still-needed "Bottle still needed by its infant"
* #bottle-still-needed insert Zh("原定嬰兒仍可使用母乳瓶")
* #infant-elsewhere "Bottle not in the infant's ward"
* #infant-elsewhere insert Zh("母乳瓶不在嬰兒所屬病房")
* #milk-not-released "Milk not released"
* #milk-not-released insert Zh("母乳未獲放行")
* #milk-on-hold "Milk on hold"
* #milk-on-hold insert Zh("母乳正被隔離")
* #milk-recalled "Milk recalled"
* #milk-recalled insert Zh("母乳已被回收")
* #milk-used-up "Milk used up"
* #milk-used-up insert Zh("母乳已經用完")
* #thawed-too-long "Thawed too long"
* #thawed-too-long insert Zh("解凍過久")
* #warmed-too-long "Warmed too long"
* #warmed-too-long insert Zh("加溫過久")
* #milk-not-dispensed-to-infant "Milk not dispensed to this infant"
* #milk-not-dispensed-to-infant insert Zh("母乳並非發給這名嬰兒")
* #infant-unknown "Infant not in the record"
* #infant-unknown insert Zh("紀錄中沒有此嬰兒")
* #infant-consent-missing "No valid parent consent"
* #infant-consent-missing insert Zh("沒有家長的有效同意書")
* #consent-not-understood "Something in the parents' consent is not understood"
* #consent-not-understood insert Zh("家長同意書有未能理解的內容")
* #mothers-own-milk "Milk of the infant's own mother"
* #mothers-own-milk insert Zh("嬰兒親生母親的母乳")
* #not-the-same-infant "Records of two infants"
* #not-the-same-infant insert Zh("兩名嬰兒的紀錄")
* #record-replaced "Record that was replaced"
* #record-replaced insert Zh("已被取代的紀錄")
* #another-mother "Another mother is linked"
* #another-mother insert Zh("已連結另一位母親")
* #move-outside-lineage "Move outside the lineage"
* #move-outside-lineage insert Zh("超出來源及去向的狀態變更")
* #order-not-active "No active feeding order"
* #order-not-active insert Zh("沒有有效的餵奶醫囑")
* #order-review-due "The order is due for review"
* #order-review-due insert Zh("醫囑已到覆核日期")
* #order-review-overdue "The order was not reviewed in time"
* #order-review-overdue insert Zh("醫囑逾期未覆核")
* #feed-over-order "More than was ordered for a feed"
* #feed-over-order insert Zh("超出醫囑的每次份量")
* #day-over-order "More than was ordered for a day"
* #day-over-order insert Zh("超出醫囑的每日份量")
* #volume-over-weight "More than an infant of this weight can have in a day"
* #volume-over-weight insert Zh("每日份量超出嬰兒體重所容")
* #weight-implausible "A weight that is not believed"
* #weight-implausible insert Zh("體重數值不可信")
* #feed-time-in-future "Feed given in the future"
* #feed-time-in-future insert Zh("餵哺時間在未來")
* #milk-not-made-yet "Used before it was made"
* #milk-not-made-yet insert Zh("使用時間早於製成時間")
* #feed-before-dispense "Fed before it was dispensed"
* #feed-before-dispense insert Zh("餵哺時間早於配發時間")
* #feed-already-recorded "The same feed is recorded already"
* #feed-already-recorded insert Zh("同一次餵哺已有紀錄")
* #feed-volume-exceeded "More fed than the unit holds"
* #feed-volume-exceeded insert Zh("餵哺量超出單位容量")
* #donors-per-infant-exceeded "More donors than the parents agreed to"
* #donors-per-infant-exceeded insert Zh("捐贈者人數超出家長同意的上限")
* #no-stock "Not enough released milk"
* #no-stock insert Zh("已放行的母乳不足")
* #not-for-this-place "Delivered to the wrong place"
* #not-for-this-place insert Zh("送錯地點")
* #not-on-its-way "No delivery of this milk is on its way"
* #not-on-its-way insert Zh("此母乳沒有送遞中的紀錄")
* #delivery-late "On the way for too long without a logger"
* #delivery-late insert Zh("沒有溫度紀錄的運送時間過長")
* #delivery-not-received "Bottles on their way not received"
* #delivery-not-received insert Zh("送遞中的母乳尚未收到")
* #reserved-for-priority "Milk is short and kept for infants with priority"
* #reserved-for-priority insert Zh("存量不足，留給優先的嬰兒")
* #priority-overridden "Given without priority, by a person's decision"
* #priority-overridden insert Zh("經人員決定，不按優先次序配發")
* #donor-number-conflict "Two donor numbers on one container"
* #donor-number-conflict insert Zh("同一容器有兩個捐贈者編號")
* #mix-up-possible "Beside a container whose label is in doubt"
* #mix-up-possible insert Zh("可能與標籤存疑的容器混淆")
* #label-in-doubt "Label in doubt, not replaced yet"
* #label-in-doubt insert Zh("標籤存疑，尚未更換")
* #label-replaced "Label was replaced by another"
* #label-replaced insert Zh("標籤已被取代")
* #new-label-differs "Witness reads another number"
* #new-label-differs insert Zh("見證人讀到另一編號")
* #feed-not-stopped "Nothing stops this feed"
* #feed-not-stopped insert Zh("沒有規則停止此次餵奶")
* #feed-volume-not-positive "Volume of a feed is not above zero"
* #feed-volume-not-positive insert Zh("餵奶容量並非大於零")
* #feed-reported-otherwise "The same feed was reported with another volume"
* #feed-reported-otherwise insert Zh("同一次餵奶曾以另一容量呈報")
* #stop-not-overridable "This stop cannot be overridden"
* #stop-not-overridable insert Zh("此停止指示不可推翻")
* #offline-list-too-old "The offline list was too old when the feed was given"
* #offline-list-too-old insert Zh("餵奶時離線清單已過期")
* #device-clock-wrong "Clock of the device is wrong"
* #device-clock-wrong insert Zh("裝置時鐘不準")
* #offline-list-unknown "The offline list is not known"
* #offline-list-unknown insert Zh("未能確認離線清單")
* #nothing-to-label "Nothing left to label"
* #nothing-to-label insert Zh("已沒有可貼標籤的母乳")
* #label-count-mismatch "Labels and bottles do not agree"
* #label-count-mismatch insert Zh("標籤與奶樽數目不符")
* #label-differs "Label and record do not agree"
* #label-differs insert Zh("標籤與紀錄不符")
* #recall-count-exceeded "More units accounted for than held"
* #recall-count-exceeded insert Zh("交代的單位多於持有數目")
* #recall-unanswered "Recalled containers of a place not accounted for"
* #recall-unanswered insert Zh("地點尚未交代回收單位")
* #recall-not-accounted "Recall not accounted for"
* #recall-not-accounted insert Zh("回收單位尚未全部交代")
* #recall-feed-unnamed "Recalled milk was fed and no infant is named"
* #recall-feed-unnamed insert Zh("已餵哺的回收母乳未有記錄嬰兒")
* #server-owned "Written only by the server"
* #server-owned insert Zh("只由伺服器寫入")

ValueSet: MilkRules
Id: milk-rule
Title: "Rules of the milk bank"
Description: "Rules that can hold, reject or refuse something, by the id that stands in a refusal. Each says what was found wrong."
* insert ZhTitle("母乳庫規則")
* ^experimental = false
* include codes from system MilkRuleCodes

